"""The same imaginary claims twice: as a project of Assay, and as a manifest of `reproducible-science`.

What each is asked to check of a claim is what both can check: a printed figure against a figure in a file, and for some
claims whether a passage stands in a text. Assay does more with the same claims, and is not spared it: it reads a file
for each claim, looks up names, puts units together, searches laws and contradictions, says where a wrong figure may
come from, and writes all that out. The other one pins each file by its digest and finds each figure by a JSON pointer.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
PER_ARTICLE = 100
PER_SOURCE = 20
"""Models in one source."""
QUOTES = 200
"""Claims whose passage is looked up in a text: those of the first articles."""
WRONG = 0.05
"""Share of claims that print a wrong figure."""
MODELS_IN_A_FAMILY = 5

SCALES = {
    "parameters": (1e9, " billion", "parameters"),
    "training_tokens": (1e9, " billion", "training tokens"),
    "layers": (1, "", "layers"),
    "hidden_size": (1, "", "hidden dimensions"),
    "vocabulary": (1e3, " thousand", "tokens in its vocabulary"),
    "training_accelerators": (1, "", "accelerators in training"),
    "training_compute": (1e21, "e21", "operations of training"),
    "gpu_hours": (1e3, " thousand", "GPU-hours of training"),
    "training_days": (1, "", "days of training"),
    "weight_memory": (1, "", "gigabytes of weights"),
}
"""Of each attribute what the printed figures leave out, how it is printed, and how a sentence names it."""


@dataclass(frozen=True, slots=True)
class Made:
    """One imaginary claim with the figure that its source gives."""

    number: int
    model: str
    attribute: str
    printed: str
    """The claim's figure, to three digits or whole."""
    true: str
    """The source's figure, to six digits or whole."""

    @property
    def id(self) -> str:
        """Its name in both."""
        return f"claim-{self.number}"

    @property
    def article(self) -> str:
        """The article it stands in."""
        return f"article-{self.number // PER_ARTICLE}"

    @property
    def source(self) -> str:
        """The source that tells the truth."""
        return f"source-{int(self.model.removeprefix('model-')) // PER_SOURCE}"

    @property
    def passage(self) -> str:
        """The sentence of the article; no other one holds it."""
        _, scale, noun = SCALES[self.attribute]
        return f"In its report no. {self.number} stands that {self.model} has {self.printed}{scale} {noun}."


def truth(dice: random.Random) -> dict[str, float]:
    """One imaginary model that breaks no law."""
    layers, width = dice.randint(12, 120), 64 * dice.randint(16, 256)
    parameters = 12.5 * layers * width**2
    tokens = parameters * dice.uniform(5, 40)
    compute = 6.2 * parameters * tokens
    hours = compute / (3e14 * dice.uniform(0.3, 0.5)) / 3600
    accelerators = max(16.0, parameters * 16 / 40e9, hours / 24 / 90)
    return {
        "parameters": parameters,
        "training_tokens": tokens,
        "layers": layers,
        "hidden_size": width,
        "vocabulary": 1000 * dice.randint(30, 250),
        "training_accelerators": round(accelerators),
        "training_compute": compute,
        "gpu_hours": hours,
        "training_days": hours / 24 / round(accelerators),
        "weight_memory": parameters * 2 / 1e9,
    }


