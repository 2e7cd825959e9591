"""An optional second reader: a language model on the user's own machine proposes further claims.

It is never trusted. A proposal is kept only if its quote stands word for word in the text, its type is in the
schema and those it names are named there; whatever fails is refused and counted. What is kept waits for a
person: no proposal enters a case file before somebody has accepted it. Everything works without it.
"""

from aigaq.second.ask import Server as Server
from aigaq.second.ask import server as server
from aigaq.second.check import Known as Known
from aigaq.second.check import Refused as Refused
from aigaq.second.check import Verdict as Verdict
from aigaq.second.check import check as check
from aigaq.second.prompt import PROMPT as PROMPT
from aigaq.second.prompt import messages as messages
from aigaq.second.prompt import windows as windows
