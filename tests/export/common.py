"""What the checks of `export` share: sample files, and h5py's reading of a file as rows."""
import atexit
import csv
import datetime
import io
import math
import os
import sys
import tempfile

import h5py
import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
sys.dont_write_bytecode = True

from command import OPTIONS, SMALL, caseforce  # noqa: E402
from sentences import require  # noqa: E402

# Where samples lie: one is made once for all sentences that ask for it, and copied by those that change it.
SAMPLES = tempfile.TemporaryDirectory()
atexit.register(SAMPLES.cleanup)

# Each table's groups in the file (docs/export.md).
GROUPS = {
    "series": ["/", "team", "stage", "role"],
    "summary": ["summary", "summary_team", "summary_stage", "summary_role"],
}
for alone in ("year", "year_summary", "difference", "difference_run_year", "difference_horizon", "difference_year",
              "targets", "excessive_hours", "difference_excessive_hours", "cost_effectiveness", "not_known",
              "not_known_difference", "knowing", "payback", "ranking", "waterfall"):
    GROUPS[alone] = [alone]
LEVELS = ("team", "stage", "role", "route", "status", "band")
OF_FUTURES = ("n", "probability_lower", "variance_ratio")


def export(*words, status=0):
    done = caseforce("export", *words, timeout=120).ends(status)
    return done.err if status else done.out


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def made(name, *words):
    path = os.path.join(SAMPLES.name, name)
    if not os.path.exists(path):
        done = caseforce(*words, "-o", path, "--quiet")
        require(done.status in (0, 3), done.err)
    return path


def make_run(detail="full", replications=4):
    return made(f"run_{detail}_{replications}.h5", "run", SMALL, "--detail", detail, "--replications", str(replications))


def make_comparison(replications=6):
    return made(f"compare_{replications}.h5", "compare", OPTIONS, "--replications", str(replications))


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def dates_of(file, variable, axes):
    """The column `date` by position along its axis, from h5py alone."""
    if "time" in axes:
        start = datetime.date.fromisoformat(text(file["time"].attrs["units"]).split()[2])
        return "time", [(start + datetime.timedelta(days=int(d))).isoformat() for d in file["time"][()]]
    if "year" in axes and "year" in variable.attrs:
        end = "09-30" if text(variable.attrs["year"]) == "workforce" else "03-31"
        years = variable.parent["year"][()]
        return "year", [f"{int(year)}-{end}" for year in years]
    return None, None


def rows_by_h5py(file, table, columns, measures=()):
    """The rows of a table as h5py reads them: the cells of these columns, and the number, in order."""
    for name in GROUPS[table]:
        if name not in file:
            continue
        group = file[name]
        for measure, variable in group.items():
            if not isinstance(variable, h5py.Dataset) or "CLASS" in variable.attrs or measure == "event_digest":
                continue
            if measures and measure not in measures:
                continue
            axes = [os.path.basename(axis[0].name) for axis in variable.dims]
            if table == "series" and "replication" not in axes:
                continue
            cells = cells_of(file, group, variable, axes)
            yield from rows_of_variable(variable, [cells[column] for column in columns])


def cells_of(file, group, variable, axes):
    """Each column's cell: the same for all rows, or the axis that it follows and the texts along it."""
    along = {axis: (i, [text(one) for one in group[axis][()]]) for i, axis in enumerate(axes)}
    cells = {column: along.get(column, "") for column in
             ("policy", "replication", "year", "run_year", "target", "part", "uncertain", "statistic")}
    cells["policy"] = along.get("policy", text(group.attrs.get("of_policy", "")))
    dated, dates = dates_of(file, variable, axes)
    cells["date"] = (axes.index(dated), dates) if dated else ""
    level = next((axis for axis in axes if axis in LEVELS), None)
    cells["level"], cells["name"] = level or "council", along.get(level, "")
    cells["measure"], cells["unit"] = os.path.basename(variable.name), text(variable.attrs["units"])
    if "statistic" in along:
        axis, names = along["statistic"]
        cells["unit"] = (axis, ["1" if name in OF_FUTURES else cells["unit"] for name in names])
    return cells


def rows_of_variable(variable, cells):
    values = variable[()]
    for at in np.ndindex(values.shape):
        yield [cell if isinstance(cell, str) else cell[1][at[cell[0]]] for cell in cells], values[at]


def same_number(told, number):
    """Whether the text (or JSON's number) is the number, to the last bit of its precision."""
    if math.isnan(number):
        return told in ("", None)
    return told not in ("", None) and type(number)(told) == number
