"""What the CRFs see of a word: of itself, of its neighbours, and, to find cues, of what hangs on it.

Lexical features, those of the grammar and of quotation marks, as in Pareti, "A Database of Attribution Relations"
(LREC 2012), and in Newell et al., "An Attribution Relations Corpus for Political News" (LREC 2018).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from sayso.annotate.attribution.lexicon import VerbCue, nouns, verbs
from sayso.annotate.encoder.windows import Window

Features = list[str]
QUOTATION = 4
"""The column of a window's features that holds the state of quotation."""
QUOTED = "q"
_STATES = ("o", QUOTED, "s")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a window. `head` is an index in the window, its own for a root; `quoted` is o, q, or s for scare."""

    text: str
    lemma: str
    tag: str
    dependency: str
    head: int
    entity: str
    quoted: str
    sentence: int


def words(doc: Doc, window: Window) -> tuple[Word, ...]:
    """The words of a window; one whose head lies outside it counts as a root."""
    at = {token: n for n, token in enumerate(window.tokens)}
    found = []
    sentence = 0
    for n, index in enumerate(window.tokens):
        token = doc[index]
        sentence += bool(n and token.is_sent_start)
        head = at.get(token.head.i, n)
        state = _STATES[int(window.features[n, QUOTATION])]
        found.append(
            Word(token.text, token.lemma_.lower(), token.tag_, token.dep_, head, token.ent_type_, state, sentence)
        )
    return tuple(found)


def local(among: Sequence[Word]) -> list[Features]:
    """Of each word itself, its head, and its neighbours at one and two words."""
    return [[*_own(among, n), *_around(among, n)] for n in range(len(among))]


def cue_features(among: Sequence[Word], near: Sequence[Features]) -> list[Features]:
    """For the tagger of cues: `near` is `local(among)`, to which the lexicon and what hangs on each word are added."""
    hanging = children(among)
    quoting = {word.sentence for word in among if word.quoted == QUOTED}
    found = []
    for n, word in enumerate(among):
        head = among[word.head]
        below = ",".join(sorted({among[child].dependency for child in hanging[n]} - {"punct"}))
        here = [
            *near[n],
            *_known(word),
            f"in={word.sentence in quoting}|{word.lemma}",
            f"in={word.sentence in quoting}|{word.tag}",
            f"below={below}|{word.tag}",
            f"below={below}|{word.dependency}",
            f"chain={word.dependency}>{head.dependency}|{word.tag}",
            f"chain={word.dependency}>{head.dependency}|{head.lemma}",
        ]
        for child in hanging[n]:
            here += _child(among, hanging, n, child)
        found.append(here)
    return found


def children(among: Sequence[Word]) -> list[list[int]]:
    """For each word the words that hang on it."""
    found: list[list[int]] = [[] for _ in among]
    for n, word in enumerate(among):
        if word.head != n:
            found[word.head].append(n)
    return found


def _child(among: Sequence[Word], hanging: Sequence[Sequence[int]], n: int, child: int) -> Iterator[str]:
    word, below = among[n], among[child]
    yield f"has={below.dependency}"
    yield f"has={below.dependency}|{word.lemma}"
    yield f"has={below.dependency}|{word.tag}|{below.lemma}"
    yield f"has={below.dependency}|{below.tag}|{word.tag}|{child > n}"
    if below.dependency in {"nsubj", "nsubjpass", "agent", "poss"}:
        yield f"subject={below.tag}|{below.entity}|{word.tag}"
    if below.dependency == "ccomp":
        marked = any(among[under].dependency == "mark" for under in hanging[child])
        yield f"clause={marked}|{below.tag}|{below.quoted}|{child > n}"
    for under in hanging[child]:
        yield f"has={below.dependency}>{among[under].dependency}|{word.tag}"


def _known(word: Word) -> Iterator[str]:
    """What the lexicon of cues says of a word."""
    lines = _verbs().get(word.lemma, ()) if word.tag[:2] == "VB" else ()
    if lines:
        frames = sorted({frame for line in lines for frame in line.frames})
        yield "known"
        yield f"frames={','.join(frames)}|{any(line.speech for line in lines)}"
        for frame in frames:
            yield f"frame={frame}"
    elif word.tag[:2] == "NN" and word.lemma in nouns():
        yield f"known={word.tag}"
        yield f"known={word.tag}|{word.dependency}"
    else:
        yield f"unknown={word.tag}"


@cache
def _verbs() -> Mapping[str, tuple[VerbCue, ...]]:
    """The lines of the lexicon by the verb alone, without its particle."""
    found: dict[str, tuple[VerbCue, ...]] = {}
    for line in verbs().values():
        verb = line.lemma.split()[0]
        found[verb] = (*found.get(verb, ()), line)
    return found


def _own(among: Sequence[Word], n: int) -> Iterator[str]:
    word = among[n]
    head = among[word.head]
    yield "bias"
    yield f"word={word.text.lower()}"
    yield f"lemma={word.lemma}"
    yield f"tag={word.tag}"
    yield f"tag={word.tag}|{word.dependency}"
    yield f"dependency={word.dependency}"
    yield f"dependency={word.dependency}|{head.lemma}"
    yield f"head={head.tag}|{word.tag}"
    yield f"entity={word.entity}"
    yield f"quoted={word.quoted}|{word.tag}"
    yield f"end={word.lemma[-3:]}|{word.tag[:2]}"
    yield f"shape={word.text[:1].isupper()}{word.text[:1].isalnum()}"


def _around(among: Sequence[Word], n: int) -> Iterator[str]:
    tag, lemma, size = among[n].tag, among[n].lemma, len(among)
    for step in (-2, -1, 1, 2):
        if not 0 <= n + step < size:
            yield f"{step}=edge|{tag}"
            continue
        other = among[n + step]
        yield f"{step}:lemma={other.lemma}"
        yield f"{step}:tag={other.tag}"
        if step in {-1, 1}:
            yield f"{step}:pair={other.lemma}|{lemma}"
            yield f"{step}:tags={other.tag}|{tag}"
            yield f"{step}:entity={other.entity}|{tag}"
            yield f"{step}:quoted={other.quoted}{among[n].quoted}|{tag}"
