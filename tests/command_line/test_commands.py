"""The command line as others rely on it: exit codes, standard output, and sentences on standard error."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helper.case.models import Case
from helper.case.reading import write_case

ROOT = Path(__file__).parents[2]


def run(*arguments: str, words_in: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program with arguments and what is typed."""
    command = [sys.executable, "-m", "helper", *arguments]
    return subprocess.run(command, cwd=ROOT, input=words_in, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    """Return a small case file."""
    file = tmp_path / "case.json"
    file.write_text(
        json.dumps(
            {
                "format": "complaint-helper/case",
                "version": 1,
                "answers": {"nation": "england"},
                "concerns": [
                    {
                        "id": "c1",
                        "topic": "children-s-care-services/child-protection",
                        "story": "She told him where we live.",
                        "answers": {"about": "my-information", "data_problem": ["shared"], "first_knew": "2025-04"},
                    }
                ],
            }
        )
    )
    return file


def test_assess_gives_the_shape_of_the_contract(case_file: Path) -> None:
    """The keys of an assessment are those that others rely on."""
    done = run("assess", str(case_file), "--json", "--as-if", "2025-08-01")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert set(found) == {"as_at", "knowledge", "urgent", "concerns", "plan", "next_question"}
    assert found["as_at"] == "2025-08-01"
    concern = found["concerns"][0]
    assert set(concern) == {
        "id", "topic", "body", "wrong_body", "label", "label_settled", "tests", "undecided", "lifted", "routes",
        "statement", "decisions", "statistics", "what_would_change_this", "remedies",
    }  # fmt: skip
    assert concern["label"] == "elsewhere"
    test = concern["tests"][0]
    assert test["id"] == "data-protection-ico"
    assert test["because"] == [{"question": "data_problem", "answer": ["shared"], "from": "concern"}]
    assert {"lgsco", "data-complaint-controller", "ico-data-complaint"} <= {r["id"] for r in concern["routes"]}
    assert [urgent["asked"] for urgent in found["urgent"]] == [False] * len(found["urgent"])
    assert found["next_question"] == {"id": "danger_now", "concern": None}


@pytest.mark.parametrize("place", ["before", "after"])
def test_common_options_stand_before_or_after_the_command(case_file: Path, place: str) -> None:
    """--json and --as-if mean the same on either side of the command."""
    options = ["--json", "--as-if", "2025-08-01"]
    arguments = ["assess", str(case_file)]
    done = run(*options, *arguments) if place == "before" else run(*arguments, *options)
    assert json.loads(done.stdout)["as_at"] == "2025-08-01"


def test_a_case_is_read_from_standard_input(case_file: Path) -> None:
    """A dash reads the case from standard input."""
    done = run("assess", "-", "--json", words_in=case_file.read_text())
    assert json.loads(done.stdout)["concerns"][0]["id"] == "c1"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            '{"format": "complaint-helper/case", "version": 1, "answers": {"natoin": "england"}}',
            "the nearest is 'nation'",
        ),
        (
            '{"format": "complaint-helper/case", "version": 1, "answers": {"nation": "englnd"}}',
            "the nearest is 'england'",
        ),
        ('{"format": "complaint-helper/case", "version": 2}', "newer program"),
        ('{"format": "complaint-helper/case", "version": 1, "answers": {"nation": 3}}', "not a number"),
        ('{"format": "complaint-helper/case", "vers', "is not whole JSON"),
        ('{"some": "thing"}', "is no case"),
    ],
)
def test_a_bad_case_gets_a_sentence(change: str, words: str) -> None:
    """What is wrong is said on standard error, with exit code 1 and no traceback."""
    done = run("assess", "-", words_in=change)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["assess", "no-such-file.json"], 1, "no-such-file.json cannot be read"),
        (["--knowledge", "/no/such/folder", "topics", "bins"], 1, "is no folder"),
        (["decisions", "show", "25 010 999"], 1, "the nearest is"),
        (["decisions", "search", "bins", "--topic", "housing/homelesness"], 1, "the nearest is 'housing/homelessness'"),
        (["decisions", "search", "bins", "--test", "late-12-month"], 1, "the nearest is 'late-12-months'"),
        (["knowledge", "show", "lgscoo"], 1, "the nearest is 'lgsco'"),
        (["assess"], 2, "Missing argument"),
        (["nonsense"], 2, "No such command"),
        (["--as-if", "yesterday", "topics", "bins"], 2, "is no date"),
    ],
)
def test_wrong_use_gets_a_sentence(arguments: list[str], code: int, words: str) -> None:
    """Wrong usage is 2, what cannot be done is 1, and each says why."""
    done = run(*arguments)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert words in done.stderr


