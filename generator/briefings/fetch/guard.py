"""To which machine an address leads: looked up once, refused where it lies inside a network.

What is looked up is what is connected to, so that a name cannot mean another machine a moment
later. The rules are those against server-side request forgery: web schemes and ports only, no
names with passwords, no address that is not reachable by everybody.
"""

import ipaddress
import socket
from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from briefings.errors import SeedError
from briefings.files import printable

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2000  # characters of an address
_SAFE = "/%:@!$&'()*+,;=~-._?"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked of whom."""

    url: str  #: as given, without its fragment
    host: str  #: ASCII, lower case
    port: int
    ip: str  #: what the host was looked up to
    is_tls: bool
    path: str  #: with the query; ASCII

    @property
    def site(self) -> str:
        """The host, with its port where that is not the usual one."""
        usual = _PORTS["https" if self.is_tls else "http"]
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == usual else f"{host}:{self.port}"

    @property
    def root(self) -> str:
        """The address of the host's first page."""
        return f"{'https' if self.is_tls else 'http'}://{self.site}/"


def find_target(url: str, allowed: Container[str] = ()) -> Target:
    """Look an address up. Hosts that are ``allowed`` by name may be anywhere, at any port.

    Raises SeedError.
    """
    parts, port = _parts(url)
    host = _ascii(parts.hostname or "", url)
    by_name = host in allowed
    if port not in _PORTS.values() and not by_name:
        raise _refused(url, f"port {port}", f"Allow it by name: --allow {host}")
    path = quote(parts.path or "/", safe=_SAFE)
    path += f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    bare = parts._replace(fragment="").geturl()
    ip = _lookup(host, port, url, by_name=by_name)
    return Target(bare, host, port, ip, parts.scheme == "https", path)


def _parts(url: str) -> tuple[SplitResult, int]:
    if len(url) > _LONGEST or any(c.isspace() or ord(c) < 0x20 for c in url):
        raise _refused(url[:200], "no address of a page", "Correct it.")
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise _refused(url, f"no address of a page ({error})", "Correct it.") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise _refused(url, "not an http or https address", "Correct it.")
    if parts.username is not None or parts.password is not None:
        raise _refused(url, "holds a name or a password", "Leave them out.")
    return parts, port


def _ascii(host: str, url: str) -> str:
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise _refused(url, "no name that a host can have", "Correct it.") from error
    return name.rstrip(".").lower()


def _lookup(host: str, port: int, url: str, *, by_name: bool) -> str:
    """Return an address of the host. Raises SeedError if any of them lies inside a network."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        what = f"its host cannot be found ({error})"
        raise _refused(url, what, "Correct it, or try later.") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    inside = [each for each in addresses if not is_public(ipaddress.ip_address(each))]
    if (inside or not addresses) and not by_name:
        what = f"leads into a private network ({', '.join(inside)})"
        raise _refused(url, what, f"If that is meant, allow it by name: --allow {host}")
    return addresses[0]


def is_public(address: Address) -> bool:
    """Tell whether everybody may reach an address; one that carries another by that, too."""
    inner: list[Address | None] = []
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in ipaddress.ip_network("64:ff9b::/96"):  # NAT64
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    if any(each is not None and not is_public(each) for each in inner):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _refused(url: str, what: str, remedy: str) -> SeedError:
    return SeedError(printable(url), what, remedy)
