"""Commands about the vault itself: init, log, check, key."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aigaq.cli.open_vault import ENVIRONMENT, login_name, passphrase, takes_passphrase, with_vault

if TYPE_CHECKING:
    from aigaq.cli.output import Output
    from aigaq.workbench import Workbench

NEW_ENVIRONMENT = "AIGAQ_NEW_PASSPHRASE"
SHORT = 16
"""Characters below which a new passphrase gets a word of advice."""
ADVICE = "Whoever takes the laptop can try many: five or more random words are good."


@click.command()
@takes_passphrase
def init(
    folder: Path,
    passphrase_file: Path | None,
    passphrase_fd: int | None,
    by: str | None,
    as_json: bool,
) -> None:
    """Make a new encrypted vault.

    \b
    Examples:
      aigaq init my.aigaq
      AIGAQ_PASSPHRASE="five random words are good" aigaq init my.aigaq

    Whoever forgets the passphrase loses the vault: nobody can open it without one.
    """
    from aigaq.cli.output import Output
    from aigaq.workbench import Workbench

    out = Output(as_json)

    def ask() -> str:
        given = passphrase(passphrase_file, passphrase_fd, prompt="New passphrase", confirm=True)
        if len(given) < SHORT:
            out.progress_console.print(f"This passphrase is short ({len(given)} characters). {ADVICE}", style="yellow")
        return given

    with Workbench.create(folder, ask, by=by or login_name()) as bench:
        record = {"vault": bench.vault_id}
    out.answer(record, lambda console: console.print("The vault is ready. Next: aigaq add VAULT FILES…"))


@click.command()
@with_vault
@click.option("--decisions", is_flag=True, help="Only what people decided.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many, newest last.")
def log(bench: Workbench, out: Output, *, decisions: bool, limit: int) -> None:
    """Show the vault's log: every intake, reading, decision and export.

    Each entry carries the hash of the one before. Write the last hash down elsewhere: with it you can
    tell later whether somebody put an older copy of the vault in its place.

    \b
    Examples:
      aigaq log my.aigaq
      aigaq log my.aigaq --decisions
    """
    from aigaq.cli.tables import log_table

    entries = [e for e in bench.log() if not decisions or e.action == "decision"][-limit:]
    out.answer([bench.record(entry) for entry in entries], lambda console: console.print(log_table(entries)))


@click.command()
@takes_passphrase
@click.option("--head", help="The last hash of the log that you wrote down: the log must contain it.")
def check(
    folder: Path,
    passphrase_file: Path | None,
    passphrase_fd: int | None,
    by: str | None,  # noqa: ARG001 - checking writes nothing
    as_json: bool,
    head: str | None,
) -> None:
    """Verify the log, every original's hash and every passage's quote; name exactly what fails.

    \b
    Examples:
      aigaq check my.aigaq
      aigaq check my.aigaq --head 3f2a…
    """
    from aigaq.cli.output import Output
    from aigaq.cli.tables import findings_table
    from aigaq.workbench import Workbench

    ask = functools.partial(passphrase, passphrase_file, passphrase_fd)
    findings, report = Workbench.check(folder, ask, head)
    sound = all(finding.harmless for finding in findings)
    record = {"sound": sound, "findings": [Workbench.record(f) for f in findings], **report}
    Output(as_json).answer(record, lambda console: console.print(findings_table(findings, report)))
    if not sound:
        raise click.exceptions.Exit(4)


@click.group()
def key() -> None:
    """Passphrases of the vault: several people can each have their own."""


@key.command("list")
@with_vault
def key_list(bench: Workbench, out: Output) -> None:
    """List the key slots.

    \b
    Example:
      aigaq key list my.aigaq
    """
    slots = bench.slots()
    out.answer(slots, lambda console: console.print("\n".join(f"{s['id'][:8]}  {s['label']}" for s in slots)))


@key.command("add")
@with_vault
@click.option("--label", default="", help="Whose passphrase this is.")
@click.option("--new-passphrase-file", type=click.Path(path_type=Path), help="Read the new one from this file.")
def key_add(bench: Workbench, out: Output, label: str, new_passphrase_file: Path | None) -> None:
    """Add a passphrase; nothing is encrypted anew.

    \b
    Example:
      aigaq key add my.aigaq --label "second office"
    """
    slot = bench.add_key(new_passphrase(new_passphrase_file), label)
    out.answer({"slot": slot}, lambda console: console.print(f"Added as slot {slot}."))


@key.command("change")
@with_vault
@click.option("--new-passphrase-file", type=click.Path(path_type=Path), help="Read the new one from this file.")
def key_change(bench: Workbench, out: Output, new_passphrase_file: Path | None) -> None:
    """Put a new passphrase in place of the one the vault was opened with.

    \b
    Example:
      aigaq key change my.aigaq
    """
    slot = bench.change_key(new_passphrase(new_passphrase_file))
    out.answer({"slot": slot}, lambda console: console.print("The passphrase is changed."))


@key.command("remove")
@with_vault
@click.argument("slot")
def key_remove(bench: Workbench, out: Output, slot: str) -> None:
    """Remove a passphrase by its slot; the last one stays.

    \b
    Example:
      aigaq key remove my.aigaq 2
    """
    bench.remove_key(slot)
    out.answer({"removed": slot}, lambda console: console.print(f"Slot {slot} is removed."))


@key.command("identity")
@with_vault
def key_identity(bench: Workbench, out: Output) -> None:
    """Print the age identity that opens the originals with any age tool: guard it like the passphrase.

    \b
    Example:
      aigaq key identity my.aigaq
    """
    identity = bench.age_identity()
    out.answer({"identity": identity}, lambda console: console.print(identity))


def new_passphrase(from_file: Path | None) -> str:
    """Get a passphrase that is to be added: a file, the environment, then the terminal."""
    import os

    given: Any = os.environ.get(NEW_ENVIRONMENT)
    if from_file is None and given:
        return str(given)
    if from_file is None and ENVIRONMENT in os.environ:
        os.environ.pop(ENVIRONMENT)  # it opened the vault; the new passphrase is another one
    return passphrase(from_file, None, prompt="New passphrase", confirm=True)
