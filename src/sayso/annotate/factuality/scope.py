"""Scope by dependency: which words above a statement's head bear on it.

From the head upward: its own clause; then, for a complement, the word that governs it and (for infinitives) that
word's own clause; not beyond relative clauses and adverbials, which are told for themselves. After FactBank's
source-introducing and non-source-introducing predicates (Saurí & Pustejovsky 2009).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.annotate.factuality.clause import mark_clause, tense
from sayso.annotate.factuality.findings import Findings
from sayso.annotate.factuality.lexicon import Embedder, embedders, footage, markers
from sayso.annotate.factuality.prospects import is_to
from sayso.annotate.factuality.questions import is_question, left_open, negation_of, question_below

_NOMINAL = frozenset(
    ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "compound", "appos", "nmod", "poss", "oprd", "dep", "dative")
)
_ENDS = frozenset(("ROOT", "relcl", "advcl", "parataxis", "meta", "intj"))
_INFINITE = frozenset(("xcomp", "acomp", "pcomp", "acl", "oprd"))
"""Complements that a coordinated clause with a subject of its own cannot be part of."""
_LIGHT = frozenset(
    """
    be have do make take carry launch mount conduct stage begin start continue occur happen follow erupt break
    commit perform wage face see suffer report come resume end result plan prepare
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""Verbs that only say that the happening is: what holds of them holds of it ("did not carry out the attack")."""
_RAISING = frozenset(("believe", "think", "expect", "suppose", "likely", "appear", "seem", "want"))
"""A negation here is one of the complement ("is not thought to have")."""
_PRESENT = frozenset(("VBZ", "VBP"))
_TRUE = frozenset(("true", "correct", "accurate"))
_COMPLEMENTS = frozenset(("xcomp", "ccomp", "csubj", "csubjpass"))
_DEEPEST = 12  # steps upward; a sentence nested deeper is misparsed


def findings(head: Token, *, reported: bool = False, within: tuple[int, int] | None = None) -> Findings:
    """What the words above `head` say of the statement that it heads.

    `within` are the first and last token + 1 of a content: what governs the content from outside is left out.
    """
    found = Findings()
    node = head
    _mark_noun(node, found, alone=within is not None and not within[0] <= node.head.i < within[1])
    own, apart = True, False
    for _ in range(_DEEPEST):
        if own and _is_clause(node):
            inside = within is None or within[0] <= node.head.i < within[1]
            told = reported or (inside and is_told(node))
            mark_clause(node, found, reported=told)
        dep, up = node.dep_, node.head
        if (dep in _ENDS and not _is_noun_complement(node, up)) or up == node:
            break
        if (within and not within[0] <= up.i < within[1]) or _is_own(node, up):
            break
        if apart and dep in _INFINITE:
            own = False
        elif dep in _NOMINAL or dep in {"prep", "agent"}:
            own = _climb_noun(node, up, found)
        elif dep == "conj":
            own = own and _shares_auxiliaries(node, up)
            apart = apart or _has_subject(node)
        else:
            own = _govern(node, up, found)
            reported, apart = reported or dep == "ccomp", False
        node = up
    return found


def _is_own(node: Token, up: Token) -> bool:
    """Whether a clause is the sentence's own, read as that of a participle: "Men thought to be guards ¦ were shot"."""
    if node.dep_ != "ccomp" or _has_subject(node) or node.left_edge.lower_ == "that":
        return False
    return any(child.dep_ == "xcomp" and up.i < child.i < node.i and _has_to(child) for child in up.children)


def is_told(node: Token) -> bool:
    """Whether a clause is what was said then: its "would" is the future seen from there. What is said now has none."""
    up = node.head
    return (node.dep_ == "ccomp" and up.tag_ not in _PRESENT) or _is_noun_complement(node, up)


