"""The limits in force while reading, each with its reason. Beyond one an input is refused, never cut."""

LONGEST_INPUT = 20_000_000
"""Bytes of one input. The longest saved news pages, with all their scripts inlined, have about 8 MB."""

LONGEST_FILE_OF_MANY = 64_000_000
"""Bytes of a JSON file that holds a list of articles, which must be held whole. JSON Lines has no such limit."""

LONGEST_TEXT = 400_000
"""Code points of text of one article: the annotator takes no more. A long read has 60,000."""

DEEPEST_NEST = 400
"""Open elements of a page. Real pages reach about 60; libxml2 and what walks its trees need stack for each level."""

MOST_ELEMENTS = 200_000
"""Elements of a page. Real pages have up to 20,000; a tree costs about 300 bytes of memory for each."""

GREATEST_GZIP_RATIO = 200
"""Inflated bytes for each packed one. HTML and JSON pack 4 to 20 times, repetitive JSON Lines up to 60 times."""

UNSUSPICIOUS_INFLATED = 1_000_000
"""Inflated bytes below which the ratio is not looked at: a small file of blanks is no bomb."""

READ_STEP = 1 << 16
"""Bytes read, or inflated, at a time."""

SNIFFED_HEAD = 4_096
"""Bytes that are looked at to tell what a file is. A page's declaration of its encoding lies in the first 1,024."""

DEEPEST_FOLDER = 64
"""Folders inside one another. A link that leads back up is caught before by its identity."""
