"""At a terminal, the demo ends with its vault open in the browser and says how to leave. All people are invented."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from aigaq.workbench import Workbench

DEMO = Path(__file__).parents[2] / "demo"
OPENS = """
import os, pathlib, sys
os.close(os.open(os.ttyname(0), os.O_RDWR))  # makes it the terminal of this session, so that Ctrl+C arrives
sys.path.insert(0, sys.argv[1])
import run
run.VAULT = pathlib.Path(sys.argv[2])
run.open_it()
"""


def read_until(terminal: int, wanted: str, seconds: float = 60) -> str:
    """Read what a terminal shows until something stands there."""
    shown, ends = "", time.monotonic() + seconds
    while not re.search(wanted, shown):
        assert time.monotonic() < ends, shown
        try:
            shown += os.read(terminal, 4096).decode("utf-8", "replace")
        except OSError:  # the other side has gone
            break
    assert re.search(wanted, shown), shown
    return shown


def test_it_says_the_passphrase_and_how_to_leave_and_ends_by_control_c(tmp_path: Path) -> None:
    vault = tmp_path / "demo.aigaq"
    Workbench.create(vault, lambda: "an invented passphrase for the demo", by="demo").__exit__(None, None, None)
    ours, theirs = pty.openpty()
    environment = {**os.environ, "BROWSER": "true"}  # a browser without a window: none is opened
    demo = subprocess.Popen(
        [sys.executable, "-c", OPENS, str(DEMO), str(vault)],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    shown = read_until(ours, r"End with Ctrl\+C")
    assert "an invented passphrase for the demo" in shown
    assert "To leave: Ctrl+C" in shown
    address = re.search(r"http://127\.0\.0\.1:\d+/", shown)
    assert address
    with urllib.request.urlopen(f"{address.group()}unlock", timeout=60) as page:
        assert page.status == 200
    os.write(ours, b"\x03")
    read_until(ours, "The vault is locked")
    assert demo.wait(30) == 0
    os.close(ours)
