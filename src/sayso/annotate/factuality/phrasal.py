"""Set phrases that colour a statement as a single adverb or adjective does: "in all likelihood", "on the verge of"."""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from sayso.annotate.factuality.findings import Findings
from sayso.annotate.factuality.lexicon import markers, set_phrases
from sayso.annotate.layers import report_of, tokens_of
from sayso.schema.span import Span

_VERBS = frozenset(("VERB", "AUX"))


def mark_phrases(doc: Doc, stretch: Span, head: Token, found: Findings, *, reported: bool = False) -> None:
    """Add what the set phrases of a stretch do to the statement of `head`; a negation in one is the phrase's own.

    Of a past that the outlet tells nothing is still to come ("was on the verge of"); `reported` is for what others say.
    """
    text = report_of(doc).text
    lower = text[stretch.start : stretch.end].lower()
    for line in set_phrases():
        if line.stem not in lower or (line.effect == "future" and found.tense == "past" and not reported):
            continue
        for match in line.words.finditer(text, stretch.start, stretch.end):
            words = Span(*match.span())
            if any(_hangs_on(token, head) or _hangs_on(head, token) for token in tokens_of(doc, words)):
                found.drop_within("negated", words)
                found.add((line.effect,), words)


def mark_verbless(tokens: Tokens, found: Findings) -> None:
    """Add the adverbs of a headline that has no verb: "Explosion at port possibly an accident"."""
    if any(token.pos_ in _VERBS for token in tokens):
        return
    for token in tokens:
        marking = markers().get(token.lower_)
        if marking is not None and marking.role == "adverb":
            found.add(marking.effects, token)


def _hangs_on(token: Token, above: Token) -> bool:
    """Whether a word is another, or hangs on it at no more than three removes."""
    up = token
    for _ in range(4):
        if up == above:
            return True
        up = up.head
    return False
