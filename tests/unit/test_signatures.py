"""Signatures beside a copy: that of the right key over these very bytes holds, no other."""

import base64
import hashlib
import shutil
import subprocess

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from briefings import manifest, signatures
from briefings.commands.cli import briefings as command

needs_ssh = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="no ssh-keygen")
SIGNED = b'{"files": []}\n'


def run(*arguments, cwd):
    subprocess.run(arguments, cwd=cwd, check=True, capture_output=True)


def ssh_signed(folder, kind="ed25519", data=SIGNED, namespace="file"):
    """Return signature and public key as OpenSSH makes them."""
    (folder / "data").write_bytes(data)
    run("ssh-keygen", "-q", "-t", kind, "-N", "", "-f", "key", cwd=folder)
    run("ssh-keygen", "-Y", "sign", "-n", namespace, "-f", "key", "data", cwd=folder)
    return (folder / "data.sig").read_bytes(), (folder / "key.pub").read_text()


def minisigned(data=SIGNED, comment="timestamp:1"):
    """Return signature and public key as minisign's document describes them."""
    key, number = Ed25519PrivateKey.generate(), b"12345678"
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    signed = key.sign(hashlib.blake2b(data).digest())
    lines = (
        "untrusted comment: signature",
        base64.b64encode(b"ED" + number + signed).decode(),
        f"trusted comment: {comment}",
        base64.b64encode(key.sign(signed + comment.encode())).decode(),
    )
    told = base64.b64encode(b"Ed" + number + public).decode()
    return "\n".join(lines).encode(), f"untrusted comment: minisign public key\n{told}\n"


@needs_ssh
@pytest.mark.parametrize("kind", ["ed25519", "rsa"])
def test_a_signature_of_openssh_holds_for_its_bytes_and_key_alone(tmp_path, kind):
    signature, key = ssh_signed(tmp_path, kind)
    assert signatures.fault(SIGNED, signature, key) == ""
    assert signatures.fault(SIGNED, signature, f"archive@x.example {key}") == ""  # allowed_signers
    assert "not a signature of this file" in signatures.fault(SIGNED + b" ", signature, key)
    (tmp_path / "other").mkdir()
    _signature, other = ssh_signed(tmp_path / "other", kind)
    assert signatures.fault(SIGNED, signature, other) == "it was made with another key"


@needs_ssh
def test_a_signature_for_another_purpose_is_none(tmp_path):
    signature, key = ssh_signed(tmp_path, namespace="git")
    assert "made for `git`" in signatures.fault(SIGNED, signature, key)


def test_a_signature_of_minisign_holds_for_its_bytes_comment_and_key_alone():
    signature, key = minisigned()
    assert signatures.fault(SIGNED, signature, key) == ""
    assert signatures.fault(SIGNED + b" ", signature, key)
    assert signatures.fault(SIGNED, signature.replace(b"timestamp:1", b"timestamp:2"), key)
    assert signatures.fault(SIGNED, signature, minisigned()[1])


@pytest.mark.parametrize(
    "data", [b"", b"-----BEGIN SSH SIGNATURE-----", b"\xff\xfe", b"a\nb\nc\nd"]
)
def test_what_is_no_signature_is_said_to_be_none(data):
    assert signatures.fault(SIGNED, data, minisigned()[1])
    key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHTm/2hMjSAFcGCx8+X+Yyzkd5rs/tQ5HuFfXDpAXZ7T"
    assert signatures.fault(SIGNED, data, key)


def verified(folder, key):
    (folder.parent / "key").write_text(key)
    arguments = ["verify", str(folder), "--key", str(folder.parent / "key")]
    return CliRunner().invoke(command, arguments)


def test_verify_names_a_signature_that_is_missing_or_does_not_hold(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("Home")
    manifest.write(site)
    signature, key = minisigned((site / manifest.NAME).read_bytes())
    assert "manifest.json.minisig: missing" in verified(site, key).stderr
    (site / "manifest.json.minisig").write_bytes(signature)
    whole = verified(site, key)
    assert (whole.exit_code, "signed with the key that you gave" in whole.stderr) == (0, True)
    assert verified(site, minisigned()[1]).exit_code == 3


def test_what_is_no_key_is_refused(tmp_path):
    (tmp_path / "index.html").write_text("Home")
    manifest.write(tmp_path)
    done = verified(tmp_path, "my dog's name")
    assert "no public key that is known here" in str(done.exception)
