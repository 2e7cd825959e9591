"""One reader a format: bytes go in, a text layer with its places and what it says of itself comes out."""

from aigaq.readers.sandbox import Sandbox as Sandbox
from aigaq.readers.shelf import READERS as READERS
from aigaq.readers.shelf import read as read
