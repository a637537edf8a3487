"""The assessment of an attribution: its content under its cue, and the whole chain of mouths."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from sayso.annotate.factuality.findings import Findings
from sayso.annotate.factuality.lexicon import embedders, footage, markers
from sayso.annotate.factuality.scope import findings, governed
from sayso.annotate.layers import report_of, tokens_of
from sayso.schema.annotations import Assessment, Attribution
from sayso.schema.claim import ClaimSource, Cue
from sayso.schema.span import Span

_CLOSERS = " \t\n\"'”’»)]*_"
_PARTS = ("VERB", "NOUN", "ADJ", "ADP")


def assess(doc: Doc, attribution: Attribution) -> Assessment:
    """How the content stands as a statement, under every cue of its chain."""
    direct = attribution.form == "direct"
    stretches = [tokens_of(doc, span) for span in attribution.content]
    each = [_inside(head, tokens, reported=not direct) for tokens in stretches for head in heads(tokens)]
    whole = _common(each)
    if asks(report_of(doc).text, attribution.content):
        last = attribution.content[-1]
        at = report_of(doc).text.rindex("?", 0, last.end + 2)
        whole.add(("questioned",), Span(at, at + 1))
    for link in attribution.chain:
        if link.cue is not None:
            mark_cue(doc, link.cue, whole)
        if link.source.span is not None and shows(doc, link.source):
            whole.add(("shown",), link.source.span)
    return whole.assessment()


def _inside(head: Token, content: Tokens, *, reported: bool) -> Findings:
    found = findings(head, reported=reported, within=(content.start, content.end))
    governed(head, found)
    return found


def heads(tokens: Tokens) -> Iterator[Token]:
    """The heads of the statements in a stretch: the tokens that nothing inside governs, verbs where there are any."""
    roots = [t for t in tokens if not tokens.start <= t.head.i < tokens.end or t.head == t]
    words = [t for t in roots if not (t.is_punct or t.is_space)]
    clauses = [t for t in words if t.pos_ in {"VERB", "AUX"}]
    yield from clauses or words[:1]


def _common(each: list[Findings]) -> Findings:
    """What holds of every statement of a content; of a single one, all of it."""
    if not each:
        return Findings()
    first = each[0]
    kept = [(effect, span) for effect, span in first.effects if all(other.has(effect) for other in each[1:])]
    return Findings(kept, next((found.tense for found in each if found.tense), None))


def shows(doc: Doc, source: ClaimSource) -> bool:
    """Whether a source shows rather than says: footage, and documents that are more than somebody's words."""
    if source.kind == "footage":
        return True
    if source.kind != "document" or source.span is None:
        return False
    head = tokens_of(doc, source.span).root
    return head.pos_ != "PRON" and not {head.lemma_.lower(), head.lower_} & footage("utterance")


def asks(text: str, content: tuple[Span, ...]) -> bool:
    """Whether the content as a whole is a question: every sentence of it ends in a question mark."""
    words = " ".join(text[span.start : min(span.end + 1, len(text))] for span in content).rstrip(_CLOSERS + ",")
    return words.endswith("?") and not any(mark in words.rstrip("?") for mark in ".!?…")


def mark_cue(doc: Doc, cue: Cue, found: Findings) -> None:
    """What the cue does to its content: denial, question, belief, forecast; negated, the first two fall."""
    tokens = tokens_of(doc, cue.span)
    for token in tokens:
        marking = markers().get(token.lower_)
        if marking is not None and marking.role == "adverb":
            found.add(marking.effects, token)
        for pos in _PARTS:
            for line in embedders().get((token.lemma_.lower(), pos), ()):
                if token.pos_ in {pos, "AUX"} and not line.infinitive:
                    found.add(line.effects, token)
        _mark_modality(token, found)


def _mark_modality(cue: Token, found: Findings) -> None:
    """The cue's own negation and condition."""
    if cue.pos_ not in {"VERB", "AUX", "ADJ"}:
        return
    for child in cue.children:
        if child.dep_ == "neg":
            known = (cue.lemma_.lower(), "VERB") in embedders()
            found.add(("negated",) if known else ("unstated",), child)
        elif child.dep_ == "mark" and child.lower_ in {"if", "unless"}:
            found.add(("conditional",), child)
