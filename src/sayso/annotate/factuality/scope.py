"""Scope by dependency: which words above a statement's head bear on it.

From the head upward: its own clause; then, for a complement, the word that governs it and (for infinitives) that
word's own clause; not beyond relative clauses and adverbials, which are told for themselves. After FactBank's
source-introducing and non-source-introducing predicates (Saurí & Pustejovsky 2009).
"""

from spacy.tokens import Token

from sayso.annotate.factuality.clause import mark_clause, tense
from sayso.annotate.factuality.findings import Findings
from sayso.annotate.factuality.lexicon import Embedder, embedders, footage, markers

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
_DEEPEST = 12  # steps upward; a sentence nested deeper is misparsed


def findings(head: Token, *, reported: bool = False, within: tuple[int, int] | None = None) -> Findings:
    """What the words above `head` say of the statement that it heads.

    `within` are the first and last token + 1 of a content: what governs the content from outside is left out.
    """
    found = Findings()
    node = head
    _mark_noun(node, found)
    own, apart = True, False
    for _ in range(_DEEPEST):
        if own and _is_clause(node):
            told = reported or node.dep_ == "ccomp" or _is_noun_complement(node, node.head)
            mark_clause(node, found, reported=told)
        dep, up = node.dep_, node.head
        if (dep in _ENDS and not _is_noun_complement(node, up)) or up == node:
            break
        if within and not within[0] <= up.i < within[1]:
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


def governed(head: Token, found: Findings) -> None:
    """What a head says of the whole statement by what it governs: "is unclear who", "plans to", "seems to have"."""
    for child in head.children:
        if child.dep_ in {"xcomp", "ccomp", "csubj", "advcl"}:
            _embed(child, head, found, whole=True)
        elif child.dep_ == "acomp":
            below = [node for node in child.children if node.dep_ in {"xcomp", "ccomp"}]
            _embed(below[0] if below else child, child, found, whole=True)


def _is_noun_complement(node: Token, up: Token) -> bool:
    """Whether a "relative clause" is the content of its noun ("the denial that …", "the question who …")."""
    return node.dep_ == "relcl" and (up.lemma_.lower(), "NOUN") in embedders()


def _is_clause(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or any(child.dep_ in {"nsubj", "nsubjpass", "cop"} for child in token.children)


def _mark_noun(noun: Token, found: Findings) -> None:
    """Adjectives and determiners on a happening told by a noun ("the alleged massacre", "no attack")."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return
    for child in noun.children:
        marking = markers().get(child.lower_)
        if marking is None:
            continue
        if (marking.role == "adjective" and child.dep_ in {"amod", "compound"}) or (
            marking.role == "argument"
            and child.dep_ in {"det", "neg"}
            and noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr"}
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
        infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in node.children)
        if up.lemma_ in _RAISING or infinitive:
            return True
        _mark_disclaimed(up, found)
    return False


def _mark_disclaimed(up: Token, found: Findings) -> None:
    """Neither affirmed nor denied: "did not say whether", "would not confirm that"."""
    for child in up.children:
        if child.dep_ == "neg":
            found.add(("unstated",), child)


def _embed(node: Token, up: Token, found: Findings, *, whole: bool = False) -> None:
    """What `up` does to the complement `node`; with `whole`, only what it does to its own statement too."""
    lines = embedders().get((up.lemma_.lower(), "VERB" if up.pos_ == "AUX" else up.pos_))
    if lines:
        infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in node.children)
        for line in lines:
            if (line.infinitive and not infinitive) or _undone(line, up):
                continue
            if line.whole or not whole:
                found.add(line.effects, up)
    if whole:
        return
    if up.pos_ == "AUX" and node.dep_ in {"ccomp", "csubj", "xcomp", "acl"}:
        for predicate in up.children:
            if predicate.dep_ == "acomp" and predicate != node:
                _embed(node, predicate, found)
    _mark_shown(node, up, found)


def _undone(line: Embedder, up: Token) -> bool:
    """Whether a negation undoes the word: "did not deny" denies nothing, "does not want to" foretells nothing."""
    if "denied" not in line.effects and not (line.infinitive and "future" in line.effects):
        return False
    return any(child.dep_ == "neg" for child in up.children)


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
