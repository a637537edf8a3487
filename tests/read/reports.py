"""How the tests of reading make a report from bytes, and look at its blocks."""

import unicodedata

from sayso.read import Input, read


def report(data, uri="page.txt", media_type="text/plain"):
    held = data.encode() if isinstance(data, str) else data
    return read(Input(uri, None, media_type, held=held))


def page(markup):
    return report(markup, "page.html", "text/html")


def blocks(found):
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def of_kind(found, kind):
    return [text for name, text in blocks(found) if name == kind]


def law_holds(found):
    assert found.text == "\n\n".join(text for _, text in blocks(found))
    assert unicodedata.is_normalized("NFC", found.text)
    for _, text in blocks(found):
        assert text == " ".join(text.split())
    found.text.encode("utf-8")
    for advisory in found.advisories:
        assert ("advisory", found.text[advisory.start : advisory.end]) in blocks(found)
