"""Cues set off by commas, read off the surface where the parse has lost them: "…, a doctor said on Tuesday, as …"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.learned import LEARNED
from sayso.annotate.attribution.lexicon import verb_form
from sayso.annotate.attribution.scene import Scene
from sayso.annotate.attribution.sources import is_evidence
from sayso.annotate.attribution.tag_words import Tag, is_unfinished, tag_of
from sayso.annotate.factuality.lexicon import phrase

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SPEAKING = frozenset(("VBD", "VBZ", "VBP"))
_WHO = frozenset(("WDT", "WP", "WP$"))
_OPENS_CLAUSE = frozenset(("WP", "WRB"))
_HE = frozenset(("he", "she"))
_IT = frozenset(("it", "there"))
_OPENING = 9  # tokens of a clause by which it is seen that it says what is not known
_JOINING = frozenset(("and", "but", "or"))
_GOING_ON = frozenset(("that", "and", "then"))
_SETTING_AGAINST = frozenset(("but", "though", "although", "while", "whereas"))
_PAIRED = {"neither": "nor", "both": "and", "either": "or"}
_DASHES = frozenset(("–", "—"))
_OPENING_MARKS = frozenset(("–", "—", "(", "["))
_CLOSING_MARKS = frozenset(("–", "—", ")", "]"))
_SUBORDINATES = frozenset(
    ("as", "when", "while", "after", "before", "if", "although", "though", "since", "because", "whether", "once")
)
_OCCASIONS = frozenset(("interview", "speech", "briefing", "conference", "hearing", "trial", "call", "address", "word"))
_PHRASE = 5  # tokens of a phrase by which its noun has come
_WHEN = frozenset(("day", "night", "morning", "evening", "moment", "minute", "time", "week", "month", "year", "hour"))
_INTO = 3  # words by which a clause has its conjunction: "ever since", "even before", "shortly after"
_LONGEST_ADJUNCT = 14  # tokens after the verb: whom, when and where ("told reporters in the capital on Tuesday")


def tagged(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts; those of speech that the parse gave no clause, or the wrong one, have that around their commas."""
    return tuple(_tagged(scene, draft, drafts) if _wants(scene, draft) else draft for draft in drafts)


def _wants(scene: Scene, draft: Draft) -> bool:
    if draft.cue is None:
        return False
    if not _speaks(scene.doc, draft, draft.cue):
        alone = draft.rule == "verb.quote" and not draft.content and not draft.quotes
        return alone and draft.cue.last < len(scene.doc) and scene.doc[draft.cue.last].text in _CLOSING_MARKS
    if draft.rule == LEARNED:
        return not draft.takes_quotes
    if draft.rule == "verb.clause":
        return bool(draft.content) and not draft.quotes and _next_comma(scene.doc, draft.cue) is not None
    return draft.rule == "verb.aside" or (draft.rule == "verb.quote" and not draft.content)


def _speaks(doc: Doc, draft: Draft, cue: Words) -> bool:
    """Whether a cue is a finite verb, or has "have"; behind its source one by itself is, whatever it is tagged as."""
    verb, source = doc[cue.head], draft.source
    if verb.tag_ in _SPEAKING or (draft.rule == LEARNED and verb_form(verb.lower_) is not None):
        return True
    perfect = verb.tag_ in {"VBN", "VBG"} and cue.first < cue.head and doc[cue.first].lemma_ == "have"
    if perfect and doc[cue.first].tag_ in _SPEAKING and not any(child.dep_ == "auxpass" for child in verb.children):
        return True
    beside = verb.tag_ == "VBN" and source is not None and source.last == cue.first
    return beside and not any(child.dep_ in {"aux", "auxpass"} for child in verb.children)


