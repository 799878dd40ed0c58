"""The files that set the project up say the same thing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

import assay

ROOT = Path(__file__).parent.parent
PIN = re.compile(
    r"""
    (?P<name>[A-Za-z0-9._-]+) == (?P<version>\S+?)
    (?:\s*;\s*(?P<marker>.+?))?
    \s*(?P<hashes>--hash=.*)?
    """,
    flags=re.VERBOSE,
)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}(?=\s|$)")
ADDRESS = re.compile(
    r"""
    [a-z+]+://[^\s"'>)]*
    | (?<!\w) / (?:home|opt|root|srv|tmp|usr|Users|work) / \S*
    | --(?:extra-)?index-url
    | --find-links
    """,
    flags=re.VERBOSE,
)


@dataclass(frozen=True)
class Pin:
    """One entry of the lock."""

    name: str
    version: Version
    marker: Marker | None
    hashes: tuple[str, ...]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    return tomllib.loads(read("pyproject.toml"))


def pins_of(lock: str) -> list[Pin]:
    """The entries of a lock; a line that is none is an error."""
    lines = (line.strip() for line in lock.replace("\\\n", " ").splitlines())
    return [pin_of(line) for line in lines if line and not line.startswith("#")]


def pin_of(line: str) -> Pin:
    found = PIN.fullmatch(line)
    if not found:
        message = f"not a pinned entry: {line}"
        raise ValueError(message)
    marker = found["marker"]
    return Pin(
        canonicalize_name(found["name"]),
        Version(found["version"]),
        Marker(marker) if marker else None,
        tuple(HASH.findall(found["hashes"] or "")),
    )


def groups_of(groups: dict[str, list[Any]], name: str) -> list[str]:
    """The requirements of a dependency group, with the groups that it includes."""
    found: list[str] = []
    for item in groups[name]:
        found += [item] if isinstance(item, str) else groups_of(groups, item["include-group"])
    return found


def direct(pyproject: dict[str, Any]) -> list[str]:
    """Every requirement that the project names itself: at run time, for its tests and for its build."""
    groups = groups_of(pyproject.get("dependency-groups", {}), "dev")
    return sorted({*pyproject["project"]["dependencies"], *groups, *pyproject["build-system"]["requires"]})


def lock_faults(requirements: list[str], pins: list[Pin]) -> list[str]:
    """Where the lock does not give what the requirements ask for."""
    faults = [f"requirements.lock: {pin.name}=={pin.version} has no hash" for pin in pins if not pin.hashes]
    for requirement in map(Requirement, requirements):
        matching = [pin for pin in pins if pin.name == canonicalize_name(requirement.name)]
        if not matching:
            faults.append(f"requirements.lock: {requirement.name} is missing; run: make lock")
        faults += [
            f"requirements.lock: {pin.name}=={pin.version} is outside {requirement}; run: make lock"
            for pin in matching
            if pin.version not in requirement.specifier
        ]
    return faults


def address_faults(name: str, text: str) -> list[str]:
    """The addresses and the machine's own paths in a text that must have none."""
    return [
        f"{name}:{number}: {found} ties the set-up to one place"
        for number, line in enumerate(text.splitlines(), start=1)
        for found in ADDRESS.findall(line)
    ]


def conda_faults(conda: dict[str, Any], requires_python: str) -> list[str]:
    """Where environment.yml would give another environment than the lock."""
    plain = [item for item in conda["dependencies"] if isinstance(item, str)]
    by_pip: list[str] = next((item["pip"] for item in conda["dependencies"] if isinstance(item, dict)), [])
    faults: list[str] = []
    versions = [item.partition("=")[2].strip("=") for item in plain if item.startswith("python=")]
    if not versions or versions[0] not in SpecifierSet(requires_python):
        found = versions[0] if versions else "of any version"
        faults.append(f"environment.yml: python {found} is not {requires_python}")
    faults += [
        f"environment.yml: {item} comes from conda, not from the lock"
        for item in plain
        if not re.fullmatch(r"pip|python=[\d.]+", item)
    ]
    if by_pip != ["--require-hashes", "-r requirements.lock"]:
        faults.append(f"environment.yml: pip installs {by_pip}, not the lock with its hashes")
    return faults


def targets_of(makefile: str) -> set[str]:
    return set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))


def target_faults(name: str, text: str, targets: set[str]) -> list[str]:
    """The make commands in a text's code that the Makefile does not know."""
    code = re.findall(r"```.*?```|`[^`\n]+`", text, flags=re.DOTALL)
    asked = {target for part in code for target in re.findall(r"(?:^|[`&;]\s*|\s)make ([a-z]+)", part)}
    return [f"{name}: the Makefile has no target {target}" for target in sorted(asked - targets)]


