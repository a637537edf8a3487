"""The rules and the encoder as one finder: where both see a cue, where only one does, and whose words then count.

The rules know the frames of their verbs, quotations over paragraphs, colons, transcripts and what stands inside what is
said; the encoder knows which words are likely cues here at all, also those that no lexicon has, and how far a content
runs. On PolNeAR's documents held out of training, of a verb rule's findings 86 % are right where the encoder is sure of
the cue, 16 % where it sees none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from sayso.annotate.attribution.content import complete
from sayso.annotate.attribution.deeds import is_phrasal_deed, reports_nothing
from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.edges import is_beat
from sayso.annotate.attribution.learned import LEARNED, Finding
from sayso.annotate.attribution.scene import Scene
from sayso.annotate.attribution.sources import is_evidence
from sayso.annotate.attribution.tags import is_tag
from sayso.annotate.factuality.prospects import is_to_come

DOUBTED = 0.5
"""Probability below which a verb rule's cue is dropped. Set there too: .2 to .6 move F1 by .002, precision by .02."""
_ALIKE = 0.5
"""Share of words in common from which on a rule's content stays: where the two agree, the rule has the better ends."""
_SAME = 0.8
"""Share of words in common from which on two contents of one cue are one."""
_SURE = 0.8
"""Mean probability of its words that the encoder's content must have to take the place of a rule's."""
_ADDRESSED = 6  # words between a verb of speech and what was said: whom and where it was said to
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CONDITIONS = frozenset(("if", "unless"))
_WHO = frozenset(("WDT", "WP", "WP$"))
_BELIED = frozenset(("verb.clause", "verb.quote", "verb.aside", "verb.prep", "verb.infinitive", "verb.unknown"))
"""The rules of which 16 % of what the encoder does not see is right. Of "reported attacks", "put it at" and their like
it is 44 %, and tolls are told so: they stay. So do denials."""
_CERTAIN = 0.9
"""Probability from which on the encoder is believed where nobody is named, or where a rule finds nothing said."""
_HALVES = frozenset(("nummod", "amod", "det", "quantmod", "poss"))
_ACCORDING = "according"
_MISLED = "verb"
"""The family of rules that a parse misleads, and the encoder sets right. Others are read off the page, or set words."""


def joined(scene: Scene, rules: Sequence[Draft], found: Sequence[Finding]) -> tuple[Draft, ...]:
    """The drafts of the rules that the encoder does not belie, and its own where no rule has the cue; in text order."""
    at = _by_word(found)
    kept = tuple(draft for draft in rules if not _belied(scene, draft, rules, at))
    taken = {i for draft in rules if draft.cue for i in _indices(draft.cue)}
    own = tuple(
        finding.draft
        for finding in found
        if (finding.draft.source or finding.score >= _CERTAIN)
        and finding.draft.cue
        and taken.isdisjoint(_indices(finding.draft.cue))
        and not any(_opens_with(scene, finding, draft) for draft in rules)
        and not any(_is_mouth_of(finding, draft) or _holds(scene, finding, draft) for draft in rules)
        and not _is_done_meanwhile(scene, finding.draft.cue)
        and not reports_nothing(scene.doc, finding.draft.cue, finding.draft.source, finding.draft.content)
    )
    return tuple(sorted((*kept, *own), key=_position)) if own else kept


def _is_done_meanwhile(scene: Scene, cue: Words) -> bool:
    """Whether a cue tells what somebody does between two halves of a quotation: "'Tea' – she paused – 'and bread'"."""
    at = next((n for n, q in enumerate(scene.quoted) if q.first > cue.last), 0)
    return at > 0 and is_beat(scene.doc, scene.quoted[at - 1].last, scene.quoted[at].first)


def sharpened(scene: Scene, drafts: Sequence[Draft], found: Sequence[Finding]) -> tuple[Draft, ...]:
    """The drafts; where the encoder sees a verb's cue too but other words around it, its words count."""
    at = _by_word(found)
    free = frozenset(q.index for q in scene.quoted) - {index for draft in drafts for index in draft.quotes}
    return tuple(_once(scene, [_sharpened(scene, draft, at, free) for draft in drafts], at))


def _once(scene: Scene, drafts: Sequence[Draft], at: dict[int, Finding]) -> Iterator[Draft]:
    """The drafts, one for each cue that the encoder sees as one: "said at a hearing announcing" tells of one saying."""
    told: dict[Words, list[frozenset[int]]] = {}
    for draft in drafts:
        finding = _mate(draft, at)
        if finding is not None and finding.draft.cue is not None and draft.rule != LEARNED:
            before = told.setdefault(finding.draft.cue, [])
            own = _words(scene, complete(scene, draft).content)
            if any(own and len(own & other) >= _SAME * len(own | other) for other in before):
                continue
            before.append(own)
        yield draft


