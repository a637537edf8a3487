"""Cues set off by commas, read off the surface where the parse has lost them: "…, a doctor said on Tuesday, as …"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import verb_cue
from sayso.annotate.attribution.scene import Scene
from sayso.annotate.factuality.lexicon import phrase

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SPEAKING = frozenset(("VBD", "VBZ", "VBP"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_OPENS_SOURCE = frozenset(("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"))
_ENDS_SOURCE = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "NUM", "ADV", "PUNCT"))
_COMPARING = frozenset(("than", "as"))
_WHO = frozenset(("WDT", "WP", "WP$"))
_OPENS_CLAUSE = frozenset(("WP", "WRB"))
_AS = frozenset(("as",))
_HE = frozenset(("he", "she"))
_IT = frozenset(("it", "there"))
_OPENING = 9  # tokens of a clause by which it is seen that it says what is not known
_JOINING = frozenset(("and", "but", "or"))
_GOING_ON = frozenset(("that", "and", "then"))
_SETTING_AGAINST = frozenset(("but", "though", "although", "while", "whereas"))
_PAIRED = {"neither": "nor", "both": "and", "either": "or"}
_DASHES = frozenset(("–", "—"))
_OPENS_ADJUNCT = frozenset(("ADP", "PROPN", "NOUN", "ADV", "SCONJ"))
_SUBORDINATES = frozenset(
    ("as", "when", "while", "after", "before", "if", "although", "though", "since", "because", "whether", "once")
)
_WHEN = frozenset(("day", "night", "morning", "evening", "moment", "minute", "time", "week", "month", "year", "hour"))
_INTO = 3  # words by which a clause has its conjunction: "ever since", "even before", "shortly after"
_OUTER = frozenset(("\n", "(", "["))
_STOPS = frozenset((",", ";", ".", "!", "?", "…"))
_LONGEST_SOURCE = 25  # tokens from the comma to the verb
_LONGEST_ADJUNCT = 14  # tokens after the verb: whom, when and where ("told reporters in the capital on Tuesday")


@dataclass(frozen=True, slots=True)
class _Tag:
    """A source and its verb between commas: `open` is the comma before it, `close` the mark after it."""

    source: Words
    cue: Words
    open: int
    close: int
    start: int
    end: int


def tagged(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts; those of speech that the parse gave no clause, or the wrong one, have that around their commas."""
    return tuple(_tagged(scene, draft, drafts) if _wants(scene, draft) else draft for draft in drafts)


def _wants(scene: Scene, draft: Draft) -> bool:
    if draft.cue is None or scene.doc[draft.cue.head].tag_ not in _SPEAKING:
        return False
    if draft.rule == "verb.clause":
        return bool(draft.content) and not draft.quotes and _next_comma(scene.doc, draft.cue) is not None
    return draft.rule == "verb.aside" or (draft.rule == "verb.quote" and not draft.content)


