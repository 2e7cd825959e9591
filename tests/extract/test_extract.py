"""The whole extraction: pure, deterministic, whatever the text. All people are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigaq.extract import extract, extract_many
from aigaq.model.identity import canonical
from aigaq.model.record import pack
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

REPORTS = Path(__file__).parents[1] / "golden" / "reports"
ENGLISH = Description(published=Found("2021-03-10", "byline"), language=Found("en", "detected"))


def text(content: str) -> Text:
    return Text("d" * 64, "test", "1", content)


def reports() -> list[tuple[Text, Description]]:
    return [(text(path.read_text("utf-8")), ENGLISH) for path in sorted(REPORTS.glob("*.txt"))]


def test_two_runs_give_the_same_bytes() -> None:
    first, second = ([canonical(pack(found)) for found in extract_many(reports())] for _ in range(2))
    assert first == second


def test_many_texts_at_once_give_what_each_gives_alone() -> None:
    together = list(extract_many(reports()[:3]))
    assert [pack(extract(*item)) for item in reports()[:3]] == [pack(found) for found in together]


def test_every_passage_of_every_claim_stands_in_its_text() -> None:
    for (source, _), found in zip(reports(), extract_many(reports()), strict=True):
        for claim in found.claims:
            for passage in (claim.passage, *claim.also):
                assert source.content[passage.start : passage.end] == passage.quote


def test_claims_are_sorted_by_passage_and_unique() -> None:
    for found in extract_many(reports()):
        starts = [claim.passage.start for claim in found.claims]
        assert starts == sorted(starts)
        assert len({claim.id for claim in found.claims}) == len(found.claims)


def test_other_languages_give_no_claims_and_keep_their_place() -> None:
    kazakh = Description(language=Found("kk", "detected"))
    items = [(text("Ол ұсталды."), kazakh), reports()[0], (text("Ол босатылды."), kazakh), reports()[1]]
    found = list(extract_many(items))
    assert [bool(f.claims) for f in found] == [False, True, False, True]
    assert [f.text for f in found] == [t.id for t, _ in items]


@pytest.mark.parametrize(
    "content",
    [
        "",
        " \n\t\n",
        "\x00\x01\x02",
        "((((((((((" * 200,
        "arrested " * 500,
        "He was arrested and " * 200 + "released.",
        "“" * 300,
        "ض" * 400,
        "She fled\u200b\ufeff to\u2028Georgia.",
        "�" * 50,
    ],
    ids=range(10),
)
def test_hostile_texts_are_read_without_complaint(content: str) -> None:
    found = extract(text(content), Description())
    assert found.text == text(content).id
