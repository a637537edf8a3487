"""gzip inflated step by step: what comes out is counted, so that a bomb or a cut file is told, not believed."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from sayso.errors import DamagedInput, OversizedInput
from sayso.read.limits import GREATEST_GZIP_RATIO, READ_STEP, UNSUSPICIOUS_INFLATED


def inflated(file: BinaryIO, uri: str, longest: int | None = None) -> Iterator[bytes]:
    """The inflated bytes of `file`, in steps of at most `READ_STEP`.

    Args:
        file: the packed file; several gzip members after one another are one stream (RFC 1952, section 2.2).
        uri: its name in errors.
        longest: the most inflated bytes allowed, or None.

    Raises:
        DamagedInput: it is truncated or corrupt; what was sound before has been yielded.
        OversizedInput: more than `longest`, or a ratio beyond `limits.GREATEST_GZIP_RATIO`.
    """
    stream, packed, out = zlib.decompressobj(zlib.MAX_WBITS | 16), 0, 0
    waiting = b""
    while True:
        if not waiting:
            waiting = file.read(READ_STEP)
            packed += len(waiting)
            if not waiting:
                break
        if stream.eof:
            if not waiting.startswith(b"\x1f"):
                return  # padding after the last member, which gzip tolerates too
            stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            data = stream.decompress(waiting, READ_STEP)
        except zlib.error as error:
            raise DamagedInput(f"is damaged gzip ({error}).", where=uri, mend="Fetch or pack it again.") from error
        waiting = stream.unused_data if stream.eof else stream.unconsumed_tail
        out += len(data)
        if out > UNSUSPICIOUS_INFLATED and out > packed * GREATEST_GZIP_RATIO:
            raise OversizedInput(
                f"inflates to more than {GREATEST_GZIP_RATIO} times its size.",
                where=uri,
                mend="Inflate it and look at it.",
            )
        if longest is not None and out > longest:
            raise OversizedInput(f"inflates to more than {longest // 1_000_000} MB.", where=uri, mend="Split it.")
        if data:
            yield data
    if not stream.eof:
        raise DamagedInput("is truncated gzip: its end is missing.", where=uri, mend="Fetch or pack it again.")
