"""Narrations: what a sentence says in the outlet's own voice, once the words of others are taken out."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.annotate.factuality.conditions import condition
from sayso.annotate.factuality.conjuncts import alike, conjuncts, covers_all
from sayso.annotate.factuality.content import asks, heads
from sayso.annotate.factuality.lexicon import footage
from sayso.annotate.factuality.phrasal import mark_phrases, mark_verbless
from sayso.annotate.factuality.questions import unknown
from sayso.annotate.factuality.scope import exhibited, findings, governed
from sayso.annotate.layers import report_of, tokens_of
from sayso.schema.annotations import Assessment, Attribution, Narration, Sentence
from sayso.schema.span import Span, trimmed

_METHOD = "rule:narration@1"
_WHOLE, _LEFT_OVER = 0.85, 0.73
"""What a sentence of the outlet's own is worth, and what an attribution leaves of one: the share of them that lies
outside of every marked content in PolNeAR's documents held out of training (124 and 86 claims)."""
_EDGES = " \t\n,;:.!?…–—-\"“”'‘’()[]"
_LOOSE = frozenset(("CCONJ", "SCONJ", "PUNCT", "SPACE", "PART"))
_CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "VERB"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NEAR = 3  # tokens before the verb of a leftover whose subject is elsewhere
_VERBLESS = frozenset(("headline", "subheading", "caption", "standfirst"))
"""Blocks whose sentences may do without a verb."""


def narrations(doc: Doc, sentences: tuple[Sentence, ...], attributions: tuple[Attribution, ...]) -> Iterator[Narration]:
    """One for every sentence that has something left in the outlet's own voice, in text order."""
    held = sorted(span for attribution in attributions for span in _held(attribution))
    links = [link for attribution in attributions for link in attribution.chain]
    sources = frozenset(link.source.span for link in links if link.source.span is not None)
    cues = frozenset(link.cue.span.end for link in links if link.cue is not None)
    blocks = report_of(doc).blocks
    for number, sentence in enumerate(sentences):
        inside = [span for span in held if span.overlaps(sentence.span)]
        pieces = tuple(_pieces(doc, sentence.span, inside, cues)) if inside else (sentence.span,)
        score = _LEFT_OVER if inside else _WHOLE
        verbless = not inside and blocks[sentence.block].kind in _VERBLESS
        kept = tuple(piece for piece in pieces if _tells(doc, piece, leftover=bool(inside), verbless=verbless))
        if len(kept) == 1:
            yield from _told(doc, kept[0], _subject(doc, kept[0], pieces, sources), number, score)
        elif kept:
            yield Narration(
                (*_subject(doc, kept[0], pieces, sources), *kept), assess(doc, kept), number, _METHOD, score
            )


def _told(doc: Doc, piece: Span, subject: tuple[Span, ...], number: int, score: float) -> Iterator[Narration]:
    """One narration for each run of statements that stand alike (rule 1 of coding claims)."""
    parts = conjuncts(doc, piece)
    each = [assess(doc, (part,)) for part in parts]
    if len(parts) == 1 or covers_all(doc, parts[0], each[0]) or all(alike(each[0], other) for other in each[1:]):
        yield Narration((*subject, piece), assess(doc, (piece,)), number, _METHOD, score)
        return
    runs: list[tuple[Span, Assessment]] = []
    for part, how in zip(parts, each, strict=True):
        if runs and alike(runs[-1][1], how):
            runs[-1] = (Span(runs[-1][0].start, part.end), runs[-1][1])
        else:
            runs.append((part, how))
    for first, (part, how) in enumerate(runs):
        yield Narration((*(() if first else subject), part), how, number, _METHOD, score)


def assess(doc: Doc, content: tuple[Span, ...]) -> Assessment:
    """How the outlet's own statement stands."""
    tokens = tokens_of(doc, content[0])
    head = next(heads(tokens), tokens[0])
    found = findings(head)
    governed(head, found)
    if asks(report_of(doc).text, content):
        at = report_of(doc).text.rindex("?", 0, content[-1].end + 2)
        found.add(("questioned",), Span(at, at + 1))
    mark_phrases(doc, content[0], head, found)
    mark_verbless(tokens, found)
    open_question = unknown(doc, content[0], head)
    if open_question is not None:
        found.add(("questioned",), open_question)
    depends = condition(doc, content[0])
    if depends is not None:
        found.add(("conditional",), depends)
    exhibit = _exhibit(head)
    if exhibit is not None:
        found.add(("shown",), exhibit)
    return found.assessment()


