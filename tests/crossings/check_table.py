#!/usr/bin/python3
"""Holds the table of crossings complete: every unordered pair of mechanisms.yaml, each with itself too, has exactly
one cell in a cells.yaml below this folder,

    absence x leaving: {test: a worker who is sick on their last day leaves on it}
    months x transfer: {apart: why the two cannot meet}

and every test named is one of the executables'. Prints each fault and exits 1; with --write, renews docs/crossings.md.

Usage: check_table.py [--write] TESTS...     the executables that hold the tests
"""
import itertools
import pathlib
import subprocess
import sys

import yaml

HERE = pathlib.Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "crossings.md"
LEAST_REASON = 30  # letters: a reason says why


def mechanisms():
    groups = yaml.safe_load((HERE / "mechanisms.yaml").read_text(encoding="utf-8"))
    return {name: about for group in groups.values() for name, about in group.items()}


def pair_of(key):
    return tuple(part.strip() for part in key.split(" x "))


def tests_in(executables):
    names = set()
    for executable in executables:
        # Catch2 answers with the number of tests as its exit status.
        listed = subprocess.run([executable, "--list-test-names-only"], capture_output=True, text=True)
        names.update(line.strip() for line in listed.stdout.splitlines())
    return names


def faults_of_cell(place, key, cell, known, tests):
    pair = pair_of(key)
    if len(pair) != 2 or not set(pair) <= known:
        yield f"{place}: '{key}' is no pair of mechanisms"
    if not isinstance(cell, dict) or len(cell) != 1 or not set(cell) <= {"test", "apart"}:
        yield f"{place}: '{key}' has neither a test nor a reason, or both"
    elif "test" in cell and cell["test"] not in tests:
        yield f"{place}: '{key}' names no test: {cell['test']}"
    elif "apart" in cell and len(str(cell["apart"])) < LEAST_REASON:
        yield f"{place}: '{key}' gives no reason: {cell['apart']}"


def read_cells(known, tests):
    """The cells by pair in the order of the mechanisms, and what is wrong with them."""
    order = {name: position for position, name in enumerate(known)}
    cells, faults = {}, []
    for file in sorted(HERE.rglob("cells.yaml")):
        place = file.relative_to(HERE).as_posix()
        for key, cell in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).items():
            wrong = list(faults_of_cell(place, key, cell, set(known), tests))
            faults += wrong
            if wrong:
                continue
            pair = tuple(sorted(pair_of(key), key=order.get))
            if pair in cells:
                faults.append(f"{place}: '{key}' stands twice")
            cells[pair] = cell
    for pair in itertools.combinations_with_replacement(known, 2):
        if pair not in cells:
            faults.append(f"{' x '.join(pair)}: the cell is empty")
    return cells, faults


def page(known, cells):
    yield "# Crossings: mechanism by mechanism"
    yield ""
    yield "Where two mechanisms meet, `tests/crossings` holds the engine to what must happen; where they cannot, this says why."
    yield "Written by `tests/crossings/check_table.py --write` from the cells beside the tests; a test keeps every cell filled."
    yield ""
    tested = sum("test" in cell for cell in cells.values())
    yield f"{len(known)} mechanisms, {len(cells)} pairs: {tested} tested, {len(cells) - tested} that cannot meet."
    for name, about in known.items():
        yield ""
        yield f"## {name}"
        yield ""
        yield f"{about}."
        yield ""
        yield "| with | |"
        yield "| --- | --- |"
        for pair, cell in sorted(cells.items(), key=lambda item: [list(known).index(part) for part in item[0]]):
            if pair[0] != name:
                continue
            words = cell["test"] if "test" in cell else f"cannot meet: {cell['apart']}"
            yield f"| {pair[1]} | {words.replace('|', '/')} |"


def main():
    write = "--write" in sys.argv
    executables = [word for word in sys.argv[1:] if word != "--write"]
    known = mechanisms()
    cells, faults = read_cells(known, tests_in(executables))
    print("\n".join(faults))
    if faults:
        return 1
    text = "\n".join(page(known, cells)) + "\n"
    if write:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        print(f"{PAGE.name} is not what the cells say; renew it with --write")
        return 1
    print(f"crossings: {len(cells)} cells, none empty")
    return 0


if __name__ == "__main__":
    sys.exit(main())
