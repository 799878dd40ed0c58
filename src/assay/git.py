"""The way to git: always of the checkout that is named, also inside a hook, whose variables name another one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def ask_git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git says of a checkout, and how it ended; raises OSError where there is no git."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(["git", "-C", str(root), *arguments], env=environment, capture_output=True, check=False)
