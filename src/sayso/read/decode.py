"""Bytes to characters: declared and real encodings, and faults mended where it is clear what was meant."""

import codecs
import re
from dataclasses import dataclass

from sayso.read.fold import has_lone_surrogate, hides
from sayso.read.limits import SNIFFED_HEAD
from sayso.schema.report import Note

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# The WHATWG reads pages that call themselves Latin-1 or ASCII as windows-1252: they hold curly quotes at 0x91-0x94.
_LATIN = frozenset({"iso8859-1", "ascii", "cp1252", "latin-1"})
_GREATEST_WESTERN_SHARE = 0.15
"""Bytes above 0x7f in all. Western European text has up to 6 %, one-byte Cyrillic, Greek or Arabic over 40 %."""
_LEAST_SHARE_BROKEN = 0.002
"""Invalid UTF-8 sequences in all bytes below which the text is taken for UTF-8 with single damaged places."""
_MOJIBAKE_LEAD = re.compile("[\u00c2-\u00c5\u00ce-\u00d1\u00d7-\u00d9\u00e2\u00e3\u00ef\u00f0]")
"""What lead bytes of UTF-8 look like in windows-1252; text without one of them was not read wrongly."""
_WORST_MOJIBAKE = 0.002
"""Signs of mojibake for each code point; below it, odd characters may be meant. ftfy's heuristic counts them."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding they were read as, and what had to be mended."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, page: bool = False) -> Decoded:
    """The characters of `data`; never fails. `page` says that a declaration inside counts.

    A byte order mark decides; else valid UTF-8 is UTF-8 whatever is declared; else what is declared; else
    windows-1252 for mostly western bytes, and what charset-normalizer finds for others.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = data.decode(name, "replace").removeprefix("\ufeff")
            return _unmangled(text, name, "\ufffd" in text)
    if (wide := _wide(data)) is not None:
        return Decoded(data.decode(wide, "replace"), wide, (_note(f"No byte order mark: read as {wide}."),))
    declared = _declared(data) if page else None
    try:
        return _unmangled(data.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError:
        pass
    if declared and declared != "utf-8":
        text = data.decode("cp1252" if declared in _LATIN else declared, "replace")
        return _unmangled(text, declared, "\ufffd" in text)
    patched = data.decode("utf-8", "replace")
    if patched.count("\ufffd") <= max(3, _LEAST_SHARE_BROKEN * len(data)) and _has_sound_wide(patched):
        return _unmangled(patched, "utf-8", True)
    name = _guessed(data)
    claim = "It says that it is UTF-8 and is not" if declared else "It is not UTF-8"
    return Decoded(data.decode(name, "replace"), name, (_note(f"{claim}: read as {name}."),))


def character_notes(text: str) -> tuple[Note, ...]:
    """That characters of `text`, before it was folded, were left out or replaced."""
    notes = []
    if hides(text):
        notes.append(
            Note(kind="characters_removed", text="Control characters or marks that reorder text were left out.")
        )
    if has_lone_surrogate(text):
        notes.append(Note(kind="characters_replaced", text="Half characters (lone surrogates) stand as U+FFFD."))
    return tuple(notes)


def _note(text: str) -> Note:
    return Note(kind="encoding_mended", text=text)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of western text is zero."""
    head = data[:SNIFFED_HEAD]
    if len(head) < 8 or b"\x00" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:SNIFFED_HEAD])
    if not found:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    return name if not name.startswith(("utf-16", "utf-32", "utf-7")) and _is_text_encoding(name) else None


def _is_text_encoding(name: str) -> bool:
    """Whether a codec turns bytes into characters, which "hex" and "rot13" do not."""
    try:
        return isinstance(b"a\xe9".decode(name, "replace"), str)
    except (LookupError, ValueError, UnicodeError):
        return False


def _has_sound_wide(patched: str) -> bool:
    """Whether most characters beyond ASCII were sound UTF-8."""
    wide = sum(not char.isascii() for char in patched)
    return wide > 4 * patched.count("\ufffd")


def _guessed(data: bytes) -> str:
    high = sum(byte > 0x7F for byte in data[: 16 * SNIFFED_HEAD])
    if high <= _GREATEST_WESTERN_SHARE * min(len(data), 16 * SNIFFED_HEAD):
        return "cp1252"
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[: 4 * SNIFFED_HEAD]).best()
    return best.encoding if best else "cp1252"


def _unmangled(text: str, encoding: str, replaced: bool) -> Decoded:
    """Mend UTF-8 that somebody read as windows-1252 and wrote as UTF-8 again, where it clearly is that."""
    notes = (_note("Some bytes are no characters in its encoding and stand as U+FFFD."),) if replaced else ()
    if not _MOJIBAKE_LEAD.search(text):
        return Decoded(text, encoding, notes)
    from ftfy import fix_encoding
    from ftfy.badness import badness

    bad = badness(text)
    if bad > max(1, _WORST_MOJIBAKE * len(text)):
        mended = "\n".join(fix_encoding(line) for line in text.split("\n"))
        if badness(mended) * 2 < bad:
            note = _note("Characters that had been read in a wrong encoding before it was saved were restored.")
            return Decoded(mended, encoding, (*notes, note))
    return Decoded(text, encoding, notes)
