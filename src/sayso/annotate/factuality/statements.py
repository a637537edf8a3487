"""What somebody says, by statement: clauses side by side, and quotations around a tag, that stand differently.

Rule 1 of coding claims: a quoted or reported sentence is one claim; conjuncts that differ in polarity or standing are
their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from sayso.annotate.attribution.content import form
from sayso.annotate.factuality.conjuncts import alike, conjuncts, covers_all
from sayso.annotate.factuality.content import assess, heads
from sayso.annotate.factuality.lexicon import markers
from sayso.annotate.layers import QUOTES, report_of, tokens_of
from sayso.schema.annotations import Assessment, Attribution
from sayso.schema.span import Span
from sayso.schema.vocabulary import Form

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))

Pieces = tuple[Span, ...]


def stated(doc: Doc, attribution: Attribution) -> tuple[Attribution, ...]:
    """The attribution with its assessment; several, with the same mouths, where its statements stand differently."""
    whole = assess(doc, attribution)
    if whole.denied:
        return (replace(attribution, assessment=whole),)
    runs = _runs(_assessed(doc, attribution, whole))
    if len(runs) < 2:
        return (replace(attribution, assessment=whole),)
    return tuple(
        replace(attribution, content=pieces, assessment=how, form=_form(doc, attribution, pieces))
        for pieces, how in runs
    )


def _assessed(doc: Doc, attribution: Attribution, whole: Assessment) -> Iterator[tuple[Pieces, Assessment, bool]]:
    """Each statement, how it stands (the `whole`, where it is the only one), and whether it is a further clause."""
    for sentence in _sentences(doc, attribution.content):
        clauses = _clauses(doc, sentence[0]) if len(sentence) == 1 else ()
        if len(clauses) > 1:
            each = [assess(doc, replace(attribution, content=(clause,))) for clause in clauses]
            if not covers_all(doc, clauses[0], each[0]) and not _marked_in_quotation(doc, clauses, each):
                for number, (clause, how) in enumerate(zip(clauses, each, strict=True)):
                    yield (clause,), how, number > 0
                continue
        alone = sentence == attribution.content
        yield sentence, whole if alone else assess(doc, replace(attribution, content=sentence)), False


def _marked_in_quotation(doc: Doc, clauses: Pieces, each: Sequence[Assessment]) -> bool:
    """Whether a clause seems to stand apart by the words of a quotation in it: "The sign says ‘no water’, and …"."""
    quoted = [piece for quote in QUOTES.read(doc) for piece in quote.content]
    inner = [p for p in quoted if any(clause.covers(p) and clause.start < p.start for clause in clauses)]
    return any(piece.covers(words) for piece in inner for how in each for words in how.evidence)


def _runs(statements: Iterator[tuple[Pieces, Assessment, bool]]) -> list[tuple[Pieces, Assessment]]:
    """Statements that follow one another and stand alike, together. Of whole sentences the polarity may differ."""
    runs: list[tuple[Pieces, Assessment]] = []
    last: Assessment | None = None
    for pieces, how, clause in statements:
        before = runs[-1] if runs else None
        if before is None or last is None:
            runs.append((pieces, how))
        elif clause and alike(last, how):
            runs[-1] = ((*before[0][:-1], Span(before[0][-1].start, pieces[0].end)), before[1])
        elif not clause and alike(replace(last, polarity=how.polarity), how):
            runs[-1] = ((*before[0], *pieces), before[1])
        else:
            runs.append((pieces, how))
        last = how
    return runs


def _sentences(doc: Doc, content: Pieces) -> Iterator[Pieces]:
    """The pieces of a content, by sentence where a tag stands between two; a quotation in one piece stays one."""
    together: list[Span] = []
    for piece in content:
        if together and _parted(doc, together[-1], piece):
            yield tuple(together)
            together = []
        together.append(piece)
    yield tuple(together)


def _parted(doc: Doc, one: Span, other: Span) -> bool:
    """Whether two pieces are of two sentences of one paragraph, each with a verb."""
    if not all(any(token.pos_ in {"VERB", "AUX"} for token in tokens_of(doc, piece)) for piece in (one, other)):
        return False
    if "\n" in report_of(doc).text[one.end : other.start]:
        return False
    return tokens_of(doc, one)[-1].sent != tokens_of(doc, other)[0].sent


def _clauses(doc: Doc, piece: Span) -> Pieces:
    """The clauses of a piece, where each has a subject of its own; without the "that" that ties one to its cue."""
    parts = tuple(part for stretch in _beside_cue(doc, piece) for part in conjuncts(doc, stretch))
    if len(parts) == 1 or not all(_has_subject(doc, part) or _opens_in_doubt(doc, part) for part in parts):
        return ()
    return tuple(_untied(doc, part) for part in parts)


def _beside_cue(doc: Doc, piece: Span) -> Iterator[Span]:
    """The piece, cut where the parse hung a further "that" clause on the cue itself ("said A, but that B")."""
    tokens = tokens_of(doc, piece)
    edges = [head.left_edge for head in heads(tokens) if head.dep_ == "conj"]
    cuts = {edge.i for edge in edges if edge.lower_ == "that" and tokens.start < edge.i}
    # A second "that" is the cue's too where the parse hung it on a verb inside the first ("had to go, and that …").
    inner = {t.i for t in tokens[2:] if t.lower_ == "that" and t.dep_ == "mark"}
    cuts |= {i for i in inner if len(inner) == 1 and doc[i - 1].tag_ == "CC"}
    first = tokens.start
    for cut in [*sorted(cuts), tokens.end]:
        last = cut
        while last > first and (doc[last - 1].is_punct or doc[last - 1].dep_ == "cc"):
            last -= 1
        if last > first:
            yield Span(max(piece.start, doc[first].idx), min(piece.end, doc[last - 1].idx + len(doc[last - 1])))
        first = cut


def _has_subject(doc: Doc, part: Span) -> bool:
    head = next(heads(tokens_of(doc, part)), None)
    return head is not None and any(child.dep_ in _SUBJECTS and child.idx >= part.start for child in head.children)


def _opens_in_doubt(doc: Doc, part: Span) -> bool:
    """Whether a second verb without a subject of its own is less sure than the first: "and probably set alight"."""
    marking = markers().get(tokens_of(doc, part)[0].lower_)
    return marking is not None and marking.role == "adverb"


def _untied(doc: Doc, part: Span) -> Span:
    tokens = tokens_of(doc, part)
    ties = tokens[0].lower_ == "that" and tokens[0].dep_ == "mark" and len(tokens) > 1
    return Span(tokens[1].idx, part.end) if ties else part


def _form(doc: Doc, attribution: Attribution, pieces: Pieces) -> Form:
    if attribution.form != "mixed":
        return attribution.form
    return form(pieces, [quote for quote in QUOTES.read(doc) if not quote.scare])
