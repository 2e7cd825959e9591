"""The JSON interface under generated requests, and some made by hand. All people and reports are invented."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from aigaq.web.app import make_app
from aigaq.web.desk import Desk
from aigaq.web.settings import Settings
from tests.web.conftest import HOST, PASSPHRASE, Site, begin, browser, open_site

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 8
"""Generated requests an operation."""
APART = {"/api/lock", "/api/leave", "/api/unlock"}
"""They end or begin sessions: tried by hand."""


def _schema() -> Any:
    raw = make_app(Desk(Path("none"), Settings())).openapi_schema.to_schema()
    return schemathesis.openapi.from_dict(raw)


SCHEMA = _schema()
OPERATIONS = [r.ok() for r in SCHEMA.get_all_operations() if r.ok().path not in APART]


NOUNS = sorted({tag for operation in OPERATIONS for tag in operation.tags})
# Schemathesis' in-process client leaves a stream of its own to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def own(small_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server over a vault that generated requests may change."""
    folder = tmp_path_factory.mktemp("own") / "small.aigaq"
    shutil.copytree(small_vault, folder)
    with ExitStack() as stack:
        yield open_site(folder, stack)


@pytest.mark.parametrize("noun", NOUNS)
def test_no_generated_request_meets_a_fault(own: Site, noun: str) -> None:
    codes = {code for operation in OPERATIONS if noun in operation.tags for code in generated(own, operation)}
    assert not own.desk.locked
    assert 401 not in codes
    assert codes & {200, 202}


def generated(site: Site, operation: Any) -> set[int]:
    """Send generated requests to one operation, and hold each answer against its description; give the statuses."""
    assert site.session
    codes: set[int] = set()
    head = {"X-CSRF-Token": site.csrf, "Host": HOST, "Cookie": f"aigaq={site.session.token}"}

    async def begun(scope: Any, receive: Any, send: Any) -> None:
        """The server that runs already: the client would start and end it, and so lock it, for each request."""
        if scope["type"] == "lifespan":
            for what in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{what}.complete"})
        else:
            await site.app(scope, receive, send)

    bench = site.bench
    known = {
        "claim": bench.material().claims[0].id,
        "person": bench.material().people[0].id,
        "source": bench.sources()[0].id,
        "subject": bench.material().claims[0].id,
        "difference": next((d.id for d in bench.differences()), "none"),
        "slot": bench.members()[0].slot,
    }

    @given(case=operation.as_strategy(), is_known=st.booleans())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def run(case: Any, is_known: bool) -> None:
        if is_known:  # half of them about something that is there
            case.path_parameters.update({k: v for k, v in known.items() if k in case.path_parameters})
        response = case.call(app=begun, base_url=f"http://{HOST}", headers=head)
        case.validate_response(response, checks=CHECKS)
        codes.add(response.status_code)

    run()
    return codes


def test_the_interface_is_described_to_whoever_has_unlocked(site: Site) -> None:
    found = site.get("/api/openapi.json").json()
    assert found["info"]["title"] == "Aigaq"
    assert {"/api/people/{person}/case", "/api/claims/{claim}/judge", "/api/search"} <= set(found["paths"])
    assert site.locked().get("/api/openapi.json").status_code == 401


def call(site: Site, path: str, body: Any, **head: str) -> Any:
    """Send JSON with the session's token."""
    return site.client.post(path, json=body, headers={"X-CSRF-Token": site.csrf, **head})


def test_a_program_unlocks_reads_decides_undoes_and_locks(fresh_site: Site) -> None:
    site = fresh_site.locked()
    opened = site.client.post("/api/unlock", json={"passphrase": PASSPHRASE}).json()
    assert (opened["name"], opened["role"]) == ("Invented Keeper", "keeper")
    head = {"X-CSRF-Token": opened["csrf"]}
    person = next(p for p in site.get("/api/people").json() if "Serik" in p["name"])
    case = site.get(f"/api/people/{person['id']}/case").json()
    claim = case["timeline"][0]["claims"][0]["id"]
    text = site.get(f"/api/sources/{site.get(f'/api/claims/{claim}').json()['source']}/text").json()
    passage = site.get(f"/api/claims/{claim}").json()["passage"]
    assert text["content"][passage["start"] : passage["end"]] == passage["quote"]
    body = {"verdict": "accept", "reason": "heard it"}
    taken = site.client.post(f"/api/claims/{claim}/judge", json=body, headers=head).json()["decision"]
    assert (taken["by"], taken["reason"]) == ("Invented Keeper", "heard it")
    assert [d["id"] for d in site.get("/api/decisions").json()] == [taken["id"]]
    assert site.client.post("/api/decisions/undo", json={"decision": taken["id"]}, headers=head).status_code == 200
    assert site.get("/api/decisions").json() == []
    assert site.client.post("/api/lock").json() == {"locked": True}
    assert site.get("/api/people").status_code == 401


def test_a_request_sent_twice_decides_once(fresh_site: Site) -> None:
    claim = fresh_site.bench.material().claims[0].id
    answers = [
        call(fresh_site, f"/api/claims/{claim}/judge", {"verdict": verdict}, **{"Idempotency-Key": "one"})
        for verdict in ("reject", "accept")
    ]
    assert [a.status_code for a in answers] == [200, 200]
    assert answers[1].json() == {"already_done": True}
    (decision,) = fresh_site.bench.material().decisions
    assert decision.verdict == "reject"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/claims/000000/judge", {"verdict": "maybe"}),
        ("/api/claims/000000/judge", {"verdict": "accept", "reason": "x" * 5000}),
        ("/api/claims/000000/judge", {"verdict": "accept", "extra": 1}),
        ("/api/claims/000000/judge", []),
        ("/api/claims", {"source": "0000", "start": -1, "end": 3, "told": {}}),
        ("/api/search", {"query": "x" * 501}),
        ("/api/search", {"query": 3}),
        ("/api/list", {"names": None}),
        ("/api/people/merge", {"one": "", "other": "x"}),
        ("/api/sources", {}),
    ],
)
def test_what_cannot_be_used_is_one_sentence_and_changes_nothing(site: Site, path: str, body: Any) -> None:
    before = site.bench.decisions()
    answer = call(site, path, body)
    assert answer.status_code == 400
    assert set(answer.json()["error"]) == {"code", "message", "advice"}
    assert site.bench.decisions() == before


@given(st.binary(max_size=200))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_bytes_that_are_no_json_are_refused(shared_site: Site, body: bytes) -> None:
    session = begin(shared_site.desk, "keeper", "Invented Keeper")
    head = {"X-CSRF-Token": session.csrf, "Content-Type": "application/json"}
    answer = browser(shared_site.app, session).post("/api/search", content=body, headers=head)
    assert answer.status_code == 400


def test_unknown_ids_are_said(site: Site) -> None:
    for path in ("/api/people/nobody", "/api/sources/none", "/api/claims/000000000000", "/api/jobs/x"):
        assert site.get(path).status_code == 404
    for path in ("/api/people/%2e%2e%2f", "/api/sources/../../etc/passwd", "/api/sources/%00"):
        assert site.get(path).status_code in (400, 404)
