"""What is still to come without a "will": "are to leave", a headline's "Army to leave", "is leaving tomorrow"."""

from spacy.tokens import Token

from sayso.annotate.factuality.lexicon import bearing

_BE = frozenset(("VBZ", "VBP", "VBD"))
_FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
_PRESENT = frozenset(("VBZ", "VBP"))
_TOMORROW = frozenset(("tomorrow", "shortly", "soon", "imminently"))
_NEXT = frozenset(("next", "coming", "following"))
_SOON = frozenset(("yet", "soon", "eventually", "shortly", "imminently", "tomorrow", "someday", "tonight"))
_DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december dawn noon midday midnight dusk nightfall sunset sunrise daybreak christmas
    easter ramadan eid
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_PERIODS = frozenset(
    """
    minute hour day night week weekend fortnight month year spring summer autumn winter season
    monday tuesday wednesday thursday friday saturday sunday
    """.split()  # noqa: SIM905 - a word list reads best as words
)
_TIMES = (
    _DAYS
    | _PERIODS
    | frozenset(
        "end start beginning evening morning afternoon tomorrow deadline harvest rain election decade term".split()  # noqa: SIM905
    )
)
_TO = frozenset(("by", "within", "before", "beyond", "until", "till", "past"))
"""Before a time these look ahead of a verb that is not told in the past."""
_AT = frozenset(("on", "at", "from"))
_TIMED = frozenset(("advmod", "npadvmod", "prep"))
_PLANS = frozenset(("plan", "prepare", "plot"))
"""What somebody does so in the present is still to come ("is planning a march")."""
_WEIGHS = frozenset(("consider", "contemplate", "mull", "weigh", "envisage"))
_SEEMS = frozenset(("look", "seem", "appear", "remain"))
_AS_EARLY = frozenset(("early", "soon", "late"))
_MOMENTS = frozenset(("moment", "time", "minute", "hour"))
_MONTHS_WORTH = frozenset(("take", "last"))
_SPAN = 3  # words of a time after its preposition's object: "by the end of the week"


def is_to(verb: Token) -> Token | None:
    """The "to" of a verb that stands under "is to" or "are to", or is a headline's bare infinitive; else None."""
    to = next((child for child in verb.children if child.dep_ == "aux" and child.lower_ == "to"), None)
    if to is None or any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.children):
        return None
    return to if _is_arranged_by(verb, verb.head, to) else None


def _is_arranged_by(verb: Token, above: Token, to: Token) -> bool:
    tagged = verb.dep_ == "ccomp" and above.i > verb.i  # "Junta to free prisoners, state TV says"
    if above == verb or tagged:
        return any(child.dep_ in {"nsubj", "nsubjpass"} and child.i < to.i for child in verb.lefts)
    if verb.dep_ == "xcomp" and above.lower_ == "talks" and to.i == above.i + 1:
        return True  # "Ceasefire talks to open in Doha": the noun is read as a verb
    if verb.dep_ == "xcomp" and above.lemma_ == "be" and above.tag_ in _BE:
        return to.i == above.i + 1 or (to.i == above.i + 2 and above.nbor(1).pos_ == "ADV")
    if verb.dep_ in {"relcl", "acl"} and above.pos_ in {"NOUN", "PROPN"}:
        doc, after = verb.doc, verb.right_edge.i + 1
        if above.head == above:
            return above.i < to.i and not any(token.tag_ in _FINITE for token in verb.sent)
        # "Talks on water to resume, says minister"
        tagged = above.i < to.i and above.head.i > verb.i and after < len(doc) and doc[after].text == ","
        return tagged and not any(token.tag_ in _FINITE for token in doc[verb.sent.start : after])
    return False


def is_arranged(verb: Token) -> Token | None:
    """The time to come beside a verb in the present; else None.

    "Is sending a brigade next week", "tomorrow we bury them"; of what opens or leaves, a day by itself: "the trial
    opens on Monday".
    """
    if verb.tag_ == "VBG":
        if not any(c.dep_ == "aux" and c.tag_ in _PRESENT for c in verb.children):
            return None
        return next((child for child in verb.children if is_to_come(child) or _is_day(child)), None)
    if verb.tag_ not in _PRESENT or verb.pos_ != "VERB":
        return None
    opens = verb.lemma_ in bearing("opens")
    return next((child for child in verb.children if is_to_come(child) or (opens and _is_day(child))), None)


