"""Inflection: the regular forms of an English verb or noun, where a lemma cannot be had or trusted."""

from sayso.annotate.codebook.model import PartOfSpeech

_VOWELS = frozenset("aeiou")


def inflected(word: str, part: PartOfSpeech) -> tuple[str, ...]:
    """The base form and its regular inflections, the base form first.

    >>> inflected("raid", "verb")
    ('raid', 'raids', 'raided', 'raiding')
    >>> inflected("kidnap", "verb")
    ('kidnap', 'kidnaps', 'kidnaped', 'kidnaping', 'kidnapped', 'kidnapping')
    """
    if part == "adjective":
        return (word,)
    forms = [word, _plural(word)]
    if part == "verb":
        stem = word[:-1] if word.endswith("e") and not word.endswith("ee") else word
        if word.endswith("y") and word[-2:-1] not in _VOWELS:
            forms += [f"{word[:-1]}ied", f"{word}ing"]
        else:
            forms += [f"{stem}ed", f"{stem}ing"]
        if len(word) > 2 and word[-1] not in _VOWELS | set("wxy") and word[-2] in _VOWELS and word[-3] not in _VOWELS:
            forms += [f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"]
    return tuple(dict.fromkeys(forms))


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"
