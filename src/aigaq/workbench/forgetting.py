"""Letting go: what a closed vault left in memory beside itself."""

from __future__ import annotations

import gc
import sys
from typing import Any

from aigaq.casefile import forget as forget_case_files


def forget() -> None:
    """Empty all that this program remembers of what it worked out: case files, names compared, texts folded.

    Rules read from data files go too and are read again when they are needed. For a server that has locked its last
    vault; Python cannot overwrite memory, so what was there may still be found by whoever reads it raw.
    """
    forget_case_files()
    for name in sorted(name for name in sys.modules if name.partition(".")[0] == "aigaq"):
        for known in vars(sys.modules[name]).values():
            _empty(known)
    gc.collect()


def _empty(known: Any) -> None:
    clear = getattr(known, "cache_clear", None)
    if callable(clear) and not isinstance(known, type):
        clear()