def made(claims: int) -> list[Made]:
    """So many claims, a tenth as many models; always the same ones."""
    dice = random.Random(claims)  # noqa: S311 - no secret
    return [
        Made(len(SCALES) * index + place, f"model-{index}", key, *_figures(value / SCALES[key][0], dice))
        for index in range(claims // len(SCALES))
        for place, (key, value) in enumerate(truth(dice).items())
    ]


def _figures(value: float, dice: random.Random) -> tuple[str, str]:
    wrong = dice.choice((0.5, 2, 3)) if dice.random() < WRONG else 1
    return _plain(value * wrong, 3), _plain(value, 6)


def _plain(value: float, digits: int) -> str:
    """To so many digits, whole numbers as they are, and never with an exponent."""
    if value == int(value) and value < 10**digits * 1000:
        return str(int(value))
    places = max(0, digits - len(str(int(value))) if value >= 1 else digits + 2)
    return f"{value:.{places}f}"


def texts(claims: list[Made]) -> dict[str, str]:
    """The texts of the articles that are at hand, by article."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim in claims[:QUOTES]:
        found[claim.article].append(claim.passage)
    return {article: "\n".join(passages) + "\n" for article, passages in found.items()}


def lay_ours(root: Path, claims: list[Made]) -> Path:
    """The claims as a project of Assay, with the vocabulary and the laws of this one; the folder of the texts."""
    shutil.rmtree(root, ignore_errors=True)
    for name in ("kinds.yml", "units.yml", "attributes.yml", "laws"):
        _copy(ROOT / "claims" / name, root / "claims" / name)
    _write(root / "claims/entities.yml", _entities(sorted({one.model for one in claims})))
    for name, nothing in (("errata.yml", "{}\n"), ("corrections.yml", "[]\n")):
        _text(root / "claims" / name, nothing)
    for law in (ROOT / "claims" / "laws").glob("*.yml"):
        source = yaml.safe_load(law.read_text(encoding="utf-8"))["source"]
        _write(root / f"claims/sources/{source}.yml", _source(source))
    facts: dict[str, list[dict[str, str]]] = defaultdict(list)
    for claim in claims:
        facts[claim.source].append(_fact(claim))
    for source, rows in facts.items():
        _write(root / f"claims/sources/{source}.yml", {**_source(source), "facts": rows})
    at_hand = texts(claims)
    for article in sorted({claim.article for claim in claims}):
        _write(root / f"claims/articles/{article}.yml", _article(article, at_hand.get(article)))
    for claim in claims:
        _write(root / f"claims/records/{claim.article}/{claim.id}.yml", _record(claim, at_hand))
    for article, text in at_hand.items():
        _text(root / f"texts/{article}.txt", text)
    return root / "texts"


def lay_theirs(root: Path, claims: list[Made]) -> None:
    """The claims as a manifest with a number at a pointer for each claim, and a passage for those with a text."""
    shutil.rmtree(root, ignore_errors=True)
    values: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for claim in claims:
        values[claim.source][claim.model][claim.attribute] = json.loads(claim.true)
    files = {f"{source}.json": json.dumps(models, indent=1) + "\n" for source, models in values.items()}
    files |= {f"{article}.txt": text for article, text in texts(claims).items()}
    for name, text in files.items():
        _text(root / name, text)
    manifest = {
        "schema_version": "repro/1",
        "project": "generated",
        "artifacts": [_artifact(name, text) for name, text in files.items()],
        "claims": [{"id": one.id, "text": one.passage, "evidence": list(_theirs(one))} for one in claims],
    }
    _write(root / "repro.yaml", manifest)


def _theirs(claim: Made) -> Iterator[dict[str, str]]:
    pointer = f"/{claim.model}/{claim.attribute}"
    number = {"artifact": claim.source, "name": claim.attribute, "reported": claim.printed, "pointer": pointer}
    yield {"kind": "metric", **number}
    if claim.number < QUOTES:
        yield {"kind": "quote", "artifact": claim.article, "text": claim.passage}


def _artifact(name: str, text: str) -> dict[str, object]:
    media = "application/json" if name.endswith(".json") else "text/plain"
    digest = {"algorithm": "sha256", "value": hashlib.sha256(text.encode()).hexdigest()}
    return {"id": name.rpartition(".")[0], "path": name, "media_type": media, "digest": digest}


def _entities(models: list[str]) -> dict[str, dict[str, object]]:
    families = {model: f"family-{int(model.removeprefix('model-')) // MODELS_IN_A_FAMILY}" for model in models}
    return {
        **{family: {"label": family, "kind": "family"} for family in families.values()},
        **{model: _model(model, families[model]) for model in models},
    }


def _model(model: str, family: str) -> dict[str, object]:
    given = {"architecture": "dense decoder", "weight_bits": "16 bit"}
    return {"label": model, "kind": "model", "family": family, "given": given}


def _source(key: str) -> dict[str, object]:
    read = {"on": "2026-01-01", "at": "the print", "depth": "full-text"}
    return {"kind": "paper", "title": f"On {key}", "author": [f"Author of {key}"], "date": "2026-01-01", "read": read}


def _fact(claim: Made) -> dict[str, str]:
    value = f"{claim.true}{SCALES[claim.attribute][1]}"
    return {"subject": claim.model, "attribute": claim.attribute, "value": value, "locator": "Table 1"}


def _article(article: str, text: str | None) -> dict[str, object]:
    told = {"title": article, "date": "2026-01-01", "references": "unmarked"}
    if text is None:
        return {**told, "sha256": "0" * 64, "length": "100000", "words": "20000"}
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {**told, "sha256": digest, "length": str(len(text)), "words": str(len(text.split()))}


def _record(claim: Made, at_hand: dict[str, str]) -> dict[str, str]:
    return {
        "statement": claim.passage,
        "quote": claim.passage,
        "at": str(at_hand.get(claim.article, claim.passage).index(claim.passage)),
        "subject": claim.model,
        "attribute": claim.attribute,
        "value": f"{claim.printed}{SCALES[claim.attribute][1]}",
    }


def _copy(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    if old.is_dir():
        shutil.copytree(old, new)
    else:
        shutil.copyfile(old, new)


def _write(path: Path, data: object) -> None:
    """As YAML; libyaml's writer where there is one, because Python's takes minutes."""
    writer = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    _text(path, yaml.dump(data, Dumper=writer, sort_keys=False, allow_unicode=True, width=1000))


def _text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
