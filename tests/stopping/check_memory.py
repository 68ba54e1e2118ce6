#!/usr/bin/python3
"""check_memory.py CASEFORCE [FUTURES]: many futures take the memory of few, but for some numbers of each.
`check_memory.py build/caseforce 400000` is the heavier check.
"""
import os
import subprocess
import sys
import tempfile

from kept import CASEFORCE, SMALL, require, run_all

FEW = 10_000
MANY = int(sys.argv[2]) if len(sys.argv) > 2 else 40_000
# Where its series and years lie, its digest and its number: some 150 bytes. Its series are 4,608.
MOST_OF_ONE = 250


PEAK = """import os, sys
_, status, usage = os.wait4(os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:]), 0)
print(1024 * usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))"""


def peak_of(folder, replications):
    """The most memory that a run has had, in bytes. What starts it must be small: the system counts that too."""
    words = ("run", SMALL, "--set", "horizon=8 weeks", "--replications", str(replications), "--detail", "summary",
             "--threads", "2", "--quiet", "-o", os.path.join(folder, "out.h5"))
    done = subprocess.run([sys.executable, "-I", "-S", "-c", PEAK, CASEFORCE, *words], capture_output=True, check=False)
    require(done.returncode == 0, f"{replications} futures ended with {done.returncode}: {done.stderr}")
    return int(done.stdout.split()[-1])


def memory_does_not_grow_with_futures(folder):
    few, many = peak_of(folder, FEW), peak_of(folder, MANY)
    of_one = (many - few) / (MANY - FEW)
    print(f"{FEW:,} futures {few / 1e6:.1f} MB, {MANY:,} {many / 1e6:.1f} MB: {of_one:.0f} bytes of each")
    require(of_one < MOST_OF_ONE, f"{of_one:.0f} bytes of each future")


if __name__ == "__main__":
    run_all([memory_does_not_grow_with_futures], tempfile.TemporaryDirectory)
