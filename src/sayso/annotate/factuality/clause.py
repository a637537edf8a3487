"""What a clause itself says of its statement: negation, modal verbs, adverbs, conditions, tense."""

from spacy.tokens import Token

from sayso.annotate.factuality.findings import Findings
from sayso.annotate.factuality.lexicon import Marking, Role, bearing, markers
from sayso.annotate.factuality.modality import is_due, is_habit, permits, presumes
from sayso.annotate.factuality.prospects import is_ahead, is_arranged, is_near, is_to
from sayso.annotate.factuality.questions import asked_of
from sayso.schema.vocabulary import TimeFrame

_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "expl"))
_SENSES = frozenset(("see", "hear", "feel", "smell", "tell", "make", "afford"))
"""After "could" these tell of what was done ("they could hear the guns")."""
_UNABLE = frozenset(("longer", "never", "hardly", "barely", "scarcely", "nowhere", "only"))
"""Beside "could" these tell what was so ("she could no longer walk", "they could only watch")."""
_BEFALLS = frozenset(("be", "come", "originate", "lose", "slip", "escape", "begin", "start", "leak", "spread", "drown"))
"""After "could have" these, like passives, tell a guess at what was: "could have come from the ridge"."""
_WISHES = frozenset(("rather", "prefer", "like", "love", "sooner"))
_LATER = frozenset(("later", "eventually", "subsequently"))
_NOT_ONLY = frozenset(("just", "only", "merely", "simply"))
_AT_THE_HEAD = frozenset(("until", "till", "far", "long", "unlike", "surprisingly", "unexpectedly", "since", "once"))
"""After "not" at the head of a sentence these are what it negates ("Not until noon did they leave")."""
_SINGLE = frozenset(("a", "one", "single"))
_AT_LEAST = frozenset(("fewer", "less"))
_INVERTED = frozenset(("had", "should", "were"))
"""Before its subject each opens a condition ("Had they asked, …")."""
_PROVIDED = frozenset(("assuming", "supposing"))
_PLACES: dict[Role, tuple[str, ...]] = {
    "negation": ("neg", "advmod", "preconj", "cc"),
    "adverb": ("advmod", "npadvmod", "nsubj"),
}
"""The dependencies in which a word of the role bears on its clause."""
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_PERFECT = frozenset(("have", "'ve", "’ve", "'s", "has", "had"))


def mark_clause(head: Token, found: Findings, *, reported: bool) -> None:
    """Add what the clause of `head` says of itself.

    `reported` is for the content of reported speech, where "would" is the future seen from then.
    """
    lexicon = markers()
    for child in head.children:
        marking = lexicon.get(child.lower_)
        if marking is not None:
            _mark(marking, head, child, found, reported=reported)
        dep = child.dep_
        if dep in _ARGUMENTS:
            _mark_argument(child, found)
        elif dep == "advcl":
            _mark_condition(child, found)
    opening = head.left_edge
    if opening.lower_ in _INVERTED and opening.dep_ in {"aux", "auxpass"} and opening.head != head:
        found.add(("conditional",), opening)
    _mark_split(head, found)
    to_come = is_to(head) or is_arranged(head) or is_ahead(head, reported=reported)
    if to_come is not None:
        found.add(("future",), to_come)
    if found.tense is None:
        found.tense = tense(head)


def _mark_split(head: Token, found: Findings) -> None:
    """Negations in two words: "no longer", and a "neither" that the parse hung elsewhere before its "nor"."""
    for child in head.children:
        if child.lower_ == "longer" and child.dep_ == "advmod" and child.nbor(-1).lower_ == "no":
            found.add(("negated",), child.nbor(-1))
        elif child.lower_ == "nor" and child.dep_ == "cc" and child.i > head.i and not found.has("negated"):
            neither = next((t for t in head.sent if t.lower_ == "neither" and t.i < head.i), None)
            if neither is not None:
                found.add(("negated",), neither)


def _mark(marking: Marking, head: Token, word: Token, found: Findings, *, reported: bool) -> None:
    role, dep = marking.role, word.dep_
    if dep in _PLACES.get(role, ()):
        if role != "negation" or not (_not_only(word) or _goes_on(head, word, found)):
            found.add(marking.effects, word)
    elif role == "mark" and dep in {"mark", "advmod"}:
        if word.lower_ == "if" and asked_of(head):
            found.add(("questioned",), word)
        elif not _even(word) and not _or_not(word):
            found.add(marking.effects, word)
    elif dep in {"aux", "auxpass", "ROOT"}:
        _mark_modal(marking, head, word, found, reported=reported)


def _mark_modal(marking: Marking, head: Token, word: Token, found: Findings, *, reported: bool) -> None:
    perfect = any(child.lower_ in _PERFECT and child.dep_ == "aux" for child in head.children)
    sensed = marking.role == "could" and head.lemma_ in _SENSES
    if marking.role in {"may", "could"} and not perfect and not sensed and is_near(head):
        found.add(("possible", "future"), word)
    elif _holds(marking, head, word, perfect=perfect):
        found.add(marking.effects, word)
    elif marking.role == "would" and word.tag_ == "MD":
        _mark_would(marking, head, word, found, reported=reported and not perfect, perfect=perfect)
    elif marking.role == "must" and (perfect or presumes(head)):
        found.add(marking.effects, word)
    elif marking.role == "could":
        negated = any(child.dep_ == "neg" or child.lower_ in _UNABLE for child in head.children)
        if perfect and (head.lemma_.lower() in bearing("missed") or not (reported or _is_guess(head, negated))):
            found.add(("conditional",), word)
        elif not negated and head.lemma_ not in _SENSES:
            found.add(marking.effects, word)


