"""The words that the map itself says, in the page's language."""

from __future__ import annotations

from collections.abc import Callable


def map_words(gettext: Callable[[str], str]) -> dict[str, str]:
    """Give MapLibre's own words; its keys are those of its ``locale`` option."""
    return {
        "AttributionControl.ToggleAttribution": gettext("Where the map is from"),
        "Map.Title": gettext("Map"),
        "NavigationControl.ZoomIn": gettext("Zoom in"),
        "NavigationControl.ZoomOut": gettext("Zoom out"),
    }
