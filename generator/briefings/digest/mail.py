"""A briefing as a mail (.eml): text and HTML, nothing to be fetched; the same bytes each time."""

from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256

from briefings import dates
from briefings.digest import markup, plain
from briefings.digest.letter import Letter
from briefings.model import IsoDate
from briefings.urls import host

_NOWHERE = "briefings.invalid"  # RFC 2606: a host that is nobody's


def to_mail(letter: Letter) -> bytes:
    """Return a message without a recipient, which mail programs open as a draft."""
    briefing = letter.briefing
    text, page = plain.to_text(letter).decode(), markup.mail_body(letter)
    digest = sha256(f"{briefing.name}\0{text}\0{page}".encode()).hexdigest()
    domain = host(letter.site_url) or _NOWHERE
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = briefing.title
    message["From"] = f'"{_quotable(letter.archive)}" <briefings@{domain}>'
    message["Date"] = format_datetime(dates.instant(_day(letter)))
    message["Message-ID"] = f"<{digest[:32]}@{domain}>"
    message["X-Unsent"] = "1"
    message["Content-Language"] = briefing.lang
    message.set_content(text, cte="base64")
    message.add_alternative(page, subtype="html", cte="base64")
    message.set_boundary(f"=_{digest[32:]}")
    return message.as_bytes()


def _day(letter: Letter) -> IsoDate:
    """Return the day that stands for "now": a mail must have one."""
    briefing = letter.briefing
    return briefing.date or IsoDate(briefing.last or "1970-01-01")


def _quotable(name: str) -> str:
    return name.replace("\\", " ").replace('"', "'")
