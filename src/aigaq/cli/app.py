"""The `aigaq` command with its sub-commands, in the order of the work."""

from __future__ import annotations

import click

from aigaq import __version__
from aigaq.cli import correcting, decide, law, look, members, open_vault, patterns, publish, serving, sources, vault

COMMANDS = (
    vault.init,
    sources.add,
    sources.suggest,
    sources.sources,
    sources.edit_source,
    members.testimony,
    members.consent,
    look.people,
    look.case,
    look.show,
    look.explain,
    look.search,
    look.differences,
    look.positions,
    law.status,
    law.deadlines,
    patterns.patterns,
    decide.review,
    decide.merge,
    decide.split,
    decide.accept,
    decide.reject,
    correcting.correct,
    correcting.write_claim,
    decide.settle,
    decide.grade,
    decide.undo,
    correcting.confirm,
    decide.decisions,
    publish.export,
    serving.serve,
    vault.log,
    vault.check,
    vault.key,
    members.member,
    members.policy,
)
"""Every command; `aigaq --help` lists them in this order."""


class InOrder(click.Group):
    """Lists its commands in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order they were added."""
        return list(self.commands)


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="aigaq")
def aigaq() -> None:
    """Reports go in, sourced case files come out. Off line, encrypted; every line opens its passage.

    \b
    The main job:
      aigaq init my.aigaq                      make an encrypted vault
      aigaq add my.aigaq reports/              read files and folders into it
      aigaq case my.aigaq "Asan Serikuly"      the case file of one person
      aigaq serve my.aigaq                     all of it in the browser

    The passphrase is asked for, or comes from --passphrase-file, --passphrase-fd or the environment
    variable AIGAQ_PASSPHRASE; never from an argument. Exit codes: 0 done, 1 other, 2 usage, 3 vault,
    4 damage found, 5 nothing could be read, 6 a data file of Aigaq's own.
    """


for _command in COMMANDS:
    aigaq.add_command(_command)

__all__ = ["COMMANDS", "aigaq", "open_vault"]
