#!/usr/bin/python3
"""Runs every scenario of scenarios/ that names a start and holds that each mechanism which it switches on is seen in its
output; that some are seen no more where an overlay takes them out; that each of its policies moves something; and that as many
children come back within 12 months as were published of the council.

Usage: check_scenarios.py CASEFORCE ROOT [--replications N]
"""
import argparse
import os
import pathlib
import sys
import tempfile

import h5py
import numpy
import yaml

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
sys.dont_write_bytecode = True

from command import caseforce  # noqa: E402
from mechanisms import MECHANISMS, RARE, Run  # noqa: E402

PUBLISHED_REREFERRALS = {"sefton.yaml": 26.5, "liverpool.yaml": 21.8}  # percent; children in need, C1, 2022-23 and 2021-22


def shown(scenario, *more):
    return yaml.safe_load(caseforce("show", str(scenario), *more).ends(0).out)


def run(scenario, out, replications, *more):
    caseforce("run", str(scenario), "-o", out, "--quiet", "--detail", "full", "--replications", str(replications), *more,
              timeout=None).ends(0)
    return h5py.File(out)


def what_is_not_seen(path, folder, replications):
    scenario = shown(path)
    seen = 0
    with run(path, os.path.join(folder, "out.h5"), replications) as file:
        whole = Run(file, scenario)
        published = PUBLISHED_REREFERRALS.get(path.name)
        if published is not None:
            again = numpy.mean(file["year/rereferral_percent"][0], axis=0)
            first_two = numpy.mean(again[numpy.isfinite(again)][:2])
            if not abs(first_two - published) < 2:  # 8 futures: a standard error of 0.5
                yield f"{path.name}: {first_two:.1f}% are referred again within 12 months, {published}% published"
        weeks = file["open_cases"].shape[2]
        assert file["open_cases"].shape[1] == replications and weeks >= 52
        for name, (is_on, sight, _) in MECHANISMS.items():
            if not is_on(scenario) or (name in RARE and replications < 200):
                continue
            seen += 1
            if not sight(whole):
                yield f"{path.name}: {name} is on and is not seen"
        baseline = {measure: file[measure][()] for measure in file if isinstance(file[measure], h5py.Dataset)
                    and file[measure].ndim == 3}
    print(f"{path.name}: {seen} mechanisms are on and looked for", flush=True)
    few = max(2, replications // 2)  # of the same futures
    for policy in scenario.get("policies") or {}:
        with run(path, os.path.join(folder, "policy.h5"), few, "--policy", policy) as file:
            moved = [measure for measure, series in baseline.items()
                     if not numpy.array_equal(series[:, :few], file[measure][()], equal_nan=True)]
            if len(moved) < 5:
                yield f"{path.name}: the policy {policy} moves hardly anything: {moved}"


def what_is_still_seen(path, folder, replications):
    """Mechanisms that are seen although an overlay has taken them out: the sight of them proves nothing."""
    scenario = shown(path)
    for name, (is_on, sight, out_of) in MECHANISMS.items():
        if out_of is None or not is_on(scenario):
            continue
        overlay = pathlib.Path(folder) / "without.yaml"
        text = f"extends: {os.path.relpath(path, folder)}\n{out_of}\npolicies: ~\nuncertain: ~\n"
        if name in ("academy", "overseas", "managed teams"):
            text += "changes: ~\n"
        overlay.write_text(text, encoding="utf-8")
        with run(overlay, os.path.join(folder, "without.h5"), min(replications, 4), "--set", "horizon=80 weeks", "--allow-outside") as file:
            if sight(Run(file, shown(overlay, "--allow-outside"))):
                yield f"{path.name}: {name} is seen without its section"


def main():
    words = argparse.ArgumentParser()
    words.add_argument("program", help="CASEFORCE, which command.py takes")
    words.add_argument("root", type=pathlib.Path)
    words.add_argument("--replications", type=int, default=8)
    asked = words.parse_args()
    scenarios = [path for path in sorted((asked.root / "scenarios").glob("*.yaml"))
                 if "start" in yaml.safe_load(path.read_text(encoding="utf-8"))]
    faults = []
    for path in scenarios:
        with tempfile.TemporaryDirectory() as folder:
            faults += what_is_not_seen(path.resolve(), folder, asked.replications)
    with tempfile.TemporaryDirectory() as folder:
        faults += what_is_still_seen((asked.root / "scenarios" / "sefton.yaml").resolve(), folder, asked.replications)
    print("\n".join(faults))
    print(f"{len(scenarios)} scenarios, {len(faults)} faults")
    return 1 if faults or len(scenarios) < 3 else 0


if __name__ == "__main__":
    sys.exit(main())
