"""A shelf of decisions: what is added is there, once, however it came; a file keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper.decisions.query import query_of
from helper.decisions.shelf import Shelf, ShelfError, key_of
from helper.knowledge.loading import load_decisions

SOME = load_decisions()[:60]


@given(st.lists(st.sampled_from(SOME), max_size=40), st.integers(0, 40))
def test_every_decision_is_there_once_however_they_came(decisions: list, cut: int) -> None:
    """Added in one go or in two, doubled or not, the shelf holds each reference once and finds its words."""
    shelf = Shelf.in_memory(decisions[:cut])
    added = shelf.add(decisions[cut:])
    shelf.finish()
    references = {decision.reference for decision in decisions}
    before = {decision.reference for decision in decisions[:cut]}
    assert shelf.size == len(references)
    assert added == len(references - before)
    assert set(shelf.references()) == references
    for decision in decisions:
        assert shelf.show(decision.reference) == decision
        found = shelf.matching(query_of(shelf, decision.complaint), 60)
        assert decision.reference in {shelf.of_row(each.row).reference for each in found}


def test_a_file_keeps_what_was_added(tmp_path: Path) -> None:
    """Closed and opened again, everything is there, and the count of words may be made anew."""
    file = tmp_path / "shelf.sqlite"
    shelf = Shelf.in_file(file)
    assert shelf.add(SOME) == len(SOME)
    shelf.finish()
    shelf.close()
    again = Shelf.in_file(file)
    again.finish()
    assert again.size == len(SOME)
    assert again.counts(["council"]) == Shelf.in_memory(SOME).counts(["council"])


def test_an_import_that_broke_off_keeps_what_was_finished(tmp_path: Path) -> None:
    """What goes wrong half-way takes back only its own part."""
    shelf = Shelf.in_file(tmp_path / "shelf.sqlite")
    shelf.add(SOME[:10])

    def broken() -> object:
        yield from SOME[10:20]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shelf.add(broken())  # type: ignore[arg-type]
    shelf.finish()
    assert shelf.size == 10
    assert shelf.add(SOME[:20]) == 10


def test_a_misspelt_word_is_looked_for_as_the_shelf_spells_it() -> None:
    """A word that no decision holds is mended against those that are there; a short one is left."""
    shelf = Shelf.in_memory(load_decisions())
    assert query_of(shelf, "safeguradding") == query_of(shelf, "safeguarding") != ""
    assert query_of(shelf, "zzqx") == ""
    assert query_of(shelf, "") == ""


def test_a_common_word_is_left_out_of_a_long_query() -> None:
    """Rare words come first, so the work stays small however many decisions there are."""
    shelf = Shelf.in_memory(load_decisions())
    words = query_of(shelf, "council safeguarding allotment")
    assert words.index("allotment") < words.index("safeguard") < words.index("council")


@pytest.mark.parametrize("written", ["25 010 721", "25-010-721", "25010721", " 25 010 721 "])
def test_a_reference_is_known_however_it_is_written(written: str) -> None:
    """Only digits and letters count."""
    assert key_of(written) == "25010721"


def test_a_file_that_is_no_shelf_is_named(tmp_path: Path) -> None:
    """The message says which file, and the file is left as it is."""
    file = tmp_path / "letter.txt"
    file.write_text("Dear Sir")
    with pytest.raises(ShelfError, match=r"letter\.txt"):
        Shelf.in_file(file)
    assert file.read_text() == "Dear Sir"
