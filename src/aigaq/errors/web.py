"""E6xx: the workbench in the browser will not do that."""

from __future__ import annotations

from typing import ClassVar

from aigaq.errors.base import AigaqError


class WebError(
    AigaqError,
    code="E600",
    exit_code=7,
    says="The workbench cannot do that: {reason}",
    do="Go back and try again. Nothing was changed.",
):
    """A request that the workbench in the browser refuses; ``status`` is the HTTP status it answers with."""

    status: ClassVar[int] = 400


class StillLocked(
    WebError,
    code="E601",
    says="The vault is locked.",
    do="Unlock it with your passphrase.",
):
    """Nobody has unlocked the vault in this browser, or it was locked again."""

    status = 401


class NotYourRole(
    WebError,
    code="E602",
    says="Your role does not allow this: it takes the role {needed}.",
    do="Ask a keeper of this vault. Nothing was changed.",
):
    """A member asked for something that a higher role is needed for."""

    status = 403


class ForeignRequest(
    WebError,
    code="E603",
    says="This request did not come from a page of this workbench.",
    do="Open the workbench anew and do it there. Nothing was changed.",
):
    """A request from another site or port, or without the token of its session."""

    status = 403


class TooManyTries(
    WebError,
    code="E604",
    says="Too many wrong passphrases: wait {seconds} seconds.",
    do="Then try again. Nothing was changed.",
):
    """The vault is not tried for a while after several wrong passphrases."""

    status = 429


class NoSuchPage(
    WebError,
    code="E605",
    says="There is no such page.",
    do="Go back, or begin at the first page.",
):
    """An address that the workbench does not know."""

    status = 404


class BadForm(
    WebError,
    code="E606",
    says="The field “{field}” cannot be used: {reason}.",
    do="Correct it and send the form again. Nothing was changed.",
):
    """A form, or a JSON body, with a value that is missing, too long or of another kind."""


class TooMuch(
    WebError,
    code="E607",
    says="That is more than the workbench takes at once: {limit} at the most.",
    do="Send it in parts, or add large files with `aigaq add`. Nothing was changed.",
):
    """A request whose body is larger than its page takes."""

    status = 413


class NoPort(
    WebError,
    code="E608",
    says="The workbench cannot listen there: {reason}.",
    do="Leave --port out, and a free one is chosen.",
):
    """The port that was asked for is taken or not allowed."""
