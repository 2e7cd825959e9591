"""Commands on people and rules: member, policy; and on what may be used: testimony, consent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aigaq.cli.open_vault import with_vault

if TYPE_CHECKING:
    from aigaq.cli.output import Output
    from aigaq.model.member import Member, Role
    from aigaq.workbench import Workbench

ROLES = click.Choice(["reader", "documenter", "reviewer", "keeper"])
_REASON = click.option("--reason", default="", help="Why, for the log.")


@click.group()
def member() -> None:
    """People with a passphrase of their own, and what they may do. A rule of the program: no lock."""


@member.command("list")
@with_vault
def member_list(bench: Workbench, out: Output) -> None:
    """List the members with their roles.

    \b
    Example:
      aigaq member list my.aigaq
    """
    found = bench.members()
    lines = [f"{m.slot[:8]}  {m.role:10}  {m.name}" for m in found]
    out.answer([_row(m) for m in found], lambda console: console.print("\n".join(lines), markup=False))


@member.command("add")
@with_vault
@click.argument("name")
@click.option("--role", type=ROLES, default="reader", show_default=True)
@click.option("--new-passphrase-file", type=click.Path(path_type=Path), help="Read theirs from this file.")
def member_add(bench: Workbench, out: Output, name: str, role: Role, new_passphrase_file: Path | None) -> None:
    """Let somebody open the vault with a passphrase of their own. Their NAME signs what they decide.

    Whoever holds a passphrase can read the whole vault with any program: roles keep colleagues from mistakes.

    \b
    Example:
      aigaq member add my.aigaq "A. Reviewer" --role reviewer
    """
    from aigaq.cli.vault import new_passphrase

    found = bench.add_member(name, role, new_passphrase(new_passphrase_file))
    out.answer(_row(found), lambda console: console.print(f"Added as {role}, slot {found.slot[:8]}."))


@member.command("role")
@with_vault
@click.argument("who")
@click.argument("role", type=ROLES)
def member_role(bench: Workbench, out: Output, who: str, role: Role) -> None:
    """Give a member (name, or first digits of the slot) another ROLE; one keeper must stay.

    \b
    Example:
      aigaq member role my.aigaq "A. Reviewer" keeper
    """
    found = bench.set_role(who, role)
    out.answer(_row(found), lambda console: console.print(f"Is {role} now."))


@member.command("remove")
@with_vault
@click.argument("who")
def member_remove(bench: Workbench, out: Output, who: str) -> None:
    """Let a member's passphrase open the vault no longer; what they decided stays.

    \b
    Example:
      aigaq member remove my.aigaq "A. Reviewer"
    """
    bench.remove_member(who)
    out.answer({"removed": who}, lambda console: console.print("Removed."))


@click.command()
@with_vault
@click.argument("verdicts", nargs=-1)
@click.option("--none", "nothing", is_flag=True, help="No verdict needs a second person any more.")
@_REASON
def policy(bench: Workbench, out: Output, verdicts: tuple[str, ...], reason: str, *, nothing: bool) -> None:
    """Say which VERDICTS need a second person from now on; without any, show which do.

    They are: same, different, correct, write, settle, accept, reject, grade, set. Such a decision takes effect once
    another reviewer has run `aigaq confirm`.

    \b
    Examples:
      aigaq policy my.aigaq
      aigaq policy my.aigaq same different correct settle
    """
    if verdicts or nothing:
        bench.set_policy(verdicts, reason)
    found = bench.policy()
    shown = ", ".join(found) or "none"
    out.answer({"verdicts": list(found)}, lambda console: console.print(f"A second person is needed for: {shown}."))


@click.command()
@with_vault
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--title", help="Title.")
@click.option("--speaker", help="Who speaks: a pseudonym where the name is not to be written down.")
@click.option("--date", help="Day of the interview (EDTF).")
@click.option("--language", help="Code of ISO 639.")
@click.option("--place", help="Where it was given.")
@click.option("--interviewer", help="Pseudonym of the interviewer.")
def testimony(bench: Workbench, out: Output, file: Path, **fields: Any) -> None:
    """Keep the text of a FILE as a testimony. Nothing beyond the team may see it until `aigaq consent` says so.

    \b
    Example:
      aigaq testimony my.aigaq notes.txt --date 2021-03-05 --language kk --speaker "Witness 7"
    """
    from aigaq.errors import UsageError

    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(reason="The text cannot be read, or is not UTF-8.") from error
    source = bench.write_testimony({name: value for name, value in fields.items() if value}, text)
    out.answer(bench.record(source), lambda console: console.print(f"Kept as {source.name} ({source.id[:8]})."))


@click.command()
@with_vault
@click.argument("source")
@click.option(
    "--audience",
    multiple=True,
    help="self, team, lawyer, un_confidential, un_public, court, researchers, press, public.",
)
@click.option("--identity", help="full, pseudonym, anonymous, aggregate.")
@click.option("--medium", multiple=True, help="text, audio, voice_altered, video, face_blurred.")
@click.option("--purpose", help="What it was given for.")
@click.option("--conditions", help="In words; while they stand, only the team may use it.")
@click.option("--until", help="Last day on which it holds (EDTF).")
@click.option("--withdrawn-at", help="Since when it is withdrawn (EDTF).")
@click.option("--given-by", help="unknown, self, guardian, relative.")
@click.option("--how", help="unknown, written, recorded, oral_witnessed.")
@click.option("--language", help="In which it was explained (ISO 639).")
@click.option("--risk", help="Risk to others who are spoken of, in words.")
@_REASON
def consent(bench: Workbench, out: Output, source: str, reason: str, **said: Any) -> None:
    """Show what may be done with a SOURCE, or say it: whatever is not said is closed.

    \b
    Examples:
      aigaq consent my.aigaq report.txt
      aigaq consent my.aigaq report.txt --given-by self --how written --audience lawyer --identity pseudonym
    """
    from attrs import fields

    from aigaq.workbench.testimony import consent_of

    given = {name: value for name, value in said.items() if value}
    if given:
        bench.set_consent(source, consent_of(given), reason)
    found = bench.consent(source)
    record = {field.name: getattr(found, field.name) for field in fields(type(found))}
    lines = [f"{name}: {', '.join(value) if isinstance(value, tuple) else value}" for name, value in record.items()]
    out.answer(record, lambda console: console.print("\n".join(lines), markup=False))


def _row(found: Member) -> dict[str, str]:
    return {"slot": found.slot, "name": found.name, "role": found.role}
