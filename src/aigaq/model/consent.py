"""What a person who spoke allowed to be done with their words: nothing beyond the team where it is not known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, get_args

from attrs import field, frozen, validators

from aigaq.model.edtf import parse

Audience = Literal[
    "self", "team", "lawyer", "un_confidential", "un_public", "court", "researchers", "press", "public"
]  # fmt: skip
"""To whom it may go. Dimensions after the practice of the UN, the ICC prosecutor and the Murad Code (2022)."""
Identity = Literal["full", "pseudonym", "anonymous", "aggregate"]
"""How the speaker may be named: ``pseudonym``: initials or another name; ``aggregate``: in numbers only."""
Medium = Literal["text", "audio", "voice_altered", "video", "face_blurred"]
GivenBy = Literal["unknown", "self", "guardian", "relative"]
"""``relative``: no substitute for the person's own consent."""
How = Literal["unknown", "written", "recorded", "oral_witnessed"]
Refusal = Literal["withdrawn", "unknown", "relative", "audience", "conditions", "until", "identity", "medium"]
"""Why a source may not go somewhere: consent was withdrawn; nobody is on file as having given it, or only a relative;
it is for others; a condition stands; it has run out; it allows no name, or not the written word."""


def _among(*choices: str) -> Callable[[Any, Any, tuple[str, ...]], None]:
    def check(_: Any, __: Any, given: tuple[str, ...]) -> None:
        if not set(given) <= set(choices):
            raise ValueError("not among " + ", ".join(choices))

    return check


def _dates(_: object, __: object, value: str) -> None:
    if value:
        parse(value)


@frozen
class Consent:
    """Consent to the use of one source. As it is made it is closed: unknown means the team only, and no name."""

    audience: tuple[Audience, ...] = field(default=(), validator=_among(*get_args(Audience)))
    """Whom it may go to besides the team; empty: nobody."""
    identity: Identity = field(default="aggregate", validator=validators.in_(get_args(Identity)))
    medium: tuple[Medium, ...] = field(default=(), validator=_among(*get_args(Medium)))
    purpose: str = ""
    """What it was given for; another purpose needs asking again."""
    conditions: str = ""
    """In words, such as “only if I am arrested”; while a condition stands, a person must confirm that it is met."""
    until: str = field(default="", validator=_dates)
    """Last day (EDTF) on which it holds; empty: without an end."""
    withdrawn_at: str = field(default="", validator=_dates)
    """Since when it is withdrawn (EDTF); empty: not withdrawn."""
    given_by: GivenBy = field(default="unknown", validator=validators.in_(get_args(GivenBy)))
    how: How = field(default="unknown", validator=validators.in_(get_args(How)))
    language: str = ""
    """ISO 639 code of the language in which it was explained."""
    risk: str = ""
    """Risk to others who are spoken of and cannot consent, in words."""

    @property
    def known(self) -> bool:
        """Whether anybody is on file as having given it."""
        return self.given_by != "unknown"

    def allows(self, audience: Audience, day: str) -> bool:
        """Say whether it may go to this audience on a day (ISO 8601). Conditions are for a person to judge: they close.

        What is not on file as given by the speaker or a guardian allows the team only.
        """
        return self.refusal(audience, day) is None

    def refusal(self, audience: Audience, day: str) -> Refusal | None:
        """Say why it may not go to this audience on a day (ISO 8601); ``None``: it may."""
        if self._withdrawn(day):
            return "withdrawn"
        if audience in {"self", "team"}:
            return None
        if self.given_by not in {"self", "guardian"}:
            return "relative" if self.given_by == "relative" else "unknown"
        if audience not in self.audience:
            return "audience"
        if self.conditions:
            return "conditions"
        return "until" if self._over(day) else None

    def refusal_by_name(self, audience: Audience, day: str) -> Refusal | None:
        """Say why what it says may not go there in full: with names, and in its own words; ``None``: it may."""
        found = self.refusal(audience, day)
        if found or audience in {"self", "team"}:
            return found
        if self.identity != "full":
            return "identity"
        return None if "text" in self.medium else "medium"

    def _withdrawn(self, day: str) -> bool:
        first = parse(self.withdrawn_at).bounds.first if self.withdrawn_at else None
        return bool(self.withdrawn_at) and (first is None or first.isoformat() <= day)

    def _over(self, day: str) -> bool:
        last = parse(self.until).bounds.last if self.until else None
        return last is not None and last.isoformat() < day


CLOSED = Consent()
"""What holds where nobody has said anything: the team only."""
