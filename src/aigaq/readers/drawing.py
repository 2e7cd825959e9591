"""The picture of a PDF's page, drawn by PDFium inside the worker like all else that touches a file."""

from __future__ import annotations

import struct
import zlib

from aigaq.errors import ReadingError
from aigaq.readers.pdf import opened

WIDEST = 2400
"""Pixels of a picture's width at the most."""
TALLEST = 4800
"""Pixels of its height at the most: a page as long as a roll of paper is made narrower."""
_SIGN = b"\x89PNG\r\n\x1a\n"


def draw(data: bytes, page: int, width: int) -> bytes:
    """Draw a page (from 1) of a PDF as PNG, so many pixels wide; no bytes where it cannot be drawn."""
    import pypdfium2

    try:
        document = opened(data)
    except ReadingError:
        return b""
    try:
        return _drawn(document, page, width) if 1 <= page <= len(document) else b""
    except (pypdfium2.PdfiumError, ValueError):
        return b""
    finally:
        document.close()


def _drawn(document: object, page: int, width: int) -> bytes:
    leaf = document[page - 1]  # type: ignore[index]
    wide, tall = leaf.get_size()
    scale = min(min(max(width, 1), WIDEST) / max(wide, 1.0), TALLEST / max(tall, 1.0))
    picture = leaf.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    size, stride, channels = (picture.width, picture.height), picture.stride, picture.n_channels
    pixels = bytes(picture.buffer)
    picture.close()
    return _png(pixels, size, stride, channels)


def _png(pixels: bytes, size: tuple[int, int], stride: int, channels: int) -> bytes:
    """Write PNG (ISO/IEC 15948) without filters: grey, RGB or RGBA with eight bits each."""
    width, height = size
    row = width * channels
    lines = b"".join(b"\0" + pixels[n * stride : n * stride + row] for n in range(height))
    colour = {1: 0, 3: 2, 4: 6}[channels]
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return _SIGN + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(lines, 6)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
