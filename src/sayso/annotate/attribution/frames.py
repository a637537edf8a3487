"""The frames of verbs: which words beside a verb are what it ties to its subject."""

from spacy.tokens import Token

from sayso.annotate.attribution.clause import complements, has_to, subject_of_infinitive, subjects_of, subtree
from sayso.annotate.attribution.lexicon import VerbCue, rubrics, verb_cue
from sayso.annotate.attribution.reach import clause_after
from sayso.annotate.attribution.sources import is_mouth
from sayso.annotate.factuality.lexicon import embedders
from sayso.annotate.factuality.prospects import is_to_come

Tied = tuple[str, int, frozenset[int]]
"""The rule that found a content, the head of its clause or phrase, and its tokens."""
_CLAUSES = frozenset(("ccomp",))
_UNDER_PARTICLES = frozenset(("ccomp", "csubj", "advcl", "acl", "relcl"))
_ASKING = frozenset(("ask", "question", "wonder", "know"))
_ANONYMITY = frozenset(("name", "identify", "quote"))
"""What a source asks for itself ("asked not to be named") is no statement."""
_TENSED = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SHORTEST_CLAUSE = 4  # tokens of a clause with its "that"
_LONGEST_NAME = 8  # tokens of what a statement is called before it is told: "as baseless and malicious ¦ claims that"
_UNMARKED = frozenset(
    ("claims", "reports", "allegations", "accusations", "suggestions", "rumours", "rumors", "charges")
)
_LONGEST_ACCUSED = 12  # tokens from the verb to the "of" of the deed
_OF_THE_DEED = frozenset(("from", "into", "onto", "to", "with", "without", "by", "for", "through", "across", "along"))
"""Prepositions that after a tag tell of what was done, and not of where or when it was said."""
_CIRCUMSTANCE = frozenset(("in", "at", "on", "during", "by", "via", "through", "after", "before"))
"""Prepositions after an object that tell where and when it was said more often than they belong to it."""


def tied(token: Token, entry: VerbCue) -> Tied | None:
    """What the verb ties to its subject."""
    frames = entry.frames
    if frames & {"clause", "quote", "tell"}:
        comp = _clause(token) if entry.words == 1 else _clause_of_particles(token, entry) or _clause(token)
        if comp is not None and (_finite(comp) or "quote" in frames):
            return "clause", comp.i, subtree(comp)
        has_object = entry.subject == "evidence" and any(c.dep_ == "dobj" for c in token.children)
        aside = aside_of(token) if ("clause" in frames and not has_object) or _as_told(token) else None
        if aside is not None:
            return aside
        after = clause_after(token) if comp is None and entry.speech else None
        if after is not None:
            return "clause", after.i, subtree(after)
        if comp is None and "clause" in frames and (lost := _lost_clause(token, entry)):
            return lost
    if "to" in frames or "np_to" in frames:
        for comp in complements(token, frozenset(("xcomp", "ccomp", "advcl"))):
            objects = [c for c in token.children if c.dep_ in {"dobj", "dative"} and c.i < comp.i]
            # An infinitive right behind whom it is said to is no purpose of saying it.
            told = comp.dep_ != "advcl" or ("np_to" in frames and objects and _follows(comp, objects[-1]))
            if told and has_to(comp) and comp.i > token.i and comp.lemma_ not in _ANONYMITY:
                own = subtree(comp) if "np_to" not in frames else subtree(comp).union(*map(subtree, objects))
                return "infinitive", comp.i, own | _under_condition(token, max(own))
    if entry.preps and (found := _for_to(token, entry.preps) or _prepositional(token, entry.preps, entry.words)):
        return found
    if "tell" in frames and token.lemma_ not in _ASKING and (found := _told_of(token, entry.preps)):
        return found
    return _nominal(token, entry)


