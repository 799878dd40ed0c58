"""Write `_build/crate/ro-crate-metadata.json`.

The crate describes the files and holds none of them: each has an identifier of its own (an arcp URI, whose number
follows from the inputs) and is found by its path in a checkout.
"""

from __future__ import annotations

import json
import mimetypes
import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from assay._version import __version__
from assay.build.crate.contents import Content, inputs_of, outputs_of
from assay.checkout.paths import write_text
from assay.checkout.settings import read_addresses
from assay.exports.imprint import LICENCE
from assay.model.corpus import Corpus

NAME = "ro-crate-metadata.json"
STEPS = ("make book", f"assay verify-build path/to/{NAME}")
"""How to do it again, in a checkout with the same inputs, and to compare."""


def write_crate(root: Path, corpus: Corpus) -> Path:
    """Describe the build that stands in the checkout; the path of the description."""
    inputs, outputs = inputs_of(root), outputs_of(root)
    folder = root / "_build" / "crate"
    data = _metadata(inputs, outputs, date_of(corpus), read_addresses(root).title)
    write_text(folder / NAME, json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    return folder / NAME


def date_of(corpus: Corpus) -> str:
    """The day of the build: SOURCE_DATE_EPOCH where it is set, otherwise the day when a source was last read."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return max((source.read_on.last.isoformat() for source in corpus.sources.values()), default="1970-01-01")


def _metadata(inputs: Mapping[str, Content], outputs: Mapping[str, Content], date: str, title: str) -> dict[str, Any]:
    from rocrate.model.contextentity import ContextEntity  # noqa: PLC0415 - slow to import, and only a build needs it
    from rocrate.rocrate import ROCrate  # noqa: PLC0415

    crate: Any = ROCrate(version="1.1")
    number = uuid5(NAMESPACE_URL, json.dumps([[name, file.sha256] for name, file in inputs.items()]))
    base = f"arcp://uuid,{number}/"
    crate.name, crate.license = title, LICENCE
    crate.description = "A build of the book: what it was made from, what was made, and how to make it again."
    crate.datePublished = date
    read = [crate.add_file(base + name, properties=_described(name, file)) for name, file in inputs.items()]
    made = [crate.add_file(base + name, properties=_described(name, file)) for name, file in outputs.items()]
    named = ((f"#step-{number}", step) for number, step in enumerate(STEPS, start=1))
    steps = [_entity(crate, ContextEntity, identifier, "HowToStep", text=step) for identifier, step in named]
    how = _entity(crate, ContextEntity, "#repeat", "HowTo", name="How to make and compare it again", step=steps)
    python = _entity(
        crate, ContextEntity, "#python", "ComputerLanguage", name="Python", version=platform.python_version()
    )
    lock = [file for file in read if file.id.endswith("/requirements.lock")]
    checker = _entity(crate, ContextEntity, "#assay", "SoftwareApplication", name="assay", version=__version__)
    checker["runtimePlatform"], checker["softwareRequirements"] = python, lock
    action = crate.add_action(checker, identifier="#build", object=read, result=made)
    action["name"], action["actionStatus"] = "make book", "http://schema.org/CompletedActionStatus"
    action["subjectOf"] = how
    crate.root_dataset["mentions"] = [action, how]
    described: dict[str, Any] = crate.metadata.generate()
    described["@graph"].sort(key=lambda entity: str(entity["@id"]))
    return described


def _described(name: str, file: Content) -> dict[str, Any]:
    kind = mimetypes.guess_type(name)[0]
    described = {"name": name, "sha256": file.sha256, "contentSize": str(file.size)}
    return described | ({"encodingFormat": kind} if kind else {})


def _entity(crate: Any, make: Any, identifier: str, kind: str, **properties: Any) -> Any:
    entity = crate.add(make(crate, identifier, properties={"@type": kind}))
    for name, value in properties.items():
        entity[name] = value
    return entity
