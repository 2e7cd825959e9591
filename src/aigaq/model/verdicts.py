"""What people have decided about what they read: how a difference is settled, how far a speaker and what is said go."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen, validators

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""How far a source has shown itself reliable. Admiralty letters (NATO STANAG 2511): ``A`` completely, ``B`` usually,
``C`` fairly, ``D`` not usually, ``E`` unreliable, ``F`` cannot be judged."""
Credibility = Literal["1", "2", "3", "4", "5", "6"]
"""How credible one piece of information is, whoever brings it: ``1`` confirmed by others, ``2`` probably true,
``3`` possibly true, ``4`` doubtful, ``5`` improbable, ``6`` cannot be judged."""

BOTH, UNRESOLVED = "both", "unresolved"
"""What can settle a difference besides one of its readings: each stands, or a person looked and could not tell."""


@frozen
class Settlement:
    """How a person settled a difference: which reading stands, and why."""

    stands: str
    """The value of the reading that stands, or ``both``, or ``unresolved``."""
    by: str
    at: str
    """ISO 8601 in UTC."""
    reason: str
    decision: str
    """Id of the decision."""


@frozen
class Grade:
    """What a named person thinks of one step in the chain of those who say something.

    The letter and the number are each given on their own and never worked out from one another; either may be missing.
    """

    subject: str
    """Id of the claim, or of the source where the grade is of the report as a whole."""
    step: int
    """0 is the report itself, then the speakers from the outermost to the innermost."""
    speaker: str
    """Who speaks at that step; of the report its outlet, author or file name."""
    by: str
    at: str
    """ISO 8601 in UTC."""
    reliability: Reliability | None = field(default=None, validator=validators.in_((None, *"ABCDEF")))
    """Of whoever speaks at that step."""
    credibility: Credibility | None = field(default=None, validator=validators.in_((None, *"123456")))
    """Of what is said at that step."""
    reason: str = ""
    decision: str = ""
    """Id of the decision."""

    @property
    def code(self) -> str:
        """The grade as it is written: ``B3``; a dash for what nobody has judged."""
        return f"{self.reliability or '–'}{self.credibility or '–'}"


ClaimState = Literal["unreviewed", "proposed", "accepted", "rejected", "corrected", "written"]
"""``proposed``: by a second reader, nobody has judged it; ``corrected``: a person has put another claim in its place;
``written``: a person wrote it, and nobody has judged it since."""


@frozen
class Judged:
    """How a claim stands: what people have made of it, who, when and why."""

    state: ClaimState
    by: str = ""
    at: str = ""
    """ISO 8601 in UTC."""
    reason: str = ""
    decision: str = ""
    """Id of the decision; empty where nobody has decided."""
    other: str = ""
    """Of a corrected claim, the claim that stands for it; of that one, the claim it was before."""

    @property
    def counts(self) -> bool:
        """Whether the claim enters case files."""
        return self.state not in {"proposed", "rejected", "corrected"}


UNREVIEWED = Judged("unreviewed")
