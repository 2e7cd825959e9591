"""Incidents that may belong together: reasons for and against, and how often chance does the same. No verdicts."""

from aigaq.patterns.look import of_events as of_events
from aigaq.patterns.look import patterns as patterns
from aigaq.patterns.map import map_svg as map_svg
from aigaq.patterns.times import time_svg as time_svg
