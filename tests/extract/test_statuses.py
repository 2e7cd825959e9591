"""Statuses from events and labels, with their dates. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import extract
from aigaq.extract.statuses.time import after, days
from aigaq.model.claim import Claim
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

DESCRIPTION = Description(published=Found("2021-03-10", "byline"), language=Found("en", "detected"))


def statuses(content: str) -> dict[str, Claim]:
    found = extract(Text("c" * 64, "test", "1", f"{content} The harvest was poor."), DESCRIPTION)
    return {claim.type: claim for claim in found.claims if claim.kind == "status"}


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("asylum", "Norway granted Amina Dzhurova asylum in May 2020."),
        ("asylum_seeker", "Amina Dzhurova was granted asylum-seeker status in May 2020."),
        ("temporary_refugee", "Amina Dzhurova was granted temporary refugee status in May 2020."),
        ("leave_to_remain", "Amina Dzhurova was granted leave to remain in Britain."),
        ("leave_to_remain", "Amina Dzhurova received subsidiary protection in 2019."),
        ("asylum_denied", "Amina Dzhurova was denied asylum in May 2020."),
        ("asylum_applicant", "Amina Dzhurova applied for asylum in May 2020."),
        ("irregular_entrant", "Amina Dzhurova crossed the border illegally in May 2020."),
        ("detained", "Teodor Banev was arrested on 4 May 2020."),
        ("convicted", "A court convicted Teodor Banev of fraud in May 2020."),
        ("convicted_in_absentia", "A court convicted Teodor Banev in absentia in May 2020."),
        ("imprisoned", "Teodor Banev was sentenced to ten years in prison."),
        ("administrative_arrest", "Teodor Banev was sentenced to 15 days in jail."),
        ("house_arrest", "Teodor Banev was placed under house arrest in May 2020."),
        ("camp_detainee", "Amina Dzhurova was held in an internment camp."),
        ("missing", "Teodor Banev disappeared in May 2020."),
        ("deceased", "Gunmen killed Teodor Banev in May 2020."),
        ("asylum_seeker", "The asylum seeker Amina Dzhurova lives in Oslo."),
        ("citizen", "Teodor Banev, a naturalised Dutch citizen, lives in Delft."),
    ],
)
def test_an_event_or_label_gives_its_status(status: str, sentence: str) -> None:
    assert status in statuses(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Amina Dzhurova may be granted asylum.",
        "Teodor Banev was not arrested.",
        "Two unnamed men were arrested in Varna.",
    ],
)
def test_what_did_not_happen_or_to_nobody_named_gives_no_status(sentence: str) -> None:
    assert statuses(sentence) == {}


def test_release_ends_detention() -> None:
    found = statuses("Teodor Banev was arrested on 4 May 2020. Banev was released on 9 June 2020.")
    assert found["detained"].when is not None
    assert found["detained"].when.edtf == "2020-05-04"
    assert found["detained"].until is not None
    assert found["detained"].until.edtf == "2020-06-09"


def test_a_stated_term_gives_the_end_of_a_status() -> None:
    content = (
        "Amina Dzhurova was granted refugee status on 4 May 2020. Dzhurova's refugee status is valid for one year."
    )
    granted = statuses(content)["temporary_refugee"]
    assert granted.until is not None
    assert (granted.until.edtf, granted.until.method, granted.term) == ("2021-05-04", "derived_term", "P1Y")


def test_a_label_for_someone_with_another_status_is_only_a_label() -> None:
    found = statuses("The asylum seeker Amina Dzhurova is ill. Dzhurova was granted refugee status in May 2020.")
    assert set(found) == {"asylum_seeker_label", "asylum"}


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        ("2020-02-29", "P1Y", "2021-02-28"),
        ("2020-10", "P3M", "2021-01"),
        ("2020", "P2Y", "2022"),
        ("2020-12-30", "P10D", "2021-01-09"),
        ("[..2020-01-01]", "P1Y", None),
        ("2020-23", "P1Y", None),
    ],
)
def test_a_term_is_counted_from_a_plain_date_only(start: str, term: str, end: str | None) -> None:
    assert after(start, term) == end


def test_terms_compare_by_days() -> None:
    assert days("P10D") < days("P1M") < days("P1Y") < days("P4Y8M")
