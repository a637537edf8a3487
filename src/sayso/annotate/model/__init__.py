"""The parts of the spaCy model that Sayso runs in its own way: the same outcome in less time."""
