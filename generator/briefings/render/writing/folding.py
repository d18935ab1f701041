"""What is done when a template is compiled, and not again on every page: phrases, indents."""

import re
from collections.abc import Callable, Iterable

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_INDENT = re.compile(r"(?<=\n)[ \t]+")
#: Elements in which space at the beginning of a line is seen.
_AS_IT_IS = ("<pre", "<textarea")
_CALL = ("variable_begin", "name", "lparen", "string", "rparen", "variable_end")


class Folding(Extension):
    """Turns ``{{ _("a phrase") }}`` into the phrase in the interface's language, drops indents.

    A phrase stands in a page as it is, unescaped, and ``%%`` in it means one: as Jinja's own
    extension for translations has it. Phrases with values are left to that one.
    """

    say: Callable[[str], str] | None = None  #: gives a phrase in the interface's language

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002, RUF100 - Jinja's signature
        """Return a template without its indents, which no reader sees; lines stay what they are.

        Of a page of 17 KB they are .6 KB. What comes in by ``{{ }}`` keeps its spaces.
        """
        return source if any(tag in source for tag in _AS_IT_IS) else _INDENT.sub("", source)

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Yield the tokens of a template, each plain phrase as data."""
        waiting: list[Token] = []
        for token in stream:
            waiting.append(token)
            if not _fits(waiting):
                begins = token.type == _CALL[0]
                yield from waiting[:-1] if begins else waiting
                waiting = [token] if begins else []
            elif len(waiting) == len(_CALL) and self.say is not None:
                yield Token(token.lineno, "data", self.say(waiting[3].value) % {})
                waiting = []
        yield from waiting


def _fits(tokens: list[Token]) -> bool:
    last = len(tokens) - 1
    if last >= len(_CALL):
        return False
    return tokens[last].type == _CALL[last] and (last != 1 or tokens[1].value in {"_", "gettext"})
