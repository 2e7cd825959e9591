"""E-mail: the text of one message; its headers describe it, its attachments are named as not read."""

from __future__ import annotations

import email
import email.errors
import email.message
import email.policy
import email.utils
from collections import Counter
from typing import ClassVar

from aigaq.errors import Malformed, NoText, PartUnread, Truncated
from aigaq.model.edtf import is_edtf
from aigaq.model.source import Description, Found, Problem
from aigaq.readers.base import Layer, Reader, problem
from aigaq.readers.decode import decode
from aigaq.readers.values import tidy
from aigaq.readers.web import paragraphs, visible_text
from aigaq.readers.wrap import between_blanks, long_line, unwrapped

Message = email.message.EmailMessage
_CUT = (email.errors.CloseBoundaryNotFoundDefect, email.errors.StartBoundaryNotFoundDefect)
_BROKEN = (
    email.errors.NoBoundaryInMultipartDefect,
    email.errors.InvalidBase64CharactersDefect,
    email.errors.InvalidBase64PaddingDefect,
    email.errors.InvalidBase64LengthDefect,
    email.errors.MissingHeaderBodySeparatorDefect,
    email.errors.MultipartInvariantViolationDefect,
)


class Mail(Reader):
    """Reads e-mail (EML). Positions count code points of the message's text, with broken lines joined."""

    name: ClassVar[str] = "email"
    version: ClassVar[str] = "1"
    media_types: ClassVar[tuple[str, ...]] = ("message/rfc822",)
    headed: ClassVar[bool] = False

    def unpack(self, data: bytes) -> Layer:
        """Take the plain text part, or the HTML part where there is none."""
        try:
            message = email.message_from_bytes(data, policy=email.policy.default)
            parts = [part for part in message.walk() if not part.is_multipart()]
        except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
            raise Malformed(reason="its parts cannot be told from each other") from error
        if not message.keys():
            raise Malformed(reason="it has no headers")
        body = _body(parts)
        text, damaged = _text(body) if body is not None else ("", ())
        rest = [part for part in parts if part is not body and not _alternative(part, body)]
        problems = (*damaged, *_attachments(rest), *_defects(message, parts))
        if not text.strip():
            raise NoText
        return Layer(text, paragraphs(text), description=_described(message), problems=problems)


def _body(parts: list[Message]) -> Message | None:
    """Give the first plain text that is not an attachment, or else the first HTML."""
    inline = [
        part for part in parts if _header(part, "Content-Disposition").split(";")[0].strip().lower() != "attachment"
    ]
    for kind in ("text/plain", "text/html"):
        found = next((part for part in inline if part.get_content_type() == kind and part.get_payload()), None)
        if found is not None:
            return found
    return None


def _text(part: Message) -> tuple[str, tuple[Problem, ...]]:
    raw = part.get_payload(decode=True)
    try:
        declared = part.get_content_charset()
    except (LookupError, ValueError, UnicodeError):
        declared = None
    text, problems = decode(raw if isinstance(raw, bytes) else b"", declared)
    return (visible_text(text).text if part.get_content_type() == "text/html" else _flowing(text)), problems


def _flowing(text: str) -> str:
    """Join lines that the sender's program broke at 80 columns or fewer (RFC 5322 asks for it)."""
    lines = text.splitlines()
    long = long_line(line for line in lines if line.strip())
    if long > 80:
        return "\n".join(lines)
    return "\n\n".join("\n".join(unwrapped(block, long)) for block in between_blanks(lines))


def _alternative(part: Message, body: Message | None) -> bool:
    """Whether a part is the same message once more, as HTML."""
    plain = body is not None and body.get_content_type() == "text/plain"
    return (
        plain and part.get_content_type() == "text/html" and not _header(part, "Content-Disposition").startswith("att")
    )


def _attachments(parts: list[Message]) -> tuple[Problem, ...]:
    """Name what was not read by its type and number; file names may name people."""
    if not parts:
        return ()
    kinds = Counter(part.get_content_type() for part in parts)
    named = ", ".join(f"{count} × {kind}" for kind, count in sorted(kinds.items()))
    return (problem(PartUnread(what=f"{len(parts)} attachment{'s' * (len(parts) > 1)} ({named})")),)


def _defects(message: Message, parts: list[Message]) -> tuple[Problem, ...]:
    defects = [defect for part in (message, *message.walk(), *parts) for defect in part.defects]
    if any(isinstance(defect, _CUT) for defect in defects):
        return (problem(Truncated()),)
    if any(isinstance(defect, _BROKEN) for defect in defects):
        return (problem(Malformed(reason="parts of the message are damaged")),)
    return ()


def _described(message: Message) -> Description:
    subject, sender = _header(message, "Subject"), email.utils.parseaddr(_header(message, "From"))
    author = tidy(sender[0] or sender[1])
    date = _date(_header(message, "Date"))
    return Description(
        title=Found(tidy(subject), "email_header") if tidy(subject) else None,
        author=Found(author, "email_header") if author else None,
        published=Found(date, "email_header") if date else None,
    )


def _header(part: Message, name: str) -> str:
    """Give a header's text; hostile ones make the standard library fail in many ways."""
    try:
        return str(part.get(name, "") or "")
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError):
        return ""


def _date(text: str) -> str | None:
    try:
        day = email.utils.parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if is_edtf(day) else None
