"""The way to git: always of the checkout that is named, also inside a hook, whose variables name another one.

Other states of the checkout are laid out in a folder of their own, without touching this one.
"""

from __future__ import annotations

import io
import os
import posixpath
import subprocess
import tarfile
from pathlib import Path

from assay.errors import UsageError


def ask_git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git says of a checkout, and how it ended; raises OSError where there is no git."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(["git", "-C", str(root), *arguments], env=environment, capture_output=True, check=False)


def commit_of(root: Path, revision: str) -> str | None:
    """The full id of the commit that a revision names; None where it names none."""
    done = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return done.stdout.decode().strip() if done.returncode == 0 else None


def branches(root: Path) -> list[str]:
    """The first branches of a checkout."""
    listed = _git(root, "branch", "--format=%(refname:short)").stdout
    return listed.decode(errors="replace").split("\n")[:-1][:_SHOWN]


_SHOWN = 5
"""Branches that a message has room for."""


def lay_out(root: Path, commit: str, folder: Path) -> None:
    """Write the files of a commit into a folder, as far as they lie in this checkout's own folder.

    Links that lead out of the folder and special files are refused: a commit may be anybody's. Raises UsageError.
    """
    done = _git(root, "archive", "--format=tar", commit)
    if done.returncode:
        raise UsageError(f"git cannot read {commit}: {done.stderr.decode(errors='replace').strip()}")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            for member in archive:
                if not _stays(member):
                    raise UsageError(f"{commit} holds a file that does not stay in its folder: {member.name!r}")
                _write(archive, member, folder / member.name)
    except tarfile.ReadError:
        return  # a commit without files makes an archive without an entry, which tarfile takes for none


def _stays(member: tarfile.TarInfo) -> bool:
    """Whether it is a file, a folder or a link that stays below the folder in which it is laid.

    tarfile's own filter asks the same, from Python 3.11.4 on. Git knows no other kinds, and no path through a link.
    """
    if not (member.isfile() or member.isdir() or member.issym()):
        return False
    target = posixpath.join(posixpath.dirname(member.name), member.linkname) if member.issym() else member.name
    return not target.startswith("/") and posixpath.normpath(target).partition("/")[0] != ".."


def _write(archive: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> None:
    if member.issym():
        try:
            path.symlink_to(member.linkname)
        except OSError:  # Windows lets few people make links; git writes down there where they lead, too
            path.write_text(member.linkname, encoding="utf-8")
    elif content := archive.extractfile(member):
        path.write_bytes(content.read())
        if member.mode & 0o100:
            path.chmod(member.mode & 0o755)
    else:
        path.mkdir(parents=True, exist_ok=True)


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return ask_git(root, *arguments)
    except FileNotFoundError:
        raise UsageError("git is not installed, and only git knows other states of the records") from None
