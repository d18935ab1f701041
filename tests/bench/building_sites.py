"""The same real articles as an archive of ours and as a site of Hugo's; what a command costs."""

import html
import json
import os
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from news import NEWS, rows, to_article

from briefings import articlefile
from briefings.addresses import content_path
from briefings.model import Article
from briefings.text import sentences

_CONFIG = """\
baseURL = "/"
title = "Bench"
[pagination]
pagerSize = 50
[taxonomies]
tag = "tags"
outlet = "outlets"
"""
_PAGE = """\
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<nav><a href="/">Home</a> <a href="/tags/">Tags</a> <a href="/outlets/">Outlets</a></nav>
"""
_TEMPLATES = {
    "single": """<main data-pagefind-body><h1>{{ .Title }}</h1>
<p><time>{{ .Date.Format "2006-01-02" }}</time>
{{ range .Params.outlets }}<a href="/outlets/{{ . | urlize }}/">{{ . }}</a>{{ end }}
{{ range .Params.tags }}<a href="/tags/{{ . | urlize }}/">{{ . }}</a> {{ end }}</p>
{{ .Content }}</main></body></html>
""",
    "list": """<main><h1>{{ .Title }}</h1>{{ $p := .Paginate .Pages }}<ul>
{{ range $p.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ with $p.Prev }}<a href="{{ .URL }}">newer</a>{{ end }}
{{ with $p.Next }}<a href="{{ .URL }}">older</a>{{ end }}</main></body></html>
""",
}
_HOME = _TEMPLATES["list"].replace(".Paginate .Pages", ".Paginate .Site.RegularPages")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command and all that it started took."""

    wall: float  #: seconds
    processor: float  #: seconds, user and system
    megabytes: int  #: of memory at most, in the largest process


def measured(command: list[str | Path], *, fine: tuple[int, ...] = (0,)) -> Cost:
    """Run a command and return what it cost. Raises RuntimeError where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    told = process.stderr.read().decode() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in fine:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{told}")
    wall = time.perf_counter() - began
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss >> 10)


def real_articles(count: int) -> list[Article]:
    """Return so many articles with outlet and tags; beyond the real ones they are recombined."""
    found = [replace(to_article(row, 0), tags=()) for row in rows()]
    common = Counter(word for a in found for word in _tag_words(a))
    kept = {word for word, times in common.items() if 20 <= times <= 400}
    made = found[:count] + [_recombined(n, found) for n in range(len(found), count)]
    return [replace(a, tags=tuple(w for w in _tag_words(a) if w in kept)[:3]) for a in made]


def _tag_words(article: Article) -> list[str]:
    words = dict.fromkeys(article.title.lower().split())
    return [word for word in words if word.isalpha() and len(word) > 5]


def _recombined(number: int, real: list[Article]) -> Article:
    """Return an article of sentences of four others, about as long as one of them."""
    chance = Random(number)
    parents = chance.sample(real, 4)
    pool = [sentence for parent in parents for sentence in sentences(parent.body)]
    chance.shuffle(pool)
    body = " ".join(pool[: max(1, len(pool) // 4)])
    own = f"{parents[1].date or 'undated'}"[:10] + f"-{number:08x}"
    title = f"{parents[0].title} {number}"
    slug = f"{parents[0].slug}-{number}"
    return replace(parents[1], id=own, title=title, slug=slug, body=body)


def write_ours(root: Path, articles: list[Article]) -> None:
    """Write content/ of an archive, as ``ingest`` leaves it; for a host without GitHub's limits."""
    root.mkdir(parents=True)
    (root / "briefings.toml").write_text("pages_limits = false\n")
    taken: set[str] = set()
    for article in articles:
        name = content_path(article)
        if name.casefold() in taken:
            name = name.removesuffix(".md") + f"-{article.id[-8:]}.md"
        taken.add(name.casefold())
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        own = replace(article, text_sha256=articlefile.text_hash(article.body))
        path.write_text(articlefile.to_text(own), "utf-8")


def write_hugo(root: Path, articles: list[Article]) -> None:
    """Write a Hugo site: a page an article, tags, outlets, paged lists, its feeds and sitemap."""
    (root / "layouts" / "_default").mkdir(parents=True)
    (root / "hugo.toml").write_text(_CONFIG)
    for name, template in _TEMPLATES.items():
        (root / "layouts" / "_default" / f"{name}.html").write_text(_PAGE + template)
    (root / "layouts" / "index.html").write_text(_PAGE + _HOME)
    (root / "content" / "posts").mkdir(parents=True)
    for article in articles:
        tags = "".join(f"\n  - {tag}" for tag in article.tags)
        header = f"title: {json.dumps(article.title)}\ndate: {(article.date or '1970-01-01')[:10]}"
        header += f"\noutlets:\n  - {json.dumps(article.source or 'none')}"
        header += f"\ntags:{tags}" if tags else ""
        text = f"---\n{header}\n---\n{html.escape(article.body, quote=False)}\n"
        (root / "content" / "posts" / f"{article.id}.md").write_text(text, "utf-8")


def has_data() -> bool:
    """Tell whether the real articles are there."""
    return NEWS.is_file()
