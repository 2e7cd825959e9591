"""What this vault knew on an earlier day. All people are invented."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq.model.casefile import Held
from aigaq.model.material import Material
from aigaq.model.mention import Mention
from aigaq.model.record import pack
from aigaq.model.review import Decision, standing
from aigaq.resolve import resolve
from aigaq.workbench import StatusQuestion
from aigaq.workbench.asking import status_lines
from aigaq.workbench.looking_back import as_of
from tests.casefile.people import ALMAS, Report, material, person

FIRST = date(2024, 1, 1)


def day(number: int) -> str:
    return (FIRST + timedelta(number)).isoformat()


def vault(reports: list[Report], decisions: tuple[Decision, ...] = ()) -> Material:
    """Material with mentions, so that who is who can be worked out anew."""
    made = material(reports, decisions=standing(decisions))
    mentions = tuple(
        Mention(r.text.passage(0, 8), kind, r.referent(name, kind)) for r in reports for kind, name in r.names()
    )
    return evolve(made, mentions=mentions, resolution=resolve(mentions, made.claims, made.decisions))


def known(made: Material, decisions: tuple[Decision, ...], number: int, on: date, who: str | None = None) -> object:
    then = as_of(made, made.sources, decisions, FIRST + timedelta(number))
    found: tuple[Held, ...] = status_lines(then, StatusQuestion(on, person=who), on, made)
    return pack(found)


def report(number: int, status: str, since: str, received: int) -> Report:
    made = Report(f"r{number}", published="2020-11-01", received=f"{day(received)}T12:00:00.000000+00:00")
    return made.status(status, ALMAS, since, value="KZ")


def test_a_report_counts_from_the_day_the_vault_recorded_it_not_from_its_publication() -> None:
    made = vault([report(0, "asylum_seeker", "2019-10-29/..", 0), report(1, "temporary_refugee", "2020-10-16", 5)])
    on = date(2021, 1, 21)
    rows = [known(made, (), number, on) for number in (-1, 0, 4, 5)]
    assert [[row["period"]["status"] for row in found] for found in rows] == [  # type: ignore[attr-defined]
        [], ["asylum_seeker"], ["asylum_seeker"], ["temporary_refugee"],
    ]  # fmt: skip


def test_a_decision_counts_from_the_day_it_was_taken_even_if_it_was_undone_later() -> None:
    made = vault([report(0, "temporary_refugee", "2020-10-16", 0)])
    claim = made.claims[0].id
    reject = Decision("reject", (claim,), "A", f"{day(3)}T08:00:00+00:00")
    undo = Decision("undo", (reject.id,), "A", f"{day(6)}T08:00:00+00:00")
    now, all_ = vault([report(0, "temporary_refugee", "2020-10-16", 0)], (reject, undo)), (reject, undo)
    assert [bool(known(now, all_, number, date(2021, 1, 21))) for number in (2, 3, 5, 6)] == [True, False, False, True]


def test_what_was_set_later_was_not_known_before() -> None:
    made = vault([report(0, "temporary_refugee", "2020-10-16", 0)])
    source = next(iter(made.sources))
    said = Decision("set", (source,), "A", f"{day(3)}T08:00:00+00:00", field="published", value="2021-05-05")
    dates = [
        as_of(made, made.sources, (said,), FIRST + timedelta(n)).sources[source].description.value("published")
        for n in (2, 3)
    ]
    assert dates == ["2020-11-01", "2021-05-05"]


def test_somebody_who_was_not_on_file_that_day_was_nothing_then() -> None:
    made = vault([report(0, "temporary_refugee", "2020-10-16", 4)])
    assert person(made, ALMAS)
    assert known(made, (), 3, date(2021, 1, 21), ALMAS) == []
    assert len(known(made, (), 4, date(2021, 1, 21), ALMAS)) == 1  # type: ignore[arg-type]


rows = st.lists(
    st.tuples(
        st.sampled_from(["irregular_entrant", "asylum_seeker", "temporary_refugee", "asylum_denied", "detained"]),
        st.sampled_from(["2019-10-01", "2019-10-29/..", "2020-10-16", "2020-23", "2021-02", "[..2020-12-01]"]),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(rows, st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=4), st.integers(0, 9))
def test_what_comes_later_never_changes_what_was_known_on_an_earlier_day(
    told: list[tuple[str, str, int]], verdicts: list[tuple[int, int]], at: int
) -> None:
    reports = [report(number, *row) for number, row in enumerate(told)]
    taken = sorted(verdicts, key=lambda row: row[1])
    decisions = tuple(
        Decision("reject", (vault([reports[which % len(reports)]]).claims[0].id,), "A", f"{day(when)}T08:00:00+00:00")
        for which, when in taken
    )
    before = [r for r, (_, _, received) in zip(reports, told, strict=True) if received <= at]
    early = tuple(d for d, (_, when) in zip(decisions, taken, strict=True) if when <= at)
    for on in (date(2020, 11, 5), date(2021, 6, 1)):
        whole, part = known(vault(reports, decisions), decisions, at, on), known(vault(before, early), early, at, on)
        assert whole == part
