"""Headlines without a verb in what is said: "Kidnapped nuns alive, says bishop", "Activists say 30 arrested"."""

from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.lexicon import verb_form
from sayso.annotate.attribution.scene import Scene
from sayso.annotate.attribution.sources import is_mouth
from sayso.annotate.attribution.verbs import verb_draft

_LONGEST_TAIL = 7  # words behind the comma
_SHORTEST_STATEMENT = 2  # words before it
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_PLAIN = frozenset(("say", "says", "claim", "claims", "allege", "alleges"))
"""With any other verb the words behind it are mostly its object ("Premier chides neighbours")."""
_HELD = frozenset(("feared", "believed", "thought", "presumed", "suspected", "reported", "rumoured", "rumored"))
_TOLD = _HELD | {"said", "understood", "alleged"}
"""Those that are so with an infinitive behind them: "Thousands said to be trapped"."""
_SECOND = _PLAIN | frozenset(
    """
    report reports warn warns insist insists admit admits confirm confirms deny denies fear fears believe believes
    announce announces declare declares reveal reveals
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""Those that stand between their source and what it says, behind what the outlet tells itself."""
_LINES = frozenset(("headline", "subheading"))
_TURNS = frozenset(
    """
    as after before while when since amid over despite ahead following until because but and or if though
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""Words of headings that turn to what goes with the news, behind what is said."""
_ROUND = frozenset(
    """
    interview speech letter statement video court book memoir report post broadcast hearing trial parliament testimony
    call rally sermon address document dossier cable leak exclusive podcast documentary film talks meeting visit
    """.split()  # noqa: SIM905 - a word list reads best as words
)
"""Where somebody speaks: "Mayor tells of beatings in court"."""
_TELLS = frozenset(("tell", "tells"))
"""Behind these stands whom something is told: "…, minister tells parliament"."""
_NAMED = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_OPENS = frozenset(("NOUN", "PROPN", "NUM", "ADJ", "DET"))
_NOT_A_SOURCE = frozenset(("VERB", "AUX", "ADV", "SCONJ", "CCONJ", "PART"))


def tail_draft(doc: Doc, start: int, end: int) -> Draft | None:
    """The draft of a source and a verb of speech behind a heading's last comma, in either order.

    None where the verb has a content by the grammar, or a clause before it that is one: those need no more.
    """
    while end > start and (doc[end - 1].is_space or doc[end - 1].text == "."):
        end -= 1
    comma = next((i for i in range(end - 1, start, -1) if doc[i].text == ","), None)
    if comma is None or comma - start < _SHORTEST_STATEMENT or not 1 < end - comma - 1 <= _LONGEST_TAIL:
        return None
    told = next((i for i in range(comma + 2, end - 1) if doc[i].lower_ in _TELLS), end - 1)
    if not all(doc[i].pos_ in _OPENS for i in range(told + 1, end)):
        told = end - 1
    for verb, source in ((doc[comma + 1], range(comma + 2, end)), (doc[told], range(comma + 1, told))):
        if _says(verb) and all(_is_of_a_name(doc[i]) for i in source):
            found = verb_draft(doc, verb)
            clause = any(token.tag_ in _FINITE for token in doc[start:comma])
            held = found.content if found is not None else frozenset[int]()
            addressed = verb.i == told < end - 1
            if found is not None and not addressed and (any(i < comma for i in held) or (clause and not held)):
                return None
            cue = Words(verb.i, verb.i + 1, verb.i)
            mouth = Words(source[0], source[-1] + 1, source[-1])
            content = frozenset(range(start, comma))
            return Draft("heading.tail", cue, "verb", mouth, content, None, takes_quotes=True)
    return None


def _is_of_a_name(token: Token) -> bool:
    """Whether a word may stand in the source of a tag; a hyphen may ("ex-soldier")."""
    return token.text == "-" or (token.pos_ not in _NOT_A_SOURCE and not token.is_punct)


def lead_draft(doc: Doc, start: int, end: int) -> Draft | None:
    """The draft of a heading that begins with its source, where what is said has no verb: "Activists say 30 arrested".

    None where the verb has a content by the grammar.
    """
    for i in range(start + 1, min(start + _LONGEST_TAIL, end - _SHORTEST_STATEMENT)):
        source, verb = doc[start:i], doc[i]
        if any(token.is_punct and token.text != "-" for token in source):
            return None
        if not (is_mouth(source[-1]) or source[-1].ent_type_ in _NAMED or source[-1].tag_ in {"NNS", "NNPS"}):
            continue
        gerund = _has_gerund(verb)
        if verb.lower_ not in _PLAIN and not gerund and not _misread(verb, source[-1], doc[i + 1 : end]):
            continue
        said = [token for token in doc[i + 1 : end] if not token.is_space and token.text != "."]
        found = verb_draft(doc, verb)
        if (found is not None and found.content) or len(said) <= _SHORTEST_STATEMENT:
            return None
        if said[0].pos_ not in _OPENS and not gerund:
            return None
        cue, mouth = Words(i, i + 1, i), Words(start, i, i - 1)
        return Draft("heading.lead", cue, "verb", mouth, frozenset(token.i for token in said), None, takes_quotes=True)
    return None


def second_draft(doc: Doc, start: int, end: int) -> Draft | None:
    """The draft of a source and what it says behind a heading's comma: "Strike hits depot, governor says fire is out".

    What stands before the comma is the outlet's own.
    """
    comma = next((i for i in range(end - 2, start, -1) if doc[i].text == ","), None)
    if comma is None or comma - start < _SHORTEST_STATEMENT:
        return None
    for i in range(comma + 2, min(comma + 1 + _LONGEST_TAIL, end - 1)):
        if doc[i].lower_ not in _SECOND or not all(_is_of_a_name(token) for token in doc[comma + 1 : i]):
            continue
        mouth = doc[i - 1]
        if not (is_mouth(mouth) or mouth.ent_type_ in _NAMED or mouth.tag_ in {"NNS", "NNPS"}):
            continue
        said = [token for token in doc[i + 1 : end] if not token.is_space and token.text != "."]
        timed = bool(said) and said[0].ent_type_ in {"DATE", "TIME"}
        if len(said) < _SHORTEST_STATEMENT or timed or said[0].pos_ not in _OPENS:
            return None
        cue, source = Words(i, i + 1, i), Words(comma + 1, i, i - 1)
        content = frozenset(token.i for token in said)
        return Draft("heading.tail", cue, "verb", source, content, None, takes_quotes=True)
    return None


def to_its_end(scene: Scene, draft: Draft) -> Draft:
    """The draft, a thing told of in a heading going on to where that turns: "Court told of torture ¦ at Camp Ledra"."""
    if draft.rule not in {"verb.object", "verb.prep"} or draft.cue is None or not draft.content or draft.quotes:
        return draft
    doc, last = scene.doc, max(draft.content)
    block = scene.block_at[last]
    if block < 0 or scene.blocks[block].kind not in _LINES or last < draft.cue.last or last + 1 >= len(doc):
        return draft
    if doc[last + 1].tag_ != "IN" or doc[last + 1].lower_ in _TURNS:
        return draft
    rest: list[int] = []
    for token in doc[last + 1 : scene.text_of_block(block)[1]]:
        if (token.is_punct and token.text != "-") or token.is_space:
            break
        if token.lower_ in _TURNS or token.tag_ in _FINITE:
            break
        rest.append(token.i)
    if not rest or any(doc[i].lower_ in _ROUND or doc[i].ent_type_ in {"DATE", "TIME"} for i in rest):
        return draft
    if draft.source is not None and any(draft.source.holds(i) for i in rest):
        return draft
    return replace(draft, content=draft.content | frozenset(rest))


def _has_gerund(verb: Token) -> bool:
    """Whether a verb of saying was taken for the auxiliary of what is said: "Soldier admits killing nine"."""
    entry = verb_form(verb.lower_)
    return entry is not None and "ing" in entry.frames and verb.dep_ == "aux" and verb.head.tag_ == "VBG"


def _misread(verb: Token, mouth: Token, rest: Tokens) -> bool:
    """Whether a verb of saying was taken for a noun or an adjective: "Islanders urge court to halt eviction".

    It agrees with what stands before it, and no other verb of the heading is finite.
    """
    entry = verb_form(verb.lower_)
    if entry is None or verb.pos_ in {"VERB", "AUX"} or verb.lower_ == "said":
        return False
    several = mouth.tag_ in {"NNS", "NNPS"} or mouth.lower_ == "police"
    third = verb.lower_ != entry.lemma
    return several != third and not any(token.tag_ in _FINITE for token in rest)


def reduced_draft(doc: Doc, start: int, end: int) -> Draft | None:
    """The draft of a heading's passive without its auxiliary: "Scores feared trapped", "Police accused of beating …".

    Nobody is the source. None where the verb has a content by the grammar.
    """
    for i in range(start + 1, min(start + _LONGEST_TAIL, end - 1)):
        verb, after = doc[i], doc[i + 1]
        of = verb.lower_ == "accused" and after.lower_ == "of"
        held = verb.lower_ in _HELD and after.tag_ in {"VBN", "JJ", "VBD"}
        held = held or (verb.lower_ in _TOLD and after.lower_ == "to")
        if not of and not held:
            continue
        found = verb_draft(doc, verb)
        if found is not None and found.content:
            return None
        stop = next((j for j in range(i + 1, end) if doc[j].text in {",", ":"} or doc[j].is_space), end)
        content = frozenset((*range(start, i), *range(i + 1, stop)))
        cue = Words(i, i + 1, i)
        return Draft("heading.reduced", cue, "verb", None, content, None, sourceless=True)
    return None


def _says(token: Token) -> bool:
    """Whether a word is a finite form of a verb of speech; in headlines the tagger may take it for a noun."""
    entry = verb_form(token.lower_)
    return entry is not None and entry.speech and "clause" in entry.frames
