"""Shortcodes, Liquid and internal links become Markdown that everybody understands."""

import time

import pytest

from briefings.ingest.headers.shortcodes import without_shortcodes
from briefings.ingest.outlets import Outlets
from briefings.ingest.reading import read_source
from briefings.model import Source


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            "![A boat](/b.jpg)\n\n*The ferry (Ann Ray)*\n",
            '{{< figure src="/b.jpg" alt="A boat" caption="The ferry" attr="Ann Ray" >}}',
        ),
        ("![](<a b.jpg>)", '{{< figure src="a b.jpg" >}}'),
        ("<https://www.youtube.com/watch?v=w7Ft2ym_a>", "{{< youtube w7Ft2ym_a >}}"),
        ("<https://x.com/a/status/17>", '{{< tweet user="a" id="17" >}}'),
        ("<https://gist.github.com/a/5b>", "{{< gist a 5b >}}"),
        ("[t](/posts/x.md)", '[t]({{< ref "/posts/x.md" >}})'),
        ("```go\nx {{ y }}\n```\n", "{{< highlight go >}}\nx {{ y }}\n{{< /highlight >}}\n"),
        ("```ruby\nx\n```\n", "{% highlight ruby %}\nx\n{% endhighlight %}\n"),
        (
            "![](/b.jpg)\n\n*The ferry*\n",
            '{% include figure.html src="/b.jpg" caption="The ferry" %}',
        ),
        ("[t](2020-01-02-x)", "[t]({% post_url 2020-01-02-x %})"),
        ("![](/b.jpg)", "![]({{ site.baseurl }}/b.jpg)"),
        ("![](/b.jpg)", "![]({static}/b.jpg)"),
        ("[t](x.md)", "[t]({filename}x.md)"),
        ("A line.\n\nB.", "A line.{: .lead}\n{: .note}\nB."),
        ("Use `{% raw %}` and `{{< x >}}`.", "Use `{% raw %}` and `{{< x >}}`."),
        ("```\n{{< youtube a >}}\n```", "```\n{{< youtube a >}}\n```"),
        ("{a} | {b} and {{c}}", "{a} | {b} and {{c}}"),
    ],
)
def test_what_only_a_generator_understands_becomes_markdown(expected, text):
    assert (expected, ()) == without_shortcodes(text)


def test_an_unknown_shortcode_keeps_its_inner_text_and_is_on_record():
    text, (repair,) = without_shortcodes("{{% notice tip %}}Take a coat.{{% /notice %}}")
    assert text == "Take a coat."
    assert (repair.what, repair.before) == ("shortcode", "{{% notice tip %}}")


def test_shortcodes_are_opened_below_a_header_only():
    body = "The ferry left at seven with forty passengers, {{< b >}}the office{{< /b >}} said.\n"
    for head, expected in (
        ("+++\ntitle = 'T'\n+++\n\n", body.replace("{{< b >}}", "").replace("{{< /b >}}", "")),
        ("# T\n\n", body),
    ):
        (reading,) = read_source(Source("seeds/a.md", (head + body).encode()), Outlets())
        assert reading.article.body == expected


@pytest.mark.parametrize(
    "text", ["{{<" * 50_000, "{% a " * 50_000, "{{< a " + 'b="' * 50_000, "`" * 99_999]
)
def test_hostile_braces_take_no_time(text):
    start = time.perf_counter()
    without_shortcodes(text)
    assert time.perf_counter() - start < 3
