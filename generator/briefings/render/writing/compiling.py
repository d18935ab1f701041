"""Templates compiled so that what is done a hundred times a page is done by fewer calls.

Jinja asks of each value that is printed whether it is safe text, and of each function that is
called whether it wants to know the context. Both are right, and both are a third of the time of a
page; the bytes are the same.
"""

from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as _escape_text
except ImportError:  # another MarkupSafe, or one without C
    _escape_text = escape

#: What render.onepage gives to every page: functions of one value that want to know nothing else.
_PLAIN = frozenset({"href", "absolute"})


def escaped(value: object) -> str:
    """Return what stands in a page for a value; what is safe already stays as it is."""
    kind = type(value)
    if kind is str:
        return _escape_text(value)  # type: ignore[arg-type]
    return value if kind is Markup else escape(value)  # type: ignore[return-value]


class Compiler(CodeGenerator):
    """Jinja's own compiler but for two words of what it writes."""

    def write_commons(self) -> None:
        """Write what each function of a template begins with."""
        super().write_commons()
        self.writeline("escape = environment.escaped")

    def visit_Call(  # noqa: N802 - Jinja's name and signature
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Write a call; those of our own functions without a question."""
        if forward_caller or not _is_plain(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        self.visit(node.args[0], frame)
        self.write(")")


def _is_plain(node: nodes.Call) -> bool:
    named = isinstance(node.node, nodes.Name) and node.node.name in _PLAIN
    return named and len(node.args) == 1 and not (node.kwargs or node.dyn_args or node.dyn_kwargs)


def compile_quickly(env: Environment) -> None:
    """Have an environment's templates compiled so; before the first of them is."""
    own: Any = env
    own.escaped = escaped
    own.code_generator_class = Compiler
