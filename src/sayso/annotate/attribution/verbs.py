"""Cues that are verbs in the active voice, and how their frames hold the content."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.annotate.attribution.clause import (
    before_circumstance,
    beside,
    elliptic,
    has_to,
    is_passive,
    mistaken_subject,
    names_itself,
    outside_group,
    participle_set_off,
    phrase,
    reduced_relative,
    speaker_above,
    subject,
    subjects_of,
    verb_group,
)
from sayso.annotate.attribution.deeds import supposed
from sayso.annotate.attribution.draft import Draft, Words
from sayso.annotate.attribution.frames import tied
from sayso.annotate.attribution.lexicon import VerbCue, verb_cue
from sayso.annotate.attribution.passives import passive, reduced
from sayso.annotate.attribution.reach import reached
from sayso.annotate.attribution.sources import is_evidence
from sayso.annotate.attribution.tag_words import is_unfinished

_NO = frozenset(("no", "neither"))
_NOBODY = frozenset(("nobody", "none", "nothing", "neither"))
_ISSUING = frozenset(("issue", "release", "publish", "post", "put", "send", "write", "read", "deliver", "make", "give"))
_THINGS = frozenset(("it", "they", "these"))
_NAMED = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "ROOT"))
_OPENING = 2  # tokens of a sentence before a pronoun that takes up the sentence before
_POINTING = frozenset(("that", "this"))
"""Of "That said, …" nobody is the source."""
_ASKED_FOR = frozenset(("who", "what"))
"""Of "It is unclear who ordered the raid" nobody is known to be the source."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OF_NOUN_PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP"))
_HEARING = frozenset(("hear", "learn", "understand", "gather"))
_WHO = frozenset(("WDT", "WP"))
_LONGEST_TAG = 14  # tokens of a source behind its verb, between commas
_PRESENT_OR_PAST = frozenset(("VBD", "VBZ", "VBP"))


def verb_draft(doc: Doc, token: Token) -> Draft | None:
    """The draft of a verb that is a cue; None where it is none, or nothing is tied."""
    entry = verb_cue(token)
    if entry is None or token.dep_ in {"amod", "compound"} or names_itself(token):
        return None
    if (turned := _inverted(doc, token, entry)) is not None:
        return turned
    if is_passive(token) or _asked(token, entry):
        return passive(doc, token, entry)
    aside = reduced(doc, token, entry)
    if aside is not None:
        return aside
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if (token.lemma_ == "say" and after.tag_ == "TO") or (after.text == ":" and _is_label(token)):
        return None
    found = tied(token, entry)
    if found is None and "quote" not in entry.frames and token.dep_ != "relcl" and not _ends_clause(token, entry):
        return None
    rule, root, content = found if found else ("quote", None, frozenset[int]())
    cue = verb_group(token, entry.preps if rule == "prep" else frozenset(), entry.words)
    above = _above(token, entry)
    head = subject(above or token)
    if head is None and entry.speech and token.tag_ in _PRESENT_OR_PAST:
        head = beside(doc, cue)
    if head is not None and head.lower_ in _POINTING and head.tag_ == "DT":
        return None
    if head is not None and head.lower_ == "it" and has_to(token):
        return None
    if head is not None and head.lower_ in _ASKED_FOR and token.dep_ != "relcl":
        return None
    if (rule in {"clause", "prep"} or (rule != "quote" and entry.denial)) and _is_nobody(head):
        return None
    if rule in {"object", "infinitive"} and supposed(token):
        return None
    if rule == "object" and (_neither(token) if entry.denial else _says_nothing(token, head)):
        return None
    source = (
        _heard_from(doc, token, content)
        or elliptic(doc, cue)
        or (_source(doc, head, cue, entry) if head is not None else None)
    )
    source = source or mistaken_subject(token)
    if entry.subject == "evidence" and (source is None or not _is_exhibit(doc[source.head])):
        return None
    if source is None and rule not in {"quote", "clause", "aside"}:
        return None
    draft = Draft(
        rule=f"verb.{rule}",
        cue=cue,
        type="verb",
        source=source,
        content=frozenset(i for i in content if not cue.holds(i) and not (source and source.holds(i))),
        root=root,
        takes_quotes="quote" in entry.frames,
        speech=entry.speech,
        denial=entry.denial,
        lifted_from=above.i if above is not None else None,
    )
    return _relative(doc, token, reached(doc, token, entry, draft), source)


