"""Stage: how far a deed came, by the words above its trigger, before it, and its auxiliaries."""

from spacy.tokens import Token

from sayso.annotate.events.draft import Draft
from sayso.annotate.events.entries import light_verbs, stage_cues
from sayso.annotate.events.reading import Reading
from sayso.annotate.events.repairs import nominal
from sayso.annotate.events.syntax import negated
from sayso.schema.vocabulary import Stage

_COMPLEMENT = frozenset(
    ("xcomp", "ccomp", "dobj", "pobj", "pcomp", "acl", "nsubjpass", "attr", "conj", "prep", "compound", "oprd", "relcl")
)
_THROUGH = frozenset(("of", "for", "from", "to", "on", "with", "about", "at", "against", "out", "by", "into"))
_BY_ITS_SUBJECT = frozenset(("fail", "begin", "start", "continue", "resume", "loom", "rage"))
_REAL = frozenset(
    """manage succeed continue begin go say report believe know happen appear seem claim start think use help see
    mobilize mobilise force allege charge accuse suspect""".split()  # noqa: SIM905 - a word list
)
"""Verbs whose infinitive tells of what was done."""
_CONDITION = frozenset(("if", "unless", "whether"))
_UNREAL = frozenset(("if", "unless"))
_REFUSABLE = frozenset(("battle", "civilian", "force", "remote"))
_HAPPENS = frozenset("happen take occur begin come start go follow continue be end stop".split())  # noqa: SIM905
_NOUN_LINKS = frozenset(("dobj", "nsubjpass", "nsubj"))


def stage_of(reading: Reading, draft: Draft) -> Stage:
    """The stage of a draft."""
    token = reading.doc[draft.head]
    if draft.candidate.line.trigger.stage:
        return draft.candidate.line.trigger.stage
    if draft.type in {"force.refusal", "force.disrupted"}:
        return "accomplished"
    if draft.type == "talks.agreement" and token.head.lemma_.lower() == "agree":
        return "accomplished" if token.head.tag_ in {"VBN", "VBD"} else "planned"
    token = nominal(token)
    verb = _verb(token)
    return _modified(token) or _governed(token) or _auxiliary(verb, draft) or _form(verb)


def _verb(token: Token) -> Token:
    """The verb that carries the deed: the trigger itself, or the light verb above a noun."""
    if token.pos_ == "VERB":
        return token
    noun = token
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    above = noun.head
    if noun.dep_ == "nsubj" and above.lemma_.lower() not in _HAPPENS and _presupposed(noun):
        return token
    if noun.dep_ in _NOUN_LINKS and above.pos_ in {"VERB", "AUX"}:
        return above
    return token


def _presupposed(noun: Token) -> bool:
    """Whether "the attack" of "the attack could derail the talks" is spoken of as done."""
    return any(child.lower_ in {"the", "this", "that"} for child in noun.lefts)


def _modified(token: Token) -> Stage | None:
    for child in token.lefts:
        cue = stage_cues().get(("modifier", child.lower_))
        if cue and child.dep_ in {"amod", "compound", "nmod", "det"}:
            return cue.stage
    return None


def _governed(token: Token) -> Stage | None:
    """The stage by the nearest cue that the trigger is a complement of."""
    below = token
    found: Stage | None = None
    for _ in range(7):
        above = below.head
        if found is None and any(child.dep_ == "mark" and child.lower_ in _UNREAL for child in below.children):
            return "potential"
        if above.i == below.i:
            return found
        lemma = above.lemma_.lower()
        cue = stage_cues().get(("governor", lemma))
        if below.dep_ == "nsubj":
            if cue is None or lemma not in _BY_ITS_SUBJECT:
                return found
        elif below.dep_ not in _COMPLEMENT or (below.dep_ == "prep" and not _leads_on(below)):
            return found
        said = below.dep_ == "ccomp" and cue is not None and cue.stage == "planned"
        beside = below.dep_ == "conj" and below.pos_ == "VERB"
        if cue and below.dep_ != "relcl" and not said and not beside:
            stage = cue.negated if cue.negated and negated(above) else cue.stage
            if stage == "refused":
                return stage
            found = stage if found in {None, "ongoing"} else found
        if below.dep_ == "relcl" or (below.dep_ == "conj" and below.pos_ != above.pos_):
            return found
        below = above
    return found


def _leads_on(preposition: Token) -> bool:
    """Whether a stage is handed on through a preposition: "ready for", "succeed in cutting"."""
    return preposition.lower_ in _THROUGH or any(child.dep_ == "pcomp" for child in preposition.children)


def _auxiliary(verb: Token, draft: Draft) -> Stage | None:
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "mark"}}
    if words & _CONDITION:
        return "potential"
    if "have" in words and "to" not in words and words & {"may", "might", "could"}:
        return None
    for word in words:
        cue = stage_cues().get(("auxiliary", word))
        if cue and cue.negated and negated(verb) and draft.family in _REFUSABLE and draft.played("actor"):
            return cue.negated
        if cue:
            return cue.stage
    return None


def _form(verb: Token) -> Stage:
    """The stage by the verb's own form: progressive now, or an infinitive of purpose."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    if verb.tag_ == "VBG" and (
        words & {"is", "are", "'re", "'s"} or {"have", "been"} <= words or {"has", "been"} <= words
    ):
        return "ongoing"
    if "to" in words and "have" not in words and verb.tag_ == "VB":
        above = verb.head
        if verb.dep_ in {"advcl", "xcomp", "acl", "ccomp"} and above.lemma_.lower() not in _REAL | set(light_verbs()):
            return "planned"
    return "accomplished"
