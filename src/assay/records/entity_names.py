"""The names of all entities that have a record, as an index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assay.model import Entity
from assay.model.name_index import Collision, Registry
from assay.model.naming import NameWords


def registry_of(
    entities: Iterable[Entity], words: NameWords, places: Mapping[str, tuple[str, int]] | None = None
) -> tuple[Registry, list[Collision]]:
    """Labels and aliases of the entities; and the names that two of them have."""
    registry = Registry(words)
    collisions: list[Collision] = []
    for entity in entities:
        place = "{}:{}".format(*places[entity.id]) if places and entity.id in places else "claims/entities.yml"
        collisions += registry.add(
            entity.id, (entity.label, *entity.aliases), place=place, is_system=words.takes_apart(entity.kind)
        )
    return registry, collisions
