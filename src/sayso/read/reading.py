"""An input, to the report that it holds."""

from sayso.errors import EmptyInput, OversizedInput
from sayso.read.article_json import read_json
from sayso.read.assemble import assemble
from sayso.read.decode import character_notes, decode
from sayso.read.draft import Draft
from sayso.read.dump import read_dump
from sayso.read.fold import mended
from sayso.read.input import Input, too_long
from sayso.read.limits import LONGEST_INPUT, LONGEST_TEXT
from sayso.read.page import read_page
from sayso.read.sniff import HTML, JSON, JSON_LINES, media_type
from sayso.schema.ids import sha256
from sayso.schema.report import Report, Source


def read(given: Input) -> Report:
    """The report that `given` holds: a pure function of its bytes, name and kind.

    Raises:
        InputError: EmptyInput, UnsupportedInput, DamagedInput, OversizedInput or UnreadableInput, with cause and mend.
    """
    data = given.data
    if len(data) > LONGEST_INPUT:
        raise too_long(given.uri)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise EmptyInput("is empty.", where=given.uri, mend="Fetch or save it again.")
    kind = given.media_type if given.container else media_type(given.uri, data[:4096])
    decoded = decode(data, page=kind == HTML)
    draft = _draft(decoded.text, kind, given.uri)
    notes = (*decoded.notes, *character_notes(decoded.text))
    source = Source(
        sha256=sha256(data),
        bytes=len(data),
        media_type=kind,
        uri=(draft.address or given.uri) if given.container else given.uri,
        container=given.container,
    )
    return assemble(draft, source, notes)


def _draft(text: str, kind: str, uri: str) -> Draft:
    if kind == HTML:
        return read_page(mended(text), uri)
    if kind in {JSON, JSON_LINES}:
        return read_json(text, uri)
    if len(text) > 2 * LONGEST_TEXT:
        raise OversizedInput(
            f"has {len(text):,} characters, more than {LONGEST_TEXT:,} of text.",
            where=uri,
            mend="Split it into its articles.",
        )
    return read_dump(text)
