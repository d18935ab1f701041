"""Plain phrases are said once, when a template is compiled, and stand there as they would else."""

import pytest
from jinja2 import Environment

from briefings.render.writing.folding import Folding

SAID = {"Related": "Ähnlich & nah", "100 %%": "100 %%", "%(n)s more": "noch %(n)s"}


def environments():
    for extensions in (["jinja2.ext.i18n"], ["jinja2.ext.i18n", Folding]):
        env = Environment(extensions=extensions, autoescape=True, trim_blocks=True)
        env.install_gettext_callables(lambda p: SAID.get(p, p), max, newstyle=True)
        if Folding.identifier in env.extensions:
            env.extensions[Folding.identifier].say = lambda phrase: SAID.get(phrase, phrase)
        yield env


@pytest.mark.parametrize(
    "template",
    [
        '<b>{{ _("Related") }}</b>',
        "{{ _('Related') -}}   x",
        '{{- gettext("100 %%") }}\n{{ _("<i>raw</i>") }}',
        '{{ _("%(n)s more", n=3) }}{{ _("Related")|upper }}{{ _("Rel" ~ "ated") }}',
        '{% set a = _("Related") %}{{ a }}{{ x }}{{ _("Related") }}',
        "{% trans %}Related{% endtrans %}",
    ],
)
def test_a_phrase_is_the_same_with_and_without_folding(template):
    plain, folded = (env.from_string(template).render(x=1) for env in environments())
    assert plain == folded


def test_a_plain_phrase_asks_the_catalogue_only_while_the_template_is_compiled():
    _plain, env = environments()
    template = env.from_string('{{ _("Related") }}')
    env.globals["gettext"] = lambda _phrase: pytest.fail("asked again")
    assert template.render() == "Ähnlich & nah"


def test_indents_of_a_template_are_dropped_but_none_that_is_seen_or_comes_from_a_text():
    _plain, env = environments()
    assert env.from_string("<ul>\n  <li>{{ x }}\n</ul>").render(x="a\n  b") == (
        "<ul>\n<li>a\n  b\n</ul>"
    )
    assert env.from_string("<pre>\n  x</pre>").render() == "<pre>\n  x</pre>"
