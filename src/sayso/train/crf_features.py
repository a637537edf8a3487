"""What the two CRFs see of a word: of itself, of its neighbours, and of where it stands to a cue.

After the features of Pareti, "A Database of Attribution Relations" (LREC 2012), and Newell et al., "An Attribution
Relations Corpus for Political News" (LREC 2018): lexical, of the grammar, of quotation marks, and relative to the cue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc

from sayso.annotate.encoder.windows import Window

Features = list[str]
QUOTATION = 4
"""The column of a window's features that holds the state of quotation."""
_STEPS = 4  # links of a path to the cue that are told apart; a longer one is cut
_EDGES = ((1, "1"), (2, "2"), (3, "3"), (5, "5"), (9, "9"), (17, "17"))  # a distance is told up to these
_FAR = "99"
_QUOTED, _OUTSIDE = "q", "o"
_STATES = (_OUTSIDE, _QUOTED, "s")


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
    """For the tagger of cues: `near` is `local(among)`, to which what hangs on each word is added."""
    hanging: list[list[int]] = [[] for _ in among]
    for n, word in enumerate(among):
        if word.head != n:
            hanging[word.head].append(n)
    quoting = {word.sentence for word in among if word.quoted == _QUOTED}
    found = []
    for n, word in enumerate(among):
        here = [*near[n], f"in={word.sentence in quoting}|{word.lemma}", f"in={word.sentence in quoting}|{word.tag}"]
        for child in hanging[n]:
            below = among[child]
            here.append(f"has={below.dependency}")
            here.append(f"has={below.dependency}|{word.lemma}")
            here.append(f"has={below.dependency}|{word.tag}|{below.lemma}")
            if below.dependency in {"nsubj", "nsubjpass", "agent", "poss"}:
                here.append(f"subject={below.tag}|{below.entity}|{word.tag}")
            if below.dependency == "ccomp":
                marked = any(among[g].dependency == "mark" for g in hanging[child])
                here.append(f"clause={marked}|{below.tag}|{below.quoted}|{child > n}")
        found.append(here)
    return found


def role_features(
    among: Sequence[Word], near: Sequence[Features], cue: Sequence[int], cues: frozenset[int]
) -> list[Features]:
    """For the tagger of sources and contents of one cue; `cues` are the words of all cues of the window."""
    first, last = cue[0], cue[-1]
    anchor = among[first]
    name = " ".join(among[n].lemma for n in cue)
    sort = f"{anchor.tag}|{anchor.dependency}"
    others = cues.difference(cue)
    counts = {
        "cues": _before(n in others for n in range(len(among))),
        "commas": _before(word.text == "," for word in among),
        "verbs": _before(word.tag[:2] == "VB" for word in among),
        "marks": _before(word.tag in {"``", "''"} for word in among),
    }
    quoting = any(word.quoted == _QUOTED and word.sentence == anchor.sentence for word in among)
    spoken = _nearest_quotation(among, first, last)
    found = []
    for n, (word, route) in enumerate(zip(among, routes(among, cue), strict=True)):
        side = "in" if first <= n <= last else "<" if n < first else ">"
        gap = _told(max(first - n, n - last, 0))
        low, high = min(n + 1, last + 1), max(n, first)
        between = {key: min(count[high] - count[low], 3) for key, count in counts.items()}
        away = max(-2, min(2, word.sentence - anchor.sentence))
        branch = route.split(">", 1)[0] if away == 0 else f"away{away}"
        state = f"{word.quoted}{n in spoken:d}"
        found.append(
            [
                *near[n],
                f"side={side}",
                f"gap={side}{gap}",
                f"away={away}|{state}|{name}",
                f"away={away}|{state}|{quoting}",
                f"route={route}",
                f"route={route}|{sort}",
                f"branch={branch}|{side}|{quoting}",
                f"branch={branch}|{name}",
                f"branch={branch}|{name}|{side}|{word.quoted}",
                f"branch={branch}|{sort}|{side}",
                f"branch={branch}|{sort}|{side}|{state}",
                f"branch={branch}|{word.tag}",
                f"branch={branch}|{word.entity}|{word.tag[:2]}",
                f"branch={branch}|{gap}",
                f"cue={name}|{side}",
                f"cue={name}|{side}|{gap}",
                f"other={n in others}|{side}|{between['cues']}",
                f"other={between['cues']}|{branch}|{side}",
                f"commas={side}{between['commas']}",
                f"commas={side}{between['commas']}|{branch}",
                f"verbs={side}{between['verbs']}|{branch}",
                f"marks={side}{between['marks']}|{state}",
            ]
        )
    return found


def routes(among: Sequence[Word], cue: Sequence[int]) -> list[str]:
    """How each word hangs on a cue: the links from the cue out to the word.

    `^2:nsubj>compound`: two heads up from the cue, down by nsubj, and by compound. A word of another tree: `none`.
    """
    above = dict.fromkeys(cue, 0)
    for start in cue:
        at, steps = start, 0
        while among[at].head != at:
            at, steps = among[at].head, steps + 1
            if at in above and above[at] <= steps:
                break
            above[at] = steps
    return [_route(among, n, above) for n in range(len(among))]


def _route(among: Sequence[Word], n: int, above: dict[int, int]) -> str:
    links: list[str] = []
    while n not in above:
        if among[n].head == n:
            return "none"
        links.append(among[n].dependency)
        n = among[n].head
    return f"^{min(above[n], _STEPS)}:" + ">".join(links[::-1][:_STEPS])


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


def _before(marked: Iterator[bool]) -> list[int]:
    """How many are marked before each place, and in all."""
    return list(accumulate(marked, initial=0))


def _told(distance: int) -> str:
    return next((name for edge, name in _EDGES if distance <= edge), _FAR)


def _nearest_quotation(among: Sequence[Word], first: int, last: int) -> frozenset[int]:
    """The quoted words of the quotation that ends last before the cue, and of the one that begins first after it."""
    before, after = first - 1, last + 1
    while before >= 0 and among[before].quoted != _QUOTED:
        before -= 1
    while after < len(among) and among[after].quoted != _QUOTED:
        after += 1
    found = []
    while before >= 0 and among[before].quoted == _QUOTED:
        found.append(before)
        before -= 1
    while after < len(among) and among[after].quoted == _QUOTED:
        found.append(after)
        after += 1
    return frozenset(found)