def governed(head: Token, found: Findings) -> None:
    """What a head says of the whole statement by what it governs: "is unclear who", "plans to", "seems to have"."""
    for child in head.children:
        if child.dep_ in _COMPLEMENTS or child.dep_ == "advcl":
            _embed(child, head, found, whole=True)
            if is_to(child) and child.dep_ == "xcomp":
                found.add(("future",), child)
        elif child.dep_ in {"acomp", "oprd"}:
            below = [
                node
                for node in (
                    *child.children,
                    *head.children,
                    *(n for c in head.children if c.lower_ == "it" for n in c.children),
                )
                if node.i > child.i and (node.dep_ in _COMPLEMENTS or is_question(node, node.head))
            ]
            _embed(below[0] if below else child, child, found, whole=True)
            if below and any(c.lower_ == "it" and c.dep_ in {"nsubj", "expl"} for c in head.children):
                found.tense = tense(below[0]) or found.tense
        elif child.dep_ == "attr":
            _mark_supposed(child, head, found)
            below = [*child.children, *(inner for prep in child.children for inner in prep.children), *head.children]
            for node in below:
                if node != child and is_question(node, node.head):
                    _embed(node, child, found, whole=True)
    for verb in _infinitives(head):
        question = question_below(verb)
        if question is not None:
            _embed(question, verb, found, whole=True)
    answer = left_open(head)
    if answer is not None:
        found.add(("questioned",), answer)
    _mark_planned(head, found)


def _infinitives(head: Token) -> Iterator[Token]:
    """Verbs under "to" that the head leads to: "too early to say", "declined to say", "wanted to know"."""
    for child in head.children:
        if child.dep_ == "xcomp":
            yield child
        elif child.dep_ == "acomp":
            yield from (inner for inner in child.children if inner.dep_ == "xcomp")


def _mark_planned(head: Token, found: Findings) -> None:
    """A headline without a finite verb: "Rebels to leave the port"."""
    for child in head.children:
        to = is_to(child) if child.dep_ in {"acl", "relcl"} else None
        if to is not None:
            found.add(("future",), to)


def _mark_supposed(noun: Token, head: Token, found: Findings) -> None:
    """Note that the whole is as doubtful as what a noun holds: "There is a possibility that …"."""
    complements = any(child.dep_ in {"acl", "ccomp", "relcl"} for child in noun.children)
    if complements and any(child.dep_ == "expl" for child in head.children):
        for line in embedders().get((noun.lemma_.lower(), "NOUN"), ()):
            if line.effects in {("possible",), ("probable",)}:
                found.add(line.effects, noun)


def _is_noun_complement(node: Token, up: Token) -> bool:
    """Whether a "relative clause" is the content of its noun ("the denial that …", "the question who …")."""
    return node.dep_ == "relcl" and (up.lemma_.lower(), "NOUN") in embedders()


