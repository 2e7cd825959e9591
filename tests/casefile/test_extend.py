"""What has been derived is kept: the same bytes as from scratch, and nothing derived twice. All people are invented."""

from __future__ import annotations

from random import Random

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq import casefile
from aigaq.casefile.build import Files
from aigaq.casefile.conflicts import side_keys
from aigaq.casefile.index import index
from aigaq.model.identity import canonical
from aigaq.model.material import Material
from aigaq.model.mention import Geo
from aigaq.model.record import pack
from aigaq.model.review import Decision, Suggestion
from aigaq.model.source import Found
from tests.casefile.people import Report, material

PLACES = {
    "Ashgrove": Geo(43.2, 76.9, 10.0, "KZ", "x:1", "city"),
    "Birchford": Geo(43.3, 77.0, 10.0, "KZ", "x:2", "city"),
    "Westland": Geo(47.0, 66.0, 900.0, "KZ", "x:3", "country"),
    "Eastland": Geo(35.0, 100.0, 900.0, "CN", "x:4", "country"),
}
NAMES = ("Aru Invented", "Bek Imagined", "Dana Madeup", "[two men]")
CROWD = ("Aru Invented", "Bek Imagined", "Dana Madeup", "Erik Fancied")
OUTLETS = ("Morning Herald", "Evening Mirror", "Courier")
AUTHORS = ("Ina Writer", "Olga Penwright", "Ina Writer and Olga Penwright")
COPIED = "All that follows here was printed word for word by more than one of the papers of that large and cold town."
DAYS = ("2020", "2020-03", "2020-03-02", "2020-03-04", "2020-04-20", "2021-01-05", "XXXX-03-02", "2019-12/..", None)
TYPES = ("arrest", "detention", "assault", "release", "status_granted", "crossing", "arrival", "deportation",
         "government_statement", "statement", "threat", "mass_roundup")  # fmt: skip
STATUSES = ("irregular_entrant", "temporary_refugee", "asylum_seeker", "detained", "convicted", "asylum_applicant")


@frozen
class Told:
    """One claim before it is told."""

    kind: str
    what: str
    who: tuple[str, ...]
    more: tuple[tuple[str, object], ...]


@st.composite
def claims(draw: st.DrawFn) -> Told:
    kind = draw(st.sampled_from(("event", "event", "event", "status", "attribute", "relation")))
    who = tuple(draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)))
    more: dict[str, object] = {"when": draw(st.sampled_from(DAYS)), "place": draw(st.sampled_from((*PLACES, None)))}
    if speaker := draw(st.sampled_from((*NAMES[:2], "Westland", None, None))):
        more["speakers"] = (speaker,)
    more["certainty"] = draw(st.sampled_from(("asserted", "asserted", "alleged", "denied", "hypothetical")))
    if kind == "event":
        what = draw(st.sampled_from(TYPES))
        if doer := draw(st.sampled_from(("Westland", NAMES[2], None, None))):
            more["perpetrator"] = (doer,)
    elif kind == "status":
        what, who, more["value"] = draw(st.sampled_from(STATUSES)), who[:1], draw(st.sampled_from(("KZ", "CN", None)))
    elif kind == "attribute":
        what, who, more["value"] = "age", who[:1], draw(st.sampled_from(("34", "35", "41", "young")))
    else:
        what, who, more["object"] = "brother_of", who[:1], (draw(st.sampled_from(NAMES[:3])),)
    if draw(st.integers(0, 4)) == 0:
        more["sentence"] = COPIED
    elif draw(st.integers(0, 4)) == 0:
        more["sentence"] = f"As {draw(st.sampled_from(AUTHORS[:2]))} of the {draw(st.sampled_from(OUTLETS))} reported."
    return Told(kind, what, who, tuple(more.items()))


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    found = []
    for number in range(draw(st.integers(3, 7))):
        made = Report(
            f"r{number}",
            published=draw(st.sampled_from(("2020-03-05", "2020-06-01", "2021-02-01", None))),
            author=draw(st.sampled_from((*AUTHORS, None))),
            outlet=draw(st.sampled_from((*OUTLETS, None))),
        )
        for told in draw(st.lists(claims(), min_size=1, max_size=5)):
            made.say(told.kind, told.what, told.who, **dict(told.more))
        if draw(st.booleans()):
            made.calls(NAMES[0], draw(st.sampled_from(("A. Invented", "Invented Aru", "Aru Inventad"))))
        found.append(made)
    return found


