"""The words that the map itself says, in the page's language."""

from __future__ import annotations

from collections.abc import Callable


def map_words(gettext: Callable[[str], str]) -> dict[str, str]:
    """Give MapLibre's own words; keys as in its ``locale`` option, and what stands in its place where it fails."""
    return {
        "AttributionControl.ToggleAttribution": gettext("Where the map is from"),
        "CooperativeGesturesHandler.MacHelpText": gettext("Hold ⌘ and scroll to zoom the map"),
        "CooperativeGesturesHandler.MobileHelpText": gettext("Use two fingers to move the map"),
        "CooperativeGesturesHandler.WindowsHelpText": gettext("Hold Ctrl and scroll to zoom the map"),
        "Map.Title": gettext("Map"),
        "NavigationControl.ZoomIn": gettext("Zoom in"),
        "NavigationControl.ZoomOut": gettext("Zoom out"),
        "failed": gettext("The map cannot be drawn here. The list below names the same places."),
    }
