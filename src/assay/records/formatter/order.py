"""The order of keys: that of the types, and for ids and laws the order in which they were written."""

from __future__ import annotations

from pydantic import BaseModel

from assay.records.formatter.nodes import Node
from assay.records.layout import Sort, fields_of, inside, is_bare


def arranged(tree: Node, sort: Sort) -> Node:
    """The same tree with the keys of every record in order; keys that no type knows come last, as they stood.

    Empty lines set groups of entries apart; within one record there are none.
    """
    if sort.holds == "one record":
        for entry in tree.entries:
            entry.before = [comment for comment in entry.before if comment]
        _arrange(tree, sort.record)
    else:
        for entry in tree.entries:
            _arrange(entry.value, sort.record)
    return tree


def _arrange(node: Node, record: type[BaseModel]) -> None:
    if node.kind == "list":
        for item in node.entries:
            _arrange(item.value, record)
    if node.kind != "fields":
        return
    order = {name: place for place, name in enumerate(fields_of(record))}
    node.entries.sort(key=lambda entry: order.get(entry.key or "", len(order)))
    for entry in node.entries:
        entry.value.is_bare = is_bare(record, entry.key or "")
        held = inside(record, entry.key or "")
        if held:
            _arrange(entry.value, held)