class TestProject:
    """What is in the repository."""

    def test_the_lock_gives_every_direct_dependency_with_hashes(self) -> None:
        assert lock_faults(direct(project()), pins_of(read("requirements.lock"))) == []

    def test_the_lock_has_one_version_of_everything_on_every_machine(self) -> None:
        names = [pin.name for pin in pins_of(read("requirements.lock"))]
        assert sorted(names) == sorted(set(names))

    @pytest.mark.parametrize("name", ["requirements.lock", "environment.yml", "pyproject.toml"])
    def test_nothing_names_a_registry_or_a_machine(self, name: str) -> None:
        assert address_faults(name, read(name)) == []

    def test_conda_gives_the_lock(self) -> None:
        assert conda_faults(yaml.safe_load(read("environment.yml")), project()["project"]["requires-python"]) == []

    def test_one_version_everywhere(self) -> None:
        cited = yaml.safe_load(read("CITATION.cff"))["version"]
        assert (assay.__version__, cited) == (project()["project"]["version"],) * 2

    @pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
    def test_the_commands_that_the_pages_name_exist(self, name: str) -> None:
        assert target_faults(name, read(name), targets_of(read("Makefile"))) == []

    def test_continuous_integration_runs_what_a_reader_types(self) -> None:
        steps = re.findall(r"^step '[^']*' (make .*)$", read(".ci/run"), flags=re.MULTILINE)
        assert steps == ["make book", "make test"]

    def test_every_target_says_what_it_is_for(self) -> None:
        makefile = read("Makefile")
        assert targets_of(makefile) == set(re.findall(r"^([a-z]+):.*## \S", makefile, flags=re.MULTILINE))


class TestFaults:
    """What the checks above say when something is off."""

    def test_a_missing_dependency(self) -> None:
        assert lock_faults(["pint>=0.24"], []) == ["requirements.lock: pint is missing; run: make lock"]

    def test_a_version_outside(self) -> None:
        assert lock_faults(["jupyter-book>=1.0.4.post1,<2"], [pin("jupyter-book==2.1.7")]) == [
            "requirements.lock: jupyter-book==2.1.7 is outside jupyter-book<2,>=1.0.4.post1; run: make lock"
        ]

    def test_a_version_on_the_edge(self) -> None:
        assert lock_faults(["Jupyter_Book>=1.0.4.post1,<2"], [pin("jupyter-book==1.0.4.post1")]) == []

    @pytest.mark.parametrize("digest", ["", "--hash=sha256:abc", "--hash=md5:" + "0" * 64])
    def test_no_good_hash(self, digest: str) -> None:
        assert lock_faults([], pins_of(f"pint==0.25 ; sys_platform == 'win32' \\\n    {digest}\n")) == [
            "requirements.lock: pint==0.25 has no hash"
        ]

    def test_no_entry(self) -> None:
        with pytest.raises(ValueError, match=r"^not a pinned entry: pint>=0\.24$"):
            pins_of("pint>=0.24\n")

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("--index-url https://example.org/simple", ["--index-url", "https://example.org/simple"]),
            ("pint @ file:///srv/pint.whl", ["file:///srv/pint.whl"]),
            ("#    uv pip compile /home/me/pyproject.toml", ["/home/me/pyproject.toml"]),
            ("aiohttp==3.14.5", []),
        ],
    )
    def test_an_address(self, line: str, found: list[str]) -> None:
        assert address_faults("a.lock", f"#\n{line}\n") == [
            f"a.lock:2: {address} ties the set-up to one place" for address in found
        ]

    @pytest.mark.parametrize(
        ("dependencies", "faults"),
        [
            (["python=3.11", "pip", {"pip": ["--require-hashes", "-r requirements.lock"]}], []),
            (
                ["python=3.10", "pip", "numpy", {"pip": ["-r requirements.lock"]}],
                [
                    "environment.yml: python 3.10 is not >=3.11",
                    "environment.yml: numpy comes from conda, not from the lock",
                    "environment.yml: pip installs ['-r requirements.lock'], not the lock with its hashes",
                ],
            ),
            (
                ["pip"],
                [
                    "environment.yml: python of any version is not >=3.11",
                    "environment.yml: pip installs [], not the lock with its hashes",
                ],
            ),
        ],
    )
    def test_conda(self, dependencies: list[Any], faults: list[str]) -> None:
        assert conda_faults({"dependencies": dependencies}, ">=3.11") == faults

    def test_an_unknown_target(self) -> None:
        text = "We make bread.\n\n```sh\nmake book && make cake\n```\n\nThen `make tea`."
        assert target_faults("a.md", text, {"book"}) == [
            "a.md: the Makefile has no target cake",
            "a.md: the Makefile has no target tea",
        ]


def pin(entry: str) -> Pin:
    return pin_of(f"{entry} --hash=sha256:{'0' * 64}")
