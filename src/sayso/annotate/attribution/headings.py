"""Headlines that end in their source: "Kidnapped nuns alive, says bishop", "Rebels seize town, army says"."""

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import verb_form
from sayso.annotate.attribution.verbs import verb_draft

_LONGEST_TAIL = 7  # words behind the comma
_SHORTEST_STATEMENT = 2  # words before it
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOT_A_SOURCE = frozenset(("VERB", "AUX", "ADV", "SCONJ", "CCONJ", "PART"))


def tail_draft(doc: Doc, start: int, end: int) -> Draft | None:
    """The draft of a source and a verb of speech behind a heading's last comma, in either order.

    None where the verb has a content by the grammar, or a clause before it that is one: those need no more.
    """
    while end > start and (doc[end - 1].is_space or doc[end - 1].text == "."):
        end -= 1
    comma = next((i for i in range(end - 1, start, -1) if doc[i].text == ","), None)
    if comma is None or comma - start < _SHORTEST_STATEMENT or not 1 < end - comma - 1 <= _LONGEST_TAIL:
        return None
    for verb, source in ((doc[comma + 1], range(comma + 2, end)), (doc[end - 1], range(comma + 1, end - 1))):
        if _says(verb) and all(doc[i].pos_ not in _NOT_A_SOURCE and not doc[i].is_punct for i in source):
            found = verb_draft(doc, verb)
            clause = any(token.tag_ in _FINITE for token in doc[start:comma])
            if found is not None and (found.content or clause):
                return None
            cue = Words(verb.i, verb.i + 1, verb.i)
            mouth = Words(source[0], source[-1] + 1, source[-1])
            content = frozenset(range(start, comma))
            return Draft("heading.tail", cue, "verb", mouth, content, None, takes_quotes=True)
    return None


def _says(token: Token) -> bool:
    """Whether a word is a finite form of a verb of speech; in headlines the tagger may take it for a noun."""
    entry = verb_form(token.lower_)
    return entry is not None and entry.speech and "clause" in entry.frames
