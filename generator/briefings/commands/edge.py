"""The edge to the system: faults of disks in words, pipes that close early."""

import errno
import signal

from briefings.errors import BriefingsError

#: What to do about the faults of disks that people meet.
_REMEDIES = {
    errno.ENOSPC: "Make room on the disk.",
    errno.EDQUOT: "Make room on the disk.",
    errno.EACCES: "Mend its rights.",
    errno.EPERM: "Mend its rights.",
    errno.EROFS: "Build where you may write.",
    errno.EEXIST: "Move what stands there.",
    errno.ENOTDIR: "Move what stands there.",
}


def to_line(error: BriefingsError | OSError) -> str:
    """Return where, what, and what to do."""
    if isinstance(error, BriefingsError):
        return str(error)
    where, what = error.filename or "the disk", error.strerror or str(error)
    return f"{where}: {what}. {_REMEDIES.get(error.errno or 0, '')}".strip()


def end_quietly_with_the_pipe() -> None:
    """Let `briefings search ... | head` end as other programs do, not with a failure."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
