"""A briefing as plain text and as Markdown."""

import re
from collections.abc import Iterator
from textwrap import fill

from briefings import markdown
from briefings.briefing import Entry, Fact, Gap, Line, Note, Role
from briefings.digest.letter import Letter

_WIDTH = 76  # columns of plain text: what mail programs show without breaking lines
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_LINK = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\(/([^)\s]+)\)")


def to_text(letter: Letter) -> bytes:
    """Return it as plain text, UTF-8, lines of 76 columns."""
    briefing = letter.briefing
    parts = [fill(briefing.title, _WIDTH), "=" * min(_WIDTH, len(briefing.title))]
    parts += [fill(briefing.summary, _WIDTH)] if briefing.summary else []
    parts.append(fill(" · ".join(letter.head()), _WIDTH))
    for section in briefing.sections:
        if section.title:
            title = fill(section.title, _WIDTH)
            parts.append(f"\n{title}\n{'-' * min(_WIDTH, len(section.title))}")
        parts += [section.figures.told] if section.figures else []
        parts += ["\n" + _text(entry, letter) for entry in section.entries]
    if briefing.facts:
        title = letter.words.say("What changed")
        parts.append(f"\n{title}\n{'-' * len(title)}")
        rows = (f"- {_fact(fact)}" for fact in briefing.facts)
        parts += [fill(row, _WIDTH, subsequent_indent="  ") for row in rows]
    parts += [f"\n{fill(more, _WIDTH)}" for more in (letter.left_out(), briefing.rule) if more]
    return ("\n".join(parts) + "\n").encode()


def _text(entry: Entry, letter: Letter) -> str:
    if isinstance(entry, Note):
        blocks = markdown.to_text(entry.text).split("\n")
        return "\n\n".join(fill(block, _WIDTH) for block in blocks)
    if isinstance(entry, Gap):
        return fill(f"({entry.text})", _WIDTH)
    say = letter.words.say
    label = {Role.ALSO: say("Also"), Role.BACKGROUND: say("Background")}.get(entry.role, "")
    rows = [fill(f"* {label}: {entry.title}" if label else f"* {entry.title}", _WIDTH)]
    rows.append("  " + ", ".join(letter.facts(entry)))
    if entry.extract:
        quoted = f"{say('Extract')}: “{entry.extract.text}”"
        rows.append(fill(quoted, _WIDTH, initial_indent="  ", subsequent_indent="  "))
    rows += [f"  {url}" for url in dict.fromkeys((letter.address(entry), entry.source_url)) if url]
    rows += [f"  {entry.figures.told}"] if entry.figures else []
    rows += [f"  = {', '.join([other.title, *letter.facts(other)])}" for other in entry.folded]
    return "\n".join(rows)


def to_markdown(letter: Letter) -> bytes:
    """Return it as Markdown (CommonMark), UTF-8."""
    briefing = letter.briefing
    parts = [f"# {_escaped(briefing.title)}"]
    parts += [_escaped(briefing.summary)] if briefing.summary else []
    parts.append(" · ".join(map(_escaped, letter.head())))
    for section in briefing.sections:
        parts += [f"## {_escaped(section.title)}"] if section.title else []
        parts += [f"*{_escaped(section.figures.told)}*"] if section.figures else []
        for entry in section.entries:
            parts += _marked(entry, letter, "###" if section.title else "##")
    if briefing.facts:
        parts.append(f"## {letter.words.say('What changed')}")
        parts.append("\n".join(f"- {_escaped(_fact(fact))}" for fact in briefing.facts))
    parts += [_escaped(letter.left_out()), _escaped(briefing.rule)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _marked(entry: Entry, letter: Letter, level: str) -> Iterator[str]:
    if isinstance(entry, Note):
        yield _LINK.sub(lambda match: _linked(match, letter), entry.text)
        return
    if isinstance(entry, Gap):
        yield f"*{_escaped(entry.text)}*"
        return
    say = letter.words.say
    label = {Role.ALSO: say("Also"), Role.BACKGROUND: say("Background")}.get(entry.role, "")
    yield f"{level} {label}: {_link(entry, letter)}" if label else f"{level} {_link(entry, letter)}"
    facts = [_escaped(part) for part in letter.facts(entry)]
    facts += [f"[{say('original')}](<{entry.source_url}>)"] if entry.source_url else []
    yield ", ".join(facts)
    if entry.extract:
        where = letter.quoted_at(entry)
        mark = f"[{say('Extract')}](<{where}>)" if where else say("Extract")
        yield f"> {_escaped(entry.extract.text)} ({mark})"
    if entry.figures:
        yield f"*{_escaped(entry.figures.told)}*"
    if entry.folded:
        rows = (", ".join([_link(o, letter), *letter.facts(o)]) for o in entry.folded)
        yield "\n".join(f"- = {row}" for row in rows)


def _link(line: Line, letter: Letter) -> str:
    address = letter.address(line)
    return f"[{_escaped(line.title)}](<{address}>)" if address else _escaped(line.title)


def _linked(match: re.Match[str], letter: Letter) -> str:
    address = letter.page(match[2])
    return f"[{match[1]}](<{address}>)" if address else match[1]


def _fact(fact: Fact) -> str:
    return f"{fact.what}: {fact.told}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
