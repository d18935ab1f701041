"""Stories: their pages, and the place of an article in its own."""

from briefings import addresses, dates
from briefings.model import Story
from briefings.render.files.feeds import links as feed_links
from briefings.render.grouping.catalogue import Catalogue
from briefings.render.grouping.words import span_text
from briefings.render.views.lists import StoriesView, StoryView
from briefings.render.views.parts import LinkView, StoryCardView, StoryLineView, StoryPlaceView
from briefings.render.views.single import RedirectView

#: Days without an article that a timeline shows as a gap.
GAP = 7


def stories_link(book: Catalogue) -> LinkView:
    """Return the link to all stories."""
    return LinkView(book.phrases.say("Stories"), addresses.index_of("stories"))


def stories(book: Catalogue) -> StoriesView:
    """Return the page of all stories, those that went on last first."""
    newest = sorted(
        book.archive.stories, key=lambda story: (book.positions[story.articles[-1]], story.id)
    )
    cards = tuple(_card(story, book) for story in reversed(newest))
    return StoriesView(addresses.index_of("stories"), book.phrases.say("Stories"), cards)


def story_pages(book: Catalogue) -> list[StoryView]:
    """Return the page of each story, oldest first."""
    return [_page(story, book) for story in book.archive.stories]


def moved(book: Catalogue) -> list[RedirectView]:
    """Return a page for each story that became part of another."""
    return [
        RedirectView(addresses.story(old), story.title, addresses.story(story.id))
        for story in book.archive.stories
        for old in story.formerly
    ]


def place_of(key: str, book: Catalogue) -> StoryPlaceView | None:
    """Return where an article stands in its story; None if it is in none."""
    thread = book.threads.get(key)
    if thread is None:
        return None
    at, lines = thread.places[key], thread.lines
    before, after = lines[at - 1] if at else None, lines[at + 1] if at + 1 < len(lines) else None
    return StoryPlaceView(
        LinkView(thread.story.title, addresses.story(thread.story.id), len(thread.story.articles)),
        _language(thread.story, book),
        at + 1,
        len(lines),
        book.cards[before[0]] if before else None,
        book.cards[after[0]] if after else None,
    )


def _page(story: Story, book: Catalogue) -> StoryView:
    thread = book.threads[story.articles[0]]
    card = _card(story, book)
    heads = [line[0] for line in thread.lines]
    lines = tuple(
        StoryLineView(
            book.cards[head],
            _gap(before, head, book),
            head == thread.first,
            tuple(book.cards[each] for each in line[1:]),
        )
        for before, head, line in zip([None, *heads], heads, thread.lines, strict=False)
    )
    return StoryView(
        card.path,
        story.title,
        card.lang,
        stories_link(book),
        card.count,
        card.outlets,
        card.span,
        lines,
        addresses.kept_story(story.id),
        feed_links(addresses.story_feed(story.id), story.articles, book),
    )


def _gap(before: str | None, head: str, book: Catalogue) -> str:
    """Return how long nothing was reported before an article; "" if not long."""
    if before is None:
        return ""
    first, second = (dates.day(book.archive.by_id[each].date) for each in (before, head))
    days = (second - first).days if first and second else 0
    if days < GAP:
        return ""
    return book.phrases.say_many("%(count)s day later", "%(count)s days later", days)


def _card(story: Story, book: Catalogue) -> StoryCardView:
    cards = [book.cards[each] for each in story.articles]
    dated = [card.date for card in cards if card.date]
    first = book.threads[story.articles[0]].first
    return StoryCardView(
        title=story.title,
        lang=_language(story, book),
        path=addresses.story(story.id),
        count=len(cards),
        outlets=len({card.outlet.label for card in cards if card.outlet}),
        span=span_text(dated[0], dated[-1], book.config.lang) if dated else "",
        first=book.cards[first] if first else None,
    )


def _language(story: Story, book: Catalogue) -> str:
    """Return the language of a title: that of the article that has it; "" if a person wrote it."""
    cards = (book.cards[each] for each in story.articles)
    return next((card.lang for card in cards if card.title == story.title), "")
