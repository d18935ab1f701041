"""Python imports this by itself where it lies on the path: note whoever uses the network.

``WIRETAP`` names the file that is written to: ``begun`` by each process, then a line for each try.
"""

import os
import socket
import sys
from typing import Any

ASKING = {
    "socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
}  # fmt: skip


def _note(line: str) -> None:
    told = os.open(os.environ["WIRETAP"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(told, f"{line}\n".encode())
    os.close(told)


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event in ASKING and getattr(arguments[0], "family", None) != socket.AF_UNIX:
        _note(f"{event} {arguments!r}")  # else it is processes of ours that talk


if "WIRETAP" in os.environ:
    _note("begun")
    sys.addaudithook(_hook)
