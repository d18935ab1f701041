"""Weigh who is said to have written a page: people against outlets, whole lists against parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.ingest import outlets
from briefings.ingest.labels import LABELS
from briefings.ingest.outlets import fits_host
from briefings.model import Witness
from briefings.text import title_key

#: An account's name and nobody's: "andrew.keaveney", "admin2".
_LOGIN = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*\d*")
_CREW = re.compile(
    r"\b(?:team|staff|redaktion|redazione|redacci[oó]n|rédaction|redakcja|newsroom|editors?|desk|"
    r"reporters?|редакция|редакція|editorial|contributor)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:director|officer|manager|president|professor|technologist|specialist|strategist|"
    r"consultant|engineer|scientist|lecturer|fellow|assistant|associate|head of|ceo|cto|cmo|"
    r"project|institute|university|network|\w*redakteur(?:in)?|\w*korrespondent(?:in)?)\b",
    re.IGNORECASE,
)
_HONOURS = re.compile(r"^(?:dr|prof|mr|mrs|ms|sir|dame)\b\.?\s+", re.IGNORECASE)
_OUTLET, _ACCOUNT, _LONGER = 0.3, 0.55, 0.6  # confidence that is left
#: Rules whose lists are whole, so that they may add to a list that a stronger one names in part.
_WHOLE = ("byline near the heading", "meta ")


def weighed(found: Sequence[Witness]) -> Iterator[Witness]:
    """Yield the claims; those for authors weigh less where they name no person, or more than one.

    The outlet or its staff as author gives way to any name. A list that another whole list holds
    and exceeds gives way to that one. A printed name that goes on behind a name of the metadata has
    a role behind it: "Ann Ray Travel Reporter".
    """
    names = {title_key(str(w.value)) for w in found if w.field == "source"}
    urls = [str(w.value) for w in found if w.field == "source_url"]
    claims = [_without_outlet(w, names, urls) if w.field == "authors" else w for w in found]
    authors = [w for w in claims if w.field == "authors"]
    told = {key for w in authors if not w.rule.startswith(("byline", "link")) for key in _keys(w)}
    for claim in claims:
        yield _ranked(claim, authors, told) if claim.field == "authors" else claim


def _keys(witness: Witness) -> tuple[str, ...]:
    names = (witness.value,) if isinstance(witness.value, str) else witness.value
    return tuple(title_key(_HONOURS.sub("", name)) for name in names)


def _without_outlet(witness: Witness, names: set[str], urls: Sequence[str]) -> Witness:
    """Return the claim with its people alone, or with little weight if there are none."""
    values = (witness.value,) if isinstance(witness.value, str) else witness.value
    people = tuple(
        n for n in values if not (_is_outlet(n, names, urls) or _CREW.search(n) or _is_role(n))
    )
    if not people:
        rule = f"{witness.rule}, no person's name"
        return replace(witness, rule=rule, confidence=min(witness.confidence, _OUTLET))
    if all(_LOGIN.fullmatch(name) for name in people):
        rule = f"{witness.rule}, the name of an account"
        return replace(
            witness, value=people, rule=rule, confidence=min(witness.confidence, _ACCOUNT)
        )
    return replace(witness, value=people)


def _is_role(name: str) -> bool:
    """Tell whether a part of a byline says what somebody is: "Senior Contributing Writer"."""
    words = name.split()
    said = any(word.lower().strip(".,") in LABELS["role"] for word in words) or _ROLE.search(name)
    opened = len(words) > 3 and words[0][0].islower()  # "di Teresa ..." of another line
    return (bool(said) and len(words) > 1) or opened


def _is_outlet(name: str, names: set[str], urls: Sequence[str]) -> bool:
    key = title_key(name)
    alike = any(key == title_key(url.split("/")[2].removeprefix("www.")) for url in urls)
    hosted = len(name.split()) > 1 and any(fits_host(name, url) for url in urls)
    return key in names or alike or outlets.looks_like(name) or hosted


def _ranked(claim: Witness, authors: Sequence[Witness], told: set[str]) -> Witness:
    keys = _keys(claim)
    if claim.rule.startswith(("byline", "link")) and any(
        key.startswith(f"{other} ") for key in keys for other in told if " " in other
    ):
        return replace(claim, confidence=min(claim.confidence, _LONGER))
    best = max(authors, key=lambda w: w.confidence)
    exceeds = set(_keys(best)) < set(keys) and claim.rule.startswith(_WHOLE)
    if exceeds and claim.confidence > _LONGER:
        rule = f"{claim.rule}, names more than the {best.rule}"
        return replace(claim, rule=rule, confidence=round(best.confidence + 0.005, 3))
    return claim