def is_ahead(verb: Token, *, reported: bool) -> Token | None:
    """The word that says of its subject that it is to come: "is imminent", "are planned", "looms"; else None.

    Of a past only what others say of it is still to come: `reported`.
    """
    if verb.lemma_ in bearing("looms") and verb.pos_ == "VERB":
        return verb if _is_now(verb, verb, reported=reported) else None
    if verb.tag_ in _PRESENT and verb.lemma_ in _PLANS and verb.pos_ == "VERB":
        return verb if _has_object(verb) else None
    if verb.tag_ == "VBG" and verb.lemma_ in _PLANS and _is_now(verb, verb, reported=reported):
        return verb if _has_object(verb) else None
    if verb.lemma_ in _WEIGHS and any(c.dep_ == "xcomp" and c.tag_ == "VBG" for c in verb.rights):
        return verb if _is_now(verb, verb, reported=reported) else None
    if verb.pos_ == "AUX" or verb.lemma_ in _SEEMS:
        for child in verb.children:
            if child.dep_ == "acomp" and child.lower_ in bearing("ahead") and not _is_because(child):
                return child if _is_now(verb, verb, reported=reported) else None
        return None
    if verb.tag_ != "VBN" or verb.lemma_ not in bearing("arranged") | bearing("called"):
        return None
    be = next((child for child in verb.children if child.dep_ == "auxpass"), None)
    if be is None or not _is_now(be, verb, reported=reported):
        return None
    timed = verb.lemma_ in bearing("arranged") or any(_is_day_of(child) for child in verb.children)
    return verb if timed else None


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def _is_now(be: Token, verb: Token, *, reported: bool) -> bool:
    """Whether a verb is told of the present, or of a then from which others look ahead."""
    forms = {be.tag_, *(child.tag_ for child in verb.children if child.dep_ == "aux")}
    return bool(forms & _PRESENT) or (reported and "VBD" in forms and not any(c.lower_ == "had" for c in verb.children))


def _is_because(adjective: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ == "to" for child in adjective.children)


def _is_day_of(adjunct: Token) -> bool:
    """Whether an adjunct is the day that something is set for: "for Sunday", "on 4 May", "next week"."""
    return is_to_come(adjunct) or _is_day(adjunct) or (adjunct.lower_ == "for" and _holds_time(adjunct, _DAYS))


def is_near(verb: Token) -> bool:
    """Whether what "may" or "could" be is still to come: "may yet", "could soon", "by the weekend"."""
    return any(
        (child.lower_ in _SOON and child.dep_ in _TIMED)
        or (child.i > verb.i and (is_to_come(child) or _is_day(child)))
        or (child.dep_ == "dobj" and verb.lemma_ in _MONTHS_WORTH and child.lemma_ in _PERIODS)
        or (child.lower_ in _AS_EARLY and any(word.lower_ in _TIMES for word in child.subtree))
        or (child.dep_ == "prep" and child.lower_ == "before" and child.i > verb.i)
        or (child.dep_ == "prep" and child.lower_ == "at" and child.i > verb.i and child.right_edge.lower_ in _MOMENTS)
        or (child.dep_ == "xcomp" and verb.lemma_ == "have" and any(c.tag_ == "TO" for c in child.lefts))
        for child in verb.children
    )


def is_to_come(adjunct: Token) -> bool:
    """Whether an adjunct is a time to come by its own words: "tomorrow", "next week", "within days"."""
    if adjunct.dep_ not in _TIMED:
        return False
    if adjunct.lower_ in _TOMORROW:
        return True
    if adjunct.dep_ == "prep" and adjunct.lower_ in _TO:
        return _holds_time(adjunct, _TIMES)
    noun = adjunct if adjunct.dep_ != "prep" else next((c for c in adjunct.children if c.dep_ == "pobj"), adjunct)
    return noun.lemma_.lower() in _PERIODS and any(child.lower_ in _NEXT for child in noun.children)


def _is_day(adjunct: Token) -> bool:
    """Whether an adjunct is a day or an hour: "on Monday", "at noon", "in May"; no day of every week ("on Fridays")."""
    if adjunct.dep_ == "npadvmod":
        return adjunct.lower_ in _DAYS or (
            adjunct.lemma_ in _PERIODS and any(child.lower_ == "this" for child in adjunct.children)
        )
    if adjunct.dep_ != "prep":
        return False
    return (adjunct.lower_ in _AT or adjunct.lower_ == "in") and _holds_time(adjunct, _DAYS)


def _holds_time(prep: Token, times: frozenset[str]) -> bool:
    """Whether the object of a preposition is a time, or the part or end of one."""
    for noun in prep.children:
        if noun.dep_ not in {"pobj", "pcomp"}:
            continue
        near = (noun, *(c for c in noun.subtree if abs(c.i - noun.i) <= _SPAN))
        return any(word.lower_ in times or (times is _TIMES and word.lemma_.lower() in times) for word in near)
    return False
