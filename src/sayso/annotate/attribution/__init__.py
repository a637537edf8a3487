"""Attribution: source, cue and content of every reported statement, with the chain of mouths it comes through."""

from spacy.language import Language

from sayso.annotate.attribution.component import AttributionFinder

__all__ = ["AttributionFinder"]


@Language.factory("sayso_attribution")
def make_attribution_finder(nlp: Language, name: str) -> AttributionFinder:  # noqa: ARG001 - spaCy's signature
    """The finder of attributions, as a spaCy component."""
    return AttributionFinder()
