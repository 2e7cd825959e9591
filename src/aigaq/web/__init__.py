"""The workbench in the browser: the same use cases as the command line, on this machine only."""

from __future__ import annotations
