"""What every connector is given, and what they add to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from briefings.enrich.derive import Derive, here
from briefings.enrich.storyrules import StoryRule
from briefings.markdown import to_text
from briefings.mentions import find_lines
from briefings.model import Article, IndexTerm, Mention, RelatedLink, Status, Story, Wanted
from briefings.phrases import Phrases, phrases
from briefings.report import Note, Progress


@dataclass(frozen=True)
class Context:
    """All articles with their plain text; the same for every connector."""

    articles: tuple[Article, ...]  #: oldest first, undated ones before; then by id
    by_id: Mapping[str, Article]
    texts: Mapping[str, str]  #: by id: plain text, one line a block, without related lines
    limit: int  #: neighbours wanted for each article, 0 for none
    progress: Progress
    words: Phrases  #: for the reasons
    rules: tuple[StoryRule, ...] = ()  #: what a person said of stories
    known_stories: frozenset[str] = frozenset()  #: ids of stories that were shown before
    #: by id: absolute address of an article's page in the site, if that is known
    pages: Mapping[str, str] = field(default_factory=dict)
    derive: Derive = here  #: what works out, or knows already, what one article alone tells


@dataclass(frozen=True)
class Found:
    """What is known about relations so far; each connector returns it with its own part filled.

    Mappings are by id; an article without an entry has nothing of the kind.
    """

    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    cited_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    versions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    copies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)  #: that all copies of a text give
    related: Mapping[str, tuple[RelatedLink, ...]] = field(default_factory=dict)
    wanted: tuple[Wanted, ...] = ()
    terms: tuple[IndexTerm, ...] = ()  #: for the index, by spelling
    stories: tuple[Story, ...] = ()
    #: pairs of rows of ``Context.articles``, lower first -> how much company they share, 0 to 1
    company: Mapping[tuple[int, int], float] = field(default_factory=dict)
    groups: tuple[int, ...] = ()  #: by row: copies and versions of one text share a number
    notes: tuple[Note, ...] = ()


#: One step of relating: all articles and what earlier steps found -> that, and its own part.
Connector = Callable[[Context, Found], Found]


def make_context(  # noqa: PLR0913, PLR0917 - each is a value that the caller gives
    articles: Sequence[Article],
    limit: int,
    progress: Progress,
    lang: str = "en",
    stories: tuple[tuple[StoryRule, ...], frozenset[str]] = ((), frozenset()),
    derive: Derive = here,
) -> Context:
    """Put the articles into their one order and read their texts."""
    ordered = tuple(sorted(articles, key=age))
    read = derive("reading", read_text, [article.body for article in ordered])
    texts = {article.id: text.decode() for article, text in zip(ordered, read, strict=True)}
    by_id = {article.id: article for article in ordered}
    return Context(ordered, by_id, texts, limit, progress, phrases(lang), *stories, derive=derive)


def age(article: Article) -> tuple[str, str]:
    """Return the key that sorts oldest first, undated ones before all others."""
    return (article.date or "", article.id)


def place(article: Article) -> str:
    """Return where a person finds the article: its file, else its seed, else its id."""
    return article.content_path or article.seed or article.id


def is_target(article: Article) -> bool:
    """Tell whether a link may lead to it: drafts have no page, withdrawn ones no text."""
    return article.status not in {Status.DRAFT, Status.WITHDRAWN}


def read_text(body: str) -> bytes:
    """Return the plain text of a Markdown body in UTF-8."""
    return plain_text(body).encode()


def plain_text(body: str) -> str:
    """Return the words of a Markdown body without the lines that name other articles.

    What a related line says is another article's title, no evidence of what this one is about.
    """
    named = {found.line for found in find_lines(body)}
    if named:
        lines = enumerate(body.split("\n"))
        body = "\n".join("" if number in named else line for number, line in lines)
    return to_text(body)
