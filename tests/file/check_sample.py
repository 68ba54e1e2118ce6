#!/usr/bin/python3
"""check_sample.py WRITE_SAMPLE SHAPE...: writes files of invented results and reads each back."""

import json
import os
import subprocess
import sys
import tempfile

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
sys.dont_write_bytecode = True

from check_file import check_file  # noqa: E402
from sentences import require  # noqa: E402


def check_names(read, given):
    require(list(read["/"]["policy"].values) == given["policy"], "policies")
    require(read["/"].sizes["replication"] == given["replications"], "replications")
    require(read["/"].sizes["time"] == given["weeks"], "weeks")
    require(read["/"].attrs["title"] == given["title"], "title")
    require(read["/"].attrs["scenario"] == given["scenario"], "scenario")
    require(int(read["/"].attrs["seed"]) == 2**64 - 1, "seed")
    for level in ("team", "stage", "role"):
        names = given["names"][level]
        require((f"summary_{level}" in read) == bool(names), f"summary_{level}")
        if names:
            require(list(read[f"summary_{level}"][level].values) == names, level)
    require(("year_summary" in read) == bool(given["years"]), "years")
    if given["years"]:
        require(list(read["year_summary"]["year"].values) == given["years"], "labels of years")
    if given["names"]["status"]:
        require(list(read["summary"]["status"].values) == given["names"]["status"], "status")


def check_values(read, given):
    """The values that the writer was given, at their indices, where the series are kept."""
    checked = 0
    for probe in given["probes"]:
        group = read.get(probe["group"])
        if group is None or probe["name"] not in group or "replication" not in group[probe["name"]].dims:
            continue
        value = group[probe["name"]].values[tuple(probe["index"])]
        kind = np.float64 if probe["group"] == "year" else np.float32
        expected = kind(np.nan if probe["value"] is None else probe["value"])
        require(value == expected or (np.isnan(value) and np.isnan(expected)), f"{probe}: {value}")
        checked += 1
    return checked


def main(program, shape):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "sample.h5")
        subprocess.run([program, shape, path], check=True)
        with open(path + ".json", encoding="utf-8") as stream:
            given = json.load(stream)
        read = check_file(path, given["table"], given["yearly"])
        check_names(read, given)
        checked = check_values(read, given)
        require((checked > 0) == (shape != "summary"), "no value was compared")
        require(sorted(os.listdir(folder)) == ["sample.h5", "sample.h5.json"], "something was left")
        print(f"{shape}: {len(read)} groups, {checked} values, {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    for asked in sys.argv[2:]:
        main(sys.argv[1], asked)
