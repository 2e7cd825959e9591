"""The command that opens the workbench in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from aigaq.cli.open_vault import login_name

LEAST_IDLE, MOST_IDLE = 1, 24 * 60


@click.command()
@click.argument("folder", metavar="VAULT", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(1024, 65535), help="Listen there (default: any free port).")
@click.option(
    "--idle",
    type=click.IntRange(LEAST_IDLE, MOST_IDLE),
    default=15,
    show_default=True,
    help="Lock when nobody has used the pages for so many minutes.",
)
@click.option("--map", "tiles", type=click.Path(path_type=Path), help="A PMTiles file with detail for the maps.")
@click.option("--no-open", is_flag=True, help="Do not open the browser; only say the address.")
@click.option("--by", envvar="AIGAQ_BY", help="Name for whoever has none in the vault (default: your login).")
def serve(folder: Path, port: int | None, idle: int, tiles: Path | None, no_open: bool, by: str | None) -> None:
    """Open the vault in the browser: read, decide, see.

    The pages are served on this machine only, and nothing is loaded from elsewhere. The browser asks for the
    passphrase; it is taken neither from the environment nor from a file. The vault is locked again when nobody
    uses it, when the machine sleeps, with the Lock button, with Esc pressed twice, and when this command ends
    (Ctrl+C).

    \b
    Examples:
      aigaq serve my.aigaq
      aigaq serve my.aigaq --idle 5 --no-open
      aigaq serve my.aigaq --map region.pmtiles
    """
    from aigaq.web import serve as run
    from aigaq.web.settings import Settings

    settings = Settings(port=port or 0, idle=idle * 60.0, by=by or login_name(), tiles=tiles, freeze=True, warm=True)
    run(folder, settings, opens=not no_open, say=click.echo)
