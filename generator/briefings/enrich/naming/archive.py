"""The names of a whole archive: found, corrected, put beside what people set."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefings.enrich.context import Context
from briefings.enrich.naming.corrections import Corrections
from briefings.enrich.naming.entities import to_naming
from briefings.enrich.naming.find import Text, find_names, see
from briefings.enrich.naming.quotes import LANGUAGES, find_said
from briefings.enrich.stopwords import guess_language
from briefings.model import Article, Publish
from briefings.naming import Entity, Naming, Quotation
from briefings.text import first_words, fold


def name_all(context: Context, corrections: Corrections, lang: str) -> Naming:
    """Return who and what all the articles name."""
    texts = _texts(context)
    names = find_names(texts, corrections, context.derive)
    naming = to_naming(names, context.articles, corrections, lang)
    return replace(naming, said=_said(context, texts, naming))


def see_all(context: Context) -> list[bytes]:
    """Return what each article alone says of its names: all that ``name_all`` has derived."""
    return see(_texts(context), context.derive)


def _texts(context: Context) -> list[Text]:
    return [to_text(article, context.texts[article.id]) for article in context.articles]


def _said(
    context: Context, texts: Sequence[Text], naming: Naming
) -> dict[str, tuple[Quotation, ...]]:
    """Return what people say in the articles that are shown whole, article by article."""
    found: dict[str, list[Quotation]] = defaultdict(list)
    for article, text in zip(context.articles, texts, strict=True):
        if article.publish is not Publish.FULL or text.lang not in LANGUAGES:
            continue
        people = speakers(naming.of(article.id, "person"))
        for said in find_said(context.texts[article.id], text.lang, people):
            found[said.speaker].append(Quotation(article.id, said.text, said.channel))
    return {key: tuple(quotations) for key, quotations in sorted(found.items())}


def speakers(people: Iterable[Entity]) -> dict[str, str]:
    """Return whom a surname alone means among the people of an article, folded."""
    meant: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for spelling in (person.name, *person.aliases):
            meant[fold(spelling).split()[-1]].add(person.id)
    return {surname: ids.pop() for surname, ids in meant.items() if len(ids) == 1}


def to_text(article: Article, text: str) -> Text:
    """Return an article as names are looked for in it: title, text and caption."""
    lang = (article.lang or "").partition("-")[0].lower() or guess_language(first_words(text, 200))
    return Text("\n".join((article.title, text, article.image_caption or "")), lang)