def _under_condition(token: Token, last: int) -> frozenset[int]:
    """The condition right behind an infinitive that the parse hung on the verb above: "to strike unless they leave"."""
    behind = (c for c in token.rights if c.dep_ == "advcl" and c.left_edge.i == last + 1)
    held = next((c for c in behind if c.left_edge.lower_ in {"if", "unless", "should"}), None)
    return subtree(held) if held is not None else frozenset()


def _follows(clause: Token, word: Token) -> bool:
    """Whether a clause begins where a phrase ends."""
    return clause.left_edge.i == word.right_edge.i + 1


def _nominal(token: Token, entry: VerbCue) -> Tied | None:
    frames = entry.frames
    if (fronted := _called_first(token, entry)) is not None:
        return fronted
    held = token.doc[token.i + 1 : token.i + entry.words]
    objects = [c for c in token.children if c.dep_ in {"dobj", "nsubj"} and c.i > token.i]
    objects += [c for word in held for c in word.children if c.dep_ == "pobj"]
    small = [c for c in complements(token, frozenset(("xcomp", "ccomp"))) if c.i > token.i and not has_to(c)]
    if "as" in frames:
        tails = [
            c
            for c in token.children
            if c.i > token.i
            and (c.dep_ == "oprd" or (c.dep_ in {"prep", "mark", "advcl"} and c.left_edge.lower_ == "as"))
        ]
        predicates = [c for c in token.children if c.dep_ in {"dobj", "dative"} and c.i > token.i][1:]
        if objects and (tails or predicates):
            first = min([*objects, *(c for c in token.children if c.dep_ == "dative")], key=lambda c: c.i)
            return "as", first.i, subtree(first).union(*map(subtree, [*tails, *predicates]))
        if objects and any(c.lower_ == "as" and c.i > objects[0].i for c in objects[0].children):
            return "as", objects[0].i, subtree(objects[0])
        if small and not objects and not _finite(small[0]):
            return "as", small[0].i, subtree(small[0])
    if "of" in frames and objects:
        tails = [c for c in token.children if c.dep_ == "prep" and c.lower_ in {"of", "for", "over"} and c.i > token.i]
        inner = any(c.dep_ == "prep" and c.lower_ in {"of", "for", "over"} for c in objects[0].children)
        if tails or inner:
            return "of", objects[0].i, subtree(objects[0]).union(*map(subtree, tails))
        deed = _deed_after(token)
        if deed is not None:
            return "of", objects[0].i, frozenset(range(token.i + 1, deed.right_edge.i + 1))
    if "onto" in frames and objects:
        grounds = [c for c in token.children if c.dep_ == "prep" and c.lower_ in {"on", "to", "upon"} and c.i > token.i]
        grounds = [c for c in grounds if all(inner.ent_type_ not in {"DATE", "TIME"} for inner in c.children)]
        if grounds:
            return "of", objects[0].i, subtree(objects[0]).union(*map(subtree, grounds))
    if "ing" in frames:
        for comp in (*small, *(child for child in objects if child.tag_ == "VBG")):
            if comp.tag_ == "VBG" or any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VBG" for c in comp.children):
                return "gerund", comp.i, subtree(comp)
    if objects and token.lemma_ == "say" and objects[0].tag_ == "CD" and objects[0].ent_type_ not in {"DATE", "TIME"}:
        return "object", objects[0].i, subtree(objects[0])  # "The police have said 14."
    known = bool(objects) and _sayable(token, objects[0], entry)
    known = known and objects[0].ent_type_ not in {"DATE", "TIME"} and (entry.denial or objects[0].tag_ != "PRP")
    if "at" in frames and known:
        tails = [c for c in token.children if c.dep_ == "prep" and c.lower_ == "at" and c.i > objects[0].i]
        given = subtree(objects[0]).union(*map(subtree, tails[:1]))
        return ("at", objects[0].i, given) if any(token.doc[i].lower_ == "at" for i in given) else None
    if known and entry.subject == "evidence" and "np" in frames:
        return "object", objects[0].i, _seen(token, objects[0])
    if known and ("np" in frames or ("npx" in frames and _tells(objects[0]))):
        after = objects[0].right_edge.i + 1
        tails = [c for c in token.children if c.dep_ == "prep" and c.i == after and c.lower_ not in _CIRCUMSTANCE]
        told = subtree(objects[0]).union(*map(subtree, tails[:1]), *map(subtree, _set_for(token, objects[0])))
        return "object", objects[0].i, told | _spelled_out(token, max(told))
    return None


