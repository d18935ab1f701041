"""Topics by rule: which articles have what a rule asks for, and by which of their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefings.enrich.context import Context
from briefings.enrich.stopwords import guess_language
from briefings.enrich.terms import fold_word, is_run_together, stemmer
from briefings.enrich.topicrules import Item, Rule
from briefings.model import Article, Publish
from briefings.naming import Naming, RuledTopic
from briefings.text import fold, words


@dataclass(frozen=True, slots=True)
class _Read:
    """An article as rules look at it."""

    article: Article
    lang: str  #: primary subtag; "" if unknown
    stems: str  #: of its title and text, one space around each
    known: frozenset[str]  #: the same, each once
    plain: str  #: folded text, for scripts without spaces
    names: frozenset[str]  #: folded, in all spellings


def ruled_topics(
    context: Context, naming: Naming, rules: Sequence[Rule]
) -> dict[str, tuple[RuledTopic, ...]]:
    """Return by id the topics that rules give, in the order of the rules; linear in both."""
    if not rules:
        return {}
    found = {}
    for article in context.articles:
        whole = article.publish is Publish.FULL  # of a text that is not shown nothing is told
        read = _read(article, context.texts[article.id] if whole else "", naming)
        caught = (topic for rule in rules if (topic := to_topic(rule, read)))
        found[article.id] = tuple(caught)
    return {key: topics for key, topics in found.items() if topics}


def to_topic(rule: Rule, read: _Read) -> RuledTopic | None:
    """Return the topic with what gave it, or None if the rule does not hold."""
    if any(_has(item, read) for item in rule.none):
        return None
    each = [item for item in rule.all if _has(item, read)]
    one = [item for item in rule.any if _has(item, read)]
    if len(each) < len(rule.all) or (rule.any and not one):
        return None
    return RuledTopic(rule.topic, tuple(item.text for item in (*one, *each)))


def _has(item: Item, read: _Read) -> bool:
    if item.kind == "name":
        return fold(item.text) in read.names
    if item.kind == "outlet":
        return fold(item.text) == fold(read.article.source or "")
    if item.kind == "language":
        return read.lang == item.text.partition("-")[0].lower()
    if is_run_together(item.text):
        return fold(item.text) in read.plain
    stems = _stems(item.text, read.lang)
    return bool(stems) and stems[0] in read.known and f" {' '.join(stems)} " in read.stems


@lru_cache(maxsize=20_000)
def _stems(text: str, lang: str) -> tuple[str, ...]:
    return tuple(_stem(word, lang) for word in words(text))


@lru_cache(maxsize=500_000)
def _stem(word: str, lang: str) -> str:
    """Return what the forms of a word share; without a stemmer the folded word itself."""
    return stemmer(lang)(word.lower()) or fold_word(word)


def _read(article: Article, text: str, naming: Naming) -> _Read:
    whole = f"{article.title}\n{text}"
    found = words(whole)
    lang = (article.lang or "").partition("-")[0].lower() or guess_language(found)
    stems = [_stem(word, lang) for word in found]
    own = (naming.entities[key] for key in naming.articles.get(article.id, ()))
    names = frozenset(fold(name) for entity in own for name in (entity.name, *entity.aliases))
    plain = fold(whole) if lang in {"zh", "ja", "th"} else ""
    return _Read(article, lang, f" {' '.join(stems)} ", frozenset(stems), plain, names)
