"""From referents of single sources to people, organisations and places over all sources.

Machines suggest, people decide: what is joined here is joined on stated reasons, a person's decision
overrides it, and whatever is unsure is left as a suggestion. Joining two people wrongly is the costly error
(a free person listed as detained), so nothing joins on a name where another fact conflicts.
"""

from aigaq.resolve.anchors import OVER_PAIRS as OVER_PAIRS
from aigaq.resolve.anchors import anchored as anchored
from aigaq.resolve.find import Directory as Directory
from aigaq.resolve.find import Match as Match
from aigaq.resolve.find import Matches as Matches
from aigaq.resolve.find import find as find
from aigaq.resolve.judgements import Imported as Imported
from aigaq.resolve.judgements import export_judgements as export_judgements
from aigaq.resolve.judgements import import_judgements as import_judgements
from aigaq.resolve.resolution import resolve as resolve
from aigaq.resolve.state import EMPTY as EMPTY
from aigaq.resolve.state import State as State
from aigaq.resolve.state import catch_up as catch_up
from aigaq.resolve.state import extend as extend