def _is_guess(head: Token, negated: bool) -> bool:
    """Whether the outlet's "could have" is of what befell somebody, and not of what they might have done."""
    passive = any(child.dep_ == "auxpass" for child in head.children)
    return not negated and (passive or head.lemma_ in _BEFALLS)


def _holds(marking: Marking, head: Token, word: Token, *, perfect: bool) -> bool:
    """Whether a modal verb has here the sense that its line tells."""
    if marking.role == "modal":
        return not _is_finite(head)
    if marking.role == "may":
        return perfect or not permits(head, word)
    return marking.role == "should" and not perfect and is_due(head)


def _is_finite(head: Token) -> bool:
    """Whether a clause has its finite verb, so that "Will" or "May" in it is a name."""
    return head.tag_ in _FINITE or any(c.tag_ in _FINITE for c in head.children if c.dep_ in {"aux", "auxpass"})


def _mark_would(marking: Marking, head: Token, word: Token, found: Findings, *, reported: bool, perfect: bool) -> None:
    """The future seen from then, a refusal, a wish ("would rather"), what came later, or else a condition."""
    if not perfect and is_habit(head) is not None:
        found.tense = found.tense or "past"
        return
    if reported:
        lacking = next((child for child in head.children if child.dep_ == "prep" and child.lower_ == "without"), None)
        found.add(("future",), word)
        if lacking is not None and lacking.i < word.i:
            found.add(("conditional",), lacking)
        return
    refusal = not perfect and any(child.dep_ == "neg" or child.lower_ == "neither" for child in head.children)
    wish = word.i + 1 < len(word.doc) and word.nbor(1).lower_ in _WISHES
    looking_back = not perfect and any(child.lower_ in _LATER and child.dep_ == "advmod" for child in head.children)
    if refusal or wish or looking_back:
        found.tense = found.tense or "past"
    else:
        found.add(marking.effects, word)


def _mark_argument(argument: Token, found: Findings) -> None:
    marking = markers().get(argument.lower_)
    if marking is not None and marking.role == "argument":
        found.add(marking.effects, argument)
        return
    for child in argument.subtree:
        if child.lower_ == "not" and child.i < argument.i and child.nbor(1).lower_ in _SINGLE:
            found.add(("negated",), child)
    for child in argument.children:
        if child.dep_ in {"det", "neg", "preconj", "cc"} and not _at_least(child):
            marking = markers().get(child.lower_)
            if marking is not None and marking.role == "argument":
                found.add(marking.effects, child)


def _mark_condition(clause: Token, found: Findings) -> None:
    if asked_of(clause):
        return
    first = clause.left_edge
    inverted = first.lower_ in _INVERTED and first.dep_ in {"aux", "auxpass"} and first.head is clause
    if inverted or (first.lower_ in _PROVIDED and first is clause and any(c.dep_ == "ccomp" for c in clause.children)):
        found.add(("conditional",), first)
    for word in clause.children:
        if word.dep_ in {"mark", "advmod"} and word.lower_ in {"if", "unless"} and not _even(word):
            found.add(("conditional",), word)


def _not_only(word: Token) -> bool:
    """Whether "not" only makes way for more, or is of a time or distance: "not only about the mill", "not far from"."""
    if word.i + 1 == len(word.doc):
        return False
    after = word.nbor(1).lower_
    return after in _NOT_ONLY or (after in _AT_THE_HEAD and (word.is_sent_start or word.nbor(-1).text in {",", "but"}))


def _goes_on(head: Token, word: Token, found: Findings) -> bool:
    """Whether "nor" is of the verb after it, or repeats a negation that the verb has: "neither stopped nor turned"."""
    return word.lower_ == "nor" and ((word.dep_ == "cc" and word.i > head.i) or found.has("negated"))


def _at_least(word: Token) -> bool:
    """Whether "no" is of a number: "no fewer than 40"."""
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ in _AT_LEAST


def _or_not(word: Token) -> bool:
    """Whether it is all one: "whether or not the permit came"."""
    return word.lower_ == "whether" and [t.lower_ for t in word.doc[word.i + 1 : word.i + 3]] == ["or", "not"]


def _even(word: Token) -> bool:
    """Whether "if" is no condition: "even if", "as if", "if anything"."""
    after = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    return after in {"anything", "any", "ever"} or (word.i > 0 and word.nbor(-1).lower_ in {"even", "as"})


def tense(head: Token) -> TimeFrame | None:
    """The time frame that the verb forms of the clause tell; None for infinitives and what is no verb."""
    auxiliaries = [child for child in head.children if child.dep_ in {"aux", "auxpass", "cop"}]
    forms = {word.tag_ for word in auxiliaries}
    words = {word.lower_ for word in auxiliaries}
    if "VBD" in forms or head.tag_ == "VBD" or words & _PERFECT:
        going_on = head.tag_ == "VBG" and bool(words & {"has", "have", "'ve", "’ve"})
        return "ongoing" if going_on else "past"
    if "to" in words or "MD" in forms:
        return None
    if head.tag_ == "VBG":
        return "ongoing" if forms & {"VBZ", "VBP"} else None
    if head.tag_ in {"VBZ", "VBP"} or forms & {"VBZ", "VBP"}:
        return "ongoing"
    return "past" if head.tag_ == "VBN" else None
