"""One title, address and picture that are known, for tests of what becomes of links."""

from briefings.linking import Links

LINKS = Links(
    mention={"Here": "../here.html"}.get,
    archived={"https://a.example/here": "../here.html"}.get,
    original=lambda url: f"https://a.example/{url.lstrip('/')}",
    picture={"images/kept.png": "../images/kept.png"}.get,
    wanted="../wanted.html",
)
