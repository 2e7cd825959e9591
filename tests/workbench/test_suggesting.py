"""What the learnt reader finds waits for a person, and what a person has said of it lasts. All people are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aigaq.errors import NotAllowed, UnknownSource
from aigaq.model.claim import Claim
from aigaq.model.source import Reading
from aigaq.model.text import Text
from aigaq.workbench import Workbench

REPORT = (
    "The soldiers kept Aibek Tursunov until midnight on 5 May, his wife Gulnara Tursunova said.\n\n"
    "Nurlan Asanov was arrested in Bishkek on 4 May.\n"
)
PASSPHRASE = "an invented passphrase"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    (tmp_path / "report.txt").write_text(REPORT)
    with Workbench.create(tmp_path / "v.aigaq", lambda: PASSPHRASE, by="A. Reviewer") as opened:
        opened.add([tmp_path / "report.txt"], workers=1)
        yield opened


def suggestion(bench: Workbench) -> Claim:
    (claim,) = (claim for claim in bench.material().claims if claim.suggested)
    return claim


def in_timeline(bench: Workbench, type_: str = "detention") -> bool:
    return any(event.type == type_ for event in bench.case("Aibek Tursunov").timeline)


def test_a_suggestion_waits_with_reader_version_and_probability_and_counts_once_accepted(bench: Workbench) -> None:
    report = bench.suggest()
    assert (report.sources, report.proposed, report.judged, report.failed) == (1, 1, 0, ())
    claim = suggestion(bench)
    (question,) = (one for one in bench.questions() if one.kind == "proposal")
    marked = f"suggested by the learnt reader {report.reader} with probability {claim.extractor.probability:.2f}"
    assert question.reasons[0].what == marked
    assert (bench.queue_counts()["proposal"], in_timeline(bench)) == (1, False)
    bench.judge(claim.id, "accept")
    assert (bench.queue_counts()["proposal"], in_timeline(bench)) == (0, True)
    bench.undo()
    assert (bench.queue_counts()["proposal"], in_timeline(bench)) == (1, False)


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_what_was_judged_does_not_come_back_when_more_is_looked_for(bench: Workbench, verdict: str) -> None:
    bench.suggest()
    claim = suggestion(bench)
    bench.judge(claim.id, verdict)  # type: ignore[arg-type]
    again = bench.suggest()
    assert (again.proposed, again.judged) == (0, 1)
    assert suggestion(bench) == claim
    assert in_timeline(bench) == (verdict == "accept")


def test_a_suggestion_is_put_right_like_any_claim(bench: Workbench) -> None:
    bench.suggest()
    bench.correct(suggestion(bench).id, {"type": "arrest", "date": "2021-05-06"})
    assert in_timeline(bench, "arrest")
    assert not in_timeline(bench)
    assert (bench.suggest().proposed, bench.queue_counts()["proposal"]) == (0, 0)


def test_what_nobody_has_judged_follows_the_date_of_its_report(bench: Workbench) -> None:
    bench.suggest()
    before = suggestion(bench)
    bench.edit_source("report.txt", {"published": "2021-05-09"})
    after = suggestion(bench)
    assert before.when
    assert after.when
    assert (before.when.edtf, after.when.edtf) == ("XXXX-05-05", "2021-05-05")
    assert bench.queue_counts()["proposal"] == 1


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_verdict_lasts_when_the_report_is_read_anew_with_another_text(
    tmp_path: Path, bench: Workbench, verdict: str
) -> None:
    bench.suggest()
    claim = suggestion(bench)
    bench.judge(claim.id, verdict)  # type: ignore[arg-type]
    _read_anew(bench, claim.source)
    moved = suggestion(bench)
    assert (moved.id, bench.claim_state(moved.id).state) == (claim.id, f"{verdict}ed")
    assert moved.passage.start == claim.passage.start + len("Title\n\n")
    assert bench.suggest().proposed == 0
    bench.close()
    assert Workbench.check(tmp_path / "v.aigaq", lambda: PASSPHRASE)[0] == []


def _read_anew(bench: Workbench, source: str) -> None:
    """Let a later version of the reader find a title above the text."""
    old = bench._store.reading(source)
    assert old
    assert old.text
    text = Text(source, old.text.reader, "2", "Title\n\n" + old.text.content)
    with bench._store.writing() as writer:
        writer.put_reading(Reading(source, text, old.description))
        writer.log("2026-01-01T00:00:00Z", "test", "reading", (source,))
    bench._shared.outdated([source])


def test_who_is_who_rests_on_no_suggestion(bench: Workbench) -> None:
    before = bench.material().resolution
    bench.suggest()
    assert bench.material().resolution == before


def test_what_would_settle_most_comes_first_then_what_is_likeliest(tmp_path: Path, bench: Workbench) -> None:
    (tmp_path / "other.txt").write_text(
        "On the 20th, Nurlan Asanov stood on the steps of a church.\n\n"
        "Officers kept Aibek Tursunov until midnight on 5 May 2021, said Maksat Isaev.\n"
    )
    bench.edit_source("report.txt", {"published": "2021-05-09"})
    bench.add([tmp_path / "other.txt"], workers=1)
    bench.suggest()
    items = bench.review_queue("proposal").items
    assert len(items) == 3
    assert [item.weight for item in items] == sorted((item.weight for item in items), reverse=True)
    first = [bench.claim(item.id) for item in items[:2]]
    assert {claim.type for claim in first} == {"detention"}, "two reports that confirm each other settle more"
    assert items[2].why == ()


def test_sources_that_are_not_there_and_readers_of_the_vault_are_refused(bench: Workbench) -> None:
    with pytest.raises(UnknownSource):
        bench.suggest(["nothing.txt"])
    with pytest.raises(NotAllowed):
        bench.acting("A. Reader", "reader").suggest()
    assert bench.suggest([]).sources == 0


def test_a_text_that_cannot_be_read_is_named_and_the_rest_goes_on(
    tmp_path: Path, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from aigaq.workbench import suggesting

    (tmp_path / "bad.txt").write_text("Nothing happened.\n")
    (bad,) = (item.source for item in bench.add([tmp_path / "bad.txt"], workers=1).items)

    def fails(text: Text, description: object) -> tuple[Claim, ...]:
        if text.source == bad:
            raise RecursionError
        return real(text, description)  # type: ignore[arg-type]

    real = suggesting.suggest
    monkeypatch.setattr(suggesting, "suggest", fails)
    report = bench.suggest(workers=1)
    assert (report.failed, report.sources, report.proposed) == ((bad,), 1, 1)
