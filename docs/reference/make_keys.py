#!/usr/bin/python3
"""The page of keys, from the schema that the program prints: docs/reference/make_keys.py build/caseforce > docs/reference/keys.md

The schema comes from the lines of code that read a scenario, so the page is what they understand; a test compares.
"""
import json
import re
import subprocess
import sys

HEAD = """# Keys of a scenario

Every key that a scenario may have, made from what the program reads (`docs/reference/make_keys.py`; `caseforce schema` is
the same for an editor). *NAME* stands for a name of your own, such as a team's; `[]` for each entry of a list. Where a
duration may vary from one case to the next it is a distribution, as the last table has them. A change gives a value
whole: `pathway.over_cap: {up_to: 150%}`, not `pathway.over_cap.up_to`; of intakes `seats` and `offers` have paths of their own, and
dates have none. What a measure counts is in [measures](../measures.md).
"""
SAYS = re.compile(r"^(?P<about>.*?)(?: Unit: (?P<unit>.*?)\.(?= |$))?(?: (?P<required>Required[^.]*)\.)?(?: Left out: (?P<left_out>.*)\.)?$",
                  re.DOTALL)


def in_yaml(value):
    """A value on one line, as it would be written."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {in_yaml(below)}" for key, below in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(in_yaml(below) for below in value) + "]"
    return value if isinstance(value, str) else json.dumps(value)


def cell(text):
    return " ".join(text.replace("|", "\\|").split())


def code(value):
    return f"`{cell(in_yaml(value))}`"


def below(schema):
    """(suffix, schema) of the sections that stand under one."""
    for name, key in schema.get("properties", {}).items():
        if "description" in key:
            yield f".{name}", key
    if isinstance(named := schema.get("additionalProperties"), dict):
        yield ".NAME", named
    if isinstance(entries := schema.get("items"), dict):
        yield "[]", entries
    for form in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(form, []):
            yield "", part


def rows(path, schema, seen):
    """A row a described key, once: several forms of a section may have the same."""
    if "description" in schema:
        if path in seen:
            return
        seen.add(path)
        yield row(path, schema)
    for suffix, part in below(schema):
        yield from rows(path + suffix, part, seen)


def row(path, schema):
    says = SAYS.match(schema["description"])
    about = says["about"].rstrip(".")
    if says["required"]:
        left_out = says["required"].lower()
    elif "default" in schema:
        left_out = code(schema["default"])
    else:
        left_out = cell(says["left_out"] or "")
    return (f"| `{path.lstrip('.')}` | {cell(about)} | {cell(says['unit'] or '')} | {left_out} | "
            f"{code(schema['examples'][0])} |")


def table(title, lines):
    yield f"## {title}\n"
    yield "| key | what it says | unit | left out | example |"
    yield "| --- | --- | --- | --- | --- |"
    yield from lines
    yield ""


def page(schema):
    yield HEAD
    tables = {name: list(rows(name, key, set())) for name, key in schema["properties"].items()}
    yield from table("The file itself", [table[0] for table in tables.values() if len(table) == 1])
    for name, of_name in tables.items():
        if len(of_name) > 1:
            yield from table(name, of_name)
    yield from table("A duration or number that varies",
                     rows("", schema["definitions"]["duration_distribution"], set()))


def main():
    printed = subprocess.run([sys.argv[1], "schema"], capture_output=True, check=True, text=True).stdout
    print("\n".join(page(json.loads(printed))).rstrip())


if __name__ == "__main__":
    main()
