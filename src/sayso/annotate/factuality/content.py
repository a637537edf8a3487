"""The assessment of an attribution: its content under its cue, and the whole chain of mouths."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from sayso.annotate.attribution.lexicon import verb_cue
from sayso.annotate.factuality.conditions import condition
from sayso.annotate.factuality.findings import Findings
from sayso.annotate.factuality.lexicon import Embedder, embedders, footage, markers
from sayso.annotate.factuality.phrasal import mark_phrases, mark_verbless
from sayso.annotate.factuality.questions import negation_of, opens_question
from sayso.annotate.factuality.scope import findings, governed, has_particle
from sayso.annotate.factuality.verdicts import called_false
from sayso.annotate.factuality.weakened import weaken
from sayso.annotate.layers import report_of, tokens_of
from sayso.schema.annotations import Assessment, Attribution
from sayso.schema.claim import ClaimSource, Cue, Link
from sayso.schema.span import Span

_CLOSERS = " \t\n\"'”’»)]*_"
_SHOWING = frozenset(("show", "depict", "capture"))
_THINGS = frozenset(("it", "they", "these"))
_VERBS = frozenset(("VERB", "AUX"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_WHO = frozenset(("WDT", "WP", "WRB"))
_PARTS = ("VERB", "NOUN", "ADJ", "ADP")


def assess(doc: Doc, attribution: Attribution) -> Assessment:
    """How the content stands as a statement, under every cue of its chain."""
    told = attribution.form != "direct" and not _says_now(doc, attribution)
    stretches = [tokens_of(doc, span) for span in attribution.content]
    if len(stretches) > 1:  # behind a tag a that-clause goes on: "It is unlikely, they said, that the guns were moved"
        stretches = stretches[:1] + [t for t in stretches[1:] if t[0].lower_ != "that" or t[0].dep_ != "mark"]
    headed = [(head, tokens) for tokens in stretches for head in heads(tokens)]
    headed = [pair for n, pair in enumerate(headed) if n == 0 or not _tells_when(pair[0])]
    clauses = [pair for pair in headed if pair[0].pos_ in _VERBS]  # a piece may be no more than the subject
    each = [_inside(head, tokens, reported=told) for head, tokens in clauses or headed]
    whole = _common(each)
    if asks(report_of(doc).text, attribution.content):
        last = attribution.content[-1]
        at = report_of(doc).text.rindex("?", 0, last.end + 2)
        whole.add(("questioned",), Span(at, at + 1))
    depends = condition(doc, attribution.content[0], followed=len(attribution.content) > 1)
    if depends is not None:
        whole.add(("conditional",), depends)
    for link in attribution.chain:
        if link.cue is not None:
            mark_cue(doc, link.cue, whole, attribution.content[0] if link is attribution.chain[-1] else None)
        if link.source.span is not None:
            mark_unproven(doc, link.source.span, whole)
            if shows(doc, link.source) or _it_shows(doc, link):
                whole.add(("shown",), link.source.span)
    return whole.assessment()


def _tells_when(head: Token) -> bool:
    """Whether a clause hangs on the cue as a circumstance of what was said: "no injuries were reported after …"."""
    own = [child.dep_ for child in head.lefts]
    return head.dep_ == "advcl" and "mark" in own and not {"nsubj", "nsubjpass"}.isdisjoint(own)


def _says_now(doc: Doc, attribution: Attribution) -> bool:
    """Whether the cue is in the present, which does not move the tenses of what is said."""
    cue = attribution.chain[-1].cue
    return cue is not None and any(token.tag_ in {"VBZ", "VBP"} for token in tokens_of(doc, cue.span)[-1:])


def _inside(head: Token, content: Tokens, *, reported: bool) -> Findings:
    found = findings(head, reported=reported, within=(content.start, content.end))
    governed(head, found)
    last = content[-1]
    mark_phrases(content.doc, Span(content[0].idx, last.idx + len(last)), head, found, reported=True)
    mark_verbless(content, found)
    return found


def heads(tokens: Tokens) -> Iterator[Token]:
    """The heads of the statements in a stretch: the tokens that nothing inside governs, verbs where there are any."""
    roots = [t for t in tokens if not tokens.start <= t.head.i < tokens.end or t.head == t]
    words = [t for t in roots if not (t.is_punct or t.is_space)]
    clauses = [t for t in words if t.pos_ in _VERBS] or [t for t in tokens if _is_stray(t)][:1]
    yield from clauses or words[:1]


def _is_stray(token: Token) -> bool:
    """Whether a finite verb was read as a participle of a noun: it is its sentence's own ("The trial of … opens")."""
    return token.dep_ == "acl" and token.tag_ in _FINITE and not any(c.tag_ in _WHO for c in token.children)


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


