"""The names of a whole archive: found, corrected, put beside what people set."""

from briefings.enrich.context import Context
from briefings.enrich.naming.corrections import Corrections
from briefings.enrich.naming.entities import to_naming
from briefings.enrich.naming.find import Text, find_names
from briefings.enrich.stopwords import guess_language
from briefings.model import Article, Naming
from briefings.text import words


def name_all(context: Context, corrections: Corrections, lang: str) -> Naming:
    """Return who and what all the articles name."""
    total = len(context.articles)
    texts = []
    for done, article in enumerate(context.articles, 1):
        texts.append(to_text(article, context.texts[article.id]))
        if done % 100 == 0 or done == total:
            context.progress("enrich: names", done, total)
    names = find_names(texts, corrections)
    return to_naming(names, context.articles, corrections, lang)


def to_text(article: Article, text: str) -> Text:
    """Return an article as names are looked for in it: title, text and caption."""
    lang = (article.lang or "").partition("-")[0].lower() or guess_language(words(text))
    return Text("\n".join((article.title, text, article.image_caption or "")), lang)