@st.composite
def stories(draw: st.DrawFn) -> list[Material]:
    """A vault as it grows: reports come and go, are described anew, and people decide."""
    told = draw(reports())
    steps, inside, decisions = [], [told[0]], []
    left = list(told[1:])
    for _ in range(draw(st.integers(2, 7))):
        step = draw(st.sampled_from(("add", "add", "add", "drop", "describe", "decide", "decide", "undo")))
        if step == "add" and left:
            inside = [*inside, left.pop(draw(st.integers(0, len(left) - 1)))]
        elif step == "drop" and len(inside) > 1:
            left.append(inside[-1])
            inside = inside[:-1]
        elif step == "undo":
            decisions = decisions[:-1]
        made = material(inside, places=PLACES, decisions=decisions, suggestions=_asked(inside))
        if step == "describe":
            made = _described(made, draw(st.sampled_from(OUTLETS)))
        elif step == "decide":
            decisions = [*decisions, draw(_decisions(made, len(decisions)))]
            made = evolve(made, decisions=tuple(decisions))
        steps.append(made)
    return steps


def _asked(inside: list[Report]) -> list[Suggestion]:
    pair = sorted({inside[0].referent(NAMES[0]).id, inside[-1].referent(NAMES[1]).id})
    return [Suggestion("unsure", tuple(pair), 0.6)] if len(pair) > 1 else []


def _described(made: Material, outlet: str) -> Material:
    name = min(made.sources)
    said = evolve(
        made.sources[name].description, outlet=made.sources[name].description.outlet and Found(outlet, "user")
    )
    return evolve(made, sources={**made.sources, name: evolve(made.sources[name], description=said)})


@st.composite
def _decisions(draw: st.DrawFn, made: Material, number: int) -> Decision:
    events = [c.id for c in made.claims if c.kind == "event"]
    some = draw(st.lists(st.sampled_from([c.id for c in made.claims]), min_size=1, max_size=1))
    kind = draw(st.sampled_from(("reject", "same", "different", "grade", "settle")))
    if kind in {"same", "different"} and len(set(events)) > 1:
        some = sorted(draw(st.lists(st.sampled_from(sorted(set(events))), min_size=2, max_size=3, unique=True)))
    elif kind in {"same", "different"}:
        kind = "reject"
    differ = casefile.differences(made) if kind == "settle" else ()
    if kind == "settle":
        one = draw(st.sampled_from(differ)) if differ else None
        keys = [key for side in one.readings for key in side_keys(one.kind, side)] if one else []
        some = keys or some
    value = {"grade": "B2", "settle": "one"}.get(kind)
    return Decision(kind, tuple(some), "Tester", f"2022-01-01T00:00:{number:02}Z", reason="invented", value=value)


def _bytes(made: Material) -> dict[str, bytes]:
    found = {who.id: canonical(pack(casefile.build(made, who))) for who in made.people}
    rest = [casefile.events(made), casefile.positions(made), casefile.ties(made), casefile.differences(made)]
    return found | {"vault": b"".join(canonical(pack(one)) for group in rest for one in group)}


@settings(max_examples=25, deadline=None)
@given(stories())
def test_files_kept_through_reports_and_decisions_are_the_bytes_made_from_scratch(steps: list[Material]) -> None:
    before = None
    for made in steps:
        casefile.extend(before, made)
        assert _bytes(made) == _bytes(evolve(made))
        before = made


def _crowded(seed: int, count: int = 14) -> list[Report]:
    """Many reports of few people on few days: of one, two and three of them at once, so that all hangs together."""
    chance = Random(seed)
    found = []
    for number in range(count):
        made = Report(f"c{seed}-{number}", published="2020-06-01", outlet=chance.choice(OUTLETS))
        for _ in range(chance.randint(1, 3)):
            who = chance.sample(CROWD, k=chance.choice((1, 1, 2, 2, 3)))
            when = chance.choice(("2020-03-02", "2020-03-03", "2020-03", "2020-05-09", None))
            made.event(chance.choice(("arrest", "arrest", "threat")), *who, when=when)
        found.append(made)
    return found


def _joining(made: Material, chance: Random) -> Decision:
    """Put two claims together, or take two of one event apart."""
    verdict = chance.choice(("same", "different"))
    several = [event for event in casefile.events(made) if len(event.claims) > 1]
    claims = chance.choice(several).claims if several and verdict == "different" else made.claims
    some = sorted(chance.sample(sorted({claim.id for claim in claims}), k=2))
    return Decision(verdict, tuple(some), "Tester", "2022-01-01T00:00:00Z")


