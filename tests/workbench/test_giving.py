"""What leaves the vault, and what people who spoke have not allowed to leave it. All people here are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from aigaq.cli.publish import AUDIENCES, WHY
from aigaq.errors import NoConsent, NotAllowed
from aigaq.model.consent import Audience, Consent, Refusal
from aigaq.workbench import Asked, Workbench

PHRASE = "seven invented words for one small test"
NOTE = "\n\nAll people in this report are invented.\n"
REPORT = "Asan Tilegenuly was arrested in Almaty on 3 March 2020." + NOTE
TOLD = "On 4 March 2020 police officers beat Asan Tilegenuly at the station. I saw it myself." + NOTE
OPEN = Consent(audience=("lawyer", "public"), identity="full", medium=("text",), given_by="self")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """A vault with a published report, and with what a witness has told the team."""
    with Workbench.create(tmp_path / "v.aigaq", lambda: PHRASE, by="Kamila Keeper") as made:
        made.add_bytes([("report.txt", REPORT.encode())], workers=1)
        made.write_testimony({"speaker": "Witness 7", "date": "2020-04-01"}, TOLD)
        yield made


def told_to_us(bench: Workbench) -> str:
    return next(s.id for s in bench.sources() if s.name.startswith("testimony-"))


def asked(form: str = "html", audience: Audience = "public", despite: str = "") -> Asked:
    return Asked(form, "Asan Tilegenuly" if form in {"html", "json"} else None, "en", audience, despite)


@pytest.mark.parametrize("form", ["html", "json", "events", "people", "statuses", "ftm"])
def test_what_a_witness_told_does_not_leave_without_consent(bench: Workbench, form: str, tmp_path: Path) -> None:
    (held,) = bench.held_back(asked(form))
    assert (held.source.id, held.speaker, held.why) == (told_to_us(bench), "Witness 7", "unknown")
    before = len(bench.log())
    with pytest.raises(NoConsent) as refused:
        bench.export(asked(form), tmp_path / "out", force=False)
    assert held.source.id[:8] in refused.value.message
    assert "Witness" not in refused.value.message
    assert not (tmp_path / "out").exists()
    assert len(bench.log()) == before
    assert bench.held_back(asked(form, "team")) == ()


def test_whoever_takes_it_upon_themselves_says_why_and_the_log_keeps_that(bench: Workbench) -> None:
    with pytest.raises(NoConsent):
        bench.give(asked(despite="  "))
    given = bench.give(asked(despite="she asked for it by phone"))
    assert b"I saw it myself" in given.data
    assert given.file.startswith("aigaq-html-")
    assert "Asan" not in given.file
    assert given.file.endswith(".html")
    entry = bench.log()[-1]
    assert (entry.action, entry.by) == ("export", "Kamila Keeper")
    assert entry.details["reason"] == "she asked for it by phone"
    assert entry.details["held"] == [told_to_us(bench)]
    assert entry.details["audience"] == "public"


@pytest.mark.parametrize(
    ("consent", "audience", "why"),
    [
        (OPEN, "public", None),
        (OPEN, "press", "audience"),
        (Consent(audience=("public",), given_by="relative"), "public", "relative"),
        (Consent(("public",), "full", ("text",), given_by="self", withdrawn_at="2020-05"), "team", "withdrawn"),
        (Consent(("public",), "full", ("text",), given_by="self", until="2020-05"), "public", "until"),
        (
            Consent(("public",), "full", ("text",), conditions="if I am arrested", given_by="self"),
            "public",
            "conditions",
        ),
        (Consent(("lawyer",), "pseudonym", ("text",), given_by="self"), "lawyer", "identity"),
        (Consent(("lawyer",), "full", ("audio",), given_by="guardian"), "lawyer", "medium"),
    ],
)
def test_consent_is_looked_up_for_those_who_get_it(
    bench: Workbench, consent: Consent, audience: Audience, why: str | None
) -> None:
    bench.set_consent(told_to_us(bench), consent)
    assert [one.why for one in bench.held_back(asked(audience=audience))] == ([why] if why else [])


def test_a_calendar_that_names_nobody_asks_only_whether_it_may_go_there(bench: Workbench) -> None:
    assert [one.why for one in bench.held_back(asked("ics"))] == ["unknown"]
    bench.set_consent(told_to_us(bench), Consent(audience=("public",), given_by="self"))
    assert bench.held_back(asked("ics")) == ()
    assert [one.why for one in bench.held_back(asked("html"))] == ["identity"]


def test_a_consent_that_is_taken_back_leaves_the_source_closed(bench: Workbench) -> None:
    bench.set_consent(told_to_us(bench), OPEN)
    assert bench.held_back(asked()) == ()
    bench.undo()
    bench.undo()
    assert [one.why for one in bench.held_back(asked())] == ["unknown"]


def test_the_file_of_judgements_names_nobody_and_only_a_keeper_gives_out(bench: Workbench) -> None:
    assert bench.give_judgements().data == b""
    assert bench.log()[-1].details["format"] == "judgements"
    reviewer = bench.acting("Rita Reviewer", "reviewer")
    for give in (lambda: reviewer.give(asked("events", "team")), reviewer.give_judgements):
        with pytest.raises(NotAllowed):
            give()


def test_the_command_line_knows_every_audience_and_every_refusal() -> None:
    assert {*AUDIENCES, "self"} == set(get_args(Audience))
    assert set(WHY) == set(get_args(Refusal))
