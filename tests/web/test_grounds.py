"""Why a claim stands is said in the reader's language, whatever it rests on. All people and reports are invented."""

from __future__ import annotations

import re

import pytest

from aigaq.exports.html.labels import Labels
from aigaq.i18n import LANGUAGES
from aigaq.web.views.grounds import lines
from tests.web.conftest import Site

QUOTED = re.compile(r"“[^”]*”|«[^»]*»")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_ground_of_every_claim_is_told_in_the_reader_s_language(site: Site, language: str) -> None:
    bench, topics = site.bench, set()
    claims = [c for c in bench.material().claims if c.kind == "event"][:5] + [
        next(c for c in bench.material().claims if c.kind == kind) for kind in ("status", "relation", "attribute")
    ]
    for claim in claims:
        _, explanation = bench.explain(claim.id)
        told = lines(explanation, claim, language)
        assert [(one.topic, one.says) for one in told if one.language == "en"] == []
        assert [one.topic for one in told] == [ground.topic for ground in explanation.grounds]
        topics |= {one.topic for one in told}
        rule = next(one.says for one in told if one.topic == "rule")
        assert Labels(language).type(claim.kind, claim.type) in rule
        assert re.search(r"[а-яәіңғүұқөһ]{4}", QUOTED.sub("", rule))
    assert topics >= {"words", "rule", "who", "date", "speaker", "certainty"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_that_a_person_wrote_says_so(fresh_site: Site, language: str) -> None:
    source = fresh_site.bench.find_source("weekly.txt").id
    form = {"quote": "Asan Tilegenov was arrested", "type": "event:arrest", "role": "subject", "who": "new"}
    done = fresh_site.post(f"/sources/{source}/write", {**form, "typed": "Asan Tilegenov"})
    assert done.status_code == 303, done.text[:500]
    fresh_site.post("/language", {"language": language})
    written = next(c for c in fresh_site.bench.material().claims if c.written)
    page = fresh_site.text(f"/claims/{written.id}/why")
    assert {"en": "written on", "kk": "жазылған күні", "ru": "записано"}[language] in page
    assert '<dd lang="en">' not in page
