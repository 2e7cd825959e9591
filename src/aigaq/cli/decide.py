"""Commands by which people decide: review, merge, split, accept, reject, settle, grade, undo, decisions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aigaq.cli.open_vault import with_vault

if TYPE_CHECKING:
    from rich.console import Console

    from aigaq.cli.output import Output
    from aigaq.workbench import Workbench

_REASON = click.option("--reason", default="", help="Why, for the log.")


@click.command()
@with_vault
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
def review(bench: Workbench, out: Output, limit: int) -> None:
    """List the open questions, those first whose answer settles most, and names that too many bear to ask about.

    \b
    Example:
      aigaq review my.aigaq
    """
    from aigaq.cli.review_view import print_crowds
    from aigaq.cli.tables import print_questions

    questions, crowds = bench.questions()[:limit], bench.crowds()

    def show(console: Console) -> None:
        print_questions(console, questions, str(bench.folder))
        print_crowds(console, crowds)

    out.answer({"questions": bench.record(questions), "crowds": list(crowds)}, show)


@click.command()
@with_vault
@click.argument("one")
@click.argument("other")
@_REASON
def merge(bench: Workbench, out: Output, one: str, other: str, reason: str) -> None:
    """Decide that two people are one. It is remembered, and can be undone.

    \b
    Examples:
      aigaq merge my.aigaq "Asan Serikuly" "A. Serikov" --reason "same date of birth"
      aigaq undo my.aigaq
    """
    _say(out, bench, bench.merge(one, other, reason), "They count as one person now.")


@click.command()
@with_vault
@click.argument("person")
@click.argument("other")
@_REASON
def split(bench: Workbench, out: Output, person: str, other: str, reason: str) -> None:
    """Decide that two are not the same: the PERSON, and OTHER: a person, a spelling or a source.

    With a source (file name or id), whoever bears the name in that source is not the PERSON. With a
    spelling, whoever is written so is not. It is remembered, and can be undone.

    \b
    Examples:
      aigaq split my.aigaq "Asan Serikuly" report.txt --reason "another village"
      aigaq split my.aigaq "Asan Serikuly" "Asan Serikov"
    """
    _say(out, bench, bench.split(person, other, reason), "They count as different people now.")


@click.command()
@with_vault
@click.argument("claim")
@_REASON
def accept(bench: Workbench, out: Output, claim: str, reason: str) -> None:
    """Decide that a claim reads its passage rightly.

    \b
    Example:
      aigaq accept my.aigaq 3fa9c1d2
    """
    _say(out, bench, bench.judge(claim, "accept", reason), "Accepted.")


@click.command()
@with_vault
@click.argument("claim")
@_REASON
def reject(bench: Workbench, out: Output, claim: str, reason: str) -> None:
    """Decide that a claim misreads its passage: it leaves the case files, and stays in the log.

    \b
    Example:
      aigaq reject my.aigaq 3fa9c1d2 --reason "it was planned, not done"
    """
    _say(out, bench, bench.judge(claim, "reject", reason), "Rejected.")


@click.command()
@with_vault
@click.argument("difference")
@click.argument("stands")
@click.option("--reason", required=True, help="Why, for the log and the reader of the file.")
def settle(bench: Workbench, out: Output, difference: str, stands: str, reason: str) -> None:
    """Settle a DIFFERENCE between reports: which reading STANDS, or `both`, or `unresolved`.

    DIFFERENCE is the first digits of its id, as `aigaq differences` and `aigaq case` show it; STANDS is a reading, its
    beginning or its number. The other reading stays on file. The verdict is remembered when reports are read again,
    until a report says something new; it can be undone.

    \b
    Examples:
      aigaq settle my.aigaq 3fa9c1d2 2019-10-01 --reason "the witness's bus ticket"
      aigaq settle my.aigaq 3fa9c1d2 unresolved --reason "both offices asked, no answer"
    """
    _say(out, bench, bench.settle(difference, stands, reason), "Settled.")


@click.command()
@with_vault
@click.argument("what")
@click.argument("code", metavar="GRADE")
@click.option(
    "--step", default="0", show_default=True, help="0: the report; 1, 2 …: its speakers, outermost first; or a name."
)
@_REASON
def grade(bench: Workbench, out: Output, what: str, code: str, step: str, reason: str) -> None:
    """Grade a step in the chain of those who say something, in your own name.

    WHAT is a claim (first digits of its id) or a source. GRADE is a letter for whoever speaks at that step (A
    completely reliable … E unreliable, F cannot be judged), a number for what is said (1 confirmed by others … 5
    improbable, 6 cannot be judged), or both. Neither is ever worked out from the other, nor by a machine.

    \b
    Examples:
      aigaq grade my.aigaq report.txt B
      aigaq grade my.aigaq 3fa9c1d2 A2 --step 1 --reason "her lawyer, who was in court"
    """
    _say(out, bench, bench.grade(what, code, step, reason), "Graded.")


@click.command()
@with_vault
@click.argument("decision", required=False)
@_REASON
def undo(bench: Workbench, out: Output, decision: str | None, reason: str) -> None:
    """Take back a decision: the last one, or the one with this id (an undo can be undone too).

    \b
    Examples:
      aigaq undo my.aigaq
      aigaq undo my.aigaq 7b21c0de
    """
    _say(out, bench, bench.undo(decision, reason), "Taken back.")


@click.command()
@with_vault
@click.option("--export", "target", type=click.Path(path_type=Path), help="File to write (- for stdout).")
@click.option("--import", "origin", type=click.Path(path_type=Path), help="File to read.")
@click.option("--force", is_flag=True, help="Write over a file that stands there.")
@_REASON
def decisions(
    bench: Workbench, out: Output, target: Path | None, origin: Path | None, reason: str, *, force: bool
) -> None:
    """Write decisions on who is who to a file, or take over those of another program.

    The file is that of nomenklatura, the matcher of OpenSanctions: one line a pair. It is not encrypted, and holds
    ids and the names of those who decided, no names of the people decided on. What an imported file says against
    a decision that stands here is left out, and shown.

    \b
    Examples:
      aigaq decisions my.aigaq --export judgements.ijson
      aigaq decisions my.aigaq --import judgements.ijson --reason "from the Berlin office"
    """
    if (target is None) == (origin is None):
        raise click.UsageError("Give either --export FILE or --import FILE.")
    if target is not None:
        written = bench.export_judgements(target, force=force)
        out.answer(written, lambda console: console.print(f"Written: {written['bytes']:,} bytes. It is not encrypted."))
    elif origin is not None:
        if not origin.is_file():
            raise click.UsageError("The file given to --import does not exist.")
        from aigaq.cli.review_view import print_judgements

        report = bench.import_judgements(origin, reason)
        out.answer(bench.record(report), lambda console: print_judgements(console, report))


def _say(out: Output, bench: Workbench, decision: Any, sentence: str) -> None:
    out.answer(
        {**bench.record(decision), "id": decision.id},
        lambda console: console.print(f"{sentence} (decision {decision.id[:8]}; `aigaq undo` takes it back)"),
    )
