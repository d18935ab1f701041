"""What stands between the spaces of a query.

Twin: theme/scripts/search-query.js.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

FIELDS = ("lang", "source", "author", "topic", "person", "place", "title", "url")
#: Between two words or fields; in capitals only.
OPERATORS = frozenset({"AND", "OR"})
#: Before a word, a phrase or a field, as a minus; in capitals only.
NOT = "NOT"
DATES = ("before", "after", "date")
#: What other search engines, and people, call them.
ALIASES = {
    "language": "lang", "outlet": "source", "by": "author", "tag": "topic", "since": "after",
    "until": "before", "people": "person", "site": "url", "day": "date",
    **{name: name for name in FIELDS + DATES},
}  # fmt: skip

TOKEN = re.compile(r'(-?)(?:([A-Za-z]+):)?(?:"([^"]*)"?|(\S+))')


@dataclass(slots=True)
class Token:
    """What stands between spaces, or between quotes."""

    minus: bool
    name: str  #: what stands before the colon, lower case; "" if there is none
    value: str
    is_quoted: bool
    is_joined: bool = False  #: by AND to a neighbour
    is_other: bool = False  #: another choice than the field before it: joined by OR
    has_other: bool = False  #: the next one is another choice

    @property
    def is_plain(self) -> bool:
        """Tell whether it is a word and nothing else."""
        return not (self.minus or self.name or self.is_quoted)

    @property
    def is_filter(self) -> bool:
        """Tell whether it wants a value of a field."""
        return not self.minus and ALIASES.get(self.name, "") in FIELDS


def to_tokens(line: str) -> list[Token]:
    """Return the tokens, operators and lonely field names taken in by their neighbours."""
    raw = [
        Token(bool(minus), name.lower(), value or phrase, not value)
        for minus, name, phrase, value in TOKEN.findall(line)
    ]
    tokens: list[Token] = []
    waiting: Token | None = None  # a field whose value follows after a space
    is_joined = is_other = is_barred = False
    for token in raw:
        bare = token.value[:-1].lower()
        if not (token.name or token.is_quoted) and token.value.endswith(":") and bare in ALIASES:
            waiting = replace(token, name=bare, minus=token.minus or is_barred)
        elif token.is_plain and token.value in OPERATORS and len(raw) > 1:
            if tokens:  # else it stands before nothing, and says nothing
                is_joined, is_other = token.value == "AND", token.value == "OR"
                tokens[-1].is_joined |= is_joined
        elif token.is_plain and token.value == NOT and len(raw) > 1:
            is_barred = True
        else:
            token.minus |= is_barred
            if waiting and not token.name:
                token.minus, token.name = waiting.minus, waiting.name
            token.is_joined, token.is_other = is_joined, is_other
            tokens.append(token)
            waiting, is_joined, is_other, is_barred = None, False, False, False
    for one, other in pairwise(tokens):
        # between words OR says nothing: any may be missing
        one.has_other = other.is_other = other.is_other and one.is_filter and other.is_filter
    return tokens
