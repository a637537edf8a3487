"""Places: which words name one, which place they mean, and what they are put to."""

from sayso.annotate.places.component import PlaceFinder

__all__ = ["PlaceFinder"]
