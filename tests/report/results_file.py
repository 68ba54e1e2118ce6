"""A result file as the document's writer needs it: arrays by name, whatever the detail, and the
encoding of series. docs/report.md says what each is for; docs/measures.md what the file holds."""

import datetime
import functools
import math

import h5py
import numpy as np

SUMMARY = {"council": "summary", "team": "summary_team", "stage": "summary_stage", "role": "summary_role"}
SERIES = {"council": "/", "team": "team", "stage": "stage", "role": "role"}
STATISTICS = ["mean", "sd", "se", "q05", "q25", "q50", "q75", "q95", "n"]
QUANTILES = ["q05", "q25", "q50", "q75", "q95"]


def texts(dataset):
    return [value.decode() if isinstance(value, bytes) else str(value) for value in dataset[()]]


class ResultsFile:
    def __init__(self, path):
        self.file = h5py.File(path)
        self.options = texts(self.file["policy"])
        self.in_full = list(range(len(self.options)))  # of which weeks, months and years are told
        self.weeks = self.file["time"].shape[0]
        self.start = datetime.date.fromisoformat(self.file["time"].attrs["units"].split()[2])

    def attribute(self, name):
        value = self.file.attrs[name]
        return value.decode() if isinstance(value, bytes) else value

    def unit(self, name):
        """Of a weekly measure."""
        unit = next(self.file[f"{group}/{name}"].attrs["units"] for group in SUMMARY.values() if f"{group}/{name}" in self.file)
        return unit.decode() if isinstance(unit, bytes) else unit

    def over_time(self, level, name):
        """How a weekly measure's weeks make one number: "sum" or "mean"."""
        told = self.file[f"{SUMMARY[level]}/{name}"].attrs["over_time"]
        return told.decode() if isinstance(told, bytes) else told

    def has(self, name):
        return name in self.file

    def names(self, group, dimension):
        return texts(self.file[f"{group}/{dimension}"])

    def units_of(self, level):
        """The teams, stages or roles of a level; the council is one without a name."""
        return [None] if level == "council" else self.names(SUMMARY[level], level)

    @functools.cache
    def measure(self, level, name):
        return self.file[f"{SUMMARY[level]}/{name}"][()].astype(float) if f"{SUMMARY[level]}/{name}" in self.file else None

    def summary(self, level, name, unit, statistic):
        """(option, week) of one statistic over the simulated futures; None where there is no such measure."""
        dataset = self.measure(level, name)
        if dataset is None:
            return None
        which = STATISTICS.index(statistic)
        if level == "council":
            return dataset[:, :, which]
        return dataset[:, :, self.units_of(level).index(unit), which]

    @functools.cache
    def futures(self, level, name, unit):
        """(option, future, week), or None where the file does not keep each future at this level."""
        path = name if level == "council" else f"{SERIES[level]}/{name}"
        if path not in self.file or "replication" not in self.dimensions(path):
            return None
        values = self.file[path]
        if level == "council":
            return values[()].astype(float)
        return values[..., self.units_of(level).index(unit)].astype(float)

    def dimensions(self, path):
        return [dimension[0].name.rsplit("/", 1)[-1] for dimension in self.file[path].dims if len(dimension)]

    def date_after(self, week):
        """The day that begins as week `week` (from 0) ends."""
        return self.start + datetime.timedelta(days=7 * (week + 1))

    def last_week_by(self, date):
        """The last week that has ended by a date, the first where none has."""
        return min(max((date - self.start).days // 7 - 1, 0), self.weeks - 1)


def rounded(value, digits=8):
    """A number of the document: so many significant digits, None for none."""
    if value is None or not math.isfinite(value):
        return None
    if value == 0:
        return 0
    value = round(float(value), digits - 1 - math.floor(math.log10(abs(value))))
    return int(value) if value == int(value) else value


@functools.cache
def half_width_in_se(n):
    """What half of a 95% interval of a mean over n futures is in standard errors, by Student's t."""
    df = n - 1
    nodes, weights = np.polynomial.legendre.leggauss(200)
    constant = math.exp(math.lgamma((df + 1) / 2) - math.lgamma(df / 2)) / math.sqrt(df * math.pi)

    def within(end):
        x = end * (nodes + 1) / 2
        return end * float(np.sum(weights * constant * (1 + x * x / df) ** (-(df + 1) / 2)))

    low, high = 1.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if within(middle) < 0.95 else (low, middle)
    return (low + high) / 2


def shown_weeks(weeks, every):
    """Positions of the weeks that a series shows: every so many, the last one always among them."""
    return list(range((weeks - 1) % every, weeks, every))


def step_of(values):
    """The smallest of 1, 2 and 5 times a power of ten of which the largest value has at most 2,500."""
    finite = np.abs(values[np.isfinite(values)])
    largest = float(finite.max()) if finite.size else 0
    if largest == 0:
        return 1.0
    power = math.floor(math.log10(largest)) - 4
    while True:
        for one in (1, 2, 5):
            step = float(f"{one}e{power}")
            if largest / step <= 2500:
                return step
        power += 1


def steps(values, step):
    """Multiples of the step; the first is itself, each later one its distance from the one before.
    None where there is no value; the next is then the distance from the last that there was."""
    told, before = [], 0
    for value in values:
        if not math.isfinite(value):
            told.append(None)
            continue
        count = round(float(value) / step)
        told.append(count - before)
        before = count
    return told


def series(values, every, in_full, step=None):
    """values is (option, line, week): {every, step, values[option][line][point]}, of these options."""
    values = np.asarray(values, dtype=float)[:, :, shown_weeks(np.shape(values)[2], every)]
    step = step_of(values[in_full]) if step is None else step
    return {"every": every, "step": step,
            "values": [[steps(line, step) for line in option] if position in in_full else None
                       for position, option in enumerate(values)]}
