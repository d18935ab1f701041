"""Detached signatures of a file: those of ``ssh-keygen -Y sign`` and of ``minisign``.

A manifest says that a copy is whole; a signature of it says who made it. Formats: PROTOCOL.sshsig
of OpenSSH, https://jedisct1.github.io/minisign/#signature-format
"""

import base64
import binascii
import hashlib
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_ssh_public_key

from briefings.errors import ConfigError
from briefings.report import Report

OPENSSH, MINISIGN = ".sig", ".minisig"  # what the name of a signature ends with
_NAMESPACES = (b"file", b"briefings")  # what the signer may have said to sign
_ARMOUR = "-----{} SSH SIGNATURE-----"
_PREFERRED = "ssh-ed25519"


class _NotSignedError(Exception):
    """A signature is not one of the data by the key; its text says why."""


def ending_of(key: str) -> str:
    """Return what a signature's name ends with, by the public key. Raises ConfigError."""
    if _ssh_lines(key):
        return OPENSSH
    if _minisign_key(key):
        return MINISIGN
    remedy = "Give a file with `ssh-ed25519 AAAA...` lines, or minisign's .pub file."
    raise ConfigError("--key", "holds no public key that is known here", remedy)


def check(signed: Path, key: str, report: Report) -> None:
    """Note whether the signature beside a file is one by the key; without a key, that it is there.

    A file that is missing is noted elsewhere. Raises ConfigError for what is no key.
    """
    endings = [ending_of(key)] if key else [OPENSSH, MINISIGN]
    for path in (signed.with_name(signed.name + ending) for ending in endings):
        if not path.is_file() or not signed.is_file():
            if key and signed.is_file():
                what = "missing: nobody has signed this, or the signature was taken away."
                report.finding(path.name, what)
        elif not key:
            what = "a signature; --key with the signer's public key tells whether it holds."
            report.info(path.name, what)
        elif found := fault(signed.read_bytes(), path.read_bytes(), key):
            report.finding(path.name, f"{found}. Get copy and key anew, each by its own way.")
        else:
            report.info(path.name, "holds: this was signed with the key that you gave.")


def fault(data: bytes, signature: bytes, key: str) -> str:
    """Return why a signature is none of the data by the key; "" if it is one.

    ``key``: the text of an OpenSSH public key, an allowed_signers file, or minisign's public key.
    """
    try:
        if ending_of(key) == OPENSSH:
            _check_openssh(data, signature, key)
        else:
            _check_minisign(data, signature, key)
    except _NotSignedError as error:
        return str(error)
    except InvalidSignature:
        return "it is not a signature of this file: one of them was altered"
    except (ValueError, IndexError, UnsupportedAlgorithm, binascii.Error):
        return "it cannot be read"
    return ""


def _ssh_lines(key: str) -> list[str]:
    """Return the keys as ``type base64``, whatever stands before and behind them."""
    found = []
    for line in key.splitlines():
        parts = line.split()
        kinds = [at for at, part in enumerate(parts[:-1]) if part.startswith(("ssh-", "ecdsa-"))]
        if kinds and not line.startswith("#"):
            found.append(" ".join(parts[kinds[0] : kinds[0] + 2]))
    return found


def _check_openssh(data: bytes, signature: bytes, key: str) -> None:
    lines = signature.decode("ascii").strip().splitlines()
    if lines[0] != _ARMOUR.format("BEGIN") or lines[-1] != _ARMOUR.format("END"):
        raise _NotSignedError("it is no signature of ssh-keygen -Y sign")
    blob = base64.b64decode("".join(lines[1:-1]), validate=True)
    if blob[:10] != b"SSHSIG\0\0\0\1":
        raise _NotSignedError("it is no signature of a form that is known here")
    public, namespace, reserved, hashing, signed = _strings(blob[10:])
    line = next((each for each in _ssh_lines(key) if _blob_of(each) == public), "")
    if not line:
        raise _NotSignedError("it was made with another key")
    if namespace not in _NAMESPACES:
        raise _NotSignedError(
            f"it was made for `{namespace.decode('ascii', 'replace')}`, not for a file"
        )
    if hashing not in {b"sha256", b"sha512"}:
        raise _NotSignedError("it hashes in a way that is not known here")
    digest = hashlib.new(hashing.decode(), data).digest()
    told = b"SSHSIG" + b"".join(map(_string, (namespace, reserved, hashing, digest)))
    kind, raw = _strings(signed)
    _check(line, kind, raw, told)


def _check(line: str, kind: bytes, raw: bytes, told: bytes) -> None:
    public = load_ssh_public_key(line.encode())
    if isinstance(public, Ed25519PublicKey):
        public.verify(raw, told)
    elif isinstance(public, RSAPublicKey) and kind in {b"rsa-sha2-256", b"rsa-sha2-512"}:
        digest = hashes.SHA256() if kind.endswith(b"256") else hashes.SHA512()
        public.verify(raw, told, padding.PKCS1v15(), digest)
    else:
        raise _NotSignedError(
            f"keys of its kind are not known here; sign with a key of {_PREFERRED}"
        )


def _blob_of(line: str) -> bytes:
    return base64.b64decode(line.split()[1])


def _strings(data: bytes) -> Iterator[bytes]:
    """Yield the strings of SSH's wire format, each after its length."""
    while data:
        size = int.from_bytes(data[:4], "big")
        if len(data) < 4 + size:
            raise ValueError(size)
        yield data[4 : 4 + size]
        data = data[4 + size :]


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _minisign_key(key: str) -> bytes | None:
    """Return the 42 bytes of a public key of minisign: its algorithm, its id, the key."""
    for line in key.splitlines():
        try:
            found = base64.b64decode(line.strip(), validate=True)
        except (ValueError, binascii.Error):
            continue
        if len(found) == 42 and found[:2] == b"Ed":
            return found
    return None


def _check_minisign(data: bytes, signature: bytes, key: str) -> None:
    public = _minisign_key(key) or b""
    _comment, first, trusted, second = signature.decode("utf-8").splitlines()[:4]
    signed, overall = base64.b64decode(first), base64.b64decode(second)
    if signed[2:10] != public[2:10]:
        raise _NotSignedError("it was made with another key")
    told = hashlib.blake2b(data).digest() if signed[:2] == b"ED" else data
    verifier = Ed25519PublicKey.from_public_bytes(public[10:])
    verifier.verify(signed[10:], told)
    verifier.verify(overall, signed[10:] + trusted.removeprefix("trusted comment: ").encode())
