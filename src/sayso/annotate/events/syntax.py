"""Logical subjects and objects, through passives, relatives, control and coordination."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from sayso.annotate.events.repairs import accused_of, first_of_series, inserted_relative, subject_taken_for_object

_SUBJECTS = frozenset(("nsubj", "csubj"))
_OBJECTS = frozenset(("dobj", "nsubjpass"))
_RELATIVES = frozenset(("who", "which", "that", "whom"))
_OBJECT_CONTROL = frozenset(
    """force order urge ask tell allow persuade cause compel see command lead enable permit push instruct call authorise
    authorize send leave expect encourage let make help watch find hear""".split()  # noqa: SIM905 - a word list
)
_OF_ITS_OBJECT = frozenset(
    ("accuse", "blame", "suspect", "condemn", "convict", "charge", "denounce", "prevent", "stop")
)
_DEEP = 5
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


@dataclass(frozen=True, slots=True)
class Slots:
    """Who fills which slot of a trigger. `links` are (preposition or kind of tie, noun)."""

    subject: tuple[Token, ...] = ()
    object: tuple[Token, ...] = ()
    links: tuple[tuple[str, Token], ...] = ()


def passive(verb: Token) -> bool:
    """Whether a verb is passive: "was hit", "hit by rockets", "the bridge destroyed in May"."""
    if any(child.dep_ in {"nsubjpass", "auxpass", "agent"} for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not _own_subject(verb) and verb.head.pos_ == "VERB":
        return passive(verb.head) and not any(child.dep_ == "aux" for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod", "relcl", "advcl", "ccomp"} and not _active_marks(verb)


def _active_marks(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "dobj", "aux"} for child in verb.children)


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def verb_slots(verb: Token, depth: int = 0) -> Slots:
    """The slots of a verb; what it does not say itself it takes from the verb or noun that governs it."""
    subject = [_referent(child, verb) for child in verb.children if child.dep_ in _SUBJECTS]
    objects = [_referent(child, verb) for child in verb.children if child.dep_ in _OBJECTS]
    links = list(prepositions(verb))
    is_passive = passive(verb)
    if is_passive:
        objects += subject
        subject = [noun for word, noun in links if word == "by"]
        if not objects:
            objects = list(_missing_subject(verb, depth))
    elif not subject:
        subject = list(_missing_subject(verb, depth))
    if not objects and not is_passive:
        objects = [child for child in verb.rights if child.dep_ == "npadvmod" and _counted(child)]
    if not objects and verb.dep_ == "relcl" and subject and verb.head not in subject and not is_passive:
        objects = [verb.head]
    if not objects and verb.dep_ == "conj" and not is_passive:
        objects = list(_shared_object(verb))
    return Slots(_spread(subject), _spread(objects), _spread_links(links))


def _counted(noun: Token) -> bool:
    """Whether a noun that the parser took for an adverb is people or things counted: "displaced 40,000 people"."""
    return noun.ent_type_ not in {"DATE", "TIME", "MONEY", "QUANTITY"} and any(
        child.dep_ == "nummod" for child in noun.children
    )


def _referent(child: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, else the word itself; also through "who, they claim, …"."""
    if child.lower_ not in _RELATIVES:
        return child
    for _ in range(3):
        if verb.dep_ == "relcl":
            return verb.head
        verb = verb.head
    return child


def _missing_subject(verb: Token, depth: int) -> Iterator[Token]:
    """The subject that an infinitive, a participle or a conjunct shares with what governs it."""
    above = verb.head
    if depth > _DEEP or above.i == verb.i:
        return
    relative = inserted_relative(verb) if verb.tag_ in _FINITE else None
    found = [relative] if relative is not None else [*first_of_series(verb), *subject_taken_for_object(verb)]
    if found or (verb.dep_ == "ccomp" and verb.tag_ in _FINITE and above.dep_ != "relcl"):
        yield from found
        return
    if verb.dep_ in {"acl", "relcl", "amod"}:
        if verb.dep_ == "acl" and verb.tag_ == "VB" and above.head.pos_ == "VERB":
            yield from verb_slots(above.head, depth + 1).subject
        else:
            yield above
        return
    if verb.dep_ == "ccomp" and above.dep_ == "relcl":
        yield above.head
        return
    if verb.dep_ == "pcomp":
        accused = accused_of(above)
        if accused:
            yield from accused
            return
        above = above.head
    if above.dep_ == "acomp":
        above = above.head  # "is due to be released", "was ready to storm"
    if above.pos_ not in {"VERB", "AUX"}:
        return
    slots = verb_slots(above, depth + 1)
    lemma = above.lemma_.lower()
    controls = verb.dep_ in {"xcomp", "ccomp"} and lemma in _OBJECT_CONTROL
    of_object = controls or (verb.dep_ == "pcomp" and lemma in _OF_ITS_OBJECT)
    yield from slots.object if passive(above) or (slots.object and of_object) else slots.subject


