"""Every error Aigaq raises: its code, its sentence, its exit code and what to do next.

::

    AigaqError
    ├── UsageError            E1xx  exit 2   the command was given something it cannot use
    │   ├── NoPassphrase      ├── UnknownPerson     ├── AmbiguousName    ├── UnknownSource
    │   ├── AmbiguousSource   ├── BadDate           ├── BadValue         ├── NothingToUndo
    │   ├── NothingToAdd      ├── UnknownClaim      ├── AmbiguousClaim   ├── NotThisMachine
    │   ├── NoSecondReader    ├── NotAllowed        ├── NeedsAnother     ├── NothingWaits
    │   ├── UnknownMember     ├── UnknownDifference ├── NoPage           ├── NoConsent
    │   └── OutsideText
    ├── VaultError            E2xx  exit 3   the vault cannot be opened or written
    │   ├── NotAVault         ├── VaultExists       ├── WrongPassphrase  ├── DamagedHeader
    │   ├── DamagedDatabase   ├── NewerVault        ├── LastSlot         └── VaultBusy
    ├── IntegrityError        E3xx  exit 4   something kept is not what was kept
    │   ├── PassageMismatch   ├── DamagedOriginal   ├── BrokenLog        ├── MissingOriginal
    │   ├── ForeignFile       ├── FalseRecord       └── LeftOver
    ├── ReadingError          E4xx  exit 5   one file could not be read; the rest of the batch goes on
    │   ├── UnknownFormat     ├── EmptyFile         ├── TooLarge         ├── Truncated
    │   ├── Malformed         ├── Locked            ├── UnknownEncoding  ├── ReaderTimeout
    │   ├── ReaderCrash       ├── NoText            ├── Unreadable       └── PartUnread
    │   ├── ExtractionFailed  └── ImpossibleDate
    ├── DataError             E5xx  exit 6   a data file shipped with Aigaq does not hold together
    │   └── BadDataFile
    └── WebError              E6xx  exit 7   the workbench in the browser refuses a request
        ├── StillLocked       ├── NotYourRole       ├── ForeignRequest   ├── TooManyTries
        └── NoSuchPage        └── BadForm           └── TooMuch          └── NoPort

Sentences name ids and numbers, never a person, a text or a path of the user.
"""

from aigaq.errors.base import AigaqError as AigaqError
from aigaq.errors.data import BadDataFile as BadDataFile
from aigaq.errors.data import DataError as DataError
from aigaq.errors.integrity import BrokenLog as BrokenLog
from aigaq.errors.integrity import DamagedOriginal as DamagedOriginal
from aigaq.errors.integrity import FalseRecord as FalseRecord
from aigaq.errors.integrity import ForeignFile as ForeignFile
from aigaq.errors.integrity import IntegrityError as IntegrityError
from aigaq.errors.integrity import LeftOver as LeftOver
from aigaq.errors.integrity import MissingOriginal as MissingOriginal
from aigaq.errors.integrity import PassageMismatch as PassageMismatch
from aigaq.errors.reading import EmptyFile as EmptyFile
from aigaq.errors.reading import ExtractionFailed as ExtractionFailed
from aigaq.errors.reading import ImpossibleDate as ImpossibleDate
from aigaq.errors.reading import Locked as Locked
from aigaq.errors.reading import Malformed as Malformed
from aigaq.errors.reading import NoText as NoText
from aigaq.errors.reading import PartUnread as PartUnread
from aigaq.errors.reading import ReaderCrash as ReaderCrash
from aigaq.errors.reading import ReaderTimeout as ReaderTimeout
from aigaq.errors.reading import ReadingError as ReadingError
from aigaq.errors.reading import TooLarge as TooLarge
from aigaq.errors.reading import Truncated as Truncated
from aigaq.errors.reading import UnknownEncoding as UnknownEncoding
from aigaq.errors.reading import UnknownFormat as UnknownFormat
from aigaq.errors.reading import Unreadable as Unreadable
from aigaq.errors.usage import AmbiguousClaim as AmbiguousClaim
from aigaq.errors.usage import AmbiguousName as AmbiguousName
from aigaq.errors.usage import AmbiguousSource as AmbiguousSource
from aigaq.errors.usage import BadDate as BadDate
from aigaq.errors.usage import BadValue as BadValue
from aigaq.errors.usage import NeedsAnother as NeedsAnother
from aigaq.errors.usage import NoConsent as NoConsent
from aigaq.errors.usage import NoPage as NoPage
from aigaq.errors.usage import NoPassphrase as NoPassphrase
from aigaq.errors.usage import NoSecondReader as NoSecondReader
from aigaq.errors.usage import NotAllowed as NotAllowed
from aigaq.errors.usage import NothingToAdd as NothingToAdd
from aigaq.errors.usage import NothingToUndo as NothingToUndo
from aigaq.errors.usage import NothingWaits as NothingWaits
from aigaq.errors.usage import NotThisMachine as NotThisMachine
from aigaq.errors.usage import OutsideText as OutsideText
from aigaq.errors.usage import UnknownClaim as UnknownClaim
from aigaq.errors.usage import UnknownDifference as UnknownDifference
from aigaq.errors.usage import UnknownMember as UnknownMember
from aigaq.errors.usage import UnknownPerson as UnknownPerson
from aigaq.errors.usage import UnknownSource as UnknownSource
from aigaq.errors.usage import UsageError as UsageError
from aigaq.errors.vault import DamagedDatabase as DamagedDatabase
from aigaq.errors.vault import DamagedHeader as DamagedHeader
from aigaq.errors.vault import LastSlot as LastSlot
from aigaq.errors.vault import NewerVault as NewerVault
from aigaq.errors.vault import NotAVault as NotAVault
from aigaq.errors.vault import VaultBusy as VaultBusy
from aigaq.errors.vault import VaultError as VaultError
from aigaq.errors.vault import VaultExists as VaultExists
from aigaq.errors.vault import WrongPassphrase as WrongPassphrase
from aigaq.errors.web import BadForm as BadForm
from aigaq.errors.web import ForeignRequest as ForeignRequest
from aigaq.errors.web import NoPort as NoPort
from aigaq.errors.web import NoSuchPage as NoSuchPage
from aigaq.errors.web import NotYourRole as NotYourRole
from aigaq.errors.web import StillLocked as StillLocked
from aigaq.errors.web import TooManyTries as TooManyTries
from aigaq.errors.web import TooMuch as TooMuch
from aigaq.errors.web import WebError as WebError
