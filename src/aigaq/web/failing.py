"""What is shown when something cannot be done: one clear sentence, and never a text, a name or a path."""

from __future__ import annotations

import logging
from typing import Any

from litestar import Request, Response
from litestar.enums import MediaType
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect
from litestar.utils.scope.state import ScopeState

from aigaq.errors import (
    AigaqError,
    AmbiguousClaim,
    AmbiguousName,
    AmbiguousSource,
    BadForm,
    DataError,
    IntegrityError,
    NeedsAnother,
    NoConsent,
    NoPage,
    NoSuchPage,
    NotAllowed,
    NothingWaits,
    StillLocked,
    TooMuch,
    UnknownClaim,
    UnknownDifference,
    UnknownMember,
    UnknownPerson,
    UnknownSource,
    VaultBusy,
    VaultError,
    WebError,
    WrongPassphrase,
)
from aigaq.web.forms import FormData
from aigaq.web.guarding import session_of
from aigaq.web.page import Screen
from aigaq.web.settings import MOST_BYTES

GONE = "client disconnected prematurely"
"""What Litestar says of a browser that left its page before the form was sent whole."""
log = logging.getLogger("aigaq.web")
API = "/api/"
WRITTEN = ("text", "quote", "reason", "names", "title", "conditions", "purpose", "risk", "q")
LONG = 20
"""Characters from which on somebody would not like to write a field again."""
STATUSES: tuple[tuple[type[AigaqError], int], ...] = (
    (UnknownClaim, 404),
    (UnknownPerson, 404),
    (UnknownSource, 404),
    (UnknownMember, 404),
    (UnknownDifference, 404),
    (NothingWaits, 404),
    (NoPage, 404),
    (NotAllowed, 403),
    (NeedsAnother, 409),
    (NoConsent, 409),
    (AmbiguousClaim, 409),
    (AmbiguousName, 409),
    (AmbiguousSource, 409),
    (WrongPassphrase, 403),
    (VaultBusy, 503),
    (VaultError, 503),
    (IntegrityError, 500),
    (DataError, 500),
)
"""HTTP status by kind of error, the first that fits; anything else a person gave wrongly is 400."""


class Fault(AigaqError, code="E000", says="Something went wrong in Aigaq itself.", do="What you wrote before is kept."):
    """A fault of the program: the log has its kind and place."""


class AlreadyDoneError(Exception):
    """A form was sent twice; it was done the first time, and led to ``where``."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where


def status_of(error: AigaqError) -> int:
    """Give the HTTP status for an error."""
    if isinstance(error, WebError):
        return error.status
    if isinstance(error, Fault):
        return 500
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 400)


def known(request: Request[Any, Any, Any], error: AigaqError) -> Response[Any]:
    """Answer with an error of Aigaq's own."""
    if request.scope["path"].startswith(API):
        return _as_json(error)
    return _as_page(request, error)


def from_framework(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """Answer with what the framework refuses: an unknown page, a wrong method, a value of another kind."""
    told: dict[int, AigaqError] = {404: NoSuchPage(), 405: NoSuchPage(), 413: TooMuch(limit=_limit(request))}
    if error.status_code in told:
        return known(request, told[error.status_code])
    if error.status_code < 500:
        return known(request, BadForm(field=_field(error), reason="it is missing or of another kind"))
    if error.detail == GONE:
        return known(request, Fault())  # nobody reads it, and nothing is wrong
    return fault(request, error)


def fault(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The last handler: answer with one sentence, and log the kind and place of a fault, without its words."""
    last, trace = None, error.__traceback__
    while trace is not None:
        last, trace = trace, trace.tb_next
    where = f"{last.tb_frame.f_code.co_filename.rpartition('/')[2]}:{last.tb_lineno}" if last else "?"
    log.error("fault: %s at %s", type(error).__name__, where)
    return known(request, Fault())


def already(request: Request[Any, Any, Any], error: AlreadyDoneError) -> Response[Any]:
    """Answer a form that came twice as the first time."""
    if request.scope["path"].startswith(API):
        return Response({"already_done": True}, media_type=MediaType.JSON, status_code=200)
    if request.headers.get("hx-request") == "true":
        return Response("", media_type=MediaType.HTML, headers={"HX-Location": error.where})
    return Redirect(error.where, status_code=303)


def _as_json(error: AigaqError) -> Response[Any]:
    record = {"error": {"code": error.code, "message": error.message, "advice": error.advice}}
    return Response(record, media_type=MediaType.JSON, status_code=status_of(error), headers=headers_of(error))


def _as_page(request: Request[Any, Any, Any], error: AigaqError) -> Response[Any]:
    screen = Screen(request, session_of(request))
    if isinstance(error, StillLocked) and request.method == "GET" and not screen.htmx:
        return Redirect("/unlock", status_code=303)
    if isinstance(error, StillLocked) and screen.htmx:
        return Response("", status_code=401, media_type=MediaType.HTML, headers={"HX-Redirect": "/unlock"})
    whole = "error.html.j2" if screen.unlocked else "error_locked.html.j2"
    template = "parts/error.html.j2" if screen.htmx else whole
    answer = screen.render(template, status=status_of(error), error=error, wrote=wrote(request))
    answer.headers.update(headers_of(error))
    if screen.htmx:  # told above the page, which stays as it is: nothing that was written is lost
        answer.headers.update({"HX-Retarget": "#flash", "HX-Reswap": "innerHTML"})
    return answer


def wrote(request: Request[Any, Any, Any]) -> tuple[str, ...]:
    """Give the longer texts of a form that was refused, to be shown to whoever wrote them; never a passphrase."""
    form = ScopeState.from_scope(request.scope).form
    if not isinstance(form, FormData) or not session_of(request):
        return ()
    return tuple(form[name] for name in WRITTEN if len(form.get(name, "").strip()) >= LONG)


def headers_of(error: AigaqError) -> dict[str, str]:
    """Give the headers that go with an error: how long to wait."""
    seconds = error.facts.get("seconds")
    return {"Retry-After": str(seconds)} if seconds is not None else {}


def _limit(request: Request[Any, Any, Any]) -> str:
    handler = request.scope.get("route_handler")
    most = handler.resolve_request_max_body_size() if isinstance(handler, HTTPRouteHandler) else MOST_BYTES
    return f"{(most or MOST_BYTES) // 2**20} MiB"


def _field(error: HTTPException) -> str:
    extra = error.extra if isinstance(error.extra, list) else []
    keys = [str(entry.get("key", "")) for entry in extra if isinstance(entry, dict)]
    return next((key for key in keys if key), "request")