def _shared_object(verb: Token) -> Iterator[Token]:
    """Of two verbs the first takes the object of the last: "shot and killed two men"."""
    for child in verb.children:
        if child.dep_ == "conj":
            yield from (inner for inner in child.children if inner.dep_ == "dobj")


def prepositions(word: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, its noun) for what hangs on a word; "including" and compound prepositions too."""
    for child in word.children:
        if child.dep_ in {"prep", "agent"}:
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"} and inner.pos_ != "VERB":
                    yield child.lower_, inner
                elif inner.dep_ == "prep":
                    yield from ((inner.lower_, last) for last in inner.children if last.dep_ == "pobj")
        elif child.dep_ == "dative":
            nouns = [inner for inner in child.children if inner.dep_ == "pobj"]
            yield from (("dative", noun) for noun in nouns or [child])


def noun_slots(noun: Token) -> Slots:
    """The slots of a noun: what hangs on it. Its verb's share is added by the light verbs."""
    links = list(prepositions(noun))
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        # "the scene of attacks by the militia": the parser often hangs the rest on the first noun.
        links += [link for link in prepositions(noun.head.head) if link[0] in {"by", "on", "against"}]
    for child in noun.children:
        if child.dep_ == "poss":
            links.append(("poss", child))
        elif child.dep_ in {"amod", "compound", "nmod"}:
            links.append(("amod" if child.dep_ == "amod" else "compound", child))
        elif child.dep_ in {"acl", "relcl"} and child.pos_ == "VERB" and child.tag_ == "VBN":
            links += [("by", inner) for word, inner in prepositions(child) if word == "by"]
        elif child.dep_ == "acl" and child.lower_ in {"using", "targeting", "involving"}:
            kind = "against" if child.lower_ == "targeting" else "with"
            links += [(kind, inner) for inner in child.children if inner.dep_ == "dobj"]
    return Slots(links=_spread_links(links))


def adjective_slots(word: Token) -> Slots:
    """The slots of an adjective: whom it is said of ("left nine dead", "nine were dead", "the dead soldiers")."""
    above = word.head
    if word.dep_ == "amod":
        return Slots(subject=_spread([above]))
    if word.dep_ in {"oprd", "acomp", "xcomp", "ccomp", "attr"} and above.pos_ in {"VERB", "AUX"}:
        objects = [child for child in above.children if child.dep_ == "dobj"]
        subjects = [child for child in (*word.children, *above.children) if child.dep_ in _SUBJECTS]
        return Slots(subject=_spread(objects or subjects[:1]))
    own = [child for child in word.children if child.dep_ in {"nsubj", "nummod"}]
    return Slots(subject=_spread(own))


def _spread(tokens: list[Token]) -> tuple[Token, ...]:
    return tuple(one for token in tokens for one in conjuncts(token))


def _spread_links(links: list[tuple[str, Token]]) -> tuple[tuple[str, Token], ...]:
    return tuple((word, one) for word, noun in links for one in conjuncts(noun))


def conjuncts(token: Token) -> Iterator[Token]:
    """A noun and those coordinated with it, in order."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            yield from conjuncts(child)


def governors(token: Token) -> Iterator[Token]:
    """The words above a token, nearest first."""
    for _ in range(12):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def negated(token: Token) -> bool:
    """Whether a word is negated: "did not", "never", "no"."""
    return any(
        child.dep_ == "neg" or (child.dep_ in {"det", "advmod"} and child.lower_ in {"no", "never", "neither"})
        for child in token.children
    )
