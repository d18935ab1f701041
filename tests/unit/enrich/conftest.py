"""Articles with ids that a person can read."""

from collections.abc import Callable

import pytest

from briefings.model import Article


def make_story(id: str, title: str = "", body: str = "", **fields: object) -> Article:  # noqa: A002
    known: dict[str, object] = {"date": "2022-10-10", "lang": "en", **fields}
    return Article(id=id, title=title or f"Title of {id}", body=body, **known)  # type: ignore[arg-type]


@pytest.fixture
def story() -> Callable[..., Article]:
    return make_story
