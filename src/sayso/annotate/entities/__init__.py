"""Entities: who and what the report speaks of, every mention a span, mentions of one entity under one id."""

from sayso.annotate.entities.component import EntityRecogniser

__all__ = ["EntityRecogniser"]