def test_topics_and_decisions_answer_in_the_shapes_of_the_contract() -> None:
    """The JSON of topics and of a search has the promised keys, best first."""
    topics = json.loads(run("topics", "my", "bin", "was", "not", "emptied", "--json").stdout)["topics"]
    assert set(topics[0]) == {"id", "category", "subcategory", "score"}
    assert [t["score"] for t in topics] == sorted((t["score"] for t in topics), reverse=True)
    found = json.loads(run("decisions", "search", "-", "--json", "--limit", "3", words_in="homeless hotel").stdout)
    assert len(found["decisions"]) == 3
    assert set(found["decisions"][0]) == {
        "reference", "authority", "category", "subcategory", "decided", "score", "grounds", "signposted", "outcome",
    }  # fmt: skip
    stats = json.loads(run("decisions", "stats", "--topic", "housing/homelessness", "--json").stdout)
    assert set(stats) == {"sample", "from", "to", "outcomes", "looked_into", "found_right"}


@pytest.mark.parametrize(
    "entry", ["late-12-months", "route:lgsco", "question:about", "source:S4", "topic:housing/homelessness"]
)
def test_an_entry_is_shown_with_its_source(entry: str) -> None:
    """One entry is told with what it says and where that comes from."""
    done = run("knowledge", "show", entry)
    assert done.returncode == 0
    assert entry.rsplit(":", maxsplit=1)[-1] in done.stdout


@pytest.mark.parametrize("of", ["case", "assessment", "knowledge"])
def test_schemas_are_json(of: str) -> None:
    """Each schema is JSON; the case's lists every question with its words and choices."""
    schema = json.loads(run("schema", of).stdout)
    if of == "case":
        about = next(q for q in schema["questions"] if q["id"] == "about")
        assert about["ask"]
        assert about["why"]
        assert {"my-information", "landlord"} <= {choice["id"] for choice in about["choices"]}


@pytest.mark.parametrize("face", ["text", "markdown", "json"])
def test_an_export_is_for_the_owner_alone(case_file: Path, tmp_path: Path, face: str) -> None:
    """The summary is written with mode 0600 and standard output stays empty."""
    output = tmp_path / "out"
    done = run("export", str(case_file), "--to", face, "--output", str(output))
    assert (done.returncode, done.stdout) == (0, "")
    assert output.stat().st_mode & 0o777 == 0o600
    assert "data protection" in output.read_text().lower()


def test_plain_runs_without_a_terminal_and_needs_nothing_but_input() -> None:
    """Without a terminal the plain helper starts by itself; at the end of input it prints the result."""
    done = run(words_in="none\nno\n")
    assert done.returncode == 0
    assert "Could someone you fear see this device" in done.stdout
    assert "WHAT YOU CAN DO" in done.stdout


def test_an_output_that_closes_early_is_no_error() -> None:
    """A reader that stops reading gets no traceback."""
    command = f"{sys.executable} -m helper schema case | head -c 10"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607
    assert "Traceback" not in done.stderr


