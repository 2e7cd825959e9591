"""The calendar: pseudonyms, ids that stay, alarms, and what was missed. All people are invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from aigaq.casefile import build
from aigaq.errors import UsageError
from aigaq.exports import Order, format_named
from aigaq.exports.ics import pseudonym
from tests.casefile.people import ALMAS, DINA, Report, material, person

MADE = "2021-10-02T08:00:00.000000+00:00"
KEY = b"key of a vault that is not"


def reports() -> list[Report]:
    return [
        Report("a", published="2020-11-01").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ"),
        Report("b", published="2020-11-01").status("temporary_refugee", DINA, "2020-10", value="KZ"),
    ]


def order(*more: Report, **given: object) -> Order:
    head: dict[str, object] = {"made_at": MADE, "key": KEY, **given}
    return Order(material([*reports(), *more]), **head)  # type: ignore[arg-type]


def entries(of: Order) -> list[Event]:
    return [e for e in Calendar.from_ical(format_named("ics").write(of)).walk("VEVENT") if isinstance(e, Event)]


def test_no_name_and_no_passage_stands_in_a_calendar() -> None:
    for language in ("en", "ru", "kk"):
        text = format_named("ics").write(order(language=language)).decode().replace("\r\n ", "")
        words = [word for name in (ALMAS, DINA) for word in name.split()]
        assert not [word for word in [*words, "Sentence"] if word in text]


def test_each_person_has_one_pseudonym_which_needs_the_vault_s_key() -> None:
    made = order()
    codes = {name: pseudonym(made, person(made.material, name).id) for name in (ALMAS, DINA)}
    assert len(set(codes.values())) == 2
    assert {str(e["summary"]).split(":")[0].split("Person ")[1] for e in entries(made)} == set(codes.values())
    assert pseudonym(order(key=b"another"), person(made.material, ALMAS).id) != codes[ALMAS]


def test_an_entry_stands_on_the_first_day_on_which_it_may_fall_due() -> None:
    found = [(e.start, str(e["summary"]).split(": ")[1]) for e in entries(order())]
    assert found == [
        (date(2021, 9, 1), "apply for extension of refugee status (not verified)"),
        (date(2021, 9, 16), "apply for extension of refugee status (not verified)"),
        (date(2021, 10, 1), "refugee status ends unless extended"),
        (date(2021, 10, 16), "refugee status ends unless extended"),
    ]
    assert "between 2021-10-01 and 2021-10-31" in entries(order())[2]["description"]


def test_what_was_missed_says_so_and_rings_no_alarm() -> None:
    made = entries(order())
    assert [str(e["summary"]).startswith("Missed") for e in made] == [True, True, False, False]
    assert [len(e.walk("VALARM")) for e in made] == [0, 0, 3, 3]
    assert [a["trigger"].dt for a in made[3].walk("VALARM")] == [timedelta(days=-n) for n in (30, 7, 1)]


def test_entries_keep_their_ids_when_the_day_of_the_export_and_the_dates_change() -> None:
    later = order(made_at="2021-12-01T08:00:00+00:00")
    other_day = Report("b", published="2020-11-01").status("temporary_refugee", DINA, "2020-12", value="KZ")
    moved = Order(material([*reports()[:1], other_day]), made_at=MADE, key=KEY)
    ids = [{str(e["uid"]) for e in entries(made)} for made in (order(), later, moved)]
    assert ids[0] == ids[1] == ids[2]
    assert len(ids[0]) == 4


def test_the_time_stamp_is_that_of_the_export() -> None:
    assert {e["dtstamp"].dt for e in entries(order())} == {datetime(2021, 10, 2, 8, tzinfo=UTC)}


def test_a_calendar_of_one_person_has_their_entries_only() -> None:
    made = order()
    alone = order(case=build(made.material, person(made.material, ALMAS)))
    assert [e.start for e in entries(alone)] == [date(2021, 9, 16), date(2021, 10, 16)]


@pytest.mark.parametrize(("language", "word"), [("ru", "статус беженца истекает"), ("kk", "босқын мәртебесі")])
def test_labels_and_consequences_come_in_the_language_asked(language: str, word: str) -> None:
    assert any(word in str(e["summary"]) for e in entries(order(language=language)))
    assert not any("status" in str(e["description"]).split("\n")[0] for e in entries(order(language=language)))


def test_a_calendar_needs_a_day() -> None:
    with pytest.raises(UsageError, match="day on which it is made"):
        format_named("ics").write(order(made_at=""))


def test_a_vault_in_which_nothing_comes_due_gives_no_calendar() -> None:
    nothing = Order(material([Report("a").status("convicted", ALMAS, "2020-01-21", value="KZ")]), made_at=MADE)
    assert format_named("ics").write(nothing) == b""
