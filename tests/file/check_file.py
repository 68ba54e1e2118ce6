#!/usr/bin/python3
"""check_file.py FILE.h5 TABLE.json: a result file as its readers see it.

Opens the root and every group with xarray (both engines), h5py, netCDF4 and ncdump, without a
warning; checks dimensions, dates, units and long names; that every measure of the table stands at
its levels; and recomputes the summaries from the series.
"""

import json
import os
import re
import subprocess
import sys
import warnings

import h5py
import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # importing Debian's netCDF4 warns of numpy's binary size
    import netCDF4
    import xarray

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from sentences import require  # noqa: E402

STATISTICS = ["mean", "sd", "se", "q05", "q25", "q50", "q75", "q95", "n"]
ENGINES = ["h5netcdf", "netcdf4"]
YEARS = ["workforce", "children", "financial"]
FLOWS = {"starters_fte", "leavers_fte", "turnover_rate_fte", "absence_rate_fte", "referrals", "stage_starts", "stage_ends",
         "cost_total", "cost_permanent", "cost_agency", "cost_managed", "cost_intake", "cost_placements", "cost_policy", "cost_vs_budget"}
LEVELS = {"council": "/", "team": "team", "stage": "stage", "role": "role"}
SUMMARIES = {"council": "summary", "team": "summary_team", "stage": "summary_stage", "role": "summary_role"}
TEXT = {"policy", "team", "stage", "role", "route", "status", "band", "target", "part", "uncertain", "statistic"}


def open_group(path, group, engine):
    """The group loaded, so that every value is decoded."""
    with xarray.open_dataset(path, group=None if group == "/" else group, engine=engine) as opened:
        return opened.load()


def check_group(path, group):
    """Opens a group with both engines and returns what xarray makes of it."""
    first, second = (open_group(path, group, engine) for engine in ENGINES)
    require(first.identical(second), f"{group}: the two engines read different things")
    for name, variable in first.variables.items():
        require(variable.attrs.get("long_name"), f"{group}/{name} has no long_name")
        if name in TEXT:
            require(all(isinstance(v, str) for v in variable.values), f"{group}/{name} is not text")
            continue
        units = {**variable.encoding, **variable.attrs}.get("units")
        require(units, f"{group}/{name} has no units")
        require(variable.dtype.kind != "m", f"{group}/{name} was taken for a time span")
    for dimension in first.dims:
        require(dimension in first.coords, f"{group}: dimension {dimension} has no coordinate")
    return first


def groups_of(path):
    with h5py.File(path) as file:
        return ["/"] + [name for name, item in file.items() if isinstance(item, h5py.Group)]


def lengths_of(file):
    root = file["/"]
    return {name: root[name].shape[0] for name in ("policy", "replication", "time")}


def check_time(dataset, path):
    with h5py.File(path) as file:
        units = file["time"].attrs["units"]
    start = np.datetime64(re.fullmatch(r"days since (\d{4}-\d{2}-\d{2}) 00:00:00", units).group(1))
    weeks = dataset.sizes["time"]
    expected = start + 7 * np.arange(1, weeks + 1).astype("timedelta64[D]")
    require((dataset["time"].values == expected).all(), "times are not the ends of the weeks")


def check_replication(dataset):
    numbers = dataset["replication"].values
    require((numbers == np.arange(1, len(numbers) + 1)).all(), "replications are not 1..N")


def expected_axes(row, level, first, lengths):
    """The dimensions of a measure at a level; None where it cannot be there."""
    further = row["along"] if level == "council" else level
    if further and not lengths.get(further):
        return None
    return tuple(first) + ((further,) if further else ())


def check_levels(path, table, lengths, detail):
    """Every measure stands in its groups, along its dimensions, of its type, and nothing else does."""
    series = ["policy", "replication", "time"]
    means = ["policy", "time"]
    with h5py.File(path) as file:
        for level, group in LEVELS.items():
            kept = None
            if detail == "full" or (detail == "means" and level == "council"):
                kept = series
            elif detail == "means":
                kept = means
            check_kind(file, table, lengths, level, group, kept, (), np.float32)
            check_kind(file, table, lengths, level, SUMMARIES[level], means, ("statistic",), np.float64)