def _sharpened(scene: Scene, draft: Draft, at: dict[int, Finding], free: frozenset[int]) -> Draft:
    finding = _mate(draft, at)
    if finding is None or (draft.cue is not None and is_phrasal_deed(scene.doc[draft.cue.head])):
        return draft
    draft = replace(draft, seen=finding.score)
    content, source = finding.draft.content, finding.draft.source
    stays = source is None or _has_speaker(draft, source) or _is_no_speaker(scene, draft, source)
    if not stays and finding.score >= _CERTAIN and _names_kind(scene, draft):
        return replace(draft, source=source)
    if draft.about or draft.firm or not _by_parse(scene, draft):
        return draft
    own = complete(scene, draft).content
    shorter = _goes_on_itself(scene, draft, own, content, at)
    believed = finding.sure >= _SURE and (own or finding.score >= _CERTAIN)
    if believed and (shorter or not _alike(scene, draft, own, content, free)):
        quoted = frozenset(i for i in own if scene.quote_at[i] is not None) if draft.quotes else frozenset()
        whole = content | quoted
        draft = replace(draft, content=whole, quotes=(), root=draft.root if draft.root in whole else None)
    if not stays and not draft.sourceless:
        draft = replace(draft, source=source)
    return draft


def _by_parse(scene: Scene, draft: Draft) -> bool:
    """Whether a draft was found by a verb's place in the parse, at the outlet's own level.

    What footage and documents show is left to the rules: the corpus has next to none.
    """
    if draft.cue is None or draft.rule.split(".")[0] != _MISLED or scene.quote_at[draft.cue.head] is not None:
        return False
    return draft.source is None or not is_evidence(scene.doc[draft.source.head])


def _alike(scene: Scene, draft: Draft, one: frozenset[int], other: frozenset[int], free: frozenset[int]) -> bool:
    """Whether a rule's content stays: the encoder's is much the same, or has more only where nothing is said."""
    ours, theirs = _words(scene, one), _words(scene, other)
    more = theirs - ours
    if ours < theirs and draft.quotes and _is_anothers(scene, draft, more, free):
        return True
    if ours < theirs and draft.quotes and _goes_on_outside(scene, draft, ours, more, free):
        return False
    if ours < theirs and max(ours, default=-1) == max(theirs) and len(more) <= _ADDRESSED:
        return True  # what the encoder has more stands before: it is whom or where it was said to
    if ours < theirs and draft.rule == "verb.of" and _goes_on_with_where(scene, ours, more):
        return False  # the parse hung where it happened on the verb of accusing
    if ours < theirs and (after := max(ours, default=-1) + 1) in theirs and scene.doc[after].tag_ in _FINITE:
        return False  # the rule's clause lacks its verb: the parse took a noun in its subject for it
    behind = min(ours - theirs, default=0)
    if theirs and theirs < ours and behind > max(theirs) and _belongs(scene.doc[behind]):
        return True
    return len(ours & theirs) >= _ALIKE * len(ours | theirs)


def _is_anothers(scene: Scene, draft: Draft, more: frozenset[int], free: frozenset[int]) -> bool:
    """Whether all that there is more is quoted, and tied to other cues: "'…,' Aydin said. '…,' he added"."""
    of = {scene.quote_at[i] for i in more}
    return bool(of) and None not in of and of.isdisjoint(free) and of.isdisjoint(draft.quotes)


def _goes_on_itself(
    scene: Scene, draft: Draft, one: frozenset[int], other: frozenset[int], at: dict[int, Finding]
) -> bool:
    """Whether a rule's content holds what its source did next: "said the road was shut, and thanked the drivers"."""
    ours, theirs = _words(scene, one), _words(scene, other)
    if draft.source is None or not theirs or not theirs < ours:
        return False
    doc = scene.doc
    behind = next((i for i in sorted(ours) if i > max(theirs) and doc[i].pos_ != "CCONJ"), None)
    further = at.get(behind) if behind is not None and doc[behind - 1].pos_ == "CCONJ" else None
    return further is not None and further.draft.source is not None and _overlap(further.draft.source, draft.source)


def _goes_on_with_where(scene: Scene, ours: frozenset[int], more: frozenset[int]) -> bool:
    """Whether what there is more is one stretch right behind, which a preposition opens."""
    first = min(more)
    return first == max(ours) + 1 and scene.doc[first].pos_ == "ADP" and max(more) - first == len(more) - 1


def _belongs(word: Token) -> bool:
    """Whether what a word opens belongs to what stands before it: a condition, a day promised, who that is."""
    return word.lower_ in _CONDITIONS or word.tag_ in _WHO or is_to_come(word)


def _words(scene: Scene, tokens: frozenset[int]) -> frozenset[int]:
    return frozenset(i for i in tokens if not scene.doc[i].is_punct)


def _goes_on_outside(
    scene: Scene, draft: Draft, ours: frozenset[int], more: frozenset[int], free: frozenset[int]
) -> bool:
    """Whether what somebody said is more than the quotation tied to the cue: a paraphrase it ends, or a second one.

    The paraphrase stands in its sentence; a second quotation is nobody else's.
    """
    if any(scene.quote_at[i] not in free for i in more if scene.quote_at[i] is not None):
        return False
    doc, first = scene.doc, min(more)
    tag = min((words.first for words in (draft.cue, draft.source) if words), default=-1)
    fronted = first < tag and len(more) > _ADDRESSED  # less is when or where it was said
    leads = doc[first].sent == doc[min(ours)].sent and (fronted or doc[first].lower_ == "that")
    after = [i for i in more if i > max(ours)]
    return leads or (bool(after) and all(scene.quote_at[i] is not None for i in after))


