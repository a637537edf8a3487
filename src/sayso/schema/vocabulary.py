"""The closed vocabularies of the ledger. Their meaning is told in the codebook."""

from typing import Literal, get_args

BlockKind = Literal[
    "headline", "standfirst", "byline", "dateline", "subheading", "paragraph", "list_item",
    "block_quote", "caption", "credit", "advisory", "related", "embed", "furniture",
]  # fmt: skip
CODED_BLOCKS: frozenset[BlockKind] = frozenset(
    ("headline", "standfirst", "subheading", "paragraph", "list_item", "block_quote", "caption")
)
"""Only these are coded; the others are kept and shown."""

AdvisoryCategory = Literal[
    "graphic_injury", "death", "sexual_violence", "children", "torture", "suicide", "hate",
    "strong_language", "distressing_media",
]  # fmt: skip
AdvisoryBasis = Literal["outlet", "text"]

Form = Literal["direct", "indirect", "mixed", "narrated"]
SourceKind = Literal[
    "person", "organisation", "government", "military", "armed_group", "media", "group", "document",
    "footage", "unnamed", "unspecified",
]  # fmt: skip
CueType = Literal["verb", "noun", "preposition", "adverb", "punctuation", "adjective"]
Polarity = Literal["affirmed", "negated"]
Certainty = Literal["certain", "probable", "possible", "unstated"]
TimeFrame = Literal["past", "ongoing", "future", "hypothetical", "generic"]
Standing = Literal["reported", "shown", "claimed", "hedged", "denied", "questioned", "forecast", "hypothetical"]

Stage = Literal["accomplished", "ongoing", "attempted", "threatened", "planned", "averted", "refused", "potential"]
Role = Literal["actor", "target", "victim", "weapon", "instrument", "beneficiary", "other"]
ParticipantKind = Literal[
    "person", "civilians", "military", "police", "government", "armed_group", "mercenary", "protesters",
    "organisation", "media", "group", "unknown_gunmen", "weapon", "vehicle", "building", "infrastructure",
    "place", "other",
]  # fmt: skip
Precision = Literal["exact", "settlement", "district", "region", "country"]
Relation = Literal["at", "near", "toward", "from", "between"]
PlaceBasis = Literal["stated", "inherited", "dateline"]
PlaceUse = Literal["event", "affiliation", "metonym", "dateline", "publication", "mention"]
Granularity = Literal[
    "minute", "hour", "part_of_day", "day", "week", "month", "season", "quarter", "year", "decade", "century"
]
Anchor = Literal["explicit", "publication", "event"]
Open = Literal["start", "end"]
TollKind = Literal["killed", "wounded", "missing", "captured", "displaced", "damaged"]
Responsibility = Literal[
    "fact", "claimed_by_actor", "accused", "accused_by_authority", "suspected", "possible", "denied_by_actor",
]  # fmt: skip

STANDINGS: tuple[Standing, ...] = get_args(Standing)
