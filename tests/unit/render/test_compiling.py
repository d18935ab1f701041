"""Templates compiled by our words give the bytes that Jinja's own give."""

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from briefings.render.writing.compiling import compile_quickly

GIVEN = {
    "text": "a <b> & \"c\" 'd'",
    "safe": Markup("<i>x</i>"),
    "number": 7,
    "href": lambda target: f"../{target}",
    "names": ("href", "<&>"),
}


def environments():
    for quickly in (False, True):
        env = Environment(autoescape=True, undefined=StrictUndefined)
        if quickly:
            compile_quickly(env)
        yield env


@pytest.mark.parametrize(
    "template",
    [
        "{{ text }}{{ safe }}{{ number }}{{ none }}",
        '<a href="{{ href(text) }}">{{ href("<x>") }}</a>{{ href(target=text) }}',
        "{% for n in names %}{{ n }}{{ loop.index }}{% endfor %}{{ text ~ safe }}{{ text|upper }}",
        "{% set kept %}{{ text }}{{ safe }}{% endset %}{{ kept }}{{ kept|length }}",
        "{% macro m(x) %}{{ x }}{{ caller() }}{% endmacro %}{% call m(7) %}{{ safe }}{% endcall %}",
        "{% block a %}{{ text }}{% endblock %}{{ self.a() }}{{ 'x' if number }}",
    ],
)
def test_a_template_gives_the_same_bytes(template):
    plain, quick = (env.from_string(template).render(none=None, **GIVEN) for env in environments())
    assert plain == quick


def test_a_misspelt_name_is_an_error_still():
    _plain, env = environments()
    for template in ("{{ txet }}", "{{ href(txet) }}", "{{ number.digits }}"):
        with pytest.raises(UndefinedError):
            env.from_string(template).render(**GIVEN)


def test_text_in_a_page_cannot_become_markup():
    _plain, env = environments()

    class Sly(str):
        __slots__ = ()

    shown = env.from_string("{{ a }}{{ b }}").render(a=Sly("<script>"), b="<script>")
    assert shown == "&lt;script&gt;" * 2