def _exhibit(head: Token) -> Token | None:
    """The footage that the clause is about: the subject of what shows or surfaces, or "in the clip" of what is seen."""
    for child in head.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and exhibited(child, head):
            return child
        if child.dep_ == "prep" and head.lemma_ in footage("see"):
            for token in child.children:
                if token.lemma_.lower() in footage("exhibit"):
                    return token
    return None


def _held(attribution: Attribution) -> Iterator[Span]:
    yield from attribution.content
    for link in attribution.chain:
        if link.source.span is not None:
            yield link.source.span
        if link.cue is not None:
            yield link.cue.span


def _subject(doc: Doc, piece: Span, pieces: tuple[Span, ...], sources: frozenset[Span]) -> tuple[Span, ...]:
    """The subject of a leftover's verb, where somebody's words part them.

    It is a source ("The union ¦ condemned the arrests" and demanded …), or another leftover ("The captain, who
    allegedly sold fuel, ¦ was arrested").
    """
    tokens = tokens_of(doc, piece)
    verb = next((token for token in tokens if token.tag_ in _FINITE), None)
    if verb is None or verb.i - tokens.start > _NEAR:
        return ()
    clause = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    for child in clause.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.idx < piece.start:
            before = (*sorted(sources), *pieces)
            return tuple(span for span in before if span.start <= child.idx < span.end <= piece.start)[:1]
    if verb.i == tokens.start:
        return tuple(span for span in pieces if span.end <= piece.start and _is_noun_phrase(doc, span))[-1:]
    return ()


def _is_noun_phrase(doc: Doc, span: Span) -> bool:
    """Whether words are a noun phrase that may be the subject of what comes after an aside."""
    tokens = tokens_of(doc, span)
    return tokens.root.pos_ in {"NOUN", "PROPN", "PRON"} and not any(token.tag_ in _FINITE for token in tokens)


def _pieces(doc: Doc, sentence: Span, held: list[Span], cues: frozenset[int]) -> Iterator[Span]:
    """What of the sentence lies outside `held`, without loose conjunctions and punctuation at its edges.

    `cues` are the ends of cues: words that only say when or where something was said are nothing by themselves.
    """
    at = sentence.start
    for span in [*held, Span(sentence.end, sentence.end + 1)]:
        if span.start > at:
            kept = trimmed(report_of(doc).text, Span(at, min(span.start, sentence.end)), _EDGES)
            if kept:
                yield from _without_loose_ends(doc, _past_adjunct(doc, kept) if at in cues else kept)
        at = max(at, span.end)
        if at >= sentence.end:
            return


def _past_adjunct(doc: Doc, piece: Span) -> Span:
    """A leftover after a cue, without the time or place before its first comma ("said [on Monday, as …]")."""
    text = report_of(doc).text
    comma = text.find(",", piece.start, piece.end)
    if comma <= piece.start or any(token.tag_ in _FINITE for token in tokens_of(doc, Span(piece.start, comma))):
        return piece
    return trimmed(text, Span(comma, piece.end), _EDGES) or piece


def _without_loose_ends(doc: Doc, span: Span) -> Iterator[Span]:
    tokens = [t for t in tokens_of(doc, span) if t.idx >= span.start and t.idx + len(t) <= span.end]
    while tokens and tokens[0].pos_ in _LOOSE:
        tokens.pop(0)
    while tokens and tokens[-1].pos_ in _LOOSE:
        tokens.pop()
    if tokens:
        yield Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _tells(doc: Doc, piece: Span, *, leftover: bool, verbless: bool) -> bool:
    """Whether the words can be a statement: a verb (finite, in a leftover) and a content word beside it."""
    verb = content = False
    if leftover and any(token.dep_ == "expl" and _lacks_its_noun(token.head, piece) for token in tokens_of(doc, piece)):
        return False
    for token in tokens_of(doc, piece):
        if token.tag_ in _FINITE or (token.pos_ in {"VERB", "AUX"} and not leftover):
            content = content or (verb and not leftover and token.pos_ == "VERB")
            verb = True
        elif token.pos_ in _CONTENT:
            content = True
    return content and (verb or verbless)


def _lacks_its_noun(verb: Token, piece: Span) -> bool:
    """Whether the words leave out what there is: "There is a strong ¦ suspicion that …"."""
    return any(child.dep_ in {"attr", "dobj"} and child.idx >= piece.end for child in verb.children)
