#!/usr/bin/python3
"""A second opinion: every measure of a run, worked out anew from the trace of its events alone (MODEL, MEASURES), against
the file that the engine wrote.

Usage: compare.py CASEFORCE SCENARIO[:POLICY]... [--replications N]
"""
import argparse
import collections
import math
import os
import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from replay import Replay  # noqa: E402

AGREE = 1e-6  # relative to the greater of 1 and the value; series are float32


def agrees(ours, theirs):
    if math.isnan(ours) or math.isnan(theirs):
        return math.isnan(ours) and math.isnan(theirs)
    return abs(ours - theirs) <= AGREE * max(1.0, abs(theirs))


class Compared:
    """Numbers compared by measure, those that were neither NaN nor 0, and the first that disagree."""

    def __init__(self):
        self.all, self.telling = collections.Counter(), collections.Counter()
        self.wrong = []

    def number(self, where, measure, ours, theirs):
        self.all[measure] += 1
        self.telling[measure] += not math.isnan(theirs) and theirs != 0
        if not agrees(ours, theirs):
            self.wrong.append(f"{where} {measure}: ours {ours!r}, the engine's {theirs!r}")


def names(group, dimension):
    return [name.decode() if isinstance(name, bytes) else str(name) for name in group[dimension][()]]


def weekly(file):
    """(level, measure, name): the series over replications and weeks."""
    for level, group in (("council", file), ("team", file.get("team")), ("stage", file.get("stage")), ("role", file.get("role"))):
        for measure, data in (group.items() if group is not None else ()):
            if not isinstance(data, h5py.Dataset) or data.dtype != numpy.float32 or data.ndim < 3:
                continue
            if data.ndim == 3:
                yield (level, measure, None), data[0]
                continue
            dimension = os.path.basename(data.dims[3][0].name)
            for i, name in enumerate(names(group, dimension)):
                yield (level, measure, name), data[0, :, :, i]


def yearly(file):
    group = file["year"]
    labels = [int(label) for label in group["year"][()]] if "year" in group else []
    for measure, data in group.items():
        if data.dtype != numpy.float64 or data.ndim < 3:
            continue
        for y, label in enumerate(labels):
            if data.ndim == 3:
                yield (measure, label, None), data[0, :, y]
            else:
                for i, stage in enumerate(names(group, "stage")):
                    yield (measure, label, stage), data[0, :, y, i]


def run(program, words):
    done = subprocess.run([program, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words}: {done.stderr}"
    return done.stdout


def compare(program, scenario, policy, replications, compared):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.h5")
        run(program, ["run", scenario, "-o", out, "--detail", "full", "--quiet", "--policy", policy,
                      "--replications", str(replications)])
        replays = [Replay(run(program, ["trace", scenario, "--json", "--policy", policy, "--replication",
                                        str(number + 1)]).splitlines()).run() for number in range(replications)]
        name = f"{pathlib.Path(scenario).stem}:{policy}"
        with h5py.File(out) as file:
            for key, series in weekly(file):
                for number, replay in enumerate(replays):
                    assert len(replay.weeks) == series.shape[1]
                    for week, found in enumerate(replay.weeks):
                        where = f"{name} replication {number + 1} week {week + 1} {key[0]} {key[2] or ''}"
                        compared.number(where, key[1], float(found[key]), float(series[number, week]))
            for key, values in yearly(file) if "year" in file else ():
                for number, replay in enumerate(replays):
                    where = f"{name} replication {number + 1} year {key[1]} {key[2] or ''}"
                    compared.number(where, f"year/{key[0]}", float(replay.years.found.get(key, math.nan)), float(values[number]))


def main():
    words = argparse.ArgumentParser()
    words.add_argument("program")
    words.add_argument("scenarios", nargs="+")
    words.add_argument("--replications", type=int, default=2)
    words.add_argument("--every-measure", action="store_true", help="fail where a measure was never told from nothing")
    asked = words.parse_args()
    compared = Compared()
    for one in asked.scenarios:
        scenario, _, policy = one.partition(":")
        compare(os.path.abspath(asked.program), scenario, policy or "baseline", asked.replications, compared)
        print(f"{one}: {sum(compared.all.values())} numbers so far, {len(compared.wrong)} disagree", flush=True)
    for line in compared.wrong[:20]:
        print(line)
    silent = sorted(measure for measure in compared.all if compared.telling[measure] == 0)
    print(f"{sum(compared.all.values())} numbers of {len(compared.all)} measures compared; always nothing: {silent or 'none'}")
    return 1 if compared.wrong or not compared.all or (asked.every_measure and silent) else 0


if __name__ == "__main__":
    sys.exit(main())