def _tagged(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    doc = scene.doc
    tag = _tag(scene, draft)
    if tag is None:
        return draft
    tag = _alone(scene, tag, draft, drafts)
    before = range(tag.start, tag.open)
    after = _until_semicolon(doc, tag) if tag.close < tag.end and doc[tag.close].text == "," else range(0)
    if draft.rule == "verb.clause":
        found = _gone_on(doc, draft, tag, before, after)
    else:
        found = _split(doc, draft, tag, before, after)
    dashed = tag.close < tag.end and doc[tag.close].text in _DASHES
    if dashed or (found is None and draft.rule == "verb.quote" and _is_statement(doc, before)):
        found = frozenset(before)
    if found is None or not _around_quotes(scene, draft, found):
        return draft
    rule = "verb.aside" if after and max(found) > tag.close else "verb.clause"
    return replace(draft, rule=rule, source=tag.source, content=found, firm=True)


def _until_semicolon(doc: Doc, tag: _Tag) -> range:
    """What stands behind a tag, but for a clause set beside it, which is the outlet's more often."""
    stop = next((i for i in range(tag.close + 1, tag.end - 1) if doc[i].text == ";"), tag.end)
    return range(tag.close + 1, tag.end if stop < tag.end and doc[stop + 1].lower_ in _GOING_ON else stop)


def _alone(scene: Scene, tag: _Tag, draft: Draft, drafts: Sequence[Draft]) -> _Tag:
    """The tag, its clause cut where that of another tag of the sentence begins: "A, she recalls, and B, he adds"."""
    doc = scene.doc
    start, end = tag.start, tag.end
    for other in drafts:
        if other is draft or other.cue is None or not tag.start <= other.cue.head < tag.end:
            continue
        if doc[other.cue.head].tag_ not in _SPEAKING:
            continue
        found = _tag(scene, other)
        if found is None:
            if other.source is not None and other.source.first > tag.close:
                end = min(end, _ending(doc, tag.close, other, end))
            continue
        if found.close <= tag.open:
            start = max(start, _parting(doc, found.close, tag.open) + 1)
            start += doc[start].tag_ == "CC"
        elif tag.close <= found.open:
            end = min(end, _parting(doc, tag.close, found.open, end))
    return replace(tag, start=start, end=end)


def _parting(doc: Doc, first: int, last: int, otherwise: int = -1) -> int:
    """The last semicolon, or comma before a conjunction, between two tags."""
    for i in range(last - 1, first - 1, -1):
        if doc[i].text == ";" or (doc[i].text == "," and doc[i + 1].tag_ == "CC"):
            return i
    return otherwise


def _ending(doc: Doc, first: int, other: Draft, end: int) -> int:
    """Where a clause ends that what somebody else says of it is set against: ", though the port puts it at half"."""
    source = other.source
    if source is None:
        return end
    if doc[source.first - 1].lower_ in _SETTING_AGAINST and doc[source.first - 2].text == ",":
        return source.first - 2
    return _parting(doc, first, source.first, end) if other.speech else end


def _gone_on(doc: Doc, draft: Draft, tag: _Tag, before: range, after: range) -> frozenset[int] | None:
    """The whole of a clause of which the parse gave the verb a part; without what the outlet goes on to tell itself."""
    if not after or not before or draft.source is None:
        return None
    going_on = doc[after[0]].tag_ in _FINITE  # the verb of what stands before the tag: read as its subject, or whole
    if going_on and not (draft.content.issuperset(before) and draft.content.issuperset(_words(doc, after))):
        return _last_clause(doc, before, after) or frozenset((*before, *after))
    if draft.content.isdisjoint(before):
        fronted = after[0] in draft.content and doc[before[0]].pos_ not in {"VERB", "AUX"}
        return frozenset((*before, *after)) if fronted else None
    if not draft.content.isdisjoint(after):
        return None
    if doc[after[0]].lower_ in _JOINING:
        return draft.content if _is_own(doc, tag, after) else draft.content | frozenset(after)
    return _last_clause(doc, before, after)


def _is_own(doc: Doc, tag: _Tag, after: range) -> bool:
    """Whether a clause behind a tag is the outlet's own: of the same somebody, or of what is not known.

    "…, he said, and he left the room"; "…, police said, but it was not clear who had fired".
    """
    joint, opening = doc[after[0]].lower_, doc[after[0] + 1].lower_
    first = doc[after[0] : min(after[0] + _OPENING, after[-1] + 1)].text
    if joint in _JOINING and opening in _IT and phrase("questioned").search(first):
        return True
    return joint in _JOINING and (opening == doc[tag.source.head].lower_ or (joint == "but" and opening in _HE))


def _last_clause(doc: Doc, before: range, after: range) -> frozenset[int] | None:
    """What a tag stands in, where a whole clause comes before: "The march began, and only at dusk, he says, did it"."""
    joint = next((i for i in reversed(before[1:]) if doc[i].tag_ == "CC" and doc[i - 1].text == ","), None)
    if joint is None or any(doc[i].tag_ in _FINITE for i in range(joint, before[-1] + 1)):
        return None
    if not _has_verb(doc, after):
        return None
    return frozenset((*range(joint + 1, before[-1] + 1), *after))


def _has_verb(doc: Doc, words: range) -> bool:
    return any(doc[i].tag_ in _FINITE for i in words)


def _next_comma(doc: Doc, cue: Words) -> int | None:
    """The comma that may close a tag."""
    last = min(cue.last + _LONGEST_ADJUNCT, len(doc))
    return next((i for i in range(cue.last, last) if doc[i].text == ","), None)


def is_tag(scene: Scene, draft: Draft) -> bool:
    """Whether source and cue stand between commas or at the end, behind a whole clause that is not quoted."""
    behind = draft.rule in {"verb.quote", "verb.aside"} or _is_behind(draft)
    tag = _tag(scene, draft) if behind and draft.speech else None
    return tag is not None and _is_statement(scene.doc, range(tag.start, tag.open))


def _is_behind(draft: Draft) -> bool:
    """Whether a verb follows its clause."""
    follows = draft.rule == "verb.clause" and draft.cue is not None
    return follows and bool(draft.content) and draft.cue is not None and max(draft.content) < draft.cue.first


def _around_quotes(scene: Scene, draft: Draft, content: frozenset[int]) -> bool:
    """Whether quotations that the cue has taken are words of the clause, and not the statement itself."""
    quoted = [q for q in scene.quoted if q.index in draft.quotes]
    return all(q.first in content and q.last - 1 in content and q.first - 2 in content for q in quoted)


def _split(doc: Doc, draft: Draft, tag: _Tag, before: range, after: range) -> frozenset[int] | None:
    """The content of a tag in the middle of a clause; None where the clause before it is whole."""
    if not after or not before:
        return None
    last = doc[before[-1]]
    if last.tag_ in _WHO:
        return frozenset((before[-1], *_of_relative(doc, before, _until_stop(doc, after))))
    if last.tag_ == "CC" and len(before) > 1:
        if any(_PAIRED.get(doc[i].lower_) == last.lower_ for i in before):
            return frozenset((*before, *after))
        return frozenset(_until_clause(doc, after))
    fronted = next((i + 1 for i in reversed(before) if doc[i].text in {":", ";"}), before[0])
    if any(doc[i].tag_ in _FINITE for i in range(fronted, before[-1] + 1)):
        whole = frozenset((*range(fronted, before[-1] + 1), *after))
        if _leads_up(doc, range(fronted, before[-1] + 1)):
            return whole
        if _is_own(doc, tag, after):
            return frozenset(before)
        if (clause := _last_clause(doc, before, after)) is not None:
            return clause
        if doc[after[0]].tag_ in _FINITE or (doc[after[0]].lower_ == "and" and _has_verb(doc, after)):
            return whole
        return _bounded(draft, before, after)
    opens = fronted == before[0] and doc[fronted].is_sent_start
    held = not draft.content.isdisjoint(before) and draft.content.issuperset(_words(doc, after))
    if draft.rule == "verb.aside" and opens and held:
        return _bounded(draft, before, after)
    return frozenset((*range(fronted, before[-1] + 1), *after))


def _leads_up(doc: Doc, before: range) -> bool:
    """Whether words with a verb are but the opening of a clause: "Since the bridge fell, …", "What came next, …"."""
    if any(doc[i].text == "," for i in before):
        return False
    opening = doc[before[0]]
    if opening.tag_ in _OPENS_CLAUSE or any(t.lower_ in _SUBORDINATES for t in doc[before[0] : before[0] + _INTO]):
        return not any(doc[i].tag_ in _FINITE for i in before[:_INTO])
    # "By the time it docked", "The day he died": all that has a verb hangs on the phrase that opens the clause.
    phrase = opening if opening.pos_ in {"ADP", "ADV"} else opening.head
    when = phrase is opening or (phrase.lower_ in _WHEN and before[0] <= phrase.i <= before[0] + _INTO)
    return when and phrase.right_edge.i >= before[-1] and phrase.tag_ not in _FINITE and phrase.pos_ != "VERB"


def _bounded(draft: Draft, before: range, after: range) -> frozenset[int] | None:
    """What the parse gave, less the clause of another tag; None where it has none of that."""
    held = frozenset(i for i in draft.content if i in before or i in after)
    return held if draft.rule == "verb.aside" and held and held != draft.content else None


def _words(doc: Doc, tokens: range) -> frozenset[int]:
    return frozenset(i for i in tokens if not doc[i].is_punct)


def _until_stop(doc: Doc, after: range) -> list[int]:
    stop = next((i for i in after if doc[i].text in {";", ":", ","}), after[-1] + 1)
    return list(range(after[0], stop))


def _of_relative(doc: Doc, before: range, after: list[int]) -> list[int]:
    """The words of a relative clause: without the verb of which what stands before it is the subject.

    "The men who, prosecutors allege, bought the truck | had never met".
    """
    if any(doc[i].tag_ in _FINITE for i in before):
        return after
    verbs = [i for i in after if doc[i].tag_ in _FINITE][1:]
    own = (i for i in verbs if doc[i - 1].pos_ in {"NOUN", "PROPN", "NUM", "ADV"} or doc[i - 1].tag_ == "RP")
    main = next(own, None)
    return after if main is None else [i for i in after if i < main]


def _until_clause(doc: Doc, after: range) -> list[int]:
    stop = next((i for i in after if doc[i].text in {";", ":", ","} or doc[i].lower_ in _SUBORDINATES), after[-1] + 1)
    return list(range(after[0], stop))


def _is_statement(doc: Doc, words: range) -> bool:
    """Whether words are a clause of their own: a finite verb, and more than one that only leads up to another."""
    tokens = [doc[i] for i in words if not doc[i].is_punct]
    if not tokens or tokens[0].tag_ in {"VBN", "VBG"} or not any(t.tag_ in _FINITE for t in tokens):
        return False
    return tokens[0].lower_ not in _SUBORDINATES or any(doc[i].text == "," for i in words)


def _tag(scene: Scene, draft: Draft) -> _Tag | None:
    doc, cue = scene.doc, draft.cue
    if cue is None:
        return None
    sentence = doc[cue.head].sent
    level = scene.quote_at[cue.head]
    close = _close(doc, cue, sentence.end)
    outer = _DASHES if close is not None and close < len(doc) and doc[close].text in _DASHES else _OUTER
    start = next((i + 1 for i in range(cue.first - 1, sentence.start - 1, -1) if doc[i].text in outer), sentence.start)
    source = _source(doc, draft, start)
    if source is None:
        return None
    opening = source.first - (2 if doc[source.first - 1].lower_ in _AS else 1)
    if opening <= start:
        return None
    if (
        close is None
        or (outer is _DASHES and start == sentence.start)
        or any(scene.quote_at[i] != level for i in (source.first, close - 1))
    ):
        return None
    end = sentence.end
    if start > sentence.start and doc[start - 1].text != "\n":
        end = next((i for i in range(close, end) if doc[i].text in {")", "]"}), end)
    while end > close and (doc[end - 1].is_space or doc[end - 1].text in _STOPS):
        end -= 1
    return _Tag(source, cue, opening, close, start, end)


def _source(doc: Doc, draft: Draft, start: int) -> Words | None:
    """The noun phrase between the comma before the verb and the verb; with a second one in apposition to it."""
    cue, own = draft.cue, draft.source
    if cue is None:
        return None
    if own is not None and own.first >= cue.last:
        return None
    at = _comma_before(doc, cue.first, start)
    if at is not None and doc[cue.first - 1].text == ",":
        inner = at
        at = _comma_before(doc, inner, start)
        if at is None or not _is_noun_phrase(doc, inner + 1, cue.first - 1):
            return None
        if not _is_noun_phrase(doc, at + 1, inner):
            return None
        return Words(at + 1, cue.first - 1, _head(doc, at + 1, cue.first - 1))
    if at is None:
        return None
    first = at + (2 if doc[at + 1].lower_ in _AS else 1)
    if not _is_noun_phrase(doc, first, cue.first):
        return None
    return Words(first, cue.first, _head(doc, first, cue.first))


def _comma_before(doc: Doc, end: int, start: int) -> int | None:
    """The comma before a phrase that ends at `end`, not counting one right there."""
    for i in range(end - 2, max(start, end - 2 - _LONGEST_SOURCE), -1):
        if doc[i].text == ",":
            return i
        if doc[i].text in {";", ":"} or (doc[i].is_quote and doc[i].tag_ != "POS"):
            return None
    return None


def _is_noun_phrase(doc: Doc, first: int, last: int) -> bool:
    if first >= last or doc[first].pos_ not in _OPENS_SOURCE or not _ends_noun_phrase(doc[last - 1]):
        return False
    if last - first > 1 and (doc[last - 1].tag_ == "PRP" or any(t.lower_ in _COMPARING for t in doc[first:last])):
        return False
    if not any(doc[i].pos_ in _NOMINAL for i in range(first, last)) or doc[first].tag_ in _WHO:
        return False
    verbs = [i for i in range(first, last) if doc[i].tag_ in _FINITE]
    return not verbs or any(doc[i].tag_ in _WHO for i in range(first + 1, verbs[0]))


def _ends_noun_phrase(token: Token) -> bool:
    """Participles are nouns too: "the wounded"."""
    return token.pos_ in _ENDS_SOURCE or token.tag_ == "VBN"


def _head(doc: Doc, first: int, last: int) -> int:
    """The noun that hangs outside of its phrase."""
    nouns = [doc[i] for i in range(first, last) if doc[i].pos_ in _NOMINAL]
    outward = [token for token in nouns if not first <= token.head.i < last or token.head is token]
    return (outward or nouns)[0].i


def _close(doc: Doc, cue: Words, end: int) -> int | None:
    """The mark after the verb and its adjuncts; None where what follows the verb is more than they."""
    for i in range(cue.last, min(cue.last + _LONGEST_ADJUNCT + 1, end + 1)):
        if i == end or doc[i].text in _STOPS or doc[i].text in _DASHES or doc[i].is_space:
            return i
        if not _in_adjunct(doc[i]) or (i == cue.last and not _opens_adjunct(doc, cue)):
            return None
    return None


def _opens_adjunct(doc: Doc, cue: Words) -> bool:
    """Whether what follows a verb of speech says to whom, when or where, and is no object ("wrote a letter")."""
    entry, first = verb_cue(doc[cue.head]), doc[cue.last]
    if entry is not None and "tell" in entry.frames and first.pos_ in {"DET", "NUM", "ADJ", "PRON"}:
        return True
    return first.pos_ in _OPENS_ADJUNCT or first.ent_type_ in {"DATE", "TIME"}


def _in_adjunct(token: Token) -> bool:
    return not (token.is_quote or token.text in {":", "“", "‘"} or token.tag_ in _FINITE or token.lower_ == "that")
