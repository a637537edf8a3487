"""`Report` → `Annotations`: sentences, entities, quotes, attributions, events, places, times, figures, advisories."""
