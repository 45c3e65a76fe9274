"""A file is replaced in one step or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ms_compat_lint.fixes.write import WriteError, replace_file

OLD, NEW = b"old\r\n" * 1000, b"new\n" * 3000


def others(folder: Path, *expected: str) -> list[str]:
    return sorted(set(os.listdir(folder)) - set(expected))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "train ä.py"
    path.write_bytes(OLD)
    return path


def test_the_content_is_replaced_and_nothing_left_behind(file: Path) -> None:
    replace_file(str(file), NEW, OLD)
    assert file.read_bytes() == NEW
    assert others(file.parent, file.name) == []


def test_no_descriptor_stays_open(file: Path) -> None:
    before = len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0
    replace_file(str(file), NEW, OLD)
    assert (len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0) == before


@pytest.mark.parametrize("mode", [0o444, 0o555, 0o400])
def test_a_mode_that_lets_nobody_write_is_respected(file: Path, mode: int) -> None:
    file.chmod(mode)
    with pytest.raises(WriteError, match="read-only"):
        replace_file(str(file), NEW, OLD)
    assert (file.read_bytes(), others(file.parent, file.name)) == (OLD, [])


def test_the_mode_is_kept(file: Path) -> None:
    file.chmod(0o751)
    replace_file(str(file), NEW, OLD)
    assert stat.S_IMODE(file.stat().st_mode) == 0o751


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only a superuser gives files away")
def test_the_owner_is_kept(file: Path) -> None:
    os.chown(file, 1234, 4321)
    replace_file(str(file), NEW, OLD)
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 4321)


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes")
def test_extended_attributes_are_kept(file: Path) -> None:
    try:
        os.setxattr(file, "user.note", b"kept")
    except OSError:
        pytest.skip("this file system has none")
    replace_file(str(file), NEW, OLD)
    assert os.getxattr(file, "user.note") == b"kept"


def test_a_link_goes_on_pointing_to_the_file(file: Path) -> None:
    link = file.parent / "link.py"
    link.symlink_to(file.name)
    replace_file(str(link), NEW, OLD)
    assert link.is_symlink()
    assert file.read_bytes() == NEW


def test_another_name_of_the_file_keeps_the_old_content(file: Path) -> None:
    """Stores of packages share files by hard links: a fix must not reach into them."""
    other = file.parent / "other.py"
    os.link(file, other)
    replace_file(str(file), NEW, OLD)
    assert (file.read_bytes(), other.read_bytes()) == (NEW, OLD)


def test_a_file_that_changed_meanwhile_is_left_alone(file: Path) -> None:
    file.write_bytes(b"edited")
    with pytest.raises(WriteError, match="the file changed while it was checked"):
        replace_file(str(file), NEW, OLD)
    assert file.read_bytes() == b"edited"
    assert others(file.parent, file.name) == []


def test_a_read_only_file_is_left_alone(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(WriteError, match="the file is read-only"):
        replace_file(str(file), NEW, OLD)
    assert file.read_bytes() == OLD


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"gone\.py: not written: No such file"):
        replace_file(str(tmp_path / "gone.py"), NEW, OLD)
    assert others(tmp_path) == []


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="not a regular file"):
        replace_file(str(tmp_path), NEW, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_where_no_space_is_left_nothing_is_lost(file: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))
    try:
        with pytest.raises(WriteError, match=r"train ä\.py: not written: File too large"):
            replace_file(str(file), NEW, OLD)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert file.read_bytes() == OLD
    assert others(file.parent, file.name) == []


def test_whoever_reads_sees_one_of_the_two(file: Path) -> None:
    seen: set[bytes] = set()
    stop = threading.Event()

    def watch() -> None:
        while not stop.is_set():
            seen.add(file.read_bytes())

    watcher = threading.Thread(target=watch)
    watcher.start()
    for _ in range(50):
        replace_file(str(file), NEW, OLD)
        replace_file(str(file), OLD, NEW)
    stop.set()
    watcher.join()
    assert seen <= {OLD, NEW}


WRITER = """
import sys
from ms_compat_lint.fixes.write import replace_file
path = sys.argv[1]
first, second = b"a = 1\\n" * 200_000, b"b = 2\\n" * 200_000
print("ready", flush=True)
while True:
    replace_file(path, second, first)
    replace_file(path, first, second)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_killed_at_any_moment_the_file_is_whole(tmp_path: Path) -> None:
    whole = {b"a = 1\n" * 200_000, b"b = 2\n" * 200_000}
    path = tmp_path / "x.py"
    deadline = time.monotonic() + 8
    kills = 0
    while time.monotonic() < deadline and kills < 40:
        path.write_bytes(b"a = 1\n" * 200_000)
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(0.003 * (kills % 11))
            process.send_signal(signal.SIGKILL)
        kills += 1
        assert path.read_bytes() in whole
    assert kills >= 5


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_the_command_killed_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    body = "x = 1\n" * 1_000
    old = f"from torch import optim\n{body}optim.AdamW(params, lr=0.1)\n"
    new = f"from torch import optim\n{body}optim.AdamW(params, lr=0.1, eps=1e-08, weight_decay=0.01)\n"
    paths = [tmp_path / f"train{number}.py" for number in range(12)]
    command = [sys.executable, "-m", "ms_compat_lint", "check", "--fix", "--no-cache", "--jobs", "1", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    fixed = kills = 0
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and fixed < len(paths):
        for path in paths:
            path.write_text(old, encoding="utf-8")
        with subprocess.Popen(
            command, env=environment, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(0.1 * 1.3**kills)
            process.send_signal(signal.SIGKILL)
        kills += 1
        texts = [path.read_text(encoding="utf-8") for path in paths]
        assert set(texts) <= {old, new}
        fixed = texts.count(new)
    assert kills > 1
    assert fixed > 0
