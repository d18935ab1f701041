"""Phrases of the interface that are said when a template is compiled, not again on every page."""

from collections.abc import Callable, Iterable

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_CALL = ("variable_begin", "name", "lparen", "string", "rparen", "variable_end")


class Folding(Extension):
    """Turns ``{{ _("a phrase") }}`` into the phrase in the interface's language.

    A phrase stands in a page as it is, unescaped, and ``%%`` in it means one: as Jinja's own
    extension for translations has it. Phrases with values are left to that one.
    """

    say: Callable[[str], str] | None = None  #: gives a phrase in the interface's language

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
