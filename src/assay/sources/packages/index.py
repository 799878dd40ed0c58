"""A wheel from the package index that this machine is set up to use: pip asks it, so no address stands here.

Only wheels are taken, because to look at a source archive pip has to run it. A wheel is data: it is downloaded into a
folder of its own, its digest is compared, and nothing is installed.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from assay.model.sources import Package

ANSWER = 0.8
"""Seconds within which an index must take the connection."""
PATIENCE = 60.0
"""Seconds that an index which took the connection may stay silent."""
WHOLE = 900.0
"""Seconds after which a download is given up."""

_WHEEL = re.compile(r"(?P<python>[^-]+)-(?P<abi>[^-]+)-(?P<platform>[^-]+)\.whl\Z")
_NO_WAY = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeoutError|ProxyError|SSLError|connection error|onnection refused"
    r"|Failed to establish|Name or service not known|Network is unreachable",
)
"""What pip says where nobody was reached, in the words of its libraries; it has no code for that."""
_SLOW = re.compile(r"ReadTimeout|Read timed out")
_YANKED = re.compile(r"is a yanked version")
_REASON = re.compile(r"Reason for being yanked: (?P<why>[^\n]*)")
_VERSIONS = re.compile(r"\(from versions: (?P<all>[^)]*)\)")
# Settings that point past the network: with one of these an index may answer although no route leads out.
_LOCAL = re.compile(r"(HTTPS?_PROXY|ALL_PROXY|PIP_(NO_INDEX|FIND_LINKS|INDEX_URL|PROXY|CONFIG_FILE))\Z", re.IGNORECASE)


class Unreachable(Exception):
    """The index did not answer, or could not be asked: nothing can be said of the package."""


class Offline(Unreachable):
    """No index can be reached at all: asking for another package is in vain."""


class Withdrawn(Exception):
    """The index knows the package, and does not have this version of it."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A wheel that was downloaded, and what the index says of it beside."""

    wheel: Path
    note: str = ""


def fetch(package: Package, folder: Path) -> Fetched:
    """Download the wheel of a package into a folder that is there and empty."""
    if not _leads_out():
        raise Offline("no network")
    command = [*_pip(), *_arguments(package, folder)]
    done, said = _run(command, ANSWER)
    if not done and _SLOW.search(said):
        done, said = _run(command, PATIENCE)
    wheels = sorted(folder.glob("*.whl"))
    if done and len(wheels) == 1:
        return Fetched(wheels[0], _yanked(said))
    found = _VERSIONS.search(said)
    if found and found["all"] != "none" and not _NO_WAY.search(said):
        raise Withdrawn(f"the index has no wheel of {package.name} {package.version} any more")
    if _NO_WAY.search(said):
        raise Offline("the index could not be reached")
    raise Unreachable("pip downloaded nothing" if done else _last_words(said))


def _yanked(said: str) -> str:
    """What pip says of a release that its makers have taken back, with their reason."""
    if not _YANKED.search(said):
        return ""
    reason = _REASON.search(said)
    why = " ".join(reason["why"].split())[:120] if reason else "none given"
    return f"the release was yanked (reason: {why if why not in ('', '<none given>') else 'none given'})"


def _leads_out() -> bool:
    """Whether any route leads out of this machine; asking sends nothing. The addresses are those kept for examples."""
    if any(_LOCAL.match(name) and value for name, value in os.environ.items()):
        return True
    for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((address, 9))
                return True
        except OSError:
            continue
    return False


def _pip() -> list[str]:
    """How pip is called here; a `.venv` laid by uv has none of its own."""
    if find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    for name in ("pip3", "pip"):
        if found := shutil.which(name):
            return [found]
    if found := shutil.which("uv"):
        return [found, "tool", "run", "--quiet", "pip"]
    raise Offline("neither pip nor uv is at hand; install one of them")


def _arguments(package: Package, folder: Path) -> list[str]:
    asked = ["download", "--verbose", "--no-deps", "--only-binary=:all:", *_tags(package.wheel)]
    asked += ["--no-input", "--disable-pip-version-check", "--retries", "0"]
    return [*asked, "--dest", str(folder), f"{package.name}=={package.version}"]


def _tags(wheel: str | None) -> list[str]:
    """For which Python and machine the wheel was made, where it was made for one."""
    found = _WHEEL.search(wheel or "")
    if not found or found["platform"] == "any":
        return []
    tags = ["--implementation", found["python"][:2], "--abi", found["abi"]]
    digits = found["python"].split(".")[0][2:]
    tags += ["--python-version", f"{digits[:1]}.{digits[1:]}" if digits[1:] else digits]
    return [*tags, *(part for name in found["platform"].split(".") for part in ("--platform", name))]


def _run(command: list[str], timeout: float) -> tuple[bool, str]:
    """Call pip; whether it did what it was asked, and what it said."""
    try:
        done = subprocess.run(
            [*command, "--timeout", str(timeout)], capture_output=True, encoding="utf-8", errors="replace",
            timeout=WHOLE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False, f"the download took longer than {WHOLE:g} seconds"
    except OSError as error:
        return False, f"pip cannot be called: {error.strerror}"
    return done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def _last_words(said: str) -> str:
    """The reason in few words, without addresses."""
    if _VERSIONS.search(said):
        return "pip found no version of it: no index here has it, or none answered"
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    last = re.sub(r"\S+://\S+", "the index", lines[-1]) if lines else "pip gave no reason"
    return last.removeprefix("ERROR: ")[:160]
