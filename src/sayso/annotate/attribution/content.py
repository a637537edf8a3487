"""From tokens to the exact words of a content: pieces without cue, source, and the marks and commas at their edges."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.edges import before_mark, is_beat, past_mark
from sayso.annotate.attribution.scene import Quoted, Scene
from sayso.annotate.layers import QUOTES, report_of
from sayso.schema.annotations import Quote
from sayso.schema.span import Span, trimmed
from sayso.schema.vocabulary import Form

_LONGEST_LEAD = 40  # tokens between a cue and the quotation that ends its clause
_LONGEST_WHEN = 6  # tokens from a verb to its "that"
_NEAR_END = 3  # tokens: a closing mark, a comma, a conjunction
_EDGE = " \t\n,;:–—―"
_EMPTY = frozenset(("AUX", "ADP", "DET", "PUNCT", "SPACE", "CCONJ", "SCONJ", "PART"))
_NO = frozenset(("no", "any", "not", "very", "too", "so"))
_SILENCE = frozenset(("nothing", "little", "anything", "more", "less", "else", "word"))
_RITES = frozenset(
    """
    goodbye goodbyes farewell farewells hello hi prayer prayers grace mass rosary kaddish amen thanks vows
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""What is said in these is no statement: "having said goodbye to their families"."""
_OBJECTS = frozenset(("dobj", "advmod", "npadvmod"))
_TO_OBJECT = 3  # tokens from a cue to what it says little of
_MARKS = "\"“”„«»‘’'`"
_PAIRS = {'"': '"', "“": "”", "«": "»", "‘": "’", "'": "'", "„": "“"}


def complete(scene: Scene, draft: Draft) -> Draft:
    """The draft with the words of its quotations in its content, and its own cue and source out of it."""
    content = draft.content
    quoted = [q for q in scene.quoted if q.index in draft.quotes]
    if quoted:
        content = _with_quotes(scene, draft, quoted)
    if draft.cue is not None:
        at = scene.quote_at[draft.cue.head]
        if at is not None:
            content = frozenset(i for i in content if _within(scene, i, at))
    for words in (draft.cue, draft.source):
        if words:
            content = frozenset(i for i in content if not words.holds(i))
    here = frozenset(i for i in content if scene.block_at[i] >= 0 and not _full_stop(scene, i))
    return replace(draft, content=here - _conjunction(scene.doc, draft, here) - _or_so(scene.doc, draft))


def _or_so(doc: Doc, draft: Draft) -> frozenset[int]:
    """The words that set a tag behind its statement: "…, or so | the warden says"."""
    at = min((words.first for words in (draft.cue, draft.source) if words), default=0)
    tagged = at > 1 and doc[at - 1].lower_ == "so" and doc[at - 2].lower_ == "or"
    return frozenset((at - 2, at - 1)) if tagged else frozenset()


def _conjunction(doc: Doc, draft: Draft, content: frozenset[int]) -> frozenset[int]:
    """The "that" between a cue and its content: it ties the two, and is no word of what was said."""
    first = min((i for i in content if not doc[i].is_punct), default=-1)
    if draft.cue is None or first < draft.cue.last:
        return frozenset()
    if draft.type == "verb" and doc[first].lower_ != "that":
        return _when_said(doc, first, content) if first == draft.cue.last else frozenset()
    if doc[first].lower_ != "that":
        return frozenset()
    ties = doc[first].dep_ == "mark" or doc[first].tag_ == "IN" or _misread(doc, first, draft.cue.last)
    return frozenset((first,)) if ties and len(content) > 1 else frozenset()


def _misread(doc: Doc, that: int, cue_end: int) -> bool:
    """Whether the parse takes a "that" behind whom something was told for an object: "told the paper that he slept"."""
    clause = doc[that].head
    own = any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in clause.lefts if child.i > that)
    return doc[that].tag_ == "WDT" and cue_end < that < clause.i and own


def _when_said(doc: Doc, first: int, content: frozenset[int]) -> frozenset[int]:
    """What stands between a verb and its "that": it tells when it was said ("said later that …")."""
    that = next((i for i in range(first, first + _LONGEST_WHEN) if i in content and doc[i].lower_ == "that"), None)
    if that is None or doc[that].dep_ != "mark" or len(content) <= that - first + 1:
        return frozenset()
    between = doc[first:that]
    told = all(t.pos_ in {"ADV", "ADP"} or t.ent_type_ in {"DATE", "TIME"} for t in between)
    return frozenset(range(first, that + 1)) if told else frozenset()


def says_something(doc: Doc, draft: Draft) -> bool:
    """Whether a content has a word of its own: what a misparse leaves over ("is") says nothing."""
    if draft.about or draft.quotes:
        return True
    return any(doc[i].pos_ not in _EMPTY for i in draft.content) and not _is_silence(doc, draft)


def _is_silence(doc: Doc, draft: Draft) -> bool:
    """Whether what somebody says is next to nothing: "says little of his losses", "would say no more"."""
    first = min((i for i in draft.content if not doc[i].is_punct), default=-1)
    if draft.cue is not None and doc[draft.cue.last : draft.cue.last + 2].text.lower() == "the least":
        return True  # "to say the least"
    if draft.cue is None or not 0 <= first - draft.cue.last <= _TO_OBJECT:
        return False
    at = next((i for i in range(draft.cue.last, len(doc)) if doc[i].lower_ not in _NO), first)
    word = doc[at].head if doc[at].dep_ == "amod" else doc[at]
    if word.lower_ in _RITES and first <= word.i <= first + _TO_OBJECT and doc[draft.cue.head].lemma_ == "say":
        return True
    if doc[at].lower_ not in _SILENCE or word.dep_ not in _OBJECTS or not draft.cue.holds(word.head.i):
        return False
    return not any(child.dep_ == "relcl" for child in doc[at].rights)


def _full_stop(scene: Scene, index: int) -> bool:
    """Whether a token is a full stop of the outlet's own: one inside quotation marks is quoted."""
    return scene.doc[index].text == "." and scene.quote_at[index] is None