def _sayable(token: Token, thing: Token, entry: VerbCue) -> bool:
    """Whether an object is of those that the verb says something of."""
    lemma = thing.lemma_.lower()
    if lemma in entry.objects or not (entry.objects or entry.unlike):
        return True
    given = any(child.dep_ == "dative" for child in token.children) or is_mouth(thing)
    return bool(entry.unlike) and thing.pos_ == "NOUN" and lemma not in entry.unlike and not given


def _called_first(token: Token, entry: VerbCue) -> Tied | None:
    """What is denied, behind what it is called: "rejected as baseless ¦ the allegation that it had used gas"."""
    doc, first = token.doc, token.i + entry.words
    if not entry.denial or first >= len(doc) or doc[first].lower_ != "as":
        return None
    near = doc[first + 2 : min(first + _LONGEST_NAME, token.sent.end)]
    opens = next((t for t in near if t.pos_ == "DET" or t.tag_ == "PRP$" or t.lower_ in _UNMARKED), None)
    said = doc[opens.i : token.sent.end] if opens is not None else ()
    noun = next((t for t in said if t.lemma_.lower() in entry.objects or t.lower_ in entry.objects), None)
    if opens is None or noun is None or noun.i - opens.i > _LONGEST_NAME:
        return None
    end = next((t.i for t in doc[noun.i : token.sent.end] if t.text in {".", ";"}), token.sent.end)
    first = noun.i + 2 if noun.i + 2 < end and noun.nbor(1).lower_ == "that" else opens.i
    return "object", max(first, noun.i), frozenset(range(first, end))


def _set_for(token: Token, thing: Token) -> list[Token]:
    """The time to come right behind what is promised or foreseen: "promised elections ¦ by the end of the year"."""
    lines = embedders().get((token.lemma_.lower(), "VERB"), ())
    if not any("future" in line.effects for line in lines):
        return []
    return [c for c in token.rights if c.left_edge.i == thing.right_edge.i + 1 and is_to_come(c)]


def _spelled_out(token: Token, last: int) -> frozenset[int]:
    """The list behind a colon that says what an object is ("described the same wounds again: burns and cuts")."""
    doc, at = token.doc, last + 1
    while at < len(doc) and doc[at].pos_ in {"ADV", "CCONJ"}:
        at += 1
    listed = range(at, token.sent.end)
    if not listed or doc[at].text != ":" or any(doc[i].tag_ in _TENSED or doc[i].is_quote for i in listed):
        return frozenset()
    return frozenset(range(last + 1, token.sent.end))


def _deed_after(token: Token) -> Token | None:
    """The gerund of an accusation that the parse hung elsewhere: "accused the army and allied gangs of shelling …"."""
    for word in token.doc[token.i + 1 : min(token.i + _LONGEST_ACCUSED, token.sent.end - 1)]:
        after = word.nbor(1)
        if word.lower_ in {"of", "for"} and after.tag_ == "VBG":
            return after
        if word.text in {",", ";", ":"} or word.is_quote:
            return None
    return None


def _seen(token: Token, first: Token) -> frozenset[int]:
    """What is shown: the object with all that hangs on the verb after it, but for another clause of the sentence.

    Nor for what somebody says of it ("…, which the army claims to have retaken").
    """
    after = [
        c
        for c in token.rights
        if c.i > first.i and c.dep_ in {"xcomp", "ccomp", "prep", "advcl", "acl", "npadvmod", "acomp", "oprd", "advmod"}
    ]
    held = [c for c in after if not any(m.dep_ == "mark" for m in c.children)]
    aside = [
        c for c in first.subtree if c.dep_ == "relcl" and verb_cue(c) is not None and c.left_edge.nbor(-1).text == ","
    ]
    return subtree(first).union(*map(subtree, held)).difference(*map(subtree, aside))


