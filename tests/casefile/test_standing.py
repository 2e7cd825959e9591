"""What a person is on each track on a day, with the law of that day. All people are invented."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq.casefile import deadlines, status_on, statuses
from aigaq.casefile.standing import span_of, track_of
from aigaq.law import say, track
from aigaq.model.casefile import Held
from aigaq.model.schema import status_type, types
from tests.casefile.people import ALMAS, Report, material

DAY = date(2021, 1, 21)


def held(*reports: Report, on: date = DAY) -> dict[str, Held]:
    return {h.track: h for h in status_on(material(reports), on)}


def test_a_person_is_several_things_at_once_but_one_on_each_track() -> None:
    a = Report("a", published="2021-02-01").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")
    a.status("convicted", ALMAS, "2020-01-21", value="KZ").status("detained", ALMAS, "2021-01-20/..", value="KZ")
    a.status("abroad", ALMAS, "2019-10-01/..")
    found = held(a)
    assert {name: h.period.status for name, h in found.items()} == {
        "asylum": "temporary_refugee", "criminal": "convicted", "detention": "detained", "travel": "abroad",
    }  # fmt: skip


def test_each_state_has_its_own_asylum_track() -> None:
    a = Report("a", published="2021-02-01").status("asylum_denied", ALMAS, "2018-10-04/..", value="KZ")
    a.status("asylum", ALMAS, "2019-06/..", value="SE")
    found = status_on(material([a]), DAY)
    assert {(h.period.jurisdiction, h.period.status) for h in found} == {("KZ", "asylum_denied"), ("SE", "asylum")}


def test_what_the_reports_leave_open_stands_with_what_is_shown() -> None:
    a = Report("a").status("asylum_seeker", ALMAS, "2018-08", value="KZ")
    a.status("asylum_denied", ALMAS, "2018-10", value="KZ")
    [found] = status_on(material([a]), date(2019, 1, 1))
    assert (found.period.status, found.how) == ("asylum_denied", "possibly")
    assert [p.status for p in found.others] == ["asylum_seeker"]


def test_the_word_a_journalist_uses_is_kept_beside_the_status() -> None:
    a = Report("a", published="2021-01-10").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")
    a.status("asylum_seeker_label", ALMAS, "2021-01-10")
    found = held(a)["asylum"]
    assert found.period.status == "temporary_refugee"
    assert [p.status for p in found.called] == ["asylum_seeker_label"]
    assert held(a, on=date(2020, 12, 1))["asylum"].called == ()


def test_the_law_of_the_day_says_who_decides_and_which_articles_hold() -> None:
    a = Report("a", published="2026-01-10").status("asylum_seeker", ALMAS, "2022-01-10/..", value="KZ")
    before, after = (held(a, on=date(2022, 4, d))["asylum"].law for d in (22, 23))
    assert before
    assert after
    assert [law.version for law in (before, after)] == ["kz-2021", "kz-2022"]
    assert before.issued_by != after.issued_by
    assert before.rules[-1].id == "authority-2010"
    assert after.rules[-1].id == "authority-2022"


def test_a_status_that_ran_out_is_shown_as_lapsed_until_something_later_is_on_file() -> None:
    a = Report("a").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")
    found = held(a, on=date(2023, 1, 1))["asylum"]
    assert (found.how, found.why) == ("lapsed", "lapsed on 2021-10-16; nothing later on file")
    later = Report("b").status("departed", ALMAS, "2022-01-05", value="KZ")
    assert held(a, later, on=date(2023, 1, 1))["asylum"].period.status == "departed"


def test_a_sentence_that_was_served_is_not_lapsed() -> None:
    a = Report("a").status("administrative_arrest", ALMAS, "2021-02-10", term="P10D")
    assert held(a, on=date(2021, 3, 1)) == {}


def test_every_status_of_the_schema_has_a_track() -> None:
    tracks = {track(name) for name in types("status")}
    assert tracks == {"asylum", "criminal", "detention", "travel", "other"}


def test_the_note_of_a_status_can_be_said_in_every_language() -> None:
    found = held(Report("a").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ"))["asylum"]
    said = {language: [say(r, language) for r in found.period.remarks] for language in ("en", "ru", "kk")}  # type: ignore[arg-type]
    assert "; ".join(said["en"]).capitalize()[:10] == found.period.note[:10]
    assert all("2021-10-16" in parts[0] for parts in said.values())
    assert len({tuple(parts) for parts in said.values()}) == 3


LEGAL = sorted(name for name in types("status") if not status_type(name).label)
DATES = st.one_of(
    st.dates(date(2017, 1, 1), date(2023, 1, 1)).map(str),
    st.sampled_from(["2019", "2020-10", "2020-23", "[..2021-01-21]", "2019-10-14~", "2020-05/..", "XXXX-10-29"]),
    st.none(),
)
claims = st.lists(
    st.tuples(st.sampled_from(LEGAL), DATES, st.one_of(st.none(), DATES), st.sampled_from(["KZ", "SE", "TR", None])),
    max_size=8,
)


def told(rows: list[tuple[str, str | None, str | None, str | None]]) -> Report:
    report = Report("a", published="2023-06-01")
    for status, since, until, country in rows:
        report.status(status, ALMAS, since, until=until, value=country)
    return report


@settings(max_examples=60, deadline=None)
@given(claims, st.dates(date(2016, 1, 1), date(2025, 1, 1)))
def test_there_is_at_most_one_status_a_track_and_day(
    rows: list[tuple[str, str | None, str | None, str | None]], on: date
) -> None:
    found = status_on(material([told(rows)]), on)
    assert max(Counter(track_of(h.period) for h in found).values(), default=1) == 1
    for h in found:
        assert h.track == track(h.period.status)
        assert h.law is None or h.law.rules


@settings(max_examples=60, deadline=None)
@given(claims, st.dates(date(2016, 1, 1), date(2025, 1, 1)), st.integers(1, 400))
def test_a_deadline_only_goes_when_the_status_it_hangs_on_has_ended(
    rows: list[tuple[str, str | None, str | None, str | None]], on: date, later: int
) -> None:
    made = material([told(rows)])
    then = on + timedelta(later)
    kept = {d.clock for d in deadlines(made, then)}
    [someone] = made.people or (None,)
    periods = {p.claims: p for p in statuses(made, someone)} if someone else {}
    for gone in (d for d in deadlines(made, on) if d.clock not in kept):
        period = periods[gone.claims]
        ended = span_of(period)[1].last
        assert period.until_basis in {"stated", "next_status"}
        assert ended
        assert ended < then
