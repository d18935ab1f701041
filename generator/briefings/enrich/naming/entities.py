"""Names as pages show them: one spelling for each, what people set by hand put first."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from babel import Locale, UnknownLocaleError

from briefings import rights
from briefings.enrich.namesense import is_shouted
from briefings.enrich.naming.case import ORGANISATION, PERSON, PLACE
from briefings.enrich.naming.corrections import KINDS, Corrections
from briefings.enrich.naming.find import Names
from briefings.enrich.naming.gazetteer import gazetteer
from briefings.enrich.naming.persons import EntityId
from briefings.enrich.naming.pieces import Name
from briefings.model import Article, Publish
from briefings.naming import Entity, Naming
from briefings.text import fold

#: Other spellings that are shown, at most.
_MOST_ALIASES = 12
#: Letters of an abbreviation, which is shown only if there is no longer spelling.
_ABBREVIATED = 4
#: Languages in which the gazetteer's Latin names may be shown.
LATIN = frozenset("en de fr es it pt nl pl cs sv da nb no fi tr ro hu".split())
_FIELDS = {PERSON: "people", ORGANISATION: "organisations", PLACE: "places"}


@dataclass
class _Draft:
    """A name while its spellings are gathered."""

    kind: str
    shown: str
    spellings: Counter[str] = field(default_factory=Counter)
    by_hand: Counter[str] = field(default_factory=Counter)
    known: str = ""


def to_naming(
    names: Names, articles: Sequence[Article], corrections: Corrections, lang: str
) -> Naming:
    """Return the names of an archive with the articles that have them.

    ``articles`` in the order of ``names``; ``lang`` is the interface's, whose spelling is shown
    where one was found.
    """
    drafts, home = _drafts(names, corrections, lang)
    spelt = _spelt(drafts)
    found: dict[str, tuple[str, ...]] = {}
    for article, counted in zip(articles, names.articles, strict=True):
        by_kind: dict[str, list[str]] = defaultdict(list)
        # of a text that is not shown the names are not told either
        shown = counted if article.publish is Publish.FULL else {}
        for entity in sorted(shown, key=lambda e: -shown[e]):  # stable: then as in the text
            key = home.get(entity)
            if key and key not in by_kind[drafts[key].kind]:
                by_kind[drafts[key].kind].append(key)
        for kind, told in _FIELDS.items():
            # to mask a text is to read it whole: only where there is something to hide
            if by_hand := getattr(article, told) and getattr(rights.masked(article), told):
                by_kind[kind] = [_by_hand(kind, name, drafts, spelt) for name in by_hand]
        found[article.id] = tuple(dict.fromkeys(k for kind in KINDS for k in by_kind[kind]))
    used = {key for keys in found.values() for key in keys}
    entities = {key: _entity(key, drafts[key]) for key in sorted(used)}
    return Naming(entities, found)


def _key(kind: str, name: str) -> str:
    return f"{kind}:{fold(name)}"


def _drafts(
    names: Names, corrections: Corrections, lang: str
) -> tuple[dict[str, _Draft], dict[EntityId, str]]:
    """Return the names by key, and the key of each name that was found and is not hidden."""
    drafts: dict[str, _Draft] = {}
    home: dict[EntityId, str] = {}
    told = corrections.shown()
    for entity, forms in names.forms.items():
        spellings = Counter[str]()
        for (_, form), times in forms.items():
            spellings[" ".join(form)] += times
        if any(fold(spelling) in corrections.hidden for spelling in spellings):
            continue
        shown = _shown(entity, names, forms, lang)
        grouped = (told[fold(s)] for s, _ in spellings.most_common() if fold(s) in told)

        shown = told.get(fold(shown)) or next(grouped, shown)
        if fold(shown) in corrections.hidden:
            continue
        key = _key(names.kinds[entity], shown)
        draft = drafts.setdefault(key, _Draft(names.kinds[entity], shown))
        draft.spellings.update(spellings)
        draft.known = draft.known or (entity if draft.kind == PLACE else "")
        home[entity] = key
    return drafts, home


def _spelt(drafts: Mapping[str, _Draft]) -> dict[tuple[str, str], str]:
    """Return the key of each spelling by kind; of two names the one that is shown so."""
    found = {
        (draft.kind, fold(spelling)): key
        for key, draft in drafts.items()
        for spelling in draft.spellings
    }
    return found | {(draft.kind, fold(draft.shown)): key for key, draft in drafts.items()}


def _by_hand(
    kind: str, name: str, drafts: dict[str, _Draft], spelt: dict[tuple[str, str], str]
) -> str:
    """Return the key of a name that a person set; it joins what was found in that spelling."""
    key = spelt.setdefault((kind, fold(name)), _key(kind, name))
    if key not in drafts:
        entry = gazetteer().place(name.split()) if kind == PLACE else None
        drafts[key] = _Draft(kind, name, known=entry.id if entry else "")
    drafts[key].by_hand[name] += 1
    return key


def _entity(key: str, draft: _Draft) -> Entity:
    shown = draft.shown
    spellings = draft.spellings + draft.by_hand
    order = sorted(spellings, key=lambda name: (-spellings[name], name))
    aliases, known = [], {fold(shown)}
    for name in order:
        if fold(name) not in known:
            known.add(fold(name))
            aliases.append(name)
    spelt = tuple(aliases[:_MOST_ALIASES])
    return Entity(key, draft.kind, shown, spelt, bool(draft.by_hand), draft.known)


def _shown(entity: EntityId, names: Names, forms: Mapping[tuple[str, Name], int], lang: str) -> str:
    """Return the spelling to show: the interface's own, else the one found most often."""
    group, _, rest = entity.partition(":")
    own = {form: times for form, times in forms.items() if form[0] == lang}
    listed = _country(rest, lang) if group == "country" else names.listed.get(entity, "")
    spelt = {fold(" ".join(form[1])) for form in own}
    # CLDR says Congo - Kinshasa; what the texts say is shown then
    if listed and not own and (lang in LATIN or group == "country"):
        return listed
    if group == "country" and fold(listed) in spelt:
        return listed
    chosen = own or forms
    full = [f for f in chosen if names.kinds[entity] != PERSON or len(f[1]) > 1] or list(chosen)
    long = [f for f in full if len(" ".join(f[1])) > _ABBREVIATED] or full
    best = min(long, key=lambda f: (is_shouted(f[1]), -forms[f], f))
    return " ".join(word.title() if is_shouted((word,)) else word for word in best[1])


def _country(code: str, lang: str) -> str:
    try:
        return str(Locale.parse(lang, sep="-").territories.get(code, ""))
    except (UnknownLocaleError, ValueError):
        return str(Locale("en").territories.get(code, ""))
