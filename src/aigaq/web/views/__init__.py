"""Pure functions from what the workbench answers to plain values for a template: no HTML, no server."""