def _inverted(doc: Doc, token: Token, entry: VerbCue) -> Draft | None:
    """A tag whose verb stands before its source, in the middle of a clause: "The towns, say the monitors, fell".

    The parse takes the words before the tag for the verb's subject as often as not.
    """
    if not entry.speech or token.tag_ not in _PRESENT_OR_PAST or token.i < 2 or token.nbor(-1).text != ",":
        return None
    sentence = token.sent
    close = next((i for i in range(token.i + 1, min(token.i + _LONGEST_TAG, sentence.end)) if doc[i].text == ","), None)
    if close is None or close + 1 >= sentence.end or close == token.i + 1:
        return None
    who = next((i for i in range(token.i + 2, close) if doc[i].tag_ in _WHO), close)
    source, after = doc[token.i + 1 : who], doc[_past_adverbs(doc, close + 1)]
    noun_phrase = all(word.pos_ in _OF_NOUN_PHRASE or word.tag_ == "PRP$" for word in source) and source[-1].pos_ in {
        "NOUN",
        "PROPN",
    }
    before = doc[sentence.start : token.i - 1]
    verbless = not any(word.tag_ in _FINITE for word in before) and not any(word.is_quote for word in before)
    stands = (verbless and after.tag_ in _FINITE) or is_unfinished(
        doc, range(before.start, before.end), range(close + 1, sentence.end)
    )
    if not noun_phrase or not stands or any(word.is_quote for word in before):
        return None
    cue = Words(token.i, token.i + 1, token.i)
    end = next((i for i in range(close + 1, sentence.end) if doc[i].text == ";"), sentence.end)
    content = frozenset((*range(sentence.start, token.i - 1), *range(close + 1, end)))
    mouth = Words(token.i + 1, close, close - 1)
    return Draft("verb.aside", cue, "verb", mouth, content, after.i, firm=True)


def _past_adverbs(doc: Doc, at: int) -> int:
    """The next token that is no adverb: "…, very likely ¦ crossed the lake"."""
    while at + 1 < len(doc) and doc[at].pos_ == "ADV":
        at += 1
    return at


def _is_label(token: Token) -> bool:
    """Whether a participle before a colon says what the article does ("Explained: why the ferries are late")."""
    return token.tag_ in {"VBN", "VBD"} and bool(token.is_sent_start)


def _ends_clause(token: Token, entry: VerbCue) -> bool:
    """Whether a verb with a clause for its content ends a clause: it may stand before ("…, the poll found.")."""
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else "."
    perfect = token.tag_ == "VBN" and any(child.lemma_ == "have" and child.dep_ == "aux" for child in token.lefts)
    return "clause" in entry.frames and (token.tag_ in _PRESENT_OR_PAST or perfect) and after in {".", ","}


def _source(doc: Doc, head: Token, cue: Words, entry: VerbCue) -> Words | None:
    shown = _antecedent(doc[cue.head], head) if entry.subject == "evidence" and not is_evidence(head) else None
    if shown is not None:
        first = next(t.i for t in doc[shown.i + 1 : cue.first + 1] if t.tag_ in {"WDT", "WP"} or t.i == cue.first)
        return phrase(doc, shown, Words(first, first + 1, first))
    reduced = reduced_relative(head, cue)
    reduced = participle_set_off(head, cue) if reduced is None else reduced
    last = cue.first - (doc[cue.first - 1].text == ",")
    return Words(reduced, last, head.i) if reduced is not None else _up_to(doc, phrase(doc, head, cue), cue)


def _heard_from(doc: Doc, token: Token, content: frozenset[int]) -> Words | None:
    """Whom somebody has something from: "we heard from truckers that the pass is shut"."""
    whence = next((c for c in token.rights if c.lower_ == "from"), None) if token.lemma_ in _HEARING else None
    if whence is None or not content or whence.i > min(content):
        return None
    who = next((c for c in whence.children if c.dep_ == "pobj"), None)
    return phrase(doc, who, Words(min(content), len(doc), min(content))) if who is not None else None


def _is_exhibit(head: Token) -> bool:
    """Whether a source is footage or a document, or a pronoun for such a one of the sentence before ("It shows …")."""
    if head.lower_ not in _THINGS:
        return is_evidence(head)
    start = head.sent.start
    before = head.doc[start - 1].sent if start and head.i - start < _OPENING else ()
    return any(token.dep_ in _NAMED and is_evidence(token) for token in before)


