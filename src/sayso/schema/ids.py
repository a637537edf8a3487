"""Content-hash ids: the same statement in the same report has the same id on every machine, in every run."""

import hashlib
import json
from collections.abc import Sequence

Part = str | int | None | Sequence["Part"]

_LENGTH = 20  # hex digits: 80 bits, so a billion records collide with probability below one in a million


def content_id(kind: str, *parts: Part) -> str:
    """`kind_` and the hash of `parts`, which are strings, integers, None, or sequences of such.

    >>> content_id("clm", "rep_1", [[0, 4]]) == content_id("clm", "rep_1", ((0, 4),))
    True
    """
    canonical = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"))
    return f"{kind}_{hashlib.sha256(canonical.encode('utf-8', 'surrogatepass')).hexdigest()[:_LENGTH]}"


def sha256(data: bytes) -> str:
    """The SHA-256 of `data`, as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()