def _for_to(token: Token, preps: frozenset[str]) -> Tied | None:
    """A preposition that is the conjunction of an infinitive: "called for the bridge to be opened"."""
    for comp in complements(token, frozenset(("ccomp", "xcomp", "advcl"))):
        opening = comp.left_edge
        if comp.i > token.i and has_to(comp) and opening.dep_ == "mark" and opening.lower_ in preps:
            return "prep", comp.i, subtree(comp) - {opening.i}
    behind = token.doc[token.i + 1 : token.i + 2].text.lower()
    if token.dep_ == "acl" and behind in preps and subject_of_infinitive(token) is not None:
        root = token.sent.root
        return "prep", root.i, frozenset(range(token.i + 2, root.right_edge.i + 1))
    return None


def _tells(head: Token) -> bool:
    """Whether a noun phrase tells of something by itself: whose, of what, or which."""
    return any(child.dep_ in {"prep", "acl", "relcl", "poss"} for child in head.children)


def _clause(token: Token) -> Token | None:
    """The verb's finite complement; the nearest where the parse gives several."""
    found = [child for child in complements(token, _CLAUSES) if not has_to(child) or _finite(child)]
    found = [child for child in found if not _parted(token, child)]
    if not found and token.lemma_ in _ASKING:
        found = [c for c in complements(token, frozenset(("advcl",))) if c.left_edge.lower_ in {"if", "whether"}]
        found = [child for child in found if child.i > token.i]
    # A verb taken for a noun ("whether the loss matters") still opens with its conjunction.
    found += [child for child in complements(token, frozenset(("dobj",))) if _asks(child)]
    if not found:
        return None
    return min(found, key=lambda child: (not _finite(child), abs(child.i - token.i)))


def _clause_of_particles(token: Token, entry: VerbCue) -> Token | None:
    """The clause that the parse hung on the words behind the verb: "made [clear] that …"."""
    for word in token.doc[token.i + 1 : token.i + entry.words]:
        for child in word.children:
            if child.dep_ in _UNDER_PARTICLES and child.i >= token.i + entry.words and _finite(child):
                return child
    return None


def _lost_clause(token: Token, entry: VerbCue) -> Tied | None:
    """What stands behind a "that" right after the verb, to the end of the sentence, where the parse saw no clause."""
    doc, that = token.doc, token.i + entry.words
    end = next((i for i in range(that, token.sent.end) if doc[i].text in {";", ".", "\n\n"}), token.sent.end)
    if end - that < _SHORTEST_CLAUSE or doc[that].lower_ != "that":
        return None
    verbs = [i for i in range(that + 2, end) if doc[i].tag_ in _TENSED]
    if not verbs and not (doc[that].tag_ == "IN" and any(doc[i].tag_ == "VBN" for i in range(that + 2, end))):
        return None
    return "clause", verbs[0] if verbs else that + 1, frozenset(range(that + 1, end))


def _parted(verb: Token, clause: Token) -> bool:
    """Whether a semicolon, or a colon after the clause, stands between the two: they are statements side by side."""
    doc = verb.doc
    if clause.i > verb.i:
        first = min((token.i for token in clause.subtree if not token.is_punct), default=clause.i)
        between = [token.text for token in doc[verb.i : max(first, verb.i)]]
        # "Prices tell the story: bread has doubled": the object has said it all.
        objects = [c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < first and not _is_addressed(c)]
        return ";" in between or (":" in between and bool(objects))
    return any(token.text in {";", ":"} for token in doc[clause.right_edge.i + 1 : verb.i])


def _is_addressed(word: Token) -> bool:
    return word.tag_ == "PRP" or word.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"} or is_mouth(word)


def _asks(head: Token) -> bool:
    return head.left_edge.lower_ == "whether"


