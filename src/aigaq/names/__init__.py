"""Personal names over spellings and scripts: fold, parse, compare, explain.

Names are folded for comparing only; what a source writes is never changed. A comparison is a suggestion
with its reasons: whether two names mean one person is for resolution and, in the end, a person to say.
"""

from aigaq.names.compare import Comparison as Comparison
from aigaq.names.compare import compare as compare
from aigaq.names.compare import score as score
from aigaq.names.compare import scores as scores
from aigaq.names.fold import Fold as Fold
from aigaq.names.fold import fold as fold
from aigaq.names.mentions import Mention as Mention
from aigaq.names.mentions import mentions_of as mentions_of
from aigaq.names.parse import Part as Part
from aigaq.names.parse import Parts as Parts
from aigaq.names.parse import parse as parse
