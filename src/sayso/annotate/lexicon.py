"""Lexicons of the annotator: the loader of `sayso.lexicon`, under the name that its components import."""

from sayso.lexicon import entries, from_file, parsed

__all__ = ["entries", "from_file", "parsed"]
