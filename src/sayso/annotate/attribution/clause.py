"""The shape of a clause in the dependency parse: the verb group of a cue, its subject, its complements."""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.draft import Words, words_of

_CLAUSE_DEPS = frozenset(("ROOT", "ccomp", "advcl", "relcl", "conj", "acl", "parataxis"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_WHEN_OR_WHERE = frozenset(
    ("overnight", "there", "here", "nearby", "yesterday", "today", "tomorrow", "tonight", "abroad")
)
ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"))
"""Of these "first" is an adverb more often: it counts only after an article."""
NAMING = frozenset(("call", "term", "dub", "style", "name", "nickname"))
SELVES = frozenset(("itself", "himself", "herself", "themselves", "ourselves", "myself", "yourself"))
_GROUP = frozenset(("aux", "auxpass", "neg", "advmod"))
_LONGEST_MISTAKEN = 4  # tokens from the first word of such a noun phrase to its verb
_LONGEST_SOURCE = 45  # tokens; a longer one is a misparse that swallowed the quotation
_MEANWHILE = frozenset(("as", "after", "before", "while", "when", "amid", "during", "despite", "following", "until"))
_WHERE = frozenset(("at", "in", "on", "outside", "inside", "near", "over", "by", "beside", "where"))
_PEOPLE = frozenset(("PERSON", ""))
_CLIMB = frozenset(("conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "acomp"))


def verb_group(verb: Token, with_prep: frozenset[str] = frozenset(), words: int = 1) -> Words:
    """The verb with its auxiliaries, negation, the adverbs among them, and a particle or preposition beside it.

    `words` are those that stand together anyhow: the verb and the particles of its line in the lexicon.
    """
    own = {child.i: child for child in verb.children}
    first = verb.i
    while first - 1 in own and own[first - 1].dep_ in _GROUP and _in_group(own[first - 1]):
        first -= 1
    last = verb.i + words
    if last in own and own[last].dep_ == "prt":
        last += 1
    behind = own.get(last) or next((child for child in verb.doc[last - 1].children if child.i == last), None)
    if behind is not None and behind.dep_ == "prep" and behind.lower_ in with_prep:
        last += 1
    return Words(first, last, verb.i)


def _in_group(token: Token) -> bool:
    """Whether a word before a verb is of its group: a time or number there ("issued overnight", "a fourth") is not."""
    return token.dep_ != "advmod" or (token.tag_ != "WRB" and not outside_group(token))


def outside_group(token: Token) -> bool:
    """Whether an adverb before a verb says when or where, or which of several, and so ends the phrase before it."""
    if token.lower_ in ORDINALS:
        return token.i > 0 and token.nbor(-1).tag_ == "DT"
    return token.lower_ in _WHEN_OR_WHERE or token.ent_type_ in {"DATE", "TIME"}


def names_itself(verb: Token) -> bool:
    """Whether a participle or relative clause gives the name that somebody goes by: "men calling themselves …"."""
    reflexive = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in SELVES
    aside = verb.tag_ == "VBG" or (verb.i > 0 and verb.nbor(-1).tag_ in {"WDT", "WP"})
    return reflexive and aside and verb.lemma_ in NAMING


def elliptic(doc: Doc, cue: Words) -> Words | None:
    """A source without its noun: "A fourth said …" after three others."""
    at = cue.first - 1
    if at < 1 or doc[at].lower_ not in ORDINALS or doc[at - 1].tag_ != "DT" or doc[at].is_sent_start:
        return None
    return Words(at - 1, at + 1, at)


def subjects_of(verb: Token) -> list[Token]:
    """The heads of the verb's own subjects."""
    found = [child for child in verb.children if child.dep_ in _SUBJECTS and child.lower_ not in {"there"}]
    if not found and verb.pos_ == "NOUN":
        return [child for child in verb.children if child.dep_ == "compound" and child.i == verb.i - 1]
    return found


def subject(verb: Token) -> Token | None:
    """The head of the verb's subject: its own, or that of the verb it is coordinated with or depends on."""
    at = verb
    for _ in range(5):
        own = subjects_of(at)
        if own:
            return _nearest(own, at)
        if at.dep_ == "acl" and at.tag_ in {"VBG", "VBN"}:
            return subject_of_infinitive(at) or at.head
        if at.dep_ == "relcl":
            return at.head
        if at.dep_ not in _CLIMB or at.head is at:
            return None
        quoted = _object_before(at)
        if quoted is not None:
            return quoted
        at = at.head
        while at.dep_ in {"prep", "pcomp"} and at.pos_ != "VERB":
            at = at.head
    return None


def subject_of_infinitive(verb: Token) -> Token | None:
    """Whose verb a participle is, where the parse made an infinitive behind it the root: "Deputies clamoured for … to".

    A sentence's own verb is no infinitive with "to": the one before it is, and has its subject. None elsewhere.
    """
    root = verb.sent.root
    if verb.tag_ not in {"VBD", "VBN"} or root.i < verb.i or not has_to(root):
        return None
    return next((child for child in subjects_of(root) if child.i < verb.i), None)


def reduced_relative(head: Token, cue: Words) -> int | None:
    """Where a subject begins whose participle the parse took for the main verb: "Footage posted online shows …".

    None where there is no such participle between the head and the cue.
    """
    verb, at = head.head, head.doc[cue.head]
    misled = head.dep_ == "nsubj" and verb.i == head.i + 1 and verb.tag_ in {"VBD", "VBN"} and verb.i < cue.first
    if not misled or at.head != verb or at.dep_ not in {"advcl", "ccomp", "parataxis", "dep"}:
        return None
    between = head.doc[verb.i + 1 : cue.first]
    aside = len(between) > 0 and between[-1].text == "," and any(token.dep_ == "relcl" for token in between)
    if any((token.text == "," and not aside) or token.dep_ in {"mark", "nsubj", "cc"} for token in between):
        return None
    return min((child.left_edge.i for child in head.lefts), default=head.i)


def participle_set_off(head: Token, cue: Words) -> int | None:
    """Where a subject begins whose participle between commas the parse took for a verb: "The film, shot in May, shows".

    None where there is no such participle between the head and the cue.
    """
    verb, at = head.head, head.doc[cue.head]
    if head.dep_ != "nsubj" or verb.tag_ not in {"VBD", "VBN"} or verb.i != head.i + 2 or verb.i >= cue.first:
        return None
    commas = verb.nbor(-1).text == "," and head.doc[cue.first - 1].text == ","
    if not commas or at.head != verb or any(child.dep_ == "cc" and child.i < cue.first for child in verb.children):
        return None
    return min((child.left_edge.i for child in head.lefts), default=head.i)


def mistaken_subject(verb: Token) -> Words | None:
    """A noun phrase before a verb that the parse took for a verb and its object: "Aid workers doubt that …"."""
    first = next((child for child in verb.lefts if child.dep_ == "csubj" and child.tag_ == "VB"), None)
    if first is None or not first.is_sent_start or verb.i - first.i > _LONGEST_MISTAKEN:
        return None
    noun = next((child for child in first.rights if child.dep_ == "dobj" and child.i == first.i + 1), None)
    return Words(first.i, noun.right_edge.i + 1, noun.i) if noun is not None and noun.right_edge.i < verb.i else None


def _object_before(verb: Token) -> Token | None:
    """Whom the verb above names as the speaker: "quoted a source as saying"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in {"as", "of"}:
        return None
    return next((child for child in verb.head.head.children if child.dep_ == "dobj"), None)


def speaker_above(verb: Token, is_speech: Callable[[Token], bool]) -> Token | None:
    """The nearest verb of speech above a participle in the tree ("said it had won, adding that …")."""
    return next((above for above in verb.ancestors if is_speech(above)), None)


def beside(doc: Doc, cue: Words) -> Token | None:
    """The head of the noun phrase beside a verb whose subject the parse has missed: before it, else after it."""
    before = cue.first - 1
    while before >= 0 and doc[before].text == ",":
        before -= 1
    inverted = before < cue.first - 1 and cue.last < len(doc) and _may_speak_after(doc[cue.last], cue)
    if not inverted and before >= 0 and not doc[before + 1].is_sent_start and doc[before].pos_ in _NOMINAL:
        return _head_of_phrase(doc[before], cue)
    if cue.last < len(doc) and not doc[cue.last].is_sent_start:
        first = doc[cue.last]
        while first.pos_ in {"DET", "ADJ", "NUM"} and first.head.i > first.i:
            first = first.head
        if first.pos_ in _NOMINAL:
            return _head_of_phrase(first, cue)
    return None


def _may_speak_after(token: Token, cue: Words) -> bool:
    """Whether a noun after a verb can be its subject, and is not that of a clause that follows."""
    return token.pos_ in _NOMINAL and _head_of_phrase(token, cue).dep_ not in _SUBJECTS | {"poss"}


def _head_of_phrase(token: Token, cue: Words) -> Token:
    at = token
    while at.dep_ in {"compound", "appos", "nmod", "pobj", "prep", "conj", "poss"} and (
        (at.head.i < cue.first) == (token.i < cue.first) and at.head.pos_ in _NOMINAL | {"ADP"}
    ):
        at = at.head
    return at if at.pos_ in _NOMINAL else token


def _nearest(own: list[Token], verb: Token) -> Token:
    return min(own, key=lambda child: abs(child.i - verb.i))


def phrase(doc: Doc, head: Token, without: Words | None = None) -> Words | None:
    """The words of a noun phrase: its subtree, cut where it runs into `without` or over a long stretch."""
    tokens = sorted(head.subtree, key=lambda token: token.i)
    if without:
        if head.i < without.first:
            tokens = [token for token in tokens if token.i < without.first]
        else:
            tokens = [token for token in tokens if token.i >= without.last]
    contiguous = [token for token in tokens if _joined(tokens, head, token)]
    if len(contiguous) > _LONGEST_SOURCE:
        contiguous = list(short_phrase(head))
    return words_of(doc, _behind_occasion(contiguous, head), head)


def _tells_of(preposition: Token) -> bool:
    """Whether a preposition behind a name tells of whom that spoke: "said Maryam Jalali | of her nephew"."""
    after = preposition.doc[preposition.i + 1] if preposition.i + 1 < len(preposition.doc) else preposition
    return preposition.lower_ in {"about", "regarding"} or (preposition.lower_ == "of" and after.tag_ == "PRP$")


def _behind_occasion(tokens: list[Token], head: Token) -> list[Token]:
    """A name without the occasion that the parse took for a part of it: "In a rare interview | Abu Rashid said"."""
    first = tokens[0].i if tokens else 0
    if head.pos_ != "PROPN" or not first or not head.doc[first - 1].is_sent_start or tokens[0].pos_ != "DET":
        return tokens
    if head.doc[first - 1].pos_ != "ADP":
        return tokens
    common = next((n for n, t in enumerate(tokens) if t.pos_ == "NOUN" and t.i < head.i), None)
    return tokens if common is None else tokens[common + 1 :]


def short_phrase(head: Token) -> tuple[Token, ...]:
    """A noun with the modifiers before it, and no more."""
    first = min(
        (child.left_edge.i for child in head.lefts if child.dep_ not in {"nsubj", "ccomp", "parataxis"}), default=head.i
    )
    return tuple(head.doc[first : head.i + 1])


def before_circumstance(doc: Doc, source: Words, cue: Words) -> Words:
    """A source behind its verb without what tells when or where it spoke: "say islanders | as navy lands".

    A place right behind a name is no part of it ("said Ali Noor | at the mosque"); behind a noun it may be.
    """
    head = doc[source.head]
    if source.first < cue.last or not source.holds(source.head):
        return source
    away = _MEANWHILE | _WHERE if head.pos_ == "PROPN" and head.ent_type_ in _PEOPLE else _MEANWHILE
    meanwhile = (c.left_edge.i for c in head.rights if c.left_edge.lower_ in _MEANWHILE)
    where = (c.i for c in head.rights if c.lower_ in away and c.i == head.i + 1)
    of_whom = (c.i for c in head.rights if head.pos_ == "PROPN" and _tells_of(c))
    last = min((*meanwhile, *where, *of_whom), default=source.last)
    last -= doc[last - 1].text == ","
    return Words(source.first, last, source.head) if head.i < last < source.last else source


def _joined(tokens: list[Token], head: Token, token: Token) -> bool:
    low, high = sorted((head.i, token.i))
    return high - low == sum(low <= other.i < high for other in tokens)


def clause_of(token: Token) -> Token:
    """The head of the clause a word stands in: a verb, or the sentence's root."""
    at = token.head
    while at.dep_ not in _CLAUSE_DEPS and at.pos_ not in {"VERB", "AUX"} and at.head is not at:
        at = at.head
    while at.dep_ in {"aux", "auxpass"}:
        at = at.head
    return at


def complements(verb: Token, deps: frozenset[str]) -> Iterator[Token]:
    """The verb's children by dependency."""
    return (child for child in verb.children if child.dep_ in deps)


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(
        child.lower_ == "to" or (child.dep_ == "aux" and any(inner.lower_ == "to" for inner in child.lefts))
        for child in verb.children
        if child.dep_ in {"aux", "mark"}
    )


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive."""
    return any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)


def subtree(head: Token, *without: Words | None) -> frozenset[int]:
    """The indices of a subtree less the words given."""
    return frozenset(token.i for token in head.subtree if not any(words and words.holds(token.i) for words in without))
