#!/usr/bin/python3
"""check_memory.py CASEFORCE [MEGABYTES]: a file made large by chunks of noise, which do not compress, exports in little
memory. 150 MB are made in seconds; `check_memory.py build/caseforce 2000` is the heavier check of what is promised.
"""
import os
import resource
import subprocess
import sys
import time

import h5py
import numpy as np

from common import make_run

from command import CASEFORCE  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

MEGABYTES = int(sys.argv[2]) if sys.argv[2:] and sys.argv[2].isdigit() else 150
MOST = 100  # MB of memory, whatever the size of the file


def enlarge(path):
    """Puts other series in the place of a run's, of as many replications as make the file so large."""
    with h5py.File(path, "r+") as file:
        weeks = file["time"].shape[0]
        measures = [name for name, one in file.items() if isinstance(one, h5py.Dataset) and "CLASS" not in one.attrs
                    and one.ndim == 3][:16]
        for name in list(file):
            if name in measures or name in ("policy", "replication", "time"):
                continue
            del file[name]
        replications = MEGABYTES * 1_000_000 // (4 * weeks * len(measures))
        numbers = file["replication"].attrs["units"], file["replication"].attrs["long_name"]
        del file["replication"]
        file["replication"] = np.arange(1, replications + 1)
        file["replication"].make_scale("replication")
        file["replication"].attrs["units"], file["replication"].attrs["long_name"] = numbers
        file.attrs["replications"] = np.int64(replications)
        rng = np.random.default_rng(1)
        for name in measures:
            attributes = {key: file[name].attrs[key] for key in ("units", "long_name", "over_time")}
            del file[name]
            made = file.create_dataset(name, (1, replications, weeks), "f4", chunks=(1, 65536 // weeks, weeks),
                                       compression=1, shuffle=True)
            for first in range(0, replications, 100_000):
                end = min(first + 100_000, replications)
                made[0, first:end] = rng.random((end - first, weeks), dtype="f4")
            for axis, scale in enumerate(("policy", "replication", "time")):
                made.dims[axis].attach_scale(file[scale])
            made.attrs.update(attributes)
    return replications * weeks * len(measures)


def a_large_file_takes_little_memory(folder):
    path = make_run("means")
    rows = enlarge(path)
    size = os.path.getsize(path) / 1e6
    began = time.monotonic()
    with subprocess.Popen([CASEFORCE, "export", path], stdout=subprocess.PIPE) as export:
        lines = 0
        while block := export.stdout.read(1 << 20):
            lines += block.count(b"\n")
    require(export.returncode == 0 and lines == rows + 1, f"{lines} lines of {rows}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{size:.0f} MB, {rows:,} rows: {time.monotonic() - began:.1f} s, {peak:.0f} MB of memory")
    require(size > MEGABYTES * 0.8, "the file is not large")
    require(peak < MOST, f"{peak:.0f} MB of memory")


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