def check_kind(file, table, lengths, level, group, first, last, dtype):
    expected = {}
    for row in table:
        axes = None
        if first is not None and level in row["levels"]:
            axes = expected_axes(row, level, first, lengths)
        if axes is not None:
            expected[row["name"]] = (axes + last, row)
    if not expected and group != "/":
        require(group not in file, f"{group} should not be there")
        return
    found = {n for n, v in file[group].items() if isinstance(v, h5py.Dataset)}
    coordinates = {n for n in found if file[group][n].attrs.get("CLASS") == b"DIMENSION_SCALE"}
    if group == "/":
        digests = file["event_digest"]
        require(digests.dtype == np.uint64 and digests.shape == (len(file["policy"]), len(file["replication"])),
                f"event_digest: {digests.dtype} {digests.shape}")
        found.remove("event_digest")
    require(found - coordinates == set(expected), f"{group}: {(found - coordinates) ^ set(expected)}")
    scales = {name: file[group][name] for name in coordinates}
    for name, (axes, row) in expected.items():
        variable = file[group][name]
        where = f"{group}/{name}"
        # By what they are: HDF5 looks through the whole file for the name of what is referred to.
        require([d[0] for d in variable.dims] == [scales.get(axis) for axis in axes], f"{where}: not along {axes} of its own group")
        require(variable.dtype == dtype, f"{where}: type {variable.dtype}")
        require(variable.attrs["units"] == row["unit"], f"{where}: units")
        require(variable.attrs["long_name"] == row["about"], f"{where}: long_name")
        require(np.isnan(variable.attrs["_FillValue"]) and np.isnan(variable.fillvalue), f"{where}: fill")
        if last:  # a number of values is never NaN but where it was not written
            require(not np.isnan(variable[..., STATISTICS.index("n")]).any(), f"{where}: not whole")


def quantiles_of(values, n):
    """By linear interpolation along axis 1, of the n that are not NaN; sorting puts NaN last."""
    ordered = np.sort(values, axis=1)
    for p in (0.05, 0.25, 0.5, 0.75, 0.95):
        position = np.maximum(n - 1, 0) * p
        below = np.floor(position).astype(int)
        above = np.minimum(below + 1, np.maximum(n.astype(int) - 1, 0))
        low, high = (np.take_along_axis(ordered, np.expand_dims(i, 1), axis=1)[:, 0] for i in (below, above))
        told = low + (position - below) * (high - low)
        if (n == values.shape[1]).all():
            np.testing.assert_allclose(told, np.quantile(values, p, axis=1), rtol=1e-12)
        yield told


