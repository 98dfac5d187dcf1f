"""What it can lead to and how often it works out, as a person reads it."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

from helper.assessment import Desk, assess
from helper.case.models import Answer, Case, Concern
from helper.knowledge.remedies import Remedy
from helper.summary.blocks import Block, Heading
from helper.summary.content import content
from helper.summary.export import face_of
from helper.summary.text import as_text

TODAY = date(2026, 11, 22)
OPEN = {"body": "norfolk-county-council", "complained": "formal", "council_answer": "final", "first_knew": "2026-10"}
SHUT = {"nation": "wales"}
TOPIC = "adult-care-services/charging"


def case(topic: str = TOPIC, *, case_wide: dict[str, Any] | None = None, **own: Any) -> Case:
    """Return a case with one concern, without an obstacle unless the answers make one."""
    answers = {question: Answer(value=value) for question, value in {**OPEN, **own}.items()}
    concern = Concern(id="c1", topic=topic, story="It went wrong.", answers=answers)
    whole = {"nation": "england", **(case_wide or {})}
    return Case(answers={question: Answer(value=value) for question, value in whole.items()}, concerns=(concern,))


def part(blocks: tuple[Block, ...], heading: str) -> str:
    """Return the text under a heading, up to the next one; nothing where there is none of that name."""
    places = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    start = next((place for place in places if getattr(blocks[place], "text", "") == heading), None)
    if start is None:
        return ""
    end = next((place for place in places if place > start), len(blocks))
    return as_text(blocks[start + 1 : end], width=1000)


def with_remedies(at: Desk, *remedies: dict[str, Any]) -> Desk:
    """Return a desk that knows these remedies alone, all for who wants a payment."""
    base = {"name": "Money", "says": "It helps.", "sure": "confirmed", "sources": ["S51"], "checked": TODAY}
    when = {"question": "wanted", "any_of": ["payment"]}
    written = tuple(
        Remedy.model_validate({"id": f"r{number}", "when": when, **base, **each})
        for number, each in enumerate(remedies)
    )
    return dataclasses.replace(at, knowledge=dataclasses.replace(at.knowledge, remedies=written))


def leads_to(at: Desk, remedy: dict[str, Any], today: date = TODAY) -> str:
    """Return what a concern leads to where one remedy is known."""
    blocks = content(with_remedies(at, remedy), case(wanted=("payment",)), today)
    return part(blocks, "What it can lead to").splitlines()[-1]


FIGURE = {"id": "once", "unit": "a month", "sure": "confirmed", "sources": ["S51"], "checked": TODAY}


def test_each_kind_of_figure_has_its_words(at: Desk) -> None:
    """A value, a range and an upper end; thousands are parted so that they can be read."""
    kinds = {"value": {"value": 1500}, "range": {"least": 900, "most": 2400}, "up to": {"most": 500}}
    told = {kind: leads_to(at, {"figure": [{**FIGURE, **amounts}]}) for kind, amounts in kinds.items()}
    assert told == {
        "value": "- Money. It helps. Often about £1,500 a month.",
        "range": "- Money. It helps. Usually £900 to £2,400 a month.",
        "up to": "- Money. It helps. Usually up to £500 a month.",
    }


def test_past_its_last_known_day_a_figure_says_so(at: Desk) -> None:
    """On the last day nothing is added; on the day after, the words add until when it was checked."""
    figure = {**FIGURE, "most": 500, "until": date(2026, 11, 21)}
    assert leads_to(at, {"figure": [figure]}, date(2026, 11, 21)) == "- Money. It helps. Usually up to £500 a month."
    assert leads_to(at, {"figure": [figure]}, date(2026, 11, 22)) == (
        "- Money. It helps. Usually up to £500 a month. Checked only until 21 November 2026."
    )


def test_what_is_not_confirmed_says_so_once(at: Desk) -> None:
    """Beside the figure where that is unsure, else beside the remedy."""
    unsure = {"sure": "to-verify"}
    of_figure = leads_to(at, {**unsure, "figure": [{**FIGURE, **unsure, "most": 500}]})
    of_remedy = leads_to(at, {**unsure, "figure": [{**FIGURE, "most": 500}]})
    verify = "This is from general knowledge. Check this first."
    assert of_figure == f"- Money. It helps. Usually up to £500 a month. {verify}"
    assert of_remedy == f"- Money. It helps. {verify} Usually up to £500 a month."


def test_two_examples_at_most_and_those_with_a_figure_first(at: Desk) -> None:
    """A frightened person gets two cases to hold on to, not ten, and never more than six whole."""
    example = {"authority": "Anytown", "happened": "A wait.", "result": "£5.", "url": "https://example.org"}
    plain = [{"name": f"Plain {n}", "example": [{**example, "reference": f"plain {n}"}]} for n in range(6)]
    money = {"example": [{**example, "reference": "money"}], "figure": [{**FIGURE, "most": 5}]}
    known = with_remedies(at, *plain[:3], money, *plain[3:])
    told = part(content(known, case(wanted=("payment",)), TODAY), "What it can lead to")
    assert [line for line in told.splitlines() if "For example" in line] == [
        "- Plain 0. It helps. For example: A wait. £5. (Anytown, decision plain 0)",
        "- Money. It helps. Usually up to £5 a month. For example: A wait. £5. (Anytown, decision money)",
    ]
    assert told.count("\n- ") == 6
    assert told.rstrip().endswith("It may also ask for: Plain 5.")


def test_the_part_as_it_is_read(at: Desk) -> None:
    """The real knowledge, on a day within and after the time for which the range was read."""
    told = case("housing/homelessness", effect=("home",), about="homeless", first_knew="2024-12")
    lines = as_text(content(at, told, date(2025, 2, 28))).splitlines()
    start = lines.index("What it can lead to")
    assert lines[start : start + 8] == [
        "What it can lead to",
        "",
        "If the Ombudsman finds that something went wrong, it may ask for this. None of",
        "it is certain.",
        "",
        "- A payment for living somewhere unfit while homeless. Extra costs may be paid",
        "  back too: take-away food, storage, travel, or charges for rooms that were",
        "  not fit. Usually £150 to £350 for each month without a suitable home.",
    ]
    later = part(content(at, case("housing/homelessness", effect=("home",), about="homeless"), TODAY), lines[start])
    assert "£350 for each month without a suitable home. Checked only until 28 February 2025. Usually" in later
    assert "(Westminster City Council, decision 23 009 074)" in later


def test_how_often_it_works_out_is_told_once_with_both_denominators(at: Desk) -> None:
    """The year, the counts, both shares, and until when it was checked."""
    blocks = content(at, case(), TODAY)
    assert [block.text for block in blocks if isinstance(block, Heading)].count("How often it works out") == 1
    first, _, second = part(blocks, "How often it works out").strip().partition("\n\n")
    assert first == (
        "From April 2024 to March 2025, the Ombudsman dealt with 3,231 complaints and questions about adult social "
        "care. It looked closely at 987. It agreed that something had gone wrong in 776. So it agreed with 79 in 100 "
        "of those it looked at closely. Of all who got in touch, that is about 24 in 100. "
        "Checked only until 31 March 2025."
    )
    assert second.endswith("These numbers do not tell one person's chances.")


def test_a_count_that_was_not_published_is_not_told(at: Desk) -> None:
    """A year with a share alone gives the share, and no count made from it."""
    told = part(content(at, case(), date(2025, 1, 1)), "How often it works out")
    assert "17,937" in told
    assert "It looked closely at 4,003. So it agreed with 80 in 100" in told
    assert "3,202" not in told


def test_where_the_ombudsman_is_not_the_way_neither_is_told(at: Desk) -> None:
    """No remedy and no statistic beside a door that is shut."""
    shut = case(case_wide=SHUT, wanted=("payment",), effect=("upset",))
    blocks = content(at, shut, TODAY)
    assert assess(at, shut, TODAY).concerns[0].label == "cannot"
    assert part(blocks, "What it can lead to") == ""
    assert part(blocks, "How often it works out") == ""
    assert assess(at, shut, TODAY).concerns[0].remedies == ()


def test_markdown_and_the_result_on_screen_hold_both(at: Desk) -> None:
    """Every face is made from the same blocks."""
    told = case(wanted=("payment",))
    marked = face_of(at, told, TODAY, face="markdown", copy="client")
    assert "### What it can lead to" in marked
    assert "## How often it works out" in marked
    on_screen = as_text(content(at, told, TODAY, copy="file", whole=False))
    assert "What it can lead to" in on_screen
    assert "How often it works out" in on_screen


def test_sources_of_what_is_shown_stand_at_the_end(at: Desk) -> None:
    """The page of a range, and that of the statistic."""
    sources = part(content(at, case(wanted=("payment",)), TODAY), "Where this comes from")
    for source in ("remedies-part-1", "adult-care-review-2024-25"):
        assert at.knowledge.sources[source].title in sources


def test_each_way_says_what_it_costs_and_how_long_it_takes(at: Desk) -> None:
    """Also where each part is read at once, not only among the ways in full."""
    blocks = content(at, case(), TODAY, whole=False)
    shown = [route for route in assess(at, case(), TODAY).concerns[0].routes if route.when in {"now", "then"}]
    assert shown
    text = as_text(blocks, width=10_000)
    for each in shown:
        route = at.knowledge.routes[each.id]
        assert f"Cost: {route.cost} How long it takes: {route.takes}" in text


def test_the_assessment_carries_every_remedy_that_fits(at: Desk) -> None:
    """All of them with all examples, their figures and until when these were checked."""
    told = case("housing/homelessness", effect=("home",), about="homeless", wanted=("sorry",))
    concern = json.loads(json.dumps(assess(at, told, TODAY).as_json()))["concerns"][0]
    apology, home = concern["remedies"]
    assert (apology["id"], apology["figures"], len(apology["examples"])) == ("apology", [], 1)
    assert home["figures"][0] == {
        "id": "month",
        "value": None,
        "least": 150,
        "most": 350,
        "unit": "for each month without a suitable home",
        "from": "2023-09-01",
        "until": "2025-02-28",
        "checked_until": "2025-02-28",
        "sure": "confirmed",
    }
    assert [figure["checked_until"] for figure in home["figures"]] == ["2025-02-28", None]
    assert [example["reference"] for example in home["examples"]] == ["23 009 074", "22 000 134"]
