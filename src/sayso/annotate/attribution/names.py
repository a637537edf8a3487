"""Verbs that only give a name: "men calling themselves 'the council'", "the road that drivers call 'the chute'"."""

from sayso.annotate.attribution.clause import NAMING, names_itself
from sayso.annotate.attribution.draft import Draft
from sayso.annotate.attribution.scene import Scene

_BEFORE_A_NAME = frozenset(("DET", "PRON", "PUNCT"))
_NOUNS = frozenset(("NOUN", "PROPN"))


def gives_a_name(scene: Scene, draft: Draft) -> bool:
    """Whether a draft's verb tells by what name something goes, and nobody says anything."""
    if draft.cue is None or draft.type != "verb":
        return False
    doc, verb = scene.doc, scene.doc[draft.cue.head]
    if verb.lemma_ not in NAMING:
        return False
    if names_itself(verb):
        return True
    at = draft.cue.last
    while at < len(doc) and at not in scene.named and doc[at].pos_ in _BEFORE_A_NAME:
        at += 1
    if at >= len(doc) or at not in scene.named:
        return False
    while at < len(doc) and (at in scene.named or doc[at].is_quote):
        at += 1
    return at >= len(doc) or doc[at].pos_ not in _NOUNS