def _tagged(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    doc = scene.doc
    tag = tag_of(scene, draft)
    if tag is None:
        return draft
    tag = _alone(scene, tag, draft, drafts)
    before = range(tag.start, tag.open)
    after = _until_semicolon(doc, tag) if tag.close < tag.end and doc[tag.close].text == "," else range(0)
    if doc[tag.open].text in _OPENING_MARKS:
        whole = frozenset((*before, *range(tag.close + 1, tag.end)))
        return replace(draft, source=tag.source, content=whole, firm=True)
    if draft.rule == LEARNED:
        found = frozenset((*before, *after)) if after and before and doc[after[0]].tag_ in _FINITE else None
        return draft if found is None else replace(draft, source=tag.source, content=found, firm=True)
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


def _until_semicolon(doc: Doc, tag: Tag) -> range:
    """What stands behind a tag, but for a clause set beside it, which is the outlet's more often."""
    stop = next((i for i in range(tag.close + 1, tag.end - 1) if doc[i].text == ";"), tag.end)
    return range(tag.close + 1, tag.end if stop < tag.end and doc[stop + 1].lower_ in _GOING_ON else stop)


def _alone(scene: Scene, tag: Tag, draft: Draft, drafts: Sequence[Draft]) -> Tag:
    """The tag, its clause cut where that of another tag of the sentence begins: "A, she recalls, and B, he adds"."""
    doc = scene.doc
    start, end = tag.start, tag.end
    for other in drafts:
        if other is draft or other.cue is None or not tag.start <= other.cue.head < tag.end:
            continue
        if doc[other.cue.head].tag_ not in _SPEAKING:
            continue
        found = tag_of(scene, other)
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


def _gone_on(doc: Doc, draft: Draft, tag: Tag, before: range, after: range) -> frozenset[int] | None:
    """The whole of a clause of which the parse gave the verb a part; without what the outlet goes on to tell itself."""
    if not after or not before or draft.source is None:
        return None
    if (part := _of_a_part(doc, before, after)) is not None:
        return part
    if is_unfinished(doc, before, after):
        return frozenset((*before, *after))
    going_on = doc[after[0]].tag_ in _FINITE  # the verb of what stands before the tag: read as its subject, or whole
    if going_on and not (draft.content.issuperset(before) and draft.content.issuperset(_words(doc, after))):
        return _last_clause(doc, before, after) or frozenset((*before, *after))
    if draft.content.isdisjoint(before):
        fronted = after[0] in draft.content and doc[before[0]].pos_ not in {"VERB", "AUX"}
        return frozenset((*before, *after)) if fronted else None
    if not draft.content.isdisjoint(after):
        return None
    if _tells_where(doc, after):
        return draft.content | frozenset(after)
    if doc[after[0]].lower_ in _JOINING:
        return draft.content if _is_own(doc, tag, after) else draft.content | frozenset(after)
    return _last_clause(doc, before, after)


def _tells_where(doc: Doc, after: range) -> bool:
    """Whether what stands behind the comma of a tag is where or how it was done, and not where it was said."""
    if doc[after[0]].tag_ != "IN" or doc[after[0]].pos_ != "ADP":
        return False
    return not any(is_evidence(doc[i]) or doc[i].lemma_ in _OCCASIONS for i in after[:_PHRASE])


def _is_own(doc: Doc, tag: Tag, after: range) -> bool:
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
    """Whether source and cue stand between marks inside of a clause, or behind a whole one that is not quoted."""
    behind = draft.rule in {"verb.quote", "verb.aside"} or _is_behind(draft)
    tag = tag_of(scene, draft) if behind else None
    if tag is None:
        return False
    doc = scene.doc
    parts = doc[tag.close].text == "," and doc[tag.close + 1].tag_ in _FINITE if tag.close + 1 < len(doc) else False
    return parts or (
        draft.speech and (doc[tag.open].text in _OPENING_MARKS or _is_statement(doc, range(tag.start, tag.open)))
    )


def _is_behind(draft: Draft) -> bool:
    """Whether a verb follows its clause."""
    follows = draft.rule == "verb.clause" and draft.cue is not None
    return follows and bool(draft.content) and draft.cue is not None and max(draft.content) < draft.cue.first


def _around_quotes(scene: Scene, draft: Draft, content: frozenset[int]) -> bool:
    """Whether quotations that the cue has taken are words of the clause, and not the statement itself."""
    quoted = [q for q in scene.quoted if q.index in draft.quotes]
    return all(q.first in content and q.last - 1 in content and q.first - 2 in content for q in quoted)


def _split(doc: Doc, draft: Draft, tag: Tag, before: range, after: range) -> frozenset[int] | None:
    """The content of a tag in the middle of a clause; None where the clause before it is whole."""
    if not after or not before:
        return None
    if (part := _of_a_part(doc, before, after)) is not None:
        return part
    fronted = next((i + 1 for i in reversed(before) if doc[i].text in {":", ";"}), before[0])
    if any(doc[i].tag_ in _FINITE for i in range(fronted, before[-1] + 1)):
        whole = frozenset((*range(fronted, before[-1] + 1), *after))
        start = range(fronted, before[-1] + 1)
        if _leads_up(doc, start) or is_unfinished(doc, start, after):
            return whole
        if _is_own(doc, tag, after):
            return frozenset(before)
        if (clause := _last_clause(doc, before, after)) is not None:
            return clause
        if doc[after[0]].tag_ in _FINITE or (doc[after[0]].lower_ == "and" and _has_verb(doc, after)):
            return whole
        return whole if _tells_where(doc, after) else _bounded(draft, before, after)
    opens = fronted == before[0] and doc[fronted].is_sent_start
    held = not draft.content.isdisjoint(before) and draft.content.issuperset(_words(doc, after))
    if draft.rule == "verb.aside" and opens and held:
        return _bounded(draft, before, after)
    return frozenset((*range(fronted, before[-1] + 1), *after))


def _of_a_part(doc: Doc, before: range, after: range) -> frozenset[int] | None:
    """What a tag right behind "who" or "and" is of: that clause, that one of several; None where it is not."""
    last = doc[before[-1]]
    if last.tag_ in _WHO:
        return frozenset((before[-1], *_of_relative(doc, before, _until_stop(doc, after))))
    if last.tag_ == "CC" and len(before) > 1:
        if any(_PAIRED.get(doc[i].lower_) == last.lower_ for i in before):
            return frozenset((*before, *after))
        return frozenset(_until_clause(doc, after))
    return None


def _leads_up(doc: Doc, before: range) -> bool:
    """Whether words with a verb are but the opening of a clause: "Since the bridge fell, …", "What came next, …"."""
    if any(doc[i].text == "," for i in before):
        return False
    opening = doc[before[0]]
    joint = next((i for i in before[:_INTO] if doc[i].lower_ in _SUBORDINATES), -1)
    if opening.tag_ in _OPENS_CLAUSE or (
        joint >= 0 and not any(doc[i].tag_ in _FINITE for i in range(before[0], joint))
    ):
        return True
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