def _finite(verb: Token) -> bool:
    """Whether a clause has a finite verb, or (where the verb is a subjunctive or mistagged) "that" and a subject."""
    if verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} or _asks(verb):
        return True
    if any(child.dep_ == "mark" for child in verb.children) and subjects_of(verb):
        return True
    return any(
        child.tag_ in {"VBD", "VBZ", "VBP", "MD"} and child.dep_ in {"aux", "auxpass"} for child in verb.children
    )


def aside_of(token: Token) -> Tied | None:
    """A cue in parentheses: "the rebels, officials said, had fled"."""
    if token.dep_ not in {"parataxis", "ccomp", "advcl"} or token.head is token:
        return None
    if token.dep_ != "parataxis" and not _set_off(token) and not _as_told(token):
        return None
    # Behind the comma that closes the tag the clause goes on: "had been fired, investigators concluded, from a hill".
    own = subtree(token)
    closed = token.i + 1 < len(token.doc) and token.doc[token.i + 1].text == ","
    behind = token.rights if closed else ()
    going_on = [
        c for c in behind if (c.dep_ == "prep" and c.lower_ in _OF_THE_DEED) or (c.dep_ == "xcomp" and has_to(c))
    ]
    told = (subtree(token.head) - own).union(*map(subtree, going_on))
    return "aside", token.head.i, frozenset(i for i in told if i < token.i or not _is_rubric_behind(token))


def _is_rubric_behind(token: Token) -> bool:
    """Whether a verb ends a headline but for the name of its form: "Truce 'dead', rebels say: live updates"."""
    doc, at = token.doc, token.i + 1
    if at >= len(doc) or doc[at].text != ":":
        return False
    end = next((i for i in range(at, len(doc)) if "\n" in doc[i].text), len(doc))
    return doc[at + 1 : end].text.lower() in rubrics()


def _as_told(token: Token) -> bool:
    """Whether the clause around is what was noted: "As the mayor noted, …"."""
    opening = token.left_edge
    own = any(c.dep_ in {"dobj", "ccomp", "xcomp", "advcl"} and c.lower_ != "it" for c in token.rights)
    return token.dep_ == "advcl" and opening.lower_ == "as" and not own and bool(subjects_of(token))


def _set_off(token: Token) -> bool:
    doc, first, last = token.doc, token.left_edge.i, token.right_edge.i
    before = first > 0 and doc[first - 1].text in {",", "–", "—", "-"}
    after = last + 1 < len(doc) and doc[last + 1].text in {",", ".", "–", "—", "-"}
    short = last - first < 8
    return before and after and short and not any(child.dep_ == "mark" for child in token.children)


def _told_of(token: Token, preps: frozenset[str]) -> Tied | None:
    """What somebody was told of, where the parse hung it on whom was told: "told her team of two more bodies"."""
    for whom in token.children:
        if whom.dep_ in {"dobj", "dative"} and whom.i > token.i and is_mouth(whom):
            for prep in whom.rights:
                if prep.dep_ == "prep" and prep.lower_ in preps and not any(c.dep_ == "relcl" for c in whom.rights):
                    return "prep", prep.i + 1, subtree(prep) - {prep.i}
    return None


def _prepositional(token: Token, preps: frozenset[str], words: int = 1) -> Tied | None:
    held = token.doc[token.i + 1 : token.i + words]
    for prep in (*token.children, *(child for word in held for child in word.children)):
        if prep.dep_ == "prep" and prep.lower_ in preps and prep.i > token.i:
            objects = [child for child in prep.children if child.dep_ in {"pobj", "pcomp"} and child.tag_ != "PRP"]
            if objects and objects[0].ent_type_ not in {"DATE", "TIME"}:
                # "called on the army to withdraw", "referred to the raid as an accident"
                tails = [
                    c
                    for c in token.children
                    if c.i > prep.i and ((c.dep_ == "xcomp" and has_to(c)) or (c.dep_ == "prep" and c.lower_ == "as"))
                ]
                return "prep", objects[0].i, (subtree(prep) - {prep.i}).union(*map(subtree, tails))
    return None
