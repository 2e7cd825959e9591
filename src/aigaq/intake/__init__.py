"""Receiving bytes: walk through what is added, hash each file once, tell its kind, find reposts."""

from aigaq.intake.media import media_type as media_type
from aigaq.intake.receive import LIMIT_MIB as LIMIT_MIB
from aigaq.intake.receive import receive as receive
from aigaq.intake.receive import receive_bytes as receive_bytes
from aigaq.intake.receive import safe_name as safe_name
from aigaq.intake.reposts import Reposts as Reposts
from aigaq.intake.reposts import reposts as reposts
from aigaq.intake.walk import Item as Item
from aigaq.intake.walk import problem_of as problem_of
from aigaq.intake.walk import walk as walk