def _belied(scene: Scene, draft: Draft, rules: Sequence[Draft], at: dict[int, Finding]) -> bool:
    """Whether a draft by the parse has a cue that the encoder does not take for one."""
    if draft.cue is None or draft.rule not in _BELIED or draft.denial or not _by_parse(scene, draft):
        return False
    if is_tag(scene, draft):
        return False
    # What is said inside of what is said is marked nowhere in the corpus: the encoder has not learnt it.
    if any(draft.cue.head in other.content for other in rules if other is not draft):
        return False
    # "…, according to the army, but the rebels said …": it took the second statement for more of the first.
    if draft.speech and any(
        draft.cue.head in f.draft.content for i, f in at.items() if scene.doc[i].lower_ == _ACCORDING
    ):
        return False
    if any(_opens_with(scene, finding, draft) for finding in at.values()):
        return False
    finding = _mate(draft, at)
    return finding is None or (finding.score < DOUBTED and not _says_that(scene, draft))


def _opens_with(scene: Scene, finding: Finding, draft: Draft) -> bool:
    """Whether the encoder's content opens with a rule's cue: of "quoted as saying" it took the first words alone."""
    if draft.cue is None:
        return False
    verb, passing = scene.doc[draft.cue.head], finding.draft.cue
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and passing and passing.holds(verb.head.head.i):
        return (
            verb.i in finding.draft.content
        )  # with whom it was quoted by in between: "quoted by the agency as saying"
    return draft.cue.first - 1 <= min(finding.draft.content, default=-1) < draft.cue.last


def _says_that(scene: Scene, draft: Draft) -> bool:
    """Whether somebody speaks and "that" follows at once: no parse goes wrong there ("It added that …")."""
    if draft.cue is None or draft.source is None or not draft.speech or draft.cue.last >= len(scene.doc):
        return False
    return draft.rule == "verb.clause" and scene.doc[draft.cue.last].tag_ == "IN" and draft.cue.last in draft.content


def _is_mouth_of(finding: Finding, draft: Draft) -> bool:
    """Whether the encoder took a rule's noun for the mouth of the verb behind it ("reports emerged that …")."""
    source = finding.draft.source
    told = draft.cue is not None and draft.type == "noun" and source is not None and source.holds(draft.cue.head)
    return told and not draft.content.isdisjoint(finding.draft.content)


def _holds(scene: Scene, finding: Finding, draft: Draft) -> bool:
    """Whether the encoder tied what a rule's noun says to the verb that the noun is the subject of."""
    if draft.cue is None or draft.type != "noun" or finding.draft.cue is None:
        return False
    noun = scene.doc[draft.cue.head]
    same = len(draft.content & finding.draft.content) >= _SAME * len(draft.content | finding.draft.content)
    return same and noun.dep_ in {"nsubj", "nsubjpass"} and finding.draft.cue.holds(noun.head.i)


def _mate(draft: Draft, at: dict[int, Finding]) -> Finding | None:
    """What the encoder finds at a draft's cue."""
    return next((at[i] for i in _indices(draft.cue) if i in at), None) if draft.cue else None


def _by_word(found: Sequence[Finding]) -> dict[int, Finding]:
    return {i: finding for finding in found if finding.draft.cue for i in _indices(finding.draft.cue)}


def _indices(words: Words) -> Iterator[int]:
    return iter(range(words.first, words.last))


def _has_speaker(draft: Draft, source: Words) -> bool:
    """Whether a rule's source stays: it is the encoder's too, or stands right behind its verb ("…," said the mayor)."""
    own = draft.source
    return own is not None and (_overlap(own, source) or (draft.cue is not None and own.first == draft.cue.last))


def _is_no_speaker(scene: Scene, draft: Draft, source: Words) -> bool:
    """Whether the encoder's source is half a phrase ("Three"), or where the rule's own spoke ("in a statement")."""
    head = scene.doc[source.head]
    if draft.source is None:
        return False
    aside = head.dep_ == "pobj" and is_evidence(head) and not is_evidence(scene.doc[draft.source.head])
    return aside or head.dep_ in _HALVES


def _names_kind(scene: Scene, draft: Draft) -> bool:
    """Whether the source of a noun is the word before it: in "a new campaign message" it tells which, not whose."""
    if draft.source is None or draft.cue is None or draft.rule.split(".")[0] != "noun":
        return False
    head = scene.doc[draft.source.head]
    return head.dep_ == "compound" and head.pos_ == "NOUN" and draft.source.last == draft.cue.head


def _overlap(one: Words, other: Words) -> bool:
    return one.first < other.last and other.first < one.last


def _position(draft: Draft) -> int:
    return draft.cue.first if draft.cue else min(draft.content, default=0)
