"""The nouns of names and topics: who is named where, who says what, which topics rules give."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RuledTopic:
    """A topic that a rule of topics.yaml gives an article."""

    topic: str
    why: tuple[str, ...]  #: what the rule found there: words, names, outlet, language, as written


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, an organisation or a place that articles name."""

    id: str  #: kind and folded name: ``person:alexander lukashenko``; changes with the name shown
    kind: str  #: "person", "organisation" or "place"
    name: str  #: as shown
    aliases: tuple[str, ...] = ()  #: other spellings as found, most frequent first, at most 12
    by_hand: bool = False  #: whether a person named it in some article's front matter
    #: of a place that is known: ``country:UA``, ``city:698740`` (GeoNames), ``state:TX``,
    #: ``place:Black Sea``; "" if it is not, and for all others
    known: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What an article lets a person say."""

    article: str  #: id
    text: str  #: without quotation marks, as printed
    channel: str  #: who handed it on, as "according to Belta" says; "" if nobody is named


@dataclass(frozen=True, slots=True)
class Resting:
    """That all an article hands on comes by way of one state outlet."""

    outlet: str  #: its name, as the article prints it
    evidence: tuple[str, ...]  #: sentences that name it as their source, one or two, cut if long


@dataclass(frozen=True, slots=True)
class Naming:
    """Who and what the articles name: set by hand, else found by evidence."""

    entities: Mapping[str, Entity] = field(default_factory=dict)  #: by id, sorted
    #: by article: ids of people, then organisations, then places, each most often named first
    articles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said: Mapping[str, tuple[Quotation, ...]] = field(default_factory=dict)  #: by person, in order

    def of(self, article_id: str, kind: str) -> tuple[Entity, ...]:
        """Return the names of one kind that an article has."""
        found = (self.entities[key] for key in self.articles.get(article_id, ()))
        return tuple(entity for entity in found if entity.kind == kind)
