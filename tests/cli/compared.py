"""What the checks of `compare` share: one comparison of the small council's options, made once for all sentences of a check."""
import atexit
import functools
import json
import os
import tempfile
import warnings

import h5py
import numpy as np

from command import OPTIONS, caseforce

POLICIES = ["baseline", "nothing", "early_help", "retention", "both"]
DIFFERENCE = ["mean", "se", "lower", "upper", "probability_lower", "variance_ratio", "n"]
REPLICATIONS = 24
T23 = 2.068657610  # Student's t of 23, 97.5%: printed tables


def over(values, how, weeks=slice(None)):
    """(replication, time) to one number a replication, NaN left out."""
    part = values[:, weeks].astype(float)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        total = np.nansum(part, axis=1) if how == "sum" else np.nanmean(part, axis=1)
    total[np.isnan(part).all(axis=1)] = np.nan
    return total


class Compared:
    def __init__(self):
        folder = tempfile.TemporaryDirectory()
        atexit.register(folder.cleanup)
        self.path = os.path.join(folder.name, "options.h5")
        self.json = json.loads(caseforce("compare", OPTIONS, "-o", self.path, "--detail", "full", "--waterfall", "both",
                                         "--findings").ends(0).out)
        self.file = h5py.File(self.path)
        self.rows = {row["name"]: row for row in json.loads(caseforce("measures", "--json").ends(0).out)}

    def values(self, name, policy):
        return self.file[name][POLICIES.index(policy)]

    def single(self):
        return [name for name, row in self.rows.items() if "council" in row["levels"] and not row["along"]]


compared = functools.cache(Compared)
