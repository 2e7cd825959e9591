"""Claims that people put right or write themselves. All people and reports are invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import msgspec
import pytest

from aigaq.errors import BadDate, BadValue, OutsideText, PassageMismatch, UnknownPerson
from aigaq.model.claim import Claim
from aigaq.model.material import Material
from aigaq.model.review import Decision
from aigaq.store import Store, Writer
from aigaq.workbench import Workbench
from aigaq.workbench.gathering import gather

PHRASE = "seven invented words for one small test"
ONE = "Police arrested the teacher Arman Sampleuly in Almaty in 2019. He was released on October 27, 2020.\n"
OTHER = "The teacher Arman Sampleuly fell ill in Almaty, said his lawyer Dina Testova. Aidos Nobody was there.\n"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """A vault with two reports."""
    (tmp_path / "one.txt").write_text(ONE, "utf-8")
    (tmp_path / "other.txt").write_text(OTHER, "utf-8")
    ticks = count()
    clock = lambda: datetime(2026, 1, 2, tzinfo=UTC) + timedelta(seconds=next(ticks))  # noqa: E731
    with Workbench.create(tmp_path / "v.aigaq", lambda: PHRASE, by="Rita Reader", clock=clock) as made:
        made.add([tmp_path / "one.txt", tmp_path / "other.txt"], workers=1)
        yield made


def released(bench: Workbench) -> Claim:
    """The claim of the release that counts."""
    states = bench.claim_states()
    found = [c for c in bench.material().claims if c.type == "release"]
    (claim,) = [c for c in found if c.id not in states or states[c.id].counts]
    return claim


def file(bench: Workbench) -> bytes:
    """The bytes of the one case file, without what an undo leaves in the log."""
    return msgspec.json.encode(bench.record(bench.case("Arman Sampleuly")), order="sorted")


def test_a_date_put_right_stands_in_the_case_file_with_who_did_it_and_what_it_was(bench: Workbench) -> None:
    old = released(bench)
    decision = bench.correct(old.id[:10], {"date": "2020-10-29"}, "the court's paper")
    case = bench.case("Arman Sampleuly")
    (event,) = [e for e in case.timeline if e.type == "release"]
    assert event.when is not None
    assert (event.when.edtf, event.when.method) == ("2020-10-29", "user")
    (made,) = case.handmade
    assert made.before == old
    assert (made.claim, made.by, made.reason) == (decision.subjects[1], "Rita Reader", "the court's paper")
    assert bench.claim_state(old.id).state == "corrected"
    assert bench.claim_state(decision.subjects[1]).state == "written"
    assert "Rita Reader" in bench.explain(decision.subjects[1])[1].made_by


def test_undo_gives_back_the_bytes_of_the_case_file(bench: Workbench) -> None:
    before = file(bench)
    old = released(bench)
    for changes in ({"date": "2020-10-29"}, {"type": "departure"}, {"certainty": "denied"}, {"place": "Almaty"}):
        bench.correct(old.id, changes)
        assert file(bench) != before
        bench.undo()
        assert file(bench) == before
    start = OTHER.index("Aidos Nobody")
    bench.write_claim("other.txt", 0, 40, {"type": "threat", "participants": [{"who": f"{start}-{start + 12}"}]})
    bench.undo()
    assert file(bench) == before


def test_a_correction_can_be_put_right_again_and_each_undo_steps_back(bench: Workbench) -> None:
    old = released(bench)
    first = bench.correct(old.id, {"date": "2020-10-29"})
    bench.correct(first.subjects[1], {"date": "2020-10-30"})
    assert str(released(bench).when and released(bench).when.edtf) == "2020-10-30"  # type: ignore[union-attr]
    with pytest.raises(BadValue):
        bench.correct(old.id, {"date": "2020-10-31"})
    bench.undo()
    assert str(released(bench).when and released(bench).when.edtf) == "2020-10-29"  # type: ignore[union-attr]
    bench.undo()
    assert released(bench) == old


def test_a_person_whom_no_machine_saw_is_there_once_somebody_points_at_the_name(bench: Workbench) -> None:
    start = OTHER.index("Aidos Nobody")
    span = f"{start}-{start + len('Aidos Nobody')}"
    told = {
        "type": "threat",
        "participants": [{"role": "subject", "who": span}],
        "date": "2020-05",
        "quote": OTHER[:20],
    }
    decision = bench.write_claim("other.txt", 0, 20, told, "he told me so")
    case = bench.case("Aidos Nobody")
    assert [(e.type, e.when and e.when.edtf) for e in case.timeline] == [("threat", "2020-05")]
    assert [m.claim for m in case.handmade] == [decision.subjects[0]]


def test_what_is_written_must_stand_in_the_text_and_use_known_words(bench: Workbench) -> None:
    old = released(bench)
    somebody = [{"who": "Arman Sampleuly"}]
    with pytest.raises(PassageMismatch):
        bench.write_claim("one.txt", 0, 6, {"type": "threat", "participants": somebody, "quote": "Pulice"})
    for start, end in ((5, 5), (-3, 4), (0, 10**9)):
        with pytest.raises(OutsideText):
            bench.write_claim("one.txt", start, end, {"type": "threat", "participants": somebody})
    for wrong in (
        {"type": "nonsense"},
        {"mood": "sad"},
        {"certainty": "perhaps"},
        {},
        {"participants": [{"role": "x"}]},
    ):
        with pytest.raises(BadValue):
            bench.correct(old.id, wrong)
    with pytest.raises(BadDate):
        bench.correct(old.id, {"date": "yesterday"})
    with pytest.raises(UnknownPerson):
        bench.correct(old.id, {"participants": [{"who": "Zebra Unknownova"}]})
    assert bench.claim_states() == {}


def test_what_a_person_wrote_outlives_a_new_reading_and_its_loss_is_no_end(bench: Workbench) -> None:
    old = released(bench)
    bench.correct(old.id, {"date": "2020-10-29"})
    reading = bench._store.reading(old.source)
    assert reading is not None
    assert reading.text is not None
    from attrs import evolve

    longer = evolve(reading.text, reader_version="99", content="A new first line.\n\n" + ONE)
    again(bench, lambda w: w.put_reading(evolve(reading, text=longer)), old.source)
    from aigaq.extract import extract

    again(bench, lambda w: w.put_extraction(extract(longer, reading.description)), old.source)
    event = [e for e in bench.case("Arman Sampleuly").timeline if e.type == "release"]
    assert [e.when and e.when.edtf for e in event] == ["2020-10-29"]
    shorter = evolve(longer, reader_version="100", content="Nothing of it is here any more.")
    again(bench, lambda w: w.put_reading(evolve(reading, text=shorter)), old.source)
    assert len(bench._store.displaced()) == 1
    assert list(bench.check(bench.folder, lambda: PHRASE)[0]) == []
    again(bench, lambda w: w.put_reading(reading), old.source)
    assert bench._store.displaced() == ()


def again(bench: Workbench, put: object, source: str) -> None:
    """Write to the store as a new reading does, and let the bench see it."""
    with bench._store.writing() as writer:
        put(writer)  # type: ignore[operator]
        writer.log("2026-02-02T00:00:00Z", "test", "reading", (source,))
    bench._shared.outdated((source,))


def test_what_is_put_together_piece_by_piece_is_what_a_fresh_start_gives(bench: Workbench) -> None:
    old = released(bench)
    bench.correct(old.id, {"date": "2020-10-29"})
    bench.edit_source("other.txt", {"published": "2020-12-01"})
    bench.judge(next(c for c in bench.material().claims if c.type == "arrest").id, "reject")
    fresh = gather(bench._store).material
    assert seen(bench.material()) == seen(fresh)


def seen(material: Material) -> tuple[object, ...]:
    """All that a material holds, for comparing."""
    resolution = material.resolution
    return (
        dict(material.sources), dict(material.texts), material.mentions, material.claims, material.decisions,
        resolution.entities, resolution.suggestions, material.reposts,
    )  # fmt: skip


def test_a_doubled_click_is_one_decision(bench: Workbench) -> None:
    old = released(bench)
    first = bench.judge(old.id, "accept", "read twice")
    assert bench.judge(old.id, "accept") == first
    assert bench.judge(old.id, "reject") != first
    assert bench.judge(old.id, "accept") != first
    decisions: tuple[Decision, ...] = bench._store.decisions()
    assert [d.verdict for d in decisions] == ["accept", "reject", "accept"]


def test_a_store_keeps_what_was_written_once(bench: Workbench) -> None:
    decision = bench.correct(released(bench).id, {"date": "2020-10-29"})
    store: Store = bench._store
    (claim,) = store.written()
    assert store.claim(decision.subjects[1][:8]) == claim
    with store.writing() as writer:
        assert isinstance(writer, Writer)
        assert writer.put_written(claim) is False