def _it_shows(doc: Doc, link: Link) -> bool:
    """Whether a pronoun is the subject of a verb of showing, which only footage and documents are: "It shows …"."""
    if link.cue is None or link.source.text is None or link.source.text.lower() not in _THINGS:
        return False
    return tokens_of(doc, link.cue.span).root.lemma_ in _SHOWING


def asks(text: str, content: tuple[Span, ...]) -> bool:
    """Whether the content as a whole is a question: every sentence of it ends in a question mark."""
    words = " ".join(text[span.start : min(span.end + 1, len(text))] for span in content).rstrip(_CLOSERS + ",")
    return words.endswith("?") and not any(mark in words.rstrip("?") for mark in ".!…")


def mark_cue(doc: Doc, cue: Cue, found: Findings, content: Span | None = None) -> None:
    """What the cue does to what it governs: denial, question, belief, forecast; negated, the first two fall.

    `content` is the first piece of what this very cue ties; None for the outer mouths of a chain.
    """
    mark_unproven(doc, cue.span, found)
    opening = _opening(doc, content) if content is not None else None
    for token in tokens_of(doc, cue.span):
        marking = markers().get(token.lower_)
        if marking is not None and marking.role == "adverb":
            found.add(marking.effects, token)
        weaken(token, found)
        if (verdict := called_false(token)) is not None:
            found.add(("denied",), verdict.word)
        entry = verb_cue(token)
        if entry is not None and entry.denial and entry.words > 1:
            found.add(("denied",), token)
        asked = False
        for pos in _PARTS:
            for line in embedders().get((token.lemma_.lower(), pos), ()):
                if token.pos_ not in {pos, "AUX"} or not _bears(line, token, opening) or _worded(line, token):
                    continue
                found.add(line.effects, token)
                asked = asked or line.asks
        if asked and opening is not None:
            found.drop("conditional", opening)
        else:
            _mark_modality(token, found)
    head = tokens_of(doc, cue.span).root
    above = head.head if head.dep_ == "xcomp" else head  # "refused ¦ to rule out"
    mark_phrases(doc, Span(min(above.idx, cue.span.start), cue.span.end), head, found, reported=True)


def _worded(line: Embedder, cue: Token) -> bool:
    """Whether what stands behind a colon is the denial's own words, and not what it denies: "its denial: no …"."""
    behind = cue.doc[cue.i + 1 : cue.sent.end]
    return line.pos == "NOUN" and "denied" in line.effects and any(t.text == ":" for t in behind)


def _opening(doc: Doc, content: Span) -> Token | None:
    """The word that a content begins with, punctuation apart; after a preposition ("at which") the next."""
    words = [token for token in tokens_of(doc, content)[:3] if not token.is_punct]
    if len(words) > 1 and words[0].pos_ == "ADP" and opens_question(words[1]):
        return words[1]
    return words[0] if words else None


def _bears(line: Embedder, cue: Token, opening: Token | None) -> bool:
    """Whether a line that asks for a certain complement finds it: "to" and an infinitive, or an indirect question."""
    if line.particle:
        return has_particle(cue, line.particle)
    if line.finite:
        return opening is None or opening.tag_ != "TO"
    if line.infinitive:
        return opening is not None and opening.tag_ == "TO"
    if line.asks:
        return opening is not None and opens_question(opening) and (not line.negated or negation_of(cue) is not None)
    return True


def mark_unproven(doc: Doc, words: Span, found: Findings) -> None:
    """What the name of a source or a cue says of all it tells: "unconfirmed reports", "unverified posts"."""
    for child in tokens_of(doc, words).root.children:
        marking = markers().get(child.lower_)
        if marking is not None and marking.role == "unproven" and child.dep_ in {"amod", "compound"}:
            found.add(marking.effects, child)


def _mark_modality(cue: Token, found: Findings) -> None:
    """The cue's own negation and condition."""
    if cue.pos_ not in {"VERB", "AUX", "ADJ"}:
        return
    negation = negation_of(cue)
    if negation is not None:
        governs = any(not line.asks for line in embedders().get((cue.lemma_.lower(), "VERB"), ()))
        found.add(("negated",) if governs else ("unstated",), negation)
    for child in cue.children:
        if child.dep_ == "mark" and child.lower_ in {"if", "unless"}:
            found.add(("conditional",), child)
