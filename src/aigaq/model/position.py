"""What an authority said or did about somebody or something, and when it changed its line."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from aigaq.model.claim import Certainty, Claim, When


@frozen
class Position:
    """One statement or act of an authority, as reports tell it, with the response it amounts to."""

    id: str
    """Made from content."""
    country: str
    """ISO 3166-1 alpha-2 of the state whose authority it is; ``""`` where no source says."""
    authority: str
    """The state or the authority, under its main name."""
    organ: str
    """Who spoke or acted, as the source names it: a ministry, a court, a capital that stands for its government."""
    how: Literal["said", "did", "described"]
    """``described``: the report sums up where the authority stands."""
    response: str
    """A response of ``casefile/responses.toml`` (after HURIDOCS list 28)."""
    stance: str
    """The wider group of that response: deny, relabel, concede, protect, restrict, press, silent, other."""
    when: When | None
    claims: tuple[Claim, ...]
    certainty: Certainty = "asserted"
    about: tuple[str, ...] = ()
    """Ids of the people and organisations it concerns, sorted."""
    topic: str = ""
    """A topic of ``casefile/responses.toml``; ``""`` where none is told."""
    response_label: str = ""
    """The response in English."""
    topic_label: str = ""
    """The topic in English."""
    event: str | None = None
    """Id of the event, where it is one."""
    turn: str = ""
    """In plain words, how it departs from what the same authority said or did before; ``""`` where it does not."""
    before: str | None = None
    """Id of the position it departs from."""
