"""Replacing a file in one step: whoever looks sees the old file or the new one, never half of either."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile


class WriteError(OSError):
    """A file that was left as it is, and why, in one line."""


def replace_file(path: str, data: bytes, expected: bytes) -> None:
    """Give the file at ``path`` the content ``data``, if its content is still ``expected``.

    The new file is written beside the old one and takes its place by one rename. It keeps the mode, the
    owner and the extended attributes. A symbolic link goes on pointing to the file. Where the file has
    other names (hard links), those keep the old content. Raises :exc:`WriteError` and leaves the file
    as it is if it changed meanwhile, is not writable, or cannot be replaced.
    """
    real = os.path.realpath(path)
    temporary = None
    try:
        state = os.stat(real)
        _refuse_unwritable(path, real, state)
        temporary = _written(real, data, state)
        _refuse_changed(path, real, expected)
        os.replace(temporary, real)
        temporary = None
        _sync_directory(os.path.dirname(real))
    except WriteError:
        raise
    except OSError as error:
        raise WriteError(f"{path}: not written: {error.strerror or error}") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _refuse_unwritable(path: str, real: str, state: os.stat_result) -> None:
    """A rename would replace a read-only file, and a superuser may write to any: the mode is respected."""
    if not stat.S_ISREG(state.st_mode):
        raise WriteError(f"{path}: not written: not a regular file")
    if not state.st_mode & 0o222 or not os.access(real, os.W_OK):
        raise WriteError(f"{path}: not written: the file is read-only")


def _refuse_changed(path: str, real: str, expected: bytes) -> None:
    with open(real, "rb") as file:
        if file.read() != expected:
            raise WriteError(f"{path}: not written: the file changed while it was checked")


def _written(real: str, data: bytes, state: os.stat_result) -> str:
    """A new file beside the old one with the data on disk and the old one's mode, owner and attributes."""
    handle, temporary = tempfile.mkstemp(prefix=".ms-compat-lint-", suffix=".tmp", dir=os.path.dirname(real))
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            _copy_state(real, temporary, state)
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    return temporary


def _copy_state(real: str, temporary: str, state: os.stat_result) -> None:
    if hasattr(os, "chown"):
        mine = os.stat(temporary)
        if (mine.st_uid, mine.st_gid) != (state.st_uid, state.st_gid):
            os.chown(temporary, state.st_uid, state.st_gid)
    os.chmod(temporary, stat.S_IMODE(state.st_mode))
    _copy_attributes(real, temporary)


def _copy_attributes(real: str, temporary: str) -> None:
    """Copy the extended attributes, access lists among them, where the system has such."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(real):
            with contextlib.suppress(OSError):  # some are the system's own
                os.setxattr(temporary, name, os.getxattr(real, name))


def _sync_directory(folder: str) -> None:
    """Bring the rename to the disk; where the system cannot, the file is right and only the moment is open."""
    with contextlib.suppress(OSError):
        handle = os.open(folder or ".", os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
