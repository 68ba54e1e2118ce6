"""Every value of a scenario that is neither England's (scenarios/england.yaml) nor the program's
default (scenarios/caseforce.schema.json)."""

import json
import re

import scenario_text

NOT_ASSUMED = {"caseforce", "name", "run", "start", "horizon", "events", "history", "targets", "policies"}


def leaves(tree, path=()):
    """(path, text) of every value; a list is one value."""
    if isinstance(tree, dict) and tree:
        for key, value in tree.items():
            yield from leaves(value, (*path, key))
    else:
        yield path, scenario_text.one_line(tree)


def plain(text):
    """A text such that two that say the same are the same: 41.5% and 0.415, 0 weeks and 0 days."""
    text = re.sub(r"(\d+(?:\.\d+)?)%", lambda found: f"{float(found[1]) / 100:.10g}", text)
    text = re.sub(r"\b(\d+\.\d+)\b", lambda found: f"{float(found[1]):.10g}", text)
    return re.sub(r"\b0 \w+", "0", text).replace(" per year", "").replace(" ", "").lower()


class Defaults:
    def __init__(self, schema):
        self.schema = schema

    def children(self, node):
        """The node itself and all that it refers to or may be."""
        yield node
        if "$ref" in node:
            yield from self.children(self.schema["definitions"][node["$ref"].rsplit("/", 1)[1]])
        for way in ("anyOf", "oneOf", "allOf"):
            for part in node.get(way, []):
                yield from self.children(part)

    def of(self, path):
        """The default at a path; one that stands for a whole section gives those of its keys."""
        nodes, told = [self.schema], None
        for key in path:
            found = []
            for node in (part for one in nodes for part in self.children(one)):
                if key in node.get("properties", {}):
                    found.append(node["properties"][key])
                elif isinstance(node.get("additionalProperties"), dict):
                    found.append(node["additionalProperties"])
            told = told.get(key) if isinstance(told, dict) else None
            for node in found:
                told = node.get("default", told)
            nodes = found
        if told is None and path[-1] in MONTHS:
            return "1"
        return None if told is None else scenario_text.one_line(as_text(told))


MONTHS = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}


def as_text(value):
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value if isinstance(value, str) else json.dumps(value)


def assumed(scenario, england, schema):
    theirs, defaults = dict(leaves(england)), Defaults(schema)
    told = []
    for path, text in leaves(scenario):
        if path[0] in NOT_ASSUMED:
            continue
        usual = theirs.get(path, defaults.of(path))
        if usual is None or plain(usual) != plain(text):
            told.append({"key": ".".join(path), "value": text, "england": theirs.get(path)})
    return told