def _is_clause(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or any(child.dep_ in {"nsubj", "nsubjpass", "cop"} for child in token.children)


def _mark_noun(noun: Token, found: Findings, *, alone: bool = False) -> None:
    """Adjectives and determiners on a happening told by a noun ("the alleged massacre", "no attack").

    `alone`: the noun's verb is no part of the statement ("no injuries | were reported").
    """
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return
    for child in noun.children:
        marking = markers().get(child.lower_)
        if marking is None:
            continue
        if (marking.role in {"adjective", "unproven"} and child.dep_ in {"amod", "compound"}) or (
            marking.role == "argument"
            and child.dep_ in {"det", "neg"}
            and (alone or noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr"})
        ):
            found.add(marking.effects, child)


def _climb_noun(node: Token, up: Token, found: Findings) -> bool:
    """From a noun to what governs it; whether what is said of the governor holds of the happening too."""
    _embed(node, up, found)
    if up.pos_ in {"NOUN", "PROPN"} and node.dep_ in {"compound", "pobj", "prep"}:
        _mark_noun(up, found)
    if up.pos_ not in {"VERB", "AUX"}:
        return True
    if found.tense is None:
        found.tense = tense(up)
    return up.lemma_ in _LIGHT or node.dep_ in {"nsubjpass", "attr"}


def _has_subject(node: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in node.children)


def _shares_auxiliaries(node: Token, up: Token) -> bool:
    """Whether a second verb goes on under the first one's auxiliaries ("did not stop or turn")."""
    own_auxiliary = any(child.dep_ in {"aux", "auxpass"} for child in node.children)
    return not _has_subject(node) and not own_auxiliary and node.tag_ in {"VB", "VBN", "VBG"} and node.tag_ == up.tag_


def _govern(node: Token, up: Token, found: Findings) -> bool:
    """From a complement to the word that governs it; whether that word's own clause bears on the complement."""
    _embed(node, up, found)
    if node.dep_ in {"xcomp", "pcomp", "acl", "acomp", "oprd"} or up.dep_ in {"aux"}:
        return True
    if node.dep_ == "ccomp":
        if up.lemma_ in _RAISING or _has_to(node) or _is_of_truth(up):
            return True
        _mark_disclaimed(up, found)
    return False


def _is_of_truth(up: Token) -> bool:
    """Whether it is or is not so: "it is not true that"."""
    return any(child.dep_ == "acomp" and child.lemma_ in _TRUE for child in up.children)


def _mark_disclaimed(up: Token, found: Findings) -> None:
    """Neither affirmed nor denied: "did not say whether", "would not confirm that"."""
    for child in up.children:
        if child.dep_ == "neg":
            found.add(("unstated",), child)


def _embed(node: Token, up: Token, found: Findings, *, whole: bool = False) -> None:
    """What `up` does to the complement `node`; with `whole`, only what it does to its own statement too."""
    lines = embedders().get((up.lemma_.lower(), "VERB" if up.pos_ == "AUX" else up.pos_))
    for line in lines or ():
        if line.infinitive != _has_to(node) and (line.infinitive or line.finite):
            continue
        if _undone(line, up) or (whole and (not line.whole or _is_done(line, up))):
            continue
        if line.particle and not has_particle(up, line.particle):
            continue
        if line.asks and not _leaves_open(line, node, up, found):
            continue
        found.add(line.effects, up)
    if whole:
        return
    if up.pos_ == "AUX" and node.dep_ in {"ccomp", "csubj", "xcomp", "acl"}:
        for predicate in up.children:
            if predicate.dep_ == "acomp" and predicate != node:
                _embed(node, predicate, found)
    _mark_shown(node, up, found)


def _is_done(line: Embedder, up: Token) -> bool:
    """Whether a plan is told of as a deed: "denied plotting to flee"."""
    gerund = up.tag_ == "VBG" and up.dep_ in {"xcomp", "ccomp", "pcomp", "ROOT"}
    return "future" in line.effects and gerund and not any(child.dep_ == "aux" for child in up.children)


def has_particle(verb: Token, particle: str) -> bool:
    """Whether a verb's particle stands behind it: "ruled it out"."""
    return any(child.lower_ == particle and child.dep_ in {"prt", "advmod", "prep"} for child in verb.rights)


def _has_to(node: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in node.children)


def _leaves_open(line: Embedder, node: Token, up: Token, found: Findings) -> bool:
    """Whether an indirect question stays one under a word of asking, or of knowing with a negation: that is used up."""
    clause = next((c for c in node.children if c.dep_ == "pcomp"), node) if node.dep_ == "prep" else node
    if not is_question(clause, clause.head):
        return False
    if not line.negated:
        return True
    negation = negation_of(up)
    if negation is not None:
        found.drop("negated", negation)
    return negation is not None


def _undone(line: Embedder, up: Token) -> bool:
    """Whether a negation undoes the word ("did not deny"), or a plan is of the past ("had planned to leave")."""
    if "denied" not in line.effects and not (line.infinitive and "future" in line.effects):
        return False
    verb = up.head if up.dep_ == "acomp" else up
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    planned = line.infinitive and (
        "had" in auxiliaries or auxiliaries >= {"may", "have"} or auxiliaries >= {"might", "have"}
    )
    return planned or any(child.dep_ == "neg" for child in up.children)


def exhibited(subject: Token, verb: Token) -> bool:
    """Whether footage, as subject of what shows or surfaces, shows what the clause goes on to tell."""
    lemma = subject.lemma_.lower()
    if lemma not in footage("exhibit"):
        return False
    surfaces = verb.lemma_ in footage("surface") and lemma not in footage("metaphor")
    return surfaces or verb.lemma_ in footage("show")


def _mark_shown(node: Token, up: Token, found: Findings) -> None:
    """Footage above: the exhibit that it is "of", or the subject of what shows it."""
    exhibits = footage("exhibit")
    if up.lemma_.lower() in exhibits and node.dep_ not in {"compound", "amod", "poss"}:
        found.add(("shown",), up)
    elif up.pos_ == "VERB":
        subject = next((child for child in up.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None and subject != node and exhibited(subject, up):
            found.add(("shown",), subject)
    if up.lemma_ in footage("see") and node.dep_ in {"xcomp", "ccomp", "oprd"}:
        for token in up.subtree:
            if token.lemma_.lower() in exhibits and token.dep_ == "pobj":
                found.add(("shown",), token)
