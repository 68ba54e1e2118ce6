#!/usr/bin/python3
"""Keeps the shape of the tree (ARCHITECTURE.md, Floors): no include points up, outer packages stay in
their folders, no source is longer than 400 lines. Prints each breach as file:line and exits 1.

Usage: cmake/check_floors.py [ROOT]
"""
import pathlib
import re
import sys

# Lowest first; a folder may include itself and the rows above it in this list.
FLOORS = [
    "engine/core",
    "engine/calendar engine/random engine/kernel engine/measure",
    "engine/scenario",
    "engine/scenario_file engine/plan",
    "engine/state",
    "engine/workload",
    "engine/caseload",
    "engine/workforce",
    "engine/supply",
    "engine/record",
    "engine/simulator",
    "analysis/theory analysis/design",
    "analysis analysis/trace analysis/hdf5 analysis/keep analysis/published",
    "analysis/observed",
    "analysis/compare analysis/selftest",
    "analysis/write analysis/read analysis/studies",
    "analysis/tidy analysis/report",
    "cli",
]
FLOOR_OF = {folder: row for row, names in enumerate(FLOORS) for folder in names.split()}

# The only folders that may see an outer package, so that changing one touches one folder or a few. fmt is
# everywhere.
PACKAGES = {
    "Random123/": {"engine/random"},
    "yaml-cpp/": {"engine/scenario_file"},
    "hdf5": {"analysis/hdf5", "analysis/read", "analysis/write"},
    "H5": {"analysis/hdf5", "analysis/read", "analysis/write"},
    "libdeflate": {"analysis/write"},
    "xxhash": {"analysis/keep"},
    "Eigen/": {"analysis/compare"},
    "boost/": {"analysis/compare", "analysis/design", "analysis/selftest"},
    "nlohmann/": {"analysis", "analysis/report", "analysis/tidy", "analysis/trace", "cli"},
    "CLI/": {"cli"},
    "spdlog/": {"cli"},
    "mpi": {"cli"},
}

MOST_LINES = 400
OURS = re.compile(r'#include "([^"]+)/[^/"]+"')
OUTER = re.compile(r"#include <([^>]+)>")


def breaches_of_floors(place, folder, line):
    ours = OURS.match(line)
    if ours and ours[1] != folder:
        if ours[1] not in FLOOR_OF:
            yield f"{place}: {folder} may not include {ours[1]}, which is on no floor"
        elif FLOOR_OF[ours[1]] >= FLOOR_OF[folder]:
            yield f"{place}: {folder} may not include {ours[1]}, which is not below it"
    outer = OUTER.match(line)
    if outer:
        for package, folders in PACKAGES.items():
            if outer[1].startswith(package) and folder not in folders:
                yield f"{place}: only {', '.join(sorted(folders))} may include <{outer[1]}>"


def breaches(root):
    sources = [path for top in ("engine", "analysis", "cli", "tests", "bench")
               for path in sorted((root / top).rglob("*.[ch]pp"))]
    for path in sources:
        folder = path.parent.relative_to(root).as_posix()
        lines = path.read_text(encoding="utf-8").splitlines()
        name = path.relative_to(root)
        if len(lines) > MOST_LINES:
            yield f"{name}:{MOST_LINES + 1}: {len(lines)} lines; {MOST_LINES} at most: split it"
        if folder.split("/")[0] in ("tests", "bench"):
            continue
        if folder not in FLOOR_OF:
            yield f"{name}:1: {folder} is on no floor; give it one in cmake/check_floors.py"
            continue
        for number, line in enumerate(lines, 1):
            yield from breaches_of_floors(f"{name}:{number}", folder, line)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    found = list(breaches(root))
    print("\n".join(found) if found else "floors: sound")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
