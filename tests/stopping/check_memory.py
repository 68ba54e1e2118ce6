#!/usr/bin/python3
"""check_memory.py CASEFORCE [FUTURES]: many futures take the memory of few, but for some numbers of each.
`check_memory.py build/caseforce 400000` is the heavier check.
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
sys.dont_write_bytecode = True

from command import SMALL, peak_of  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

FEW = 10_000
MANY = int(sys.argv[2]) if sys.argv[2:] and sys.argv[2].isdigit() else 40_000
# Where its series and years lie, its digest and its number: some 150 bytes. Its series are 4,608.
MOST_OF_ONE = 250


def peak_of_a_run(folder, replications):
    return peak_of("run", SMALL, "--set", "horizon=8 weeks", "--replications", str(replications), "--detail", "summary",
                   "--threads", "2", "--quiet", "-o", os.path.join(folder, "out.h5"))


def memory_does_not_grow_with_futures(folder):
    few, many = peak_of_a_run(folder, FEW), peak_of_a_run(folder, MANY)
    of_one = (many - few) / (MANY - FEW)
    print(f"{FEW:,} futures {few / 1e6:.1f} MB, {MANY:,} {many / 1e6:.1f} MB: {of_one:.0f} bytes of each")
    require(of_one < MOST_OF_ONE, f"{of_one:.0f} bytes of each future")


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
