"""What the rules of topics.yaml would catch: read content/, write nothing."""

from dataclasses import dataclass

from briefings.config import Config
from briefings.content import store
from briefings.enrich.context import make_context
from briefings.enrich.keyterms import telling_terms
from briefings.enrich.naming.archive import name_all
from briefings.enrich.naming.corrections import read_corrections
from briefings.enrich.ruledtopics import ruled_topics
from briefings.enrich.topicrules import read_rules
from briefings.model import Status
from briefings.report import Report, silent

_SUGGESTED = 20
_SHOWN_TITLES = 5  # of each rule


@dataclass(frozen=True, slots=True)
class Caught:
    """An article that a rule catches."""

    id: str
    title: str
    why: tuple[str, ...]  #: what the rule found there


@dataclass(frozen=True, slots=True)
class RulePreview:
    """What one rule catches."""

    topic: str
    count: int
    caught: tuple[Caught, ...]  #: oldest first


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that many articles have that no rule catches."""

    word: str  #: in the form printed most often
    count: int  #: of those articles


@dataclass(frozen=True, slots=True)
class Preview:
    """What all rules catch, and what none does."""

    rules: tuple[RulePreview, ...]  #: in their order
    uncaught: int  #: articles
    suggested: tuple[Suggestion, ...]  #: most telling first


def preview(config: Config) -> Preview:
    """Return what the rules catch in content/ as it is. Raises ConfigError."""
    rules = read_rules(config.root)
    hidden = {Status.DRAFT, Status.WITHDRAWN}
    articles = [a for a in store.read_content(config, Report()) if a.status not in hidden]
    context = make_context(articles, 0, silent, config.lang)
    naming = name_all(context, read_corrections(config.root), config.lang)
    ruled = ruled_topics(context, naming, rules)
    caught: dict[str, list[Caught]] = {rule.topic: [] for rule in rules}
    for article in context.articles:
        for found in ruled.get(article.id, ()):
            caught[found.topic].append(Caught(article.id, article.title, found.why))
    missed = [article.id for article in context.articles if article.id not in ruled]
    terms = telling_terms(context, missed, _SUGGESTED)
    return Preview(
        tuple(RulePreview(topic, len(found), tuple(found)) for topic, found in caught.items()),
        len(missed),
        tuple(Suggestion(word, count) for word, count in terms),
    )


def to_lines(found: Preview, *, shown: bool) -> list[str]:
    """Return what people see; ``shown``: with titles and what caught them."""
    lines = []
    for rule in found.rules:
        lines.append(f"{rule.count:>6}  {rule.topic}")
        if shown:
            lines += [
                f"        {c.title}  ({', '.join(c.why)})" for c in rule.caught[:_SHOWN_TITLES]
            ]
            more = rule.count - _SHOWN_TITLES
            lines += [f"        ... and {more} more; --json lists them all"] if more > 0 else []
    lines.append(f"{found.uncaught:>6}  articles that no rule catches")
    if shown and found.suggested:
        words = ", ".join(f"{term.word} {term.count}" for term in found.suggested)
        lines.append(f"        words that many of them have: {words}")
    return lines