def settled(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, each content less what a participle lifts out of it, and with what a relative clause adds to it."""
    lifted = {d.lifted_from: d for d in drafts if d.lifted_from is not None}
    relative = [d for d in drafts if d.rule == "verb.relative" and d.cue]
    found = []
    for draft in drafts:
        content = draft.content
        inner = lifted.get(draft.cue.head) if draft.cue else None
        if inner is not None and inner.cue is not None:
            going_on = range(inner.cue.first, max(inner.content, default=inner.cue.first) + 1)
            content = frozenset(i for i in content - inner.content if i not in going_on)
        for other in relative:
            if other is not draft and other.cue and other.cue.head in content:
                content |= other.content
        found.append(replace(draft, content=content))
    return tuple(replace(draft, content=draft.content | _run_over(draft, found)) for draft in found)


def _run_over(draft: Draft, drafts: Sequence[Draft]) -> frozenset[int]:
    """What a statement inside a content says beyond its end: it is inside as well."""
    last = max(draft.content, default=-1)
    over = frozenset[int]()
    for other in drafts:
        if other.cue and other.rule == "verb.clause" and other.cue.head in draft.content:
            beyond = frozenset(i for i in other.content if i > last)
            if beyond and min(beyond) - last <= _NEAR_END:
                over |= beyond
    return over


def _with_quotes(scene: Scene, draft: Draft, quoted: list[Quoted]) -> frozenset[int]:
    words = frozenset(i for q in quoted for first, last in q.pieces for i in range(first, last))
    if _is_tagged(scene, draft, quoted[0]):
        return words
    words |= _between(scene, draft, quoted)
    if _is_led_up_to(scene, draft, quoted[0]):
        return words
    if draft.root is None or draft.root not in words:
        return draft.content | words | _leading(scene, draft, quoted[0])
    # The clause's head is quoted: of the clause's other words those count that run up to the mark.
    before = []
    at = quoted[0].first - 1
    while at >= 0 and _is_mark(scene.doc[at].text):
        at -= 1
    while at >= 0 and at in draft.content and not (draft.cue and draft.cue.holds(at)):
        before.append(at)
        at -= 1
    while before and scene.doc[before[-1]].is_punct:
        before.pop()
    keeps = not before or scene.doc[before[0]].text not in {",", ":"}
    lead = frozenset(before if keeps else ()) | _leading(scene, draft, quoted[0])
    return words | lead | _after(scene, draft, quoted[-1])


def _is_tagged(scene: Scene, draft: Draft, quoted: Quoted) -> bool:
    """Whether a quotation opens its sentence and its tag follows at once: nothing outside the marks is said then."""
    doc = scene.doc
    opens = before_mark(doc, quoted.first) < doc[quoted.first].sent.start
    starts = [words.first for words in (draft.cue, draft.source) if words and words.first >= quoted.last]
    return opens and bool(starts) and min(starts) == past_mark(doc, quoted.last) and doc[quoted.last - 1].is_punct


def _is_led_up_to(scene: Scene, draft: Draft, quoted: Quoted) -> bool:
    """Whether a comma or a colon after the cue brings a quotation on: the clause is within the marks."""
    lead = before_mark(scene.doc, quoted.first)
    return (
        draft.cue is not None and draft.type == "verb" and draft.cue.last <= lead and scene.doc[lead].text in {",", ":"}
    )


def _between(scene: Scene, draft: Draft, quoted: list[Quoted]) -> frozenset[int]:
    """The clause's own words from one quotation to the next ("the 'rebels' had been 'dealt with'")."""
    sentence = {q.index: scene.doc[q.first].sent.start for q in quoted}
    gaps = [
        range(one.last, other.first)
        for one, other in pairwise(quoted)
        if sentence[one.index] == sentence[other.index]
        and other.first - one.last <= _LONGEST_LEAD
        # A comma within the marks and the cue behind them: one quotation, with its tag in the middle.
        and not (draft.cue and one.last <= draft.cue.first < other.first and scene.doc[one.last - 1].text == ",")
        and not is_beat(scene.doc, one.last, other.first)
    ]
    return frozenset(i for gap in gaps for i in gap if i in draft.content)


def _leading(scene: Scene, draft: Draft, first: Quoted) -> frozenset[int]:
    """The clause between a cue and the marks that end it ("said the port was 'burning'"), less the cue's own words."""
    doc, close = scene.doc, first.first
    while close > 0 and _is_mark(doc[close - 1].text):
        close -= 1
    if draft.cue is None or draft.type != "verb" or not 0 < close - draft.cue.last <= _LONGEST_LEAD:
        return frozenset()
    gap = range(draft.cue.last, close)
    if doc[close - 1].is_punct or any(doc[i].is_sent_start or doc[i].text == ":" for i in gap):
        return frozenset()
    own = [c for c in doc[draft.cue.head].rights if c.dep_ in {"dobj", "dative", "prep", "npadvmod", "advmod", "nsubj"}]
    held = {t.i for c in own for t in c.subtree}
    lead = frozenset(i for i in gap if i not in held or i in draft.content)
    return lead if any(doc[i].pos_ in {"VERB", "AUX"} for i in lead) else frozenset()


def _after(scene: Scene, draft: Draft, quoted: Quoted) -> frozenset[int]:
    """The words of the clause that run on from the closing mark ("he is 'obsessed' with the bridge")."""
    doc, at = scene.doc, quoted.last
    while at < len(doc) and _is_mark(doc[at].text):
        at += 1
    found = []
    if doc[quoted.last - 1].is_punct:
        return frozenset()
    while at < len(doc) and at in draft.content and not (draft.cue and draft.cue.holds(at)):
        found.append(at)
        at += 1
    opens_anew = bool(found) and (doc[found[0]].is_punct or doc[found[0]].tag_ == "CC")
    return frozenset(() if opens_anew else found)


def _is_mark(text: str) -> bool:
    return text in {"''", "``"} or (len(text) == 1 and text in _MARKS)


def _within(scene: Scene, index: int, quote: int) -> bool:
    """Whether a token is inside a quotation, or one nested in it."""
    at = scene.quote_at[index]
    around = {q.index: q.around for q in scene.quoted}
    while at is not None:
        if at == quote:
            return True
        at = around.get(at)
    return False


def spans(doc: Doc, tokens: Collection[int]) -> tuple[Span, ...]:
    """The pieces of a content: runs of its tokens, over marks and white space between them."""
    quotes = QUOTES.read(doc)
    return tuple(_with_both_marks(report_of(doc).text, piece, quotes) for piece in _pieces(doc, tokens))


def _with_both_marks(text: str, piece: Span, quotes: Sequence[Quote]) -> Span:
    """A piece that begins or ends where a quotation does, and goes beyond it at the other end, has both its marks."""
    start, end = piece
    for quote in quotes:
        inner = quote.content[0]
        if len(quote.content) > 1 or not quote.closed or not piece.overlaps(inner):
            continue
        if not text[inner.start : start].strip(_EDGE) and inner.start <= start and end > quote.span.end:
            start = quote.span.start
        if not text[end : inner.end].strip(_EDGE) and end <= inner.end and start < quote.span.start:
            end = quote.span.end
    return Span(start, end)


def _pieces(doc: Doc, tokens: Collection[int]) -> tuple[Span, ...]:
    pieces: list[Span] = []
    run: list[int] = []
    for index in sorted(tokens):
        if run and not _joins(doc, run[-1], index):
            pieces.extend(_piece(doc, run))
            run = []
        run.append(index)
    return (*pieces, *_piece(doc, run))


def _joins(doc: Doc, last: int, index: int) -> bool:
    between = doc[last + 1 : index]
    if "\n" in report_of(doc).text[doc[last].idx : doc[index].idx]:
        return False
    return all(_is_mark(t.text) or (t.is_punct and len(between) <= 3) for t in between)


def _piece(doc: Doc, run: list[int]) -> tuple[Span, ...]:
    while len(run) > 1 and doc[run[-1]].tag_ == "CC":
        run = run[:-1]
    if not any(doc[i].is_alpha or doc[i].like_num or doc[i].is_digit for i in run):
        return ()
    last = doc[run[-1]]
    span = trimmed(report_of(doc).text, Span(doc[run[0]].idx, last.idx + len(last)), _EDGE)
    return (_unmarked(report_of(doc).text, span),) if span else ()


def _unmarked(text: str, span: Span) -> Span:
    """Without a mark at either end whose fellow is not inside."""
    start, end = span
    while start < end - 1 and text[start] in _MARKS and _PAIRS.get(text[start], "") not in text[start + 1 : end]:
        start += 1
    while end - 1 > start and text[end - 1] in _MARKS and not _opened(text, start, end - 1):
        end -= 1
    if (
        end - start > 2
        and text[start] in _PAIRS
        and text[end - 1] == _PAIRS[text[start]]
        and text[start] not in text[start + 1 : end - 1]
    ):
        start, end = start + 1, end - 1
    return trimmed(text, Span(start, end), _EDGE) or span


def _opened(text: str, start: int, at: int) -> bool:
    closing = text[at]
    return any(text[i] in _PAIRS and _PAIRS[text[i]] == closing for i in range(start, at))


def form(content: tuple[Span, ...], quotes: Collection[Quote]) -> Form:
    """Direct where every word of the content is inside quotation marks, indirect where none is, else mixed."""
    inside = outside = 0
    pieces = [piece for quote in quotes for piece in quote.content]
    for span in content:
        held = sum(max(0, min(span.end, p.end) - max(span.start, p.start)) for p in _outermost(pieces))
        inside += held
        outside += span.end - span.start - held
    if not inside:
        return "indirect"
    # What is left over at the edges of a quotation is its own marks and the space beside them.
    return "direct" if outside <= 2 * len(content) else "mixed"


def _outermost(pieces: list[Span]) -> list[Span]:
    return [
        p
        for n, p in enumerate(pieces)
        if not any(m != n and o.covers(p) and (o != p or m < n) for m, o in enumerate(pieces))
    ]
