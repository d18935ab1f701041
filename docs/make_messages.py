"""Bring every catalogue of the interface up to date: `make messages`, or with a new language's tag.

New phrases come in without a translation, gone ones go; what translators wrote stays. The order is
that of the files, so that a change of one page changes one place of each catalogue.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ROOT / "generator" / "briefings" / "locale"
#: Folder, files in it, Babel's method, its options.
SOURCES = (
    ("generator/briefings", "**.py", "python", {}),
    ("theme", "static/js/**.js", "javascript", {}),
    ("theme", "scripts/**.js", "javascript", {}),
    ("theme", "templates/**.html", "jinja2", {"trim_blocks": "true", "silent": "false"}),
)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "say": None,
    "say_many": (1, 2),
    "sayMany": (1, 2),
}


def phrases() -> Catalog:
    """Return all phrases of the code, the templates and the scripts, with the files they are in."""
    found = Catalog()
    for folder, pattern, method, options in SOURCES:
        rows = extract_from_dir(
            ROOT / folder,
            [(pattern, method)],
            {pattern: options},
            KEYWORDS,
            strip_comment_tags=True,
        )
        for name, line, message, comments, context in rows:
            where = [(f"{folder}/{Path(name).as_posix()}", line)]
            found.add(message, None, where, auto_comments=comments, context=context)
    return found


def updated(lang: str, wanted: Catalog) -> bytes:
    """Return the text of a language's catalogue with exactly the wanted phrases."""
    path = LOCALES / f"{lang}.po"
    known = read_po(path.open("rb"), locale=lang) if path.is_file() else Catalog(locale=lang)
    fresh = Catalog(
        locale=lang, fuzzy=False, header_comment=f"# The interface of briefings in {lang}."
    )
    for message in sorted(wanted, key=lambda m: sorted(m.locations)):
        if message.id:
            said = known.get(message.id)
            files = sorted({(name, 0) for name, _ in message.locations})
            flags = message.flags | (said.flags & {"fuzzy"} if said else set())
            fresh.add(message.id, said.string if said else None, files, flags)
    text = BytesIO()
    write_po(text, fresh, width=0, include_lineno=False, omit_header=True)
    head = (
        f"# The interface of briefings. How to translate: docs/translating.md.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {lang}\\n"\n"Plural-Forms: {fresh.plural_forms}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return head.encode() + text.getvalue()


def main() -> None:
    """Write every catalogue, and that of a language named on the command line."""
    wanted = phrases()
    for lang in sorted({*(path.stem for path in LOCALES.glob("*.po")), *sys.argv[1:]}):
        (LOCALES / f"{lang}.po").write_bytes(updated(lang, wanted))


if __name__ == "__main__":
    main()
