"""A PNG looked through without decoding its colors: only what draws is kept, and only if it is whole and small."""

from __future__ import annotations

import struct
import zlib
from typing import Final

from assessor.model.named_tuple import NamedTuple

START: Final = b"\x89PNG\r\n\x1a\n"
MOST_BYTES: Final = 512 * 1024
MOST_SIDE: Final = 4000
MOST_PIXELS: Final = 4_000_000
# Samples of a pixel by color type, and the bits a sample may have.
_SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_BITS: Final = {0: (1, 2, 4, 8), 2: (8,), 3: (1, 2, 4, 8), 4: (8,), 6: (8,)}
_KEPT: Final = (b"PLTE", b"tRNS", b"IDAT")
_HEAD: Final = 13
_PALETTE: Final = 3
_LAST_FILTER: Final = 4


class Faulty(Exception):  # noqa: N818 - reads as what it says
    """Why a picture is refused."""


class _Head(NamedTuple):
    width: int
    height: int
    bits: int
    color: int


def cleaned_png(raw: bytes) -> bytes:
    """The same picture without anything that does not draw it; raises Faulty with what is wrong."""
    chunks = _chunks(raw)
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != _HEAD:
        raise Faulty("it has no size")
    head = _head(chunks[0][1])
    kept: dict[bytes, bytes] = {}
    for name, content in chunks[1:]:
        if name in _KEPT:
            kept[name] = kept.get(name, b"") + content
        elif name[:1].isupper() and name != b"IEND":
            raise Faulty("it holds something that is no part of a plain PNG")
    if head.color == _PALETTE and (not kept.get(b"PLTE") or len(kept[b"PLTE"]) % 3 or len(kept[b"PLTE"]) > 3 * 256):
        raise Faulty("its palette is missing or broken")
    _rows(head, kept.get(b"IDAT", b""))
    parts = [(b"IHDR", chunks[0][1]), *((name, kept[name]) for name in _KEPT if name in kept), (b"IEND", b"")]
    return START + b"".join(_chunk(name, content) for name, content in parts)


def _chunks(raw: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], len(START)
    while at + 12 <= len(raw):
        (length,) = struct.unpack_from(">I", raw, at)
        name, content = raw[at + 4 : at + 8], raw[at + 8 : at + 8 + length]
        if _chunk(name, content) != raw[at : at + 12 + length]:
            raise Faulty("it is damaged or cut off")
        found.append((name, content))
        at += 12 + length
        if name == b"IEND":
            return found
    raise Faulty("it is damaged or cut off")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _head(content: bytes) -> _Head:
    width, height, bits, color, packing, filtering, interlaced = struct.unpack(">IIBBBBB", content)
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE and width * height <= MOST_PIXELS):
        raise Faulty(f"it has {width} x {height} pixels; at most {MOST_SIDE} a side and {MOST_PIXELS:,} in all")
    if bits not in _BITS.get(color, ()) or packing or filtering or interlaced:
        raise Faulty("it is interlaced or has more than 8 bits a color; save it as a plain PNG")
    return _Head(width, height, bits, color)


def _rows(head: _Head, packed: bytes) -> None:
    """The pixels are all there, no more of them, and no row is coded in a way PNG does not know."""
    row = 1 + (head.width * _SAMPLES[head.color] * head.bits + 7) // 8
    unpacking = zlib.decompressobj()
    try:
        pixels = unpacking.decompress(packed, row * head.height + 1)
    except zlib.error:
        raise Faulty("its pixels are damaged") from None
    if len(pixels) != row * head.height or max(pixels[::row]) > _LAST_FILTER:
        raise Faulty("its pixels do not fit its size")
