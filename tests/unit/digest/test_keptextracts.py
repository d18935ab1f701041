"""Extracts kept from build to build are those that would be made; a changed text gets its own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefings import cache
from briefings.config import Config
from briefings.digest.keptextracts import keep, recall
from briefings.digest.lines import Desk
from briefings.model import Archive, Article, Publish
from briefings.summing import tongue

TEXT = "The harbour of the city was closed on Monday by a strike of the dockers, officials said.\n"


def desk_of(article: Article) -> Desk:
    pages = {article.id: "a.html"}
    return Desk(Archive((article,), pages, {}, by_id={article.id: article}), tongue(Config()))  # type: ignore[arg-type]


def test_what_is_kept_is_what_would_be_made(
    make_article: Callable[..., Article], tmp_path: Path
) -> None:
    article = make_article(body=TEXT)
    with cache.opened(tmp_path) as kept:
        first = desk_of(article)
        keys = recall(first, kept)
        assert first.known == {}
        line = first.line(article.id)
        keep(first, keys, kept)
        again = desk_of(article)
        recall(again, kept)
        assert again.known == {article.id: line.extract}
        assert again.line(article.id) == line
        for other in (replace(article, body="Other.\n"), replace(article, publish=Publish.LINK)):
            changed = desk_of(other)
            recall(changed, kept)
            assert changed.known == {}
