"""Judgements to and from nomenklatura's resolver file. All ids invented."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigaq.model.review import Decision
from aigaq.resolve import export_judgements, import_judgements
from aigaq.resolve.rulings import rulings

A, B, C, D = ("a" * 32, "b" * 32, "c" * 32, "d" * 32)
AT = "2024-05-01T12:00:00+00:00"


def decide(verdict: str, *subjects: str, at: str = AT) -> Decision:
    """Decide something."""
    return Decision(verdict, subjects, "a tester", at)  # type: ignore[arg-type]


def line(*row: object) -> str:
    """Write a line."""
    return json.dumps(row)


def test_each_pair_is_a_line_with_the_greater_id_first() -> None:
    lines = list(export_judgements([decide("same", A, B, C), decide("different", D, A), decide("unsure", C, D)]))
    rows = [json.loads(one) for one in lines]
    assert [row[:3] for row in rows] == [
        [B, A, "positive"], [C, A, "positive"], [D, A, "negative"], [D, C, "unsure"],
    ]  # fmt: skip
    assert rows[0][3:] == [None, "a tester", "2024-05-01T12:00:00.000000"]


def test_what_was_taken_back_or_is_no_judgement_is_not_exported() -> None:
    apart = decide("different", A, B)
    assert list(export_judgements([apart, decide("undo", apart.id), decide("accept", C)])) == []


def test_what_is_exported_comes_back_as_it_was() -> None:
    taken = [decide("same", A, B), decide("different", A, C), decide("unsure", C, D)]
    back = import_judgements(export_judgements(taken), {A, B, C, D})
    ours, theirs = rulings(taken), rulings(back.decisions)
    assert (theirs.groups(), theirs.apart, theirs.unsure) == (ours.groups(), ours.apart, ours.unsure)
    assert {d.at for d in back.decisions} == {AT}
    assert import_judgements(export_judgements(taken), {A, B, C, D}, taken).decisions == ()


def test_a_canonical_id_stands_for_all_that_are_tied_to_it() -> None:
    lines = [
        line("NK-x", A, "positive", None, "an analyst", "2024-01-01T00:00:00"),
        line("NK-x", B, "positive", None, "an analyst", "2024-01-02T00:00:00"),
        line("NK-x", C, "negative", None, "an analyst", "2024-01-03T00:00:00"),
    ]
    found = import_judgements(lines, {A, B, C})
    ruled = rulings(found.decisions)
    assert ruled.groups() == [frozenset({A, B})]
    assert ruled.apart[C] == frozenset({A, B})
    assert found.unknown == ()


def test_unknown_ids_and_bad_lines_are_given_and_suggestions_counted() -> None:
    lines = [
        "not json", "[" * 100_000, "{}", line(A, A, "positive", None, "x", None), line(A, B, "maybe", None, "x", None),
        line(A, "", "positive", None, "x", None), line(A, 7, "positive", None, "x", None),
        line(A, B, "positive", None, ["x"], None), "", line(A, B, "no_judgement", 0.7, "x", None),
        line("other-1", A, "positive", None, "x", None), line(B, A, "positive", None, "x", AT, AT),
    ]  # fmt: skip
    found = import_judgements(lines, {A, B})
    assert [number for number, _ in found.refused] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert (found.decisions, found.unknown, found.suggestions) == ((), ("other-1",), 1)


def test_who_decides_is_named_where_a_line_names_nobody() -> None:
    (only,) = import_judgements([line(B, A, "negative", None, None, None)], {A, B}, by="an importer").decisions
    assert (only.by, only.at) == ("an importer", "")


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_text_is_read_without_a_crash(lines: list[str]) -> None:
    assert import_judgements(lines, {A}).decisions == ()


def test_nomenklatura_reads_what_we_write_and_we_read_what_it_writes(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        resolver_of = pytest.importorskip("nomenklatura.resolver", reason="nomenklatura is not installed")
        db = pytest.importorskip("nomenklatura.db", reason="nomenklatura is not installed")
        judgement = pytest.importorskip("nomenklatura.judgement").Judgement
    taken = [decide("same", A, B), decide("different", A, C), decide("unsure", C, D)]
    ours, theirs = tmp_path / "ours.ijson", tmp_path / "theirs.ijson"
    ours.write_text("".join(export_judgements(taken)), "utf-8")
    with warnings.catch_warnings(), db.Session(db.get_engine(f"sqlite:///{tmp_path / 'resolver.db'}")) as session:
        warnings.simplefilter("ignore")
        resolver = resolver_of.Resolver(session, create=True)
        resolver.load(ours)
        assert resolver.get_judgement(A, B) == judgement.POSITIVE
        assert resolver.get_judgement(B, C) == judgement.NEGATIVE
        assert resolver.get_judgement(C, D) == judgement.UNSURE
        resolver.decide(B, D, judgement.POSITIVE, user="an analyst")
        resolver.dump(theirs)
    back = rulings(import_judgements(theirs.read_text("utf-8").splitlines(), {A, B, C, D}).decisions)
    assert back.groups() == [frozenset({A, B, D})]
    assert back.apart[C] >= frozenset({A})
