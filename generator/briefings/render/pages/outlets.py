"""Outlets: a card for each, from its articles and from what sources.yaml says of its hosts."""

from collections import Counter
from collections.abc import Iterable

from briefings import addresses, urls
from briefings.render.grouping import order
from briefings.render.grouping.catalogue import Catalogue, Group, distinct
from briefings.render.grouping.words import country_name, date_text, language
from briefings.render.pages.charts import chart
from briefings.render.views.parts import OutletView
from briefings.render.views.single import OutletsView

_MOST_HOSTS = 3  # of an outlet, on its card; archives of the web give many


def outlet_view(group: Group, book: Catalogue) -> OutletView:
    """Return the card of an outlet."""
    articles = [book.archive.by_id[key] for key in group.ids]
    lang = book.config.lang
    hosts = Counter(name for a in articles if (name := urls.host(a.source_url or "")))
    names = sorted(hosts, key=lambda name: (-hosts[name], name))
    known = [book.archive.outlets[name] for name in names if name in book.archive.outlets]
    langs = Counter(a.lang.partition("-")[0] for a in articles if a.lang)
    said = [entry.lang for entry in known if entry.lang]
    spoken = said or sorted(langs, key=lambda tag: (-langs[tag], tag))
    dated = [a.date for a in articles if a.date]
    return OutletView(
        link=group.link,
        hosts=tuple(names[:_MOST_HOSTS]),
        home=f"https://{names[0]}/" if names else "",
        country=_first(country_name(entry.country, lang) for entry in known if entry.country),
        languages=tuple(dict.fromkeys(language(tag, lang) for tag in spoken)),
        first=date_text(dated[0], lang) if dated else "",
        last=date_text(dated[-1], lang) if dated else "",
        chart=chart(dated, book.phrases),
        rights=_first(entry.rights for entry in known if entry.rights),
    )


def _first(values: Iterable[str]) -> str:
    return next(iter(values), "")


def outlets_view(book: Catalogue) -> OutletsView:
    """Return the page of all outlets, in the order of the language."""
    groups = sorted(distinct(book.outlets), key=lambda g: order.key(g.name, book.phrases.lang))
    cards = tuple(outlet_view(group, book) for group in groups)
    return OutletsView(addresses.index_of("sources"), book.phrases.say("Outlets"), cards)
