"""What makes the saying itself less than certain: "appears to show", "purportedly shows", "may show"."""

from spacy.tokens import Token

from sayso.annotate.factuality.findings import Findings
from sayso.annotate.factuality.lexicon import embedders, footage, markers

_DOUBTS = frozenset(("probable", "possible"))


def weaken(cue: Token, found: Findings) -> None:
    """Add the doubt of a cue's adverbs, of the verb above it, and, where it shows, of its own modal verb."""
    for child in cue.children:
        marking = markers().get(child.lower_)
        if marking is None:
            continue
        modal = marking.role in {"may", "could"} and child.dep_ == "aux" and cue.lemma_ in footage("show")
        if modal or (marking.role == "adverb" and child.dep_ == "advmod"):
            found.add(marking.effects, child)
    above = cue.head
    if cue.dep_ in {"xcomp", "advcl"} and any(child.lower_ == "to" for child in cue.lefts):
        for line in embedders().get((above.lemma_.lower(), "VERB"), ()):
            if line.whole and _DOUBTS.issuperset(line.effects):
                found.add(line.effects, above)