def summary_of(values):
    """The statistics over axis 1 of (policy, replication, ...), as numpy gives them."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        n = np.sum(~np.isnan(values), axis=1).astype(float)
        sd = np.nanstd(values, axis=1, ddof=1)
        sd[n < 2] = np.nan
        mean = np.nanmean(values, axis=1)
        return np.stack([mean, sd, sd / np.sqrt(n), *quantiles_of(values, n), n], axis=-1)


def check_summaries(read, table):
    """Summaries against the series, and means by team, stage and role against their summaries."""
    recomputed = 0
    for level, group in LEVELS.items():
        if group not in read:
            continue
        for row in table:
            name = row["name"]
            if name not in read[group].data_vars:
                continue
            values = read[group][name]
            told = read[SUMMARIES[level]][name]
            if "replication" in values.dims:
                expected = summary_of(values.values.astype(float))
                np.testing.assert_allclose(told.values, expected, rtol=1e-12, atol=1e-9, err_msg=name)
            else:
                expected = told.sel(statistic="mean").values.astype(np.float32)
                np.testing.assert_array_equal(values.values, expected, err_msg=name)
            recomputed += 1
    return recomputed


def check_years(read, detail, yearly):
    """The groups of yearly measures: both or neither, alike, one summarising the other, as the table says."""
    require(("year" in read) == ("year_summary" in read and detail != "summary"), "groups of years")
    for group in {"year", "year_summary"} & set(read):
        scales = [read[group][f"{kind}_scaled_by"].values for kind in YEARS]
        require(not np.isnan(scales).all(axis=0).any(), f"{group}: a year of no kind")
        require(all(1 <= s < 366 / 357 for s in np.ravel(scales) if not np.isnan(s)), f"{group}: scaled by")
        for row in yearly or []:
            if row["name"] in read[group]:
                by_how_much = read[group][row["name"]].attrs.get("scaled_by")
                kind = read[group][f"{row['year']}_scaled_by"].values
                require(by_how_much is None or np.array_equal(np.atleast_1d(by_how_much), kind, equal_nan=True),
                        f"{group}/{row['name']}: scaled by {by_how_much}, and not {kind}")
                require((by_how_much is None) == (row["name"] not in FLOWS), f"{group}/{row['name']}: scaled, or not?")
            if row["by_stage"] and "stage" not in read[group].dims:
                require(row["name"] not in read[group], f"{group}/{row['name']} has no stages")
                continue
            values = read[group][row["name"]]
            first = ("policy", "replication", "year") if group == "year" else ("policy", "year")
            last = () if group == "year" else ("statistic",)
            require(values.dims == first + ("stage",) * row["by_stage"] + last, f"{row['name']}: axes")
            require(values.dtype == np.float64, f"{row['name']}: type")
            told = (values.attrs["units"], values.attrs["long_name"], values.attrs["year"])
            require(told == (row["unit"], row["about"], row["year"]), f"{row['name']}: {told}")
    for name, values in (read["year"].data_vars.items() if "year" in read else []):
        if "replication" in values.dims:
            expected = summary_of(values.values)
            told = read["year_summary"][name].values
            np.testing.assert_allclose(told, expected, rtol=1e-12, atol=1e-9, err_msg=name)


def check_attributes(path, read, detail):
    with h5py.File(path) as file:
        for name in ("title", "scenario", "version", "created", "command_line", "digest", "Conventions"):
            require(isinstance(file.attrs[name], str), f"attribute {name}")
        require(isinstance(file.attrs["seed"], np.uint64), "attribute seed")
        require(re.fullmatch("[0-9a-f]{64}", file.attrs["digest"]), "attribute digest")
        require(file.attrs["detail"] == detail, "attribute detail")
        require(read["/"].attrs["scenario"] == file.attrs["scenario"], "the scenario as xarray reads it")


def check_ncdump(path):
    done = subprocess.run(["ncdump", "-h", path], capture_output=True, text=True, check=False)
    require(done.returncode == 0 and not done.stderr, f"ncdump: {done.stderr}")
    require("phony" not in done.stdout, "ncdump names a dimension itself")
    with netCDF4.Dataset(path) as dataset:
        require(set(dataset.groups) == set(groups_of(path)) - {"/"}, "netCDF sees other groups")


def check_file(path, table, yearly=None):
    """All of the above; returns what xarray reads, by group."""
    warnings.simplefilter("error")
    with h5py.File(path) as file:
        detail = file.attrs["detail"]
        lengths = lengths_of(file)
        for group in file.values():
            if isinstance(group, h5py.Group):
                lengths.update({n: v.shape[0] for n, v in group.items() if n in TEXT})
    read = {group: check_group(path, group) for group in groups_of(path)}
    check_time(read["/"], path)
    check_replication(read["/"])
    require(list(read["summary"]["statistic"].values) == STATISTICS, "statistics")
    check_levels(path, table, lengths, detail)
    check_summaries(read, table)
    check_years(read, detail, yearly)
    check_attributes(path, read, detail)
    check_ncdump(path)
    return read


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as stream:
        given = json.load(stream)
    is_whole = isinstance(given, dict)
    check_file(sys.argv[1], given["table"] if is_whole else given, given.get("yearly") if is_whole else None)
    print(f"{sys.argv[1]}: as described")
