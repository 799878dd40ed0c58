"""The body of an answer: read to its end, unpacked, and never longer than it may be."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from assay.web.answer import BadAnswer


def read_body(chunks: Iterable[bytes], encoding: str, largest: int) -> bytes:
    """The bytes of a body; BadAnswer where it is too long, broken, or packed in a way that was not asked for."""
    encoding = encoding.strip().lower()
    if encoding in ("gzip", "x-gzip"):
        return _unpacked(chunks, largest)
    if encoding not in ("", "identity"):
        raise BadAnswer("the answer is packed in a way that was not asked for")
    body = bytearray()
    for chunk in chunks:
        body += chunk
        _limit(body, largest)
    return bytes(body)


def _unpacked(chunks: Iterable[bytes], largest: int) -> bytes:
    """A small packed body may be gigabytes long: it is unpacked only as far as it may be."""
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS)
    body = bytearray()
    begun = False
    try:
        for chunk in chunks:
            begun = begun or bool(chunk)
            body += unpack.decompress(chunk, largest + 1 - len(body))
            _limit(body, largest)
    except zlib.error:
        raise BadAnswer("the answer is broken: it cannot be unpacked") from None
    if begun and (not unpack.eof or unpack.unused_data):
        raise BadAnswer("the answer was cut off")
    return bytes(body)


def _limit(body: bytearray, largest: int) -> None:
    if len(body) > largest:
        raise BadAnswer(f"the answer is longer than {largest:,} bytes")
