"""Figures: the tolls that a report gives, each with its exact words and bounds."""

from sayso.annotate.figures.component import FigureFinder

__all__ = ["FigureFinder"]
