import gzip

import pytest
from reports import law_holds, page, report

from sayso.errors import DamagedInput, EmptyInput, InputError, OversizedInput
from sayso.read import inputs, read

PARA = "Shells fell on the town on Monday and killed four people, the mayor said at noon."
DUMP = f"Shells fall on the town of Mocha\n\n{PARA}"


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\x00\x00\x00", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json"])
def test_nothing_is_empty(data, name):
    with pytest.raises(EmptyInput):
        report(data, name, {"a.txt": "text/plain", "a.html": "text/html"}.get(name, "application/json"))


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<p>", "<script>x</script>", "<!--" * 9999, "<" * 9999, "&amp;" * 99]
)
def test_a_page_without_text_is_empty_or_damaged(markup):
    with pytest.raises((EmptyInput, DamagedInput)):
        page(markup)


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>", "<blockquote>", "<font color=x>", "<ul><li>"])
def test_a_nest_of_tags_is_refused(tag):
    with pytest.raises(OversizedInput, match="deep"):
        page(tag * 100_000 + PARA)


def test_a_flood_of_elements_is_refused():
    with pytest.raises(OversizedInput, match="elements"):
        page("<p>x</p>" * 300_000)


def test_paragraphs_that_are_never_closed_are_no_nest():
    assert PARA in page(f"<h1>Shells fall on Mocha</h1>{f'<p>{PARA}' * 600}").text


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000])
def test_json_nested_deep_is_refused(text):
    with pytest.raises(OversizedInput, match="nested"):
        report(text, "a.json", "application/json")


def test_deep_json_ld_does_not_spoil_a_page():
    nest = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    assert PARA in page(f"<html><body>{nest}<h1>Shells fall</h1><p>{PARA}</p><p>{PARA}</p></body></html>").text


@pytest.mark.parametrize("line", ["a", "a ", "By A B ", "( ", "9 March 2023 ", "a\n", '"\n', "- x\n", "Aa, ", "| "])
def test_a_text_beyond_the_limit_is_refused(line):
    with pytest.raises(OversizedInput, match="characters"):
        report(line * (1_200_000 // len(line)))


def test_a_line_of_fifty_megabytes_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"a" * 50_000_000)
    (found,) = inputs([tmp_path])
    with pytest.raises(OversizedInput, match="20 MB"):
        read(found)


def test_packing_that_inflates_without_end_is_refused(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(bytes(60_000_000)))
    (found,) = inputs([tmp_path])
    with pytest.raises(OversizedInput, match="inflates"):
        read(found)


@pytest.mark.parametrize("cut", [slice(0, 60), slice(0, -4)])
def test_a_truncated_packing_is_damaged(tmp_path, cut):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(DUMP.encode())[cut])
    (found,) = inputs([tmp_path])
    with pytest.raises(DamagedInput, match="truncated"):
        read(found)


def test_a_corrupt_packing_is_damaged(tmp_path):
    packed = bytearray(gzip.compress(DUMP.encode()))
    packed[20:40] = b"\xff" * 20
    (tmp_path / "a.txt.gz").write_bytes(packed)
    (found,) = inputs([tmp_path])
    assert isinstance(found.error, DamagedInput)


def kinds(found):
    law_holds(found)
    return [note.kind for note in found.notes]


def test_latin_1_that_claims_to_be_utf_8_is_mended_with_a_note():
    text = "<meta charset=utf-8><h1>Fusillade à Genève</h1>" + "<p>Deux hommes ont été tués, a dit la préfète.</p>" * 4
    found = page(text.encode("latin-1"))
    assert ("encoding_mended" in kinds(found), "Fusillade à Genève" in found.text) == (True, True)


def test_mojibake_is_mended_with_a_note():
    text = DUMP.replace("Mocha", "Zürich").replace("the mayor", "Müller’s office").replace("Monday", "“Monday”")
    found = report(text.encode().decode("cp1252", "ignore").encode())
    assert ("encoding_mended" in kinds(found), "Zürich" in found.text) == (True, True)


def test_sound_text_is_left_alone():
    found = report(DUMP.replace("Mocha", "Al-Mokhā’ (المخا), Łódź and Ñemby"))
    assert ("encoding_mended" in kinds(found), "Łódź" in found.text) == (False, True)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_cyrillic_in_one_byte_is_read_with_a_note(encoding):
    text = "Обстрел города Лиман\n\n" + "Четыре человека погибли в понедельник при обстреле города, сообщил глава. " * 6
    found = report(text.encode(encoding))
    assert ("encoding_mended" in kinds(found), "погибли" in found.text) == (True, True)


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\u202e", "\u2066"])
def test_characters_that_hide_or_reorder_are_left_out_with_a_note(mark):
    found = report(DUMP.replace("town", f"to{mark}wn"))
    assert ("characters_removed" in kinds(found), "the town of Mocha" in found.text) == (True, True)


def test_lone_surrogates_are_replaced_with_a_note():
    found = report('{"title": "Shells \\ud800 fall", "text": "' + PARA + '"}', "a.json", "application/json")
    assert ("characters_replaced" in kinds(found), found.headline) == (True, "Shells \ufffd fall")


def test_characters_are_composed():
    assert "Zürich" in report(DUMP.replace("Mocha", "Zu\u0308rich")).text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_wide_encodings_are_read(encoding):
    assert PARA in report(DUMP.encode(encoding)).text


@pytest.mark.parametrize("name", ["hex", "rot13", "utf-7", "idna", "nonsense", "unicode_escape"])
def test_a_codec_that_is_no_encoding_is_not_followed(name):
    markup = f"<meta charset={name}><h1>Shells fall on the café</h1><p>{PARA}</p>"
    try:
        law_holds(page(markup.encode("latin-1")))
    except InputError:
        pytest.fail("it is a sound page")
