"""Statuses over many wordings: written before the rules were tried. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import extract
from aigaq.model.claim import Claim
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

ON = "2023-03-06"


def statuses(content: str) -> list[Claim]:
    description = Description(published=Found(ON, "byline"), language=Found("en", "detected"))
    found = extract(Text("e" * 64, "test", "1", f"{content} The harvest was poor."), description)
    return [claim for claim in found.claims if claim.kind == "status"]


def given(content: str) -> set[tuple[str, str | None]]:
    return {(c.type, c.when.edtf if c.when else None) for c in statuses(content)}


GIVEN = [
    # protection
    ("Selim Ardov applied for asylum in Chile in May 2021.", "asylum_applicant", "2021-05"),
    ("Selim Ardov asked for asylum in Chile in May 2021.", "asylum_applicant", "2021-05"),
    ("Selim Ardov lodged an asylum application in Lyon on 4 May 2021.", "asylum_applicant", "2021-05-04"),
    ("Selim Ardov received an asylum-seeker certificate on 4 May 2021.", "asylum_seeker", "2021-05-04"),
    ("Selim Ardov was registered as an asylum seeker in May 2021.", "asylum_seeker", "2021-05"),
    ("Selim Ardov was granted refugee status in Canada in May 2021.", "asylum", "2021-05"),
    ("Germany recognised Amina Dzhurova as a refugee in May 2021.", "asylum", "2021-05"),
    ("Costa Rica granted refugee status to Amina Dzhurova in May 2021.", "asylum", "2021-05"),
    ("Kazakhstan granted refugee status to Amina Dzhurova in May 2021.", "temporary_refugee", "2021-05"),
    ("Selim Ardov was granted temporary refugee status in May 2021.", "temporary_refugee", "2021-05"),
    ("Selim Ardov was granted refugee status for one year in May 2021.", "temporary_refugee", "2021-05"),
    ("Selim Ardov was granted refugee status for five years in May 2021.", "asylum", "2021-05"),
    ("Norway denied Selim Ardov asylum in May 2021.", "asylum_denied", "2021-05"),
    ("Selim Ardov's asylum application was rejected in May 2021.", "asylum_denied", "2021-05"),
    ("Selim Ardov was granted subsidiary protection in May 2021.", "leave_to_remain", "2021-05"),
    ("Selim Ardov entered Panama irregularly in May 2021.", "irregular_entrant", "2021-05"),
    ("Selim Ardov crossed into Poland without papers in May 2021.", "irregular_entrant", "2021-05"),
    ("Selim Ardov was deported to Tashkent in May 2021.", "departed", "2021-05"),
    ("Selim Ardov was expelled from Turkey in May 2021.", "departed", "2021-05"),
    ("Selim Ardov became a Canadian citizen in May 2021.", "citizen", "2021-05"),
    ("Selim Ardov was naturalised in Sweden in May 2021.", "citizen", "2021-05"),
    ("Selim Ardov has lived in exile in Vilnius since 2019.", "abroad", "2019"),
    # liberty
    ("Selim Ardov was charged with treason in May 2021.", "defendant", "2021-05"),
    ("Selim Ardov was indicted for fraud on 4 May 2021.", "defendant", "2021-05-04"),
    ("Selim Ardov went on trial in Ankara in May 2021.", "defendant", "2021-05"),
    ("Selim Ardov was sentenced to six years in prison in May 2021.", "imprisoned", "2021-05"),
    ("A court jailed Selim Ardov for six years in May 2021.", "imprisoned", "2021-05"),
    (
        "Selim Ardov was sentenced to 15 days of administrative arrest on 4 May 2021.",
        "administrative_arrest",
        "2021-05-04",
    ),
    ("Selim Ardov was convicted in his absence in May 2021.", "convicted_in_absentia", "2021-05"),
    ("Selim Ardov was sentenced in absentia to ten years in prison in May 2021.", "convicted_in_absentia", "2021-05"),
    ("Selim Ardov was detained at the airport on 4 May 2021.", "detained", "2021-05-04"),
    ("Selim Ardov was arrested on 4 May 2021.", "detained", "2021-05-04"),
    ("Selim Ardov was freed on 4 May 2021.", "released", "2021-05-04"),
    ("Selim Ardov was released on bail on 4 May 2021.", "released", "2021-05-04"),
    ("Selim Ardov was acquitted on 4 May 2021.", "released", "2021-05-04"),
    ("Selim Ardov was placed under house arrest in May 2021.", "house_arrest", "2021-05"),
    ("Selim Ardov was held in a re-education camp in 2018.", "camp_detainee", "2018"),
    # other
    ("Selim Ardov disappeared on 4 May 2021.", "missing", "2021-05-04"),
    ("Selim Ardov died in custody on 4 May 2021.", "deceased", "2021-05-04"),
    ("Gunmen shot Amina Dzhurova dead in May 2021.", "deceased", "2021-05"),
    ("Amina Dzhurova applied for asylum in Norway in 2020. Her claim was accepted in May 2021.", "asylum", "2021-05"),
    ("Selim Ardov waded across the river into Thailand in May 2021.", "irregular_entrant", "2021-05"),
    ("Selim Ardov was given a suspended sentence of two years in May 2021.", "convicted", "2021-05"),
    (
        "Selim Ardov applied for asylum in Georgia in 2020. A court in Baku sentenced him to ten years in May 2021.",
        "convicted_in_absentia",
        "2021-05",
    ),
]

NOT_GIVEN = [
    ("A court in Madrid authorised the extradition of Selim Ardov in May 2021.", "departed"),
    ("Selim Ardov was refused entry at the border in May 2021.", "departed"),
    ("Selim Ardov faces deportation.", "departed"),
    ("Selim Ardov plans to leave Turkey.", "departed"),
    ("Selim Ardov crossed the border into Poland in May 2021.", "irregular_entrant"),
    ("Selim Ardov entered Poland in May 2021.", "irregular_entrant"),
    ("Selim Ardov was convicted in his absence in May 2021.", "convicted"),
    ("Selim Ardov was sentenced in absentia to ten years in prison in May 2021.", "imprisoned"),
    ("Selim Ardov was given a suspended sentence of two years in May 2021.", "imprisoned"),
    ("Selim Ardov was granted refugee status in Canada in May 2021.", "temporary_refugee"),
    ("No charge was brought against Selim Ardov.", "defendant"),
    ("The charges against Selim Ardov were dropped in May 2021.", "defendant"),
    # A sentence that was not in absentia.
    (
        "Selim Ardov fled to Chile in 2020. A court in Santiago sentenced him to ten years in May 2021.",
        "convicted_in_absentia",
    ),
]

TWO = [
    (
        "Police arrested Selim Ardov on 4 May 2020. He was released on 9 May 2020. "
        "Police arrested him again on 7 June 2021.",
        {("detained", "2020-05-04"), ("detained", "2021-06-07")},
    ),
    (
        "Selim Ardov was detained on 4 May 2020. He was charged in June 2020.",
        {("detained", "2020-05-04"), ("defendant", "2020-06")},
    ),
    (
        "Selim Ardov crossed into Greece illegally in May 2020. He applied for asylum in June 2020.",
        {("asylum_applicant", "2020-06")},
    ),
    (
        "Selim Ardov applied for asylum in May 2020. He was granted refugee status in Canada in June 2021.",
        {("asylum", "2021-06")},
    ),
]

ENDED = [
    ("Police arrested Selim Ardov on 4 May 2020. He was released on 9 May 2020.", "detained", "2020-05-09"),
    ("Selim Ardov was sentenced to 15 days in jail on 4 May 2020.", "administrative_arrest", "2020-05-19"),
    (
        "Selim Ardov was sentenced to six years in prison in May 2020. He was freed in June 2022.",
        "imprisoned",
        "2022-06",
    ),
    (
        "Kazakhstan granted refugee status to Amina Dzhurova in May 2021. The status is valid for one year.",
        "temporary_refugee",
        "2022-05",
    ),
    ("Selim Ardov was placed under house arrest on 4 May 2021 for two months.", "house_arrest", "2021-07-04"),
]


@pytest.mark.parametrize(("text", "status", "since"), GIVEN)
def test_what_is_told_gives_its_status_and_date(text: str, status: str, since: str) -> None:
    assert (status, since) in given(text)


@pytest.mark.parametrize(("text", "status"), NOT_GIVEN)
def test_what_is_not_told_gives_no_status(text: str, status: str) -> None:
    assert status not in {claim.type for claim in statuses(text)}


@pytest.mark.parametrize(("text", "expected"), TWO)
def test_each_step_has_its_own_status(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert expected <= given(text)


@pytest.mark.parametrize(("text", "status", "until"), ENDED)
def test_a_status_ends_where_the_text_says_so(text: str, status: str, until: str) -> None:
    ends = {claim.until.edtf for claim in statuses(text) if claim.type == status and claim.until}
    assert ends == {until}