def test_an_empty_case_is_assessed(tmp_path: Path) -> None:
    """A case in which nothing was told yet still gets general help."""
    file = tmp_path / "empty.json"
    file.write_text(write_case(Case()))
    done = run("assess", str(file), "--json")
    assert json.loads(done.stdout)["urgent"]


@pytest.mark.parametrize("output", ["/dev/null", ".", "no/such/folder/x.txt"])
def test_what_is_no_file_is_never_written_over(case_file: Path, output: str) -> None:
    """A device, a folder and a missing folder get a sentence that names what was asked for."""
    done = run("export", str(case_file), "--to", "text", "--output", output)
    assert done.returncode in {1, 2}
    assert output in done.stderr
    assert "Traceback" not in done.stderr
    assert Path("/dev/null").is_char_device()


def test_an_empty_knowledge_folder_says_what_is_lacking(tmp_path: Path) -> None:
    """A folder that holds no knowledge is not called sound."""
    done = run("--knowledge", str(tmp_path), "knowledge", "check")
    assert done.returncode == 1
    assert "there is not one [[question]]" in done.stderr


def test_closed_input_and_a_byte_order_mark_do_no_harm(case_file: Path) -> None:
    """A case saved by a Windows editor opens, and a closed standard input is the end of input."""
    marked = "\ufeff" + case_file.read_text()
    assert run("assess", "-", "--json", words_in=marked).returncode == 0
    command = f"{sys.executable} -m helper plain <&-"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)


def test_what_has_gone_stale_is_listed_and_is_no_fault() -> None:
    """A day years on lists what must be looked at again, with file and line, and still exits 0."""
    done = run("knowledge", "check", "--as-if", "2029-02-01", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["sound"] is True
    ended = [each for each in found["stale"] if each["why"] == "ended" and each["what"] == "holidays"]
    assert [(each["day"], each["file"]) for each in ended] == [("2028-12-31", "holidays.toml")]
    told = run("knowledge", "check", "--as-if", "2029-02-01").stdout
    checked = sum(each["why"] == "checked" for each in found["stale"])
    assert f"Stale by 2029-02-01: {checked} checked too long ago." in told
    assert "  holidays: known until 2028-12-31, stale since 2029-01-01 (holidays.toml:" in told


def test_a_topic_that_the_complaint_body_does_not_use_is_named_alone(tmp_path: Path) -> None:
    """Without a category only the subcategory stands there."""
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder)
    (folder / "topics-of-others.toml").write_text(
        '[[topic]]\nid = "kites"\nsubcategory = "Kites in trees"\nphrases = ["zebra kite"]\n'
    )
    told = run("topics", "zebra", "kite", "--knowledge", str(folder)).stdout.splitlines()
    assert told[0].endswith("  kites  (Kites in trees)")
    assert any(line.endswith(")") and ": " in line for line in run("topics", "my", "bins").stdout.splitlines())


def test_a_fault_in_a_told_case_is_told_with_its_place(tmp_path: Path) -> None:
    """A wrong word in a scenario ends the check with file, line and key."""
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder)
    (told,) = folder.glob("scenarios/dover-*.toml")
    told.write_text(told.read_text().replace('\nnation = "england"', '\nnatoin = "england"', 1))
    done = run("knowledge", "check", "--knowledge", str(folder))
    assert (done.returncode, done.stdout) == (1, "")
    assert f"scenarios/{told.name}:" in done.stderr
    assert "scenario.answers.natoin: there is no question 'natoin'; the nearest is 'nation'" in done.stderr


def test_a_search_says_why_each_decision_is_alike() -> None:
    """In words: the topic, the rule, and the words that are shared."""
    done = run("decisions", "search", "they havent emptied my bin for 3 weeks", "--limit", "2")
    assert done.stdout.count("Alike in: the same topic; the same words: ") == 2
    done = run("decisions", "search", "too late", "--test", "late-12-months", "--limit", "1")
    assert "the same rule: " in done.stdout