def _antecedent(cue: Token, head: Token) -> Token | None:
    """The footage that a relative clause with the cue in it is of: "a video that (it said) showed the camp"."""
    if head.tag_ not in {"WDT", "WP"} and subjects_of(cue):
        return None
    above = next((up for up in (cue, *cue.ancestors) if up.dep_ == "relcl" and up.head.i < cue.i), None)
    return above.head if above is not None and is_evidence(above.head) else None


def _neither(token: Token) -> bool:
    """Whether a denial is only the other half of what was not confirmed: "has neither confirmed nor denied it"."""
    before = token.head if token.dep_ == "conj" else token
    return any(child.lower_ == "neither" for child in before.children)


def _up_to(doc: Doc, source: Words | None, cue: Words) -> Words | None:
    """A source with the adverb that stands between it and the verb ("issued overnight"), less what follows it."""
    if source is None or source.first >= cue.last:
        return source and before_circumstance(doc, source, cue)
    if not 0 < cue.first - source.last <= 1 or not outside_group(doc[source.last]):
        return source
    return Words(source.first, cue.first, source.head)


def _says_nothing(token: Token, head: Token | None) -> bool:
    """Whether somebody did not confirm something, or nobody claimed it: then nothing is said of it."""
    unsaid = any(child.dep_ == "neg" or child.lower_ == "yet" for child in (*token.children, *_raised(token)))
    return unsaid or _is_nobody(head)


def _is_nobody(head: Token | None) -> bool:
    """Whether nobody is the subject: "no group has said that it fired"."""
    return head is not None and (
        head.lower_ in _NOBODY or any(child.lower_ in _NO for child in head.children if child.dep_ == "det")
    )


def _raised(token: Token) -> tuple[Token, ...]:
    """The words of the verb above an infinitive: "has not been able to confirm"."""
    above = token.head
    return tuple(c for t in (above, above.head) for c in t.children) if has_to(token) and above is not token else ()


def _asked(token: Token, entry: VerbCue) -> bool:
    """A participle that says what was put to the subject: "Asked about the raid, the general …"."""
    return (
        "tell" in entry.frames and token.tag_ == "VBN" and token.dep_ in {"advcl", "acl"} and subjects_of(token) == []
    )


def _above(token: Token, entry: VerbCue) -> Token | None:
    """The verb of speech that a cue goes on with, in the grammar of one more clause of what was said."""
    if token.tag_ == "VBG":
        written = _of_what_was_issued(token)
        if written is not None:
            return written
        firm = (entry.speech or entry.lifts == "joined") and token.i > 0 and token.nbor(-1).text == ","
        return speaker_above(token, _is_speech) if entry.lifts == "both" or firm else None
    if token.dep_ != "conj" or entry.lifts == "no" or subjects_of(token):
        return None
    above = speaker_above(token, _is_speech)
    return above if above is not None and above.tag_ == token.tag_ and token.head is not above else None


def _of_what_was_issued(token: Token) -> Token | None:
    """The verb whose subject speaks in a document: "the ministry issued a statement saying …"."""
    document = token.head
    if token.dep_ != "acl" or document.pos_ != "NOUN" or not is_evidence(document):
        return None
    above = document.head.head if document.dep_ == "pobj" else document.head
    return above if document.dep_ in {"dobj", "pobj"} and above.lemma_ in _ISSUING and subject(above) else None


def _is_speech(token: Token) -> bool:
    entry = verb_cue(token)
    return entry is not None and entry.speech


def _relative(doc: Doc, token: Token, draft: Draft, source: Words | None) -> Draft | None:
    """A cue inside a relative clause whose object is the antecedent: "a soldier who they claim took his life"."""
    if token.dep_ != "relcl" or draft.content or source is None or source.head == token.head.i:
        return draft if draft.content or draft.takes_quotes else None
    relative = next((t for t in doc[token.head.i + 1 : token.i] if t.tag_ in {"WP", "WDT"}), None)
    if relative is None:
        return draft
    if source.head == relative.i:
        return draft if draft.takes_quotes else None
    rest = [t.i for t in doc[token.i + 1 : token.sent.end] if not t.is_space]
    stop = next((n for n, i in enumerate(rest) if doc[i].text in {",", ".", ";", "–", "—"}), len(rest))
    verbs = [i for i in rest[:stop] if doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"}]
    if not verbs or verbs[0] - token.i > 3:
        return draft
    return replace(draft, rule="verb.relative", content=frozenset((relative.i, *rest[:stop])), root=verbs[0])
