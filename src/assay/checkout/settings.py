"""Title, author and public addresses as this checkout has them: from `_config.yml`, or from a build's environment.

`_config.yml` has them under the keys of Jupyter Book, `html.baseurl` and `repository` with `url`, `branch` and
`path_to_book`. They are empty while the project has no public address. `contact` beside them is where readers write to
who have no account there: a form, or an address for letters. A build that is published names its own in
`ASSAY_BASE_URL`, `ASSAY_REPOSITORY_URL` and `ASSAY_CONTACT`: a copy of the repository publishes under its own address.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from assay.checkout.addresses import UNFIT, Addresses
from assay.errors import UsageError
from assay.yamlio import Document, read_yaml

CONFIG = "_config.yml"
BASE_URL = "ASSAY_BASE_URL"
REPOSITORY_URL = "ASSAY_REPOSITORY_URL"
CONTACT = "ASSAY_CONTACT"

_REPOSITORY = re.compile(r"/[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+")
_LETTERS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")


def read_addresses(root: Path, environment: Mapping[str, str] = os.environ) -> Addresses:
    """The addresses of this checkout; raises UsageError, with file and line, for what is none."""
    config = root / CONFIG
    document = read_yaml(config.read_text(encoding="utf-8") if config.is_file() else "{}\n", CONFIG)
    if document.is_lost:
        raise UsageError(str(document.faults[0]))
    titles = {"title": "title", "short_title": "sphinx.config.html_title", "author": "author"}
    told = {name: _setting(document, keys, lambda text, where: text) for name, keys in titles.items()}
    site, repository, contact = (environment.get(name) for name in (BASE_URL, REPOSITORY_URL, CONTACT))
    return Addresses(
        **{name: text for name, text in told.items() if text},
        site=_site(site, BASE_URL) if site else _setting(document, "html.baseurl", _site),
        repository=_repository(repository, REPOSITORY_URL)
        if repository
        else _setting(document, "repository.url", _repository),
        branch=_setting(document, "repository.branch", _branch) or "main",
        folder=_setting(document, "repository.path_to_book", _folder),
        contact=_contact(contact, CONTACT) if contact else _setting(document, "contact", _contact),
    )


def _setting(document: Document, keys: str, read: Callable[[str, str], str]) -> str:
    """What stands at a path of keys, read; nothing where nothing stands."""
    tree: Any = document.tree
    path = tuple(keys.split("."))
    for key in path:
        tree = tree.get(key, "") if isinstance(tree, dict) else ""
    where = str(document.fault(path, "")).removesuffix(": ")
    if not isinstance(tree, str):
        raise UsageError(f"{where}: is a list or a group of fields; write it as text, or leave it empty")
    return read(tree, where) if tree else ""


def _site(text: str, where: str) -> str:
    """The address of the site, with a slash at its end."""
    example = "https://example.org/size/"
    parts = _web(text, where, example)
    if parts.query or parts.fragment:
        raise UsageError(f"{where}: {text!r} goes on after its path; write the folder alone, for instance {example}")
    return text.rstrip("/") + "/"


def _repository(text: str, where: str) -> str:
    """The address of the repository, without an ending."""
    example = "https://github.com/owner/name"
    parts = _web(text, where, example)
    path = parts.path.rstrip("/").removesuffix(".git")
    if parts.query or parts.fragment or not _REPOSITORY.fullmatch(path):
        raise UsageError(f"{where}: {text!r} is not the address of a repository on GitHub; write it like {example}")
    return f"{parts.scheme}://{parts.netloc}{path}"


def _contact(text: str, where: str) -> str:
    """The address of a form, or one for letters, with `mailto:` in front."""
    bare = text.removeprefix("mailto:")
    if _LETTERS.fullmatch(bare):
        return f"mailto:{bare}"
    if "@" in text and "//" not in text:
        raise UsageError(f"{where}: {text!r} is no address for letters; write it like errors@example.org")
    _web(text, where, "https://example.org/form or errors@example.org")
    return text


def _web(text: str, where: str, example: str) -> Any:
    """The parts of an address of the web that names a host and no password."""
    unfit = UNFIT.search(text)
    if unfit:
        reason = f"holds {unfit[0]!r}, which no address has; percent-encode it, or take it out"
        raise UsageError(f"{where}: {text!r} {reason}")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError(f"{where}: {text!r} is not an address of the web; write it like {example}")
    if "@" in parts.netloc:
        raise UsageError(f"{where}: the address holds a user name or a password; write it without, like {example}")
    return parts


def _branch(text: str, where: str) -> str:
    if not _BRANCH.fullmatch(text) or ".." in text:
        raise UsageError(f"{where}: {text!r} is not the name of a branch; write it as git has it, for instance main")
    return text


def _folder(text: str, where: str) -> str:
    """The folder of the project in the repository, from that of the book in it."""
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or path.name != "book":
        reason = "is not the path of the folder book in the repository; write book, or folder/book"
        raise UsageError(f"{where}: {text!r} {reason}")
    return "" if len(path.parts) == 1 else str(path.parent)
