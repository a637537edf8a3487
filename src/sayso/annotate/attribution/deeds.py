"""What a word does in Sayso's own terms, which the corpus that the encoder learnt from does not have.

There, "the union plans to march" and "the court sentenced two men" may be attributions; here the first is the outlet's
own forecast and the second a deed.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import is_passive, names_itself
from sayso.annotate.attribution.draft import Words
from sayso.annotate.attribution.lexicon import adverbs, verb_cue, verbs
from sayso.annotate.attribution.sources import is_mouth
from sayso.annotate.codebook import load
from sayso.annotate.factuality.lexicon import embedders, markers

_UTTERED = "word"
"""The family whose verbs say something."""
_NOBODY = frozenset(("no", "nobody", "none", "neither", "nothing", "yet"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
"""A town that does something says nothing ("Kutum buries its dead"); of governments as speakers the rules know."""
_WHERE = frozenset(("in", "at", "near", "on"))
"""What begins with one of these is a place or time, and no mouth."""
_QUIZZED = frozenset(("question", "quiz", "interview", "grill", "interrogate"))
_OBJECTS = frozenset(("NOUN", "PROPN", "PRON", "DET"))
_POINTING = frozenset(("that", "this"))
"""Of "That said, …" nobody is the source."""
_PARTICLES = frozenset(("off", "up", "down", "out", "away", "back", "over", "in", "apart", "through"))
_BEGIN_OR_END = frozenset(
    (
        *("call off", "call up", "call in", "break off", "break up", "carry out", "hand over", "hand in", "hand out"),
        *("set off", "set up", "take over", "take up", "take down", "give up", "give back", "step down", "step up"),
        *("draw up", "dig in", "dig up", "clear out", "cut off", "cut down", "lay off", "let off", "let in", "wind up"),
        *("kick off", "kick out", "pull off", "pull out", "push back", "push out", "send in", "send back", "send off"),
        *(
            "shut down",
            "shut off",
            "sign up",
            "start up",
            "strip off",
            "throw out",
            "turn away",
            "turn back",
            "write off",
        ),
    )
)
_SAYABLE = frozenset(("VERB", "AUX", "NOUN", "PROPN"))


def reports_nothing(doc: Doc, cue: Words, source: Words | None, content: frozenset[int] = frozenset()) -> bool:
    """Whether words cannot tie a statement to a mouth: a deed of the codebook, a plan, an adjective, a mark.

    Of several the last verb decides ("seemed to mock"). In the passive the subject is no mouth ("were charged with").
    """
    words = doc[cue.first : cue.last]
    if words[0].lower_ == "according":
        # The rule knows every "according to" and has found that this one only measures ("according to plan").
        own = doc[source.first : source.last] if source is not None else ()
        return not any((entry := verb_cue(token)) is not None and entry.speech for token in own)
    head = next((token for token in reversed(list(words)) if token.pos_ == "VERB"), doc[cue.head])
    lemma = head.lemma_.lower()
    if source is None and doc[cue.first].is_sent_start and ":" in {doc[cue.last - 1].text, doc[cue.last].text}:
        return True  # what an article calls itself ("Explained: why the ferries are late")
    if not any(token.pos_ in _SAYABLE for token in words) or all(token.pos_ == "AUX" for token in words):
        return True
    if _asked(head) or supposed(head) or is_phrasal_deed(head) or _ends_in_question(doc, content):
        return True
    if head.lemma_ == "believe" and doc[cue.last - 1].lower_ == "in":
        return True
    if names_itself(head):
        return True
    if head.pos_ != "VERB":
        return _is_told_of(head, content)
    if source is not None and doc[source.head].ent_type_ in _PLACES:
        return True
    if source is not None and source.last - source.first == 1 and doc[source.first].lower_ in _POINTING:
        return True
    if source is not None and source.last <= cue.first and (is_passive(head) or _is_participle(head)):
        return True
    if source is not None and doc[source.first].lower_ in _WHERE:
        return True
    if lemma in _QUIZZED and any(child.dep_ == "dobj" and is_mouth(child) for child in head.children):
        return True
    if lemma in verbs():
        # Where a known verb is negated, or denies, the rules have found that nothing is said ("has yet to confirm").
        return verbs()[lemma].denial or any(t.dep_ == "neg" or t.lower_ in _NOBODY for t in (*words, *_beside(head)))
    return lemma in _deeds() or any(entry.whole and not entry.asks for entry in embedders().get((lemma, "VERB"), ()))


def supposed(head: Token) -> bool:
    """Whether the outlet itself only supposes what somebody thought or wished: "perhaps the deserters hoped to …"."""
    entry = verb_cue(head)
    if entry is not None and entry.speech:
        return False
    for child in head.children:
        marking = markers().get(child.lower_) if child.dep_ == "advmod" else None
        if marking is not None and marking.role == "adverb" and child.lower_ not in adverbs():
            return True
    return False


def _is_told_of(head: Token, content: frozenset[int]) -> bool:
    """Whether a noun is the subject of the verb that was taken for its content ("his description … matched that")."""
    return head.dep_ in {"nsubj", "nsubjpass"} and head.head.lemma_ != "be" and head.head.i in content


def _is_participle(head: Token) -> bool:
    """Whether a verb tells what was done to the noun before it ("gangs known as"), and not "an usher told police"."""
    active = head.i + 1 < len(head.doc) and head.nbor(1).pos_ in _OBJECTS
    return head.tag_ == "VBN" and not active and not any(child.dep_ == "aux" for child in head.children)


def _beside(head: Token) -> Iterator[Token]:
    """The words that hang on a verb, and the articles of its subject ("no group has said")."""
    for child in head.children:
        yield child
        if child.dep_ == "nsubj":
            yield from child.lefts


def _asked(head: Token) -> bool:
    """Whether it is asked, or said not to be known ("it was not known how many")."""
    asks = any(entry.asks for entry in embedders().get((head.lemma_.lower(), head.pos_), ()))
    unknown = any(child.dep_ == "neg" for child in head.children)
    return (asks and unknown) or any(token.text == "?" for token in head.sent)


def is_phrasal_deed(head: Token) -> bool:
    """Whether a verb with its particle does something ("calls off"); the parser may take that for a preposition."""
    near = (child.lower_ for child in head.rights if child.i == head.i + 1 and child.dep_ in {"prt", "prep"})
    return any(f"{head.lemma_.lower()} {particle}" in _phrasal_deeds() for particle in near)


def _ends_in_question(doc: Doc, content: frozenset[int]) -> bool:
    """Whether what would be said ends in what a heading's second half asks: "'A massacre': what ¦ they saw"."""
    last = max(content, default=0)
    return last > 0 and doc[last].tag_ in {"WP", "WRB"} and doc[last - 1].text == ":"


@cache
def _phrasal_deeds() -> frozenset[str]:
    """Verbs with a particle that do something: those that trigger an event, and those that begin or end something."""
    words = (word for kind in load().types if kind.family != _UTTERED for t in kind.triggers for word in t.words)
    pairs = (word.lower() for word in words if word.count(" ") == 1 and word.split()[1] in _PARTICLES)
    return _BEGIN_OR_END | frozenset(pairs)


@cache
def _deeds() -> frozenset[str]:
    """The verbs that trigger an event by themselves."""
    return frozenset(
        word.lower()
        for kind in load().types
        if kind.family != _UTTERED
        for trigger in kind.triggers
        if trigger.pos == "verb"
        for word in trigger.words
        if " " not in word
    )
