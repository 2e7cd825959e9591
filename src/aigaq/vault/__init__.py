"""The lock on the door: passphrases, keys, sealing and the log's chain of hashes. No SQL lives here.

A vault is a folder ``NAME.aigaq/``: ``header.json`` (public, see `aigaq.vault.header`), ``database.sqlite``
and ``originals/xx/NAME.age``. Its byte layout stands in ``docs/format.md``.
"""

from aigaq.vault.header import Header as Header
from aigaq.vault.header import is_vault as is_vault
from aigaq.vault.header import read_header as read_header
from aigaq.vault.header import read_header_or_damage as read_header_or_damage
from aigaq.vault.keys import CHEAP as CHEAP
from aigaq.vault.keys import RECOMMENDED as RECOMMENDED
from aigaq.vault.keys import Cost as Cost
from aigaq.vault.keys import Keys as Keys
from aigaq.vault.log import GENESIS as GENESIS
from aigaq.vault.log import Deed as Deed
from aigaq.vault.log import LogEntry as LogEntry
from aigaq.vault.log import chain as chain
from aigaq.vault.log import verify as verify
from aigaq.vault.sealing import original_name as original_name
from aigaq.vault.sealing import seal as seal
from aigaq.vault.sealing import unseal as unseal
from aigaq.vault.slots import SlotInfo as SlotInfo
from aigaq.vault.slots import add_slot as add_slot
from aigaq.vault.slots import change_passphrase as change_passphrase
from aigaq.vault.slots import create as create
from aigaq.vault.slots import remove_slot as remove_slot
from aigaq.vault.slots import slots as slots
from aigaq.vault.slots import unlock as unlock
from aigaq.vault.slots import unlock_slot as unlock_slot
