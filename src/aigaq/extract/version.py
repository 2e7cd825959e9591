"""Name and version of the extractor: a new version makes new claims, and the old ones stay as they were."""

from __future__ import annotations

EXTRACTOR = "aigaq.extract"
VERSION = "1.0.0"
"""Raised whenever the same text may give other claims."""
