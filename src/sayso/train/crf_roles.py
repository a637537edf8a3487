"""What the second CRF sees of a word: where it stands to one cue, along the text, the grammar and the quotations.

The features relative to the cue are those of Pareti, "A Database of Attribution Relations" (LREC 2012): distance, the
path in the tree, the clause, the quotation, and what lies between.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, dropwhile, takewhile

from sayso.train.crf_features import QUOTED, Features, Word, children

_STEPS = 4  # links of a path to the cue that are told apart; a longer one is cut
_EDGES = (1, 2, 3, 5, 9, 17)  # a distance is told up to these
_CLAUSES = frozenset(("ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis"))
_MOST = 3  # commas, verbs, marks and cues on the way that are counted
_EDGE = "edge"


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many there are before each word of the window, and in all."""

    cues: list[int]
    commas: list[int]
    verbs: list[int]
    marks: list[int]


def role_features(
    among: Sequence[Word], near: Sequence[Features], cue: Sequence[int], cues: frozenset[int]
) -> list[Features]:
    """For the tagger of the source and the content of one cue.

    `near` is `crf_features.local(among)`; `cue` are the words of the cue, `cues` those of all cues of the window.
    """
    first, last = cue[0], cue[-1]
    others = cues.difference(cue)
    counts = _Counts(
        cues=_before(n in others for n in range(len(among))),
        commas=_before(word.text == "," for word in among),
        verbs=_before(word.tag[:2] == "VB" for word in among),
        marks=_before(word.tag in {"``", "''"} for word in among),
    )
    anchor = among[first]
    name = " ".join(among[n].lemma for n in cue)
    sort = f"{anchor.tag}|{anchor.dependency}"
    about = _about(among, cue)
    quoting = any(word.quoted == QUOTED and word.sentence == anchor.sentence for word in among)
    spoken = _nearest_quotation(among, first, last)
    paths = routes(among, cue)
    branches = [path.split(">", 1)[0] for path in paths]
    heads = clauses(among)
    told = {heads[n] for n in others}
    found = []
    for n, word in enumerate(among):
        side = "in" if first <= n <= last else "<" if n < first else ">"
        gap = _told(max(first - n, n - last, 0))
        low, high = min(n + 1, last + 1), max(n, first)
        passed = min(counts.cues[high] - counts.cues[low], _MOST)
        commas = min(counts.commas[high] - counts.commas[low], _MOST)
        verbs = min(counts.verbs[high] - counts.verbs[low], _MOST)
        marks = min(counts.marks[high] - counts.marks[low], _MOST)
        away = max(-2, min(2, word.sentence - anchor.sentence))
        branch = branches[n] if away == 0 else f"away{away}"
        state = f"{word.quoted}{n in spoken:d}"
        same = heads[n] == heads[first]
        before = branches[n - 1] if n else _EDGE
        after = branches[n + 1] if n + 1 < len(among) else _EDGE
        here = [
            *near[n],
            f"side={side}",
            f"gap={side}{gap}",
            f"away={away}|{state}|{name}",
            f"away={away}|{state}|{quoting}",
            f"route={paths[n]}",
            f"route={paths[n]}|{sort}",
            f"branch={branch}|{side}|{quoting}",
            f"branch={branch}|{name}",
            f"branch={branch}|{name}|{side}|{word.quoted}",
            f"branch={branch}|{sort}|{side}",
            f"branch={branch}|{sort}|{side}|{state}",
            f"branch={branch}|{word.tag}",
            f"branch={branch}|{word.entity}|{word.tag[:2]}",
            f"branch={branch}|{gap}",
            f"before={before}|{branches[n]}",
            f"before={before}|{branches[n]}|{word.tag}",
            f"after={branches[n]}|{after}",
            f"after={branches[n]}|{after}|{word.tag}",
            f"clause={same}|{side}|{word.dependency}",
            f"clause={same}|{side}|{heads[n] in told}",
            f"clause={same}|{side}|{among[heads[n]].dependency}|{away}",
            f"cue={name}|{side}",
            f"cue={name}|{side}|{gap}",
            f"other={n in others}|{side}|{passed}",
            f"other={passed}|{branch}|{side}",
            f"commas={side}{commas}",
            f"commas={side}{commas}|{branch}",
            f"verbs={side}{verbs}|{branch}",
            f"marks={side}{marks}|{state}",
        ]
        for fact in about:
            here += (f"{fact}|{side}|{branches[n]}", f"{fact}|{side}|{word.quoted}")
        found.append(here)
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


def clauses(among: Sequence[Word]) -> list[int]:
    """For each word the verb that heads its clause, or the root of its tree."""
    found = []
    for n in range(len(among)):
        at = n
        while among[at].head != at and not (among[at].tag[:2] == "VB" and among[at].dependency in _CLAUSES):
            at = among[at].head
        found.append(at)
    return found


def _route(among: Sequence[Word], n: int, above: dict[int, int]) -> str:
    links: list[str] = []
    while n not in above:
        if among[n].head == n:
            return "none"
        links.append(among[n].dependency)
        n = among[n].head
    return f"^{min(above[n], _STEPS)}:" + ">".join(links[::-1][:_STEPS])


def _about(among: Sequence[Word], cue: Sequence[int]) -> tuple[str, ...]:
    """What is told of the cue to each word: its neighbours, what hangs on it, its size and last word."""
    first, last = among[cue[0]], among[cue[-1]]
    hanging = children(among)
    below = {among[child].dependency for n in cue for child in hanging[n] if child not in cue}
    following = among[cue[-1] + 1] if cue[-1] + 1 < len(among) else None
    preceding = among[cue[0] - 1] if cue[0] else None
    return (
        f"next={following.tag}{following.quoted}" if following else f"next={_EDGE}",
        f"previous={preceding.tag}{preceding.quoted}" if preceding else f"previous={_EDGE}",
        "below=" + ",".join(sorted(below & {"nsubj", "ccomp", "xcomp", "dobj"})),
        f"size={len(cue)}|{first.tag}|{first.dependency}",
        f"last={last.lemma}",
    )


def _before(marked: Iterable[bool]) -> list[int]:
    return list(accumulate(marked, initial=0))


def _told(distance: int) -> str:
    return next((str(edge) for edge in _EDGES if distance <= edge), "far")


def _nearest_quotation(among: Sequence[Word], first: int, last: int) -> frozenset[int]:
    """The quoted words of the quotation that ends last before the cue, and of the one that begins first after it."""
    return frozenset((*_quotation(among, range(first - 1, -1, -1)), *_quotation(among, range(last + 1, len(among)))))


def _quotation(among: Sequence[Word], way: Iterable[int]) -> Iterable[int]:
    """The quoted words that are met first on a way."""
    return takewhile(lambda n: among[n].quoted == QUOTED, dropwhile(lambda n: among[n].quoted != QUOTED, way))
