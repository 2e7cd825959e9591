"""`make demo`: a vault from the invented reports beside this file, one person's case, and the dossiers.

It runs the same commands that a user types and prints each of them. Nothing leaves demo/out/. In a terminal it
then opens the vault in the browser; without one it ends there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import webbrowser
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE / "out"
VAULT = OUT / "demo.aigaq"
PASSPHRASE = "an invented passphrase for the demo"
PERSON = "Zhanerke Tolegenqyzy"
AIGAQ = str(Path(sys.executable).with_name("aigaq"))


def run(*arguments: str, quiet: bool = False) -> str:
    """Run one command as a user would, showing it; give what it printed."""
    shown = [a if a.replace("-", "").replace(".", "").replace("/", "").isalnum() else f'"{a}"' for a in arguments]
    print(
        f"\n\033[1;36m$ aigaq {' '.join(shown).replace(str(OUT), 'demo/out').replace(str(HERE), 'demo')}\033[0m",
        flush=True,
    )
    environment = {**os.environ, "AIGAQ_PASSPHRASE": PASSPHRASE, "AIGAQ_BY": "demo"}
    if sys.stdout.isatty() and not quiet:
        done = subprocess.run([AIGAQ, *arguments], env=environment, check=False)
        output = ""
    else:
        done = subprocess.run([AIGAQ, *arguments], env=environment, check=False, stdout=subprocess.PIPE, text=True)
        output = done.stdout
        if not quiet:
            print(output, end="", flush=True)
    if done.returncode:
        sys.exit(f"the demo stopped: exit code {done.returncode}")
    return output


def say(text: str) -> None:
    """Tell what comes next."""
    print(f"\n\033[1m── {text}\033[0m", flush=True)


def ids_of_first_claim() -> str:
    """Give the id of the best confirmed event's first claim."""
    case = json.loads(run("case", str(VAULT), PERSON, "--json", quiet=True))
    events = [event for event in case["timeline"] if event["claims"]]
    best = max(events, key=lambda event: len(event["claims"]))
    return str(best["claims"][0]["id"])


def has_browser() -> bool:
    """Say whether this machine has a browser with a window."""
    try:
        return type(webbrowser.get()) is not webbrowser.GenericBrowser  # that one has no window: lynx, w3m
    except webbrowser.Error:
        return False


def open_it() -> None:
    """Open the vault in the browser until Ctrl+C."""
    opens = has_browser()
    say("The same vault in the browser")
    print("The page asks for the passphrase. It is:\n")
    print(f"  \033[1m{PASSPHRASE}\033[0m\n")
    print("Then press “Take the tour”: six steps, from one person’s case to a settled contradiction.")
    if not opens:
        print("There is no browser with a window here: open the address below on this machine.")
    print("To leave: Ctrl+C here. What you decide stays in demo/out/ until the next make demo.\n", flush=True)
    arguments = ["serve", str(VAULT), "--by", "demo", *(() if opens else ("--no-open",))]
    served = subprocess.Popen([AIGAQ, *arguments])
    while served.returncode is None:
        with suppress(KeyboardInterrupt):  # Ctrl+C reaches the command too; it ends by itself
            served.wait()


def main() -> None:
    """Show every feature once; then open it, if somebody sits at a terminal."""
    started = time.monotonic()
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    vault = str(VAULT)

    say("An encrypted vault, and a folder of reports in nine formats, two of them broken")
    run("init", vault)
    run("add", vault, str(HERE / "reports"))
    run("sources", vault)
    say("Each person once, under every spelling")
    run("people", vault)
    say("The case of one person")
    run("case", vault, PERSON)
    say("Every line opens its passage")
    claim = ids_of_first_claim()
    run("show", vault, claim)
    say("Who held which status on a day, and what comes due")
    run("status", vault, "--on", "2023-10-12")
    run("deadlines", vault, "--on", "2023-10-12")
    say("People decide; everything can be undone")
    run("review", vault, "--limit", "5")
    run("split", vault, PERSON, "02-border-case-zharkent.md", "--reason", "to show that it can be done")
    run("undo", vault)
    run("edit-source", vault, "07-night-at-the-bus-stop.txt", "--url", "https://steppe-courier.example/bus-stop")
    run("reject", vault, claim, "--reason", "to show that it can be done")
    run("undo", vault)
    say("Any script is searched")
    run("search", vault, "Сагатова")
    run("search", vault, "that same evening")
    say("What others can use")
    for form in ("events", "people", "statuses", "ftm"):
        run("export", vault, "--format", form, "--out", str(OUT / f"{form}.jsonl"))
    run("export", vault, "--format", "json", "--person", PERSON, "--out", str(OUT / "case.json"))
    for language in ("en", "ru", "kk"):
        dossier = str(OUT / f"dossier.{language}.html")
        run("export", vault, "--format", "html", "--person", PERSON, "--lang", language, "--out", dossier)
    say("Everything holds together")
    run("log", vault, "--limit", "8")
    run("check", vault)
    print(f"\nDone in {time.monotonic() - started:.0f} s. All people in it are invented. The dossiers:")
    for language in ("en", "ru", "kk"):
        print(f"  demo/out/dossier.{language}.html")
    print("The vault is demo/out/demo.aigaq; its passphrase is", repr(PASSPHRASE))
    if sys.stdin.isatty() and sys.stdout.isatty():
        open_it()
    else:
        print(f"To open it in the browser: {os.path.relpath(AIGAQ)} serve demo/out/demo.aigaq")


if __name__ == "__main__":
    main()
