"""The scorer of reasoning: a right answer scores full marks, each planted error lowers its figure. All invented."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest
from attrs import evolve
from bench.eval import reasoning
from bench.eval import reasoning_differences as differences
from bench.eval import reasoning_facts as facts
from bench.eval import reasoning_positions as positions
from bench.eval import reasoning_statuses as statuses
from bench.eval.reasoning_gold import of_gold
from bench.eval.reasoning_world import Gold, World, read, scorer

from aigaq.casefile.differences import differences as all_differences
from aigaq.casefile.statuses import statuses as periods_of
from aigaq.model.casefile import Difference, Reading, StatusPeriod
from aigaq.model.claim import When
from aigaq.model.source import Found

ALMAS, DINA, LAND = "Almas Testuly", "Dina Samplekyzy", "Government of Steppeland"  # invented
INVENTED = Path(__file__).parent / "invented.json"
POINTS = {"Steppeland": (48.0, "country"), "Eastgrad": (43.0, "city"), "Westgrad": (51.0, "city")}


def invented() -> Gold:
    """The invented annotation, with what can be worked out filled in."""
    gold = read(INVENTED)
    texts = {d["key"]: d["text"] for d in gold["documents"]}
    for document in gold["documents"]:
        document.update(described(document))
        for row in (*document["events"], *document["statuses"]):
            row.update(placed(texts[document["key"]], row["quote"]))
        for row in document["events"]:
            row.update(who=[{"name": row["of"], "role": "subject"}], date_text=None, date_method="explicit")
            row.update(asserted_by="narration", certainty="asserted")
    for trap in gold["traps"]:
        trap.update(placed(texts[trap["doc"]], trap["text"]))
    return gold


def placed(text: str, quote: str) -> dict:
    return {"start": text.index(quote), "end": text.index(quote) + len(quote)}


def described(document: dict) -> dict:
    places = [
        {"canonical": name, "spellings": [name], "kind": kind, "country": "KZ", "lat": lat, "lon": 70.0}
        for name, (lat, kind) in POINTS.items()
    ]
    return {
        "file": f"{document['key']}.txt",
        "sha256": sha256(document["text"].encode()).hexdigest(),
        "title": None,
        "author": None,
        "people": [{"canonical": name, "spellings": [], "role": ""} for name in (ALMAS, DINA)],
        "organisations": [{"canonical": LAND, "spellings": ["Steppeland"], "kind": "government", "country": "KZ"}],
        "places": places,
        "non_article_spans": [],
    }


@pytest.fixture(scope="module")
def score(shared: Path) -> ModuleType:
    return scorer(shared / "gold" / "score.py")


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented")
    for document in read(INVENTED)["documents"]:
        (folder / f"{document['key']}.txt").write_text(document["text"], "utf-8")
    return folder


@pytest.fixture(scope="module")
def world(score: ModuleType, texts: Path) -> World:
    return of_gold(invented(), score, texts)


def given(world: World) -> list[tuple[str, StatusPeriod]]:
    return [(ALMAS, p) for p in periods_of(world.material, world.people[ALMAS])]


def test_right_periods_score_full_marks_and_a_mere_label_is_not_judged(world: World) -> None:
    assert any(p.status == "asylum_seeker_label" for _, p in given(world))
    tally = statuses.of_world(world)
    assert (tally.found, tally.extra, tally.f1) == (2, 0, 1.0)


@pytest.mark.parametrize("wrong", [{"since": When("2020-08-09")}, {"until": When("2021-09-09")}, {"until": None}])
def test_a_wrong_beginning_or_end_is_a_miss_and_an_extra(world: World, wrong: dict) -> None:
    bent = [(n, evolve(p, **wrong) if p.status == "temporary_refugee" else p) for n, p in given(world)]
    tally = statuses.compare(world, bent)
    assert (tally.found, tally.extra, tally.f1) == (1, 1, 0.5)


def test_a_period_of_somebody_else_or_told_twice_is_an_extra(world: World) -> None:
    right = given(world)
    held = next(pair for pair in right if pair[1].status == "detained")
    assert statuses.compare(world, [*right, held]).extra == 1
    assert statuses.compare(world, [*right, (DINA, held[1])]).extra == 1


def test_an_end_that_the_gold_does_not_tell_is_not_asked_for_but_cannot_lie_before_the_beginning(world: World) -> None:
    row = world.gold["status_timelines"][1]
    held = next(p for _, p in given(world) if p.status == "detained")
    assert statuses.agree(world, row, ALMAS, evolve(held, until=When("2020-06")))
    assert not statuses.agree(world, row, ALMAS, evolve(held, until=When("2020-04")))


def test_what_still_holds_may_have_no_end_before_the_last_report(world: World) -> None:
    row = {**world.gold["status_timelines"][1], "until": ".."}
    held = next(p for _, p in given(world) if p.status == "detained")
    assert statuses.agree(world, row, ALMAS, evolve(held, until=None))
    assert not statuses.agree(world, row, ALMAS, evolve(held, until=When("2020-06")))


def spelled(world: World) -> Difference:
    sides = tuple(Reading(form, ()) for form in (ALMAS, "Almas Testulu"))
    return Difference("d1", "spelling", "slight", f"Spellings of one name: {ALMAS}.", sides)


def coarser(world: World) -> Difference:
    told = world.of_event(world.events["D0-E03"]), world.of_event(world.events["D1-E02"])
    sides = (Reading("2020-07-01", tuple(told[0])), Reading("2020-07", tuple(told[1])))
    return Difference("d2", "date", "notable", "When Dina was attacked.", sides)


def test_a_difference_asked_for_is_found_and_its_absence_lowers_the_recall(world: World) -> None:
    right = all_differences(world.material)
    assert differences.compare(world, right).tally.recall == 1.0
    fewer = differences.compare(world, [d for d in right if d.kind != "spelling"])
    assert fewer.tally.recall == 0.5
    assert fewer.tally.misses == ("missed C01 spelling",)


def test_an_entry_that_only_outside_knowledge_finds_is_not_asked_for(world: World) -> None:
    assert differences.compare(world, []).tally.asked == 2


def test_a_coarser_date_reported_as_a_contradiction_is_one_false_alarm(world: World) -> None:
    found = differences.compare(world, [spelled(world), coarser(world)])
    assert len(found.false) == 1
    assert "C02" in found.false[0]
    assert found.tally.precision == 0.5


def test_a_difference_that_rests_on_a_trap_is_a_false_alarm(world: World) -> None:
    label = tuple(
        c for c in world.at("D1", [(t["start"], t["end"]) for t in world.gold["traps"][1:]]) if c.kind == "status"
    )
    sides = (Reading("asylum seeker", label), Reading("refugee", ()))
    said = Difference("d3", "status", "slight", "What he is called.", sides)
    assert "T02" in differences.compare(world, [said]).false[0]
    assert differences.compare(world, [evolve(said, nature="change")]).false == ()


def test_a_difference_nobody_asked_about_is_listed_and_no_alarm(world: World) -> None:
    held = tuple(world.of_event(world.events["D0-E01"]))
    said = Difference("d4", "place", "slight", "Where.", (Reading("here", held), Reading("there", ())))
    found = differences.compare(world, [said])
    assert found.false == ()
    assert len(found.others) == 1


def test_the_programme_itself_reports_no_false_alarm_on_the_invented_reports(world: World) -> None:
    assert differences.compare(world, all_differences(world.material)).false == ()


def test_facts_of_two_outlets_count_as_two_lines(world: World) -> None:
    assert facts.of_world(world).recall == 1.0


def test_two_outlets_merged_into_one_make_every_fact_wrong(world: World) -> None:
    sources = world.material.sources
    one = {k: evolve(s, description=evolve(s.description, outlet=Found("Merged", "user"))) for k, s in sources.items()}
    merged = evolve(world, material=evolve(world.material, sources=one))
    tally = facts.of_world(merged)
    assert tally.recall == 0.0
    assert "1 lines, not 2" in tally.misses[0]


def test_a_fact_told_in_one_report_only_is_wrong(world: World) -> None:
    lost = world.of_event(world.events["D1-E01"])[0].id
    fewer = evolve(
        world, material=evolve(world.material, claims=tuple(c for c in world.material.claims if c.id != lost))
    )
    assert facts.of_world(fewer).misses == ("K01 Almas attacked: no claim of it in D1",)


def test_prose_on_independence_is_read_as_a_number_of_lines(world: World) -> None:
    row = world.gold["corroborated"][0]
    said = {"not independent: x": 1, "weak: y": 1, "partly independent": 2, "different outlets and authors": 2}
    assert {s: facts.lines_of(world, {**row, "independence": s}) for s in said} == said
    with pytest.raises(ValueError, match="three outlets"):
        facts.lines_of(world, {**row, "independence": "three outlets"})


def test_the_pattern_of_the_gold_is_known_by_its_events_and_nothing_else_in_it(world: World) -> None:
    almas = [c for i in ("D0-E04", "D1-E01") for c in world.of_event(world.events[i])]
    dina, other = world.of_event(world.events["D0-E03"]), world.of_event(world.events["D0-E01"])
    entry = world.gold["coordinated_incidents"][0]
    assert facts.rank_of(world, entry, [[almas, dina]]) == 1
    assert facts.rank_of(world, entry, [[almas, other], [almas]]) is None
    assert facts.rank_of(world, entry, [[almas, other], [dina, almas]]) == 2
    assert facts.rank_of(world, entry, [[almas, dina, other]]) is None
    assert facts.rank_of(world, entry, [[almas[:1], almas[1:]]]) is None  # both of one person


def test_a_position_without_a_claim_under_its_authority_is_missed(world: World) -> None:
    assert positions.of_world(world).recall == 1.0
    silent = tuple(c for c in world.material.claims if c.type != "government_statement")
    assert positions.of_world(evolve(world, material=evolve(world.material, claims=silent))).recall == 0.0


def test_texts_other_than_those_annotated_are_refused(score: ModuleType, texts: Path, tmp_path: Path) -> None:
    for path in texts.glob("*.txt"):
        (tmp_path / path.name).write_text(path.read_text("utf-8") + "!", "utf-8")
    with pytest.raises(ValueError, match="D0 is not the text"):
        of_gold(invented(), score, tmp_path)


def test_without_the_reference_articles_the_programme_says_so_and_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reasoning, "SHARED", tmp_path)
    monkeypatch.setattr("sys.argv", ["reasoning"])
    assert reasoning.main() == 0
    assert "not here" in capsys.readouterr().out


def test_the_table_fails_where_a_target_is_missed(
    texts: Path, score: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bent = invented()
    bent["status_timelines"][0]["until"] = "2031-01-01"
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "seeds.json").write_text(json.dumps(bent), "utf-8")
    (tmp_path / "gold" / "score.py").write_text(Path(score.__file__ or "").read_text("utf-8"), "utf-8")
    (tmp_path / "seeds").symlink_to(texts)
    monkeypatch.setattr(reasoning, "SHARED", tmp_path)
    monkeypatch.setattr("sys.argv", ["reasoning", "--input", "gold", "--misses"])
    assert reasoning.main() == 1
    out = capsys.readouterr().out
    assert "status periods F1" in out
    assert "MISSED" in out
    assert read(tmp_path / "gold" / "seeds.json") == bent
