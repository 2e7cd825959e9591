"""E4xx: one file could not be read."""

from __future__ import annotations

from aigaq.errors.base import AigaqError


class ReadingError(
    AigaqError,
    code="E400",
    exit_code=5,
    says="The file cannot be read: {reason}",
    do="Open it with the program that made it and save it again.",
):
    """One file could not be read; the rest of the batch goes on."""


class UnknownFormat(
    ReadingError,
    code="E401",
    says="No reader knows this format.",
    do="Save it as text, Markdown, HTML, PDF, DOCX, EML, SRT or VTT and add that.",
):
    """No reader knows this format."""


class EmptyFile(
    ReadingError,
    code="E402",
    says="The file is empty.",
    do="Fetch it again; an empty file often is a broken download.",
):
    """The file is empty."""


class TooLarge(
    ReadingError,
    code="E403",
    says="The file is larger than the {limit} MiB a reader takes.",
    do="Split it into parts, and add those.",
):
    """The file, or what it unpacks to, is larger than a reader takes."""


class Truncated(
    ReadingError,
    code="E404",
    says="The file breaks off in the middle.",
    do="Fetch it again from where it came.",
):
    """The file breaks off."""


class Malformed(
    ReadingError,
    code="E405",
    says="The file does not follow its format: {reason}.",
    do="Open it with the program that made it and save it again.",
):
    """The file does not follow its own format."""


class Locked(
    ReadingError,
    code="E406",
    says="The file is protected by a password.",
    do="Save a copy without the password, and add that.",
):
    """The file is protected by a password."""


class UnknownEncoding(
    ReadingError,
    code="E407",
    says="The text's encoding could not be told, or it is no text.",
    do="Save it as UTF-8 and add it again.",
):
    """The text's encoding could not be told."""


class ReaderTimeout(
    ReadingError,
    code="E408",
    says="Reading took longer than {seconds} seconds and was stopped.",
    do="Split the file into parts, or save it in a simpler format.",
):
    """The reader took too long and was stopped."""


class ReaderCrash(
    ReadingError,
    code="E409",
    says="The reader broke down on this file (it may be hostile or damaged).",
    do="Handle the file with care; save it in a simpler format on another machine.",
):
    """The reader broke down or went over its memory limit."""


class NoText(
    ReadingError,
    code="E410",
    says="The file holds no text that can be read (it may be a scan).",
    do="Run text recognition on it first, and add the result.",
):
    """The file holds no text: perhaps pictures of text."""


class PartUnread(
    ReadingError,
    code="E412",
    says="Part of the file was not read: {what}.",
    do="Open that part with its own program and add it as a file by itself.",
):
    """A part of the file (an attachment, a page, a footnote) was not read; the rest was."""


class Unreadable(
    ReadingError,
    code="E411",
    says="The file could not be opened ({reason}).",
    do="Check the file's permissions and that the disk is still connected.",
):
    """The operating system would not give the file's bytes."""


class ExtractionFailed(
    ReadingError,
    code="E413",
    says="The text was read and can be searched, but its claims could not be worked out ({kind}).",
    do="Report this kind of failure to Aigaq's developers, without the text; `add` the file again after an update.",
):
    """The extractor broke down on one text; the text is kept, and the rest of the batch goes on."""


class ImpossibleDate(
    ReadingError,
    code="E414",
    says="The text names {count} day(s) that no calendar has, the first at character {first}; no event is put there.",
    do="Compare the original. What is told there is kept without that day.",
):
    """A day such as 30 February: what is told of it is kept, the date is refused."""
