"""E1xx: the command was given something it cannot use."""

from __future__ import annotations

from aigaq.errors.base import AigaqError


class UsageError(
    AigaqError,
    code="E100",
    exit_code=2,
    says="{reason}",
    do="See the command's --help.",
):
    """The command was given something it cannot use."""


class NoPassphrase(
    UsageError,
    code="E101",
    says="No passphrase was given, and there is no terminal to ask on.",
    do="Use --passphrase-file, --passphrase-fd or the environment variable AIGAQ_PASSPHRASE.",
):
    """No passphrase was given and there is no terminal to ask on."""


class UnknownPerson(
    UsageError,
    code="E102",
    says="No person in this vault answers to that name.",
    do="List the people with `aigaq people`, or look in the texts with `aigaq search`.",
):
    """No person in the vault answers to this name."""


class AmbiguousName(
    UsageError,
    code="E103",
    says="{count} people in this vault answer to that name: {ids}.",
    do="Give the fuller name or one of these ids.",
):
    """More than one person answers to this name."""


class UnknownSource(
    UsageError,
    code="E104",
    says="No source in this vault has that id or file name.",
    do="List the sources with `aigaq sources`.",
):
    """No source in the vault has this id or file name."""


class AmbiguousSource(
    UsageError,
    code="E105",
    says="{count} sources answer to that: {ids}.",
    do="Give more digits of the id.",
):
    """More than one source has this file name or begins with this id."""


class BadDate(
    UsageError,
    code="E106",
    says="That is not a date that Aigaq reads.",
    do="Write it as EDTF: 2021-01-21, 2021-01, 2021, 2020-23 (autumn), [..2021-01-21], 2016/.., 2021-01~.",
):
    """A date is not EDTF."""


class BadValue(
    UsageError,
    code="E107",
    says="That is no {what}.",
    do="It takes: {choices}.",
):
    """A value given to a command is not one of those it takes."""


class NothingToUndo(
    UsageError,
    code="E108",
    says="There is no such decision to undo.",
    do="List the decisions with `aigaq log --decisions`.",
):
    """There is no decision that could be undone."""


class NothingToAdd(
    UsageError,
    code="E109",
    says="There is nothing to add there: the path does not exist, cannot be read, or holds no file.",
    do="Check the path; give a file or a folder.",
):
    """A path given to `add` does not exist or holds no file."""


class UnknownClaim(
    UsageError,
    code="E110",
    says="No claim in this vault has that id.",
    do="Claims carry their id in `aigaq case --json`.",
):
    """No claim in the vault has this id."""


class NotThisMachine(
    UsageError,
    code="E112",
    says="The second reader's address is not on this machine: the texts would leave it.",
    do="Use http://localhost:PORT; add --llm-elsewhere only if every text here may be sent to that address.",
):
    """A second reader on another machine was named without the flag that allows it."""


class NoSecondReader(
    UsageError,
    code="E113",
    says="The second reader gives no answer: {reason}.",
    do="Check that its server runs and that the address and the model's name are right; all else is done already.",
):
    """The language model that was to read a text again cannot be asked."""


class AmbiguousClaim(
    UsageError,
    code="E111",
    says="{count} claims in this vault have ids that begin so: {ids}.",
    do="Give more digits of the id.",
):
    """More than one claim's id begins so."""


class NotAllowed(
    UsageError,
    code="E114",
    says="The role of {role} does not allow this: it takes that of {needed}.",
    do="Ask a member with that role, or a keeper to give it to you (`aigaq member`).",
):
    """Somebody's role in the vault does not allow what they asked for."""


class NeedsAnother(
    UsageError,
    code="E115",
    says="Whoever took a decision cannot confirm it.",
    do="Ask another person with the role of reviewer.",
):
    """The author of a decision tried to be the second person for it."""


class NothingWaits(
    UsageError,
    code="E116",
    says="No decision that waits for a second person has that id.",
    do="`aigaq review` lists what waits.",
):
    """There is no waiting decision of this id."""


class UnknownMember(
    UsageError,
    code="E117",
    says="No member of this vault answers to that.",
    do="List the members with `aigaq member`.",
):
    """No member of the vault has this name or slot."""


class UnknownDifference(
    UsageError,
    code="E118",
    says="No difference in this vault has that id.",
    do="List the differences with `aigaq differences`.",
):
    """No difference in the vault has this id."""


class NoPage(
    UsageError,
    code="E119",
    says="There is no picture of that page: the source is no PDF, has no such page, or the page cannot be drawn.",
    do="Give a page from 1 to the last one of a PDF.",
):
    """A page picture was asked for that cannot be made."""


class NoConsent(
    UsageError,
    code="E120",
    says="People who spoke have not allowed this; sources that may not go there: {count} ({ids}).",
    do="Export it for those who may have it (--for), or take it upon yourself: --despite-consent, and why.",
):
    """An export tells of what somebody said in confidence, and nobody has taken that upon themselves."""


class OutsideText(
    UsageError,
    code="E121",
    says="Characters {start} to {end} are no passage of this source: its text has {length}.",
    do="Begin before the end, and end at {length} at the most; `aigaq show` prints where a passage stands.",
):
    """A passage was given that begins after it ends, or lies beyond the text."""