@pytest.mark.parametrize("seed", range(12))
def test_claims_about_some_and_all_of_a_few_people_are_joined_as_from_scratch(seed: int) -> None:
    before, told, chance, decisions = None, _crowded(seed), Random(seed), ()
    for count in range(6, len(told) + 1, 2):
        made = material(told[:count], decisions=decisions)
        decisions = (*decisions, _joining(made, chance))
        for step in (made, evolve(made, decisions=decisions)):
            casefile.extend(before, step)
            assert _bytes(step) == _bytes(evolve(step))
            before = step


def test_only_the_files_of_whom_a_report_touches_are_derived_again() -> None:
    told = [report for seed in range(3) for report in _crowded(seed)]
    told += [Report(f"far{n}").event("arrest", f"Stranger {n}", when="2020-03-02") for n in range(30)]
    before = material(told)
    first = {who.id: casefile.build(before, who) for who in before.people}
    count = index(before).kept.of(Files).count
    assert count == len(first)

    news = Report("news", outlet="Unheard Gazette").event("threat", "Stranger 7", when="2021-01-01")
    after = material([*told, news])
    casefile.extend(before, after)
    second = {who.name: casefile.build(after, who) for who in after.people}

    assert index(after).kept.of(Files).count == count + 1
    kept = {file.person.name for file in second.values() if any(file is old for old in first.values())}
    assert kept == second.keys() - {"Stranger 7"}


def test_a_rejected_claim_derives_the_files_of_its_people_only() -> None:
    told = [Report(f"far{n}").event("arrest", f"Stranger {n}", when="2020-03-02") for n in range(9)]
    before = material(told)
    for who in before.people:
        casefile.build(before, who)
    count = index(before).kept.of(Files).count
    gone = next(claim for claim in before.claims if claim.participants[0].name == "Stranger 4")
    after = evolve(before, decisions=(Decision("reject", (gone.id,), "Tester", "2022-01-01T00:00:00Z"),))
    casefile.extend(before, after)
    files = {who.name: casefile.build(after, who) for who in after.people}

    assert index(after).kept.of(Files).count == count + 1
    assert not files["Stranger 4"].timeline
    assert files["Stranger 5"].timeline


def test_an_earlier_material_is_answered_as_before_once_a_later_one_is_made_from_it() -> None:
    told = _crowded(3)
    before, after = material(told[:8]), material(told)
    first = _bytes(before)
    casefile.extend(before, after)
    assert _bytes(after) == _bytes(evolve(after))
    assert _bytes(before) == first


def _grown(told: list[Report], news: Report, name: str) -> tuple[bytes, bytes]:
    """The file of a person before and after a report that does not name them; kept and from scratch are one."""
    before, after = material(told), material([*told, news])
    first = _bytes(before)
    casefile.extend(before, after)
    second = _bytes(after)
    assert second == _bytes(evolve(after))
    assert all(who.name != name for who in material([news]).people)
    who = next(who.id for who in before.people if who.name == name)
    return first[who], second[who]


@pytest.mark.parametrize(("kind", "what"), [("event", "arrest"), ("attribute", "age")])
def test_a_report_on_others_that_changes_how_two_sources_are_tied_changes_the_files_that_rest_on_them(
    kind: str, what: str
) -> None:
    told = [Report(f"r{n}", outlet="courier").say(kind, what, ["Aru Invented"], value="34") for n in range(2)]
    old, new = _grown(told, Report("r2", outlet="Courier").event("threat", "Bek Imagined"), "Aru Invented")
    assert b"Courier" not in old
    assert b"Courier" in new


def test_a_report_of_the_same_victim_changes_the_file_of_a_perpetrator_it_does_not_name() -> None:
    told = [Report("r0").event("assault", "Aru Invented", when="2020-03-02", perpetrator=("Bek Imagined",))]
    later = (Report(f"n{n}").event("assault", "Aru Invented", when="2020-03-12") for n in range(99))
    known = told[0].referent("Aru Invented").id
    news = next(report for report in later if report.referent("Aru Invented").id > known)  # the person keeps their id
    old, new = _grown(told, news, "Bek Imagined")
    assert old != new
    assert b"2020-03-12" in new
