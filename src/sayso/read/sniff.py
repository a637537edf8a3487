"""What a file is, by its name and its first bytes."""

import re

from sayso.errors import UnsupportedInput

HTML, TEXT, JSON, JSON_LINES = "text/html", "text/plain", "application/json", "application/x-ndjson"
_SUFFIXES = {
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".txt": TEXT, ".text": TEXT, ".md": TEXT,
    ".json": JSON, ".jsonld": JSON, ".jsonl": JSON_LINES, ".ndjson": JSON_LINES,
}  # fmt: skip
_FOREIGN = (
    (b"%PDF", "a PDF", "Save the article as a page or as text."),
    (b"PK\x03\x04", "a zip archive, or an office document", "Unpack it, or save the document as text."),
    (b"\x89PNG", "a picture", "Sayso reads text, not pictures."),
    (b"\xff\xd8\xff", "a picture", "Sayso reads text, not pictures."),
    (b"GIF8", "a picture", "Sayso reads text, not pictures."),
    (b"RIFF", "a picture, sound or film", "Sayso reads text, not pictures."),
    (b"\x00\x00\x01\x00", "a picture", "Sayso reads text, not pictures."),
    (b"ID3", "a sound file", "Sayso reads text: transcribe it first."),
    (b"\xd0\xcf\x11\xe0", "an office document", "Save it as text."),
    (b"{\\rtf", "an office document (RTF)", "Save it as text."),
    (b"7z\xbc\xaf", "an archive", "Unpack it."),
    (b"BZh", "an archive (bzip2)", "Unpack it, or pack it with gzip."),
    (b"\xfd7zXZ", "an archive (xz)", "Unpack it, or pack it with gzip."),
    (b"\x28\xb5\x2f\xfd", "an archive (zstd)", "Unpack it, or pack it with gzip."),
    (b"Rar!", "an archive", "Unpack it."),
    (b"WARC/", "a web archive", "This version does not read WARC: extract its pages."),
    (b"SQLite format 3", "a database", "Is it a ledger? Give it as --ledger."),
    (b"\x7fELF", "a program", "Sayso reads text."),
    (b"MZ\x90", "a program", "Sayso reads text."),
)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_XML = re.compile(rb"\s*<\?xml\b")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|div|p|h1)\b", re.IGNORECASE)
_BINARY_SHARE = 0.05
"""Control characters in the first bytes. Noise has 10 %; ISO-2022 text has up to 4 % escapes, a damaged dump a few."""


def packed(head: bytes) -> bool:
    """Whether the bytes are gzip."""
    return head.startswith(b"\x1f\x8b")


def media_type(name: str, head: bytes) -> str:
    """The media type of what is called `name` and begins with `head` (inflated).

    Raises:
        UnsupportedInput: it is nothing that Sayso reads; says what it is.
    """
    for magic, what, mend in _FOREIGN:
        if head.startswith(magic):
            raise UnsupportedInput(f"is {what}, which Sayso does not read.", where=name, mend=mend)
    by_name = _by_suffix(name)
    if by_name == TEXT and _is_binary(head.replace(b"\x00", b"")):  # UTF-16 and UTF-32 are full of zeros
        raise _no_text(name)
    if by_name:
        return by_name
    body = head.removeprefix(b"\xef\xbb\xbf")
    if _FEED.match(body):
        raise UnsupportedInput("is a feed, which this version does not read.", where=name, mend="Save its articles.")
    if _PAGE.search(body) and body.lstrip().startswith(b"<"):
        return HTML
    if _XML.match(body):
        raise UnsupportedInput(
            "is XML of no kind that Sayso reads.", where=name, mend="Save the article as HTML or text."
        )
    if name.lower().removesuffix(".gz").endswith((".csv", ".tsv", ".xlsx")):
        raise UnsupportedInput("is a table.", where=name, mend="Write its rows as JSON Lines, one article for each.")
    if body.lstrip().startswith((b"{", b"[{")):
        return JSON_LINES if re.match(rb"\s*\{[^\n]*\}\r?\n\s*\{", body) else JSON
    if _is_binary(head):
        raise _no_text(name)
    return TEXT


def _no_text(name: str) -> UnsupportedInput:
    return UnsupportedInput("is no text.", where=name, mend="Sayso reads HTML, text, JSON and JSON Lines.")


def _by_suffix(name: str) -> str | None:
    bare = name.lower().removesuffix(".gz")
    return next((kind for suffix, kind in _SUFFIXES.items() if bare.endswith(suffix)), None)


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or not head:
        return False
    controls = sum(byte < 9 or 14 <= byte < 32 for byte in head)
    return controls > _BINARY_SHARE * len(head)
