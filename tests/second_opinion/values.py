"""The scenario's values as they stand at an instant: changes, ramps, policies, judgements, prices (MODEL 6 to 8)."""
import copy
import math
import re

from quantities import YEAR, days, factor_at, moved, number

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


FAMILIES = {"fixed", "exponential", "gamma", "lognormal", "weibull", "uniform", "empirical"}  # of distributions


def steps_of(path):
    """'a.b[0].c' as a, b, 0, c."""
    return [int(part) if part.isdigit() else part for part in re.findall(r"[^.\[\]]+", path)]


def apply_at(node, path, operation, by, share):
    """Moves every value at or below a path; what the merged scenario does not have is left (it has no measure)."""
    head, rest = path[0], path[1:]
    if isinstance(node, list) and not isinstance(head, int):
        for entry in node:
            apply_at(entry, path, operation, by, share)
        return
    if isinstance(node, dict) and head not in node and not rest and isinstance(by, dict) and not set(by) <= FAMILIES:
        node[head] = {}
    if isinstance(node, dict) and head not in node:
        if operation != "scale" and not rest:
            node[head] = moved(0, operation, by, share) if operation == "add" else by
        return
    if not isinstance(node, (dict, list)):
        return
    if rest:
        apply_at(node[head], rest, operation, by, share)
    elif isinstance(by, dict) and isinstance(node[head], dict) and not set(by) <= FAMILIES:
        for key, value in by.items():  # a map by name: each of its values
            apply_at(node[head], [key], operation, value, share)
    elif operation == "scale" and isinstance(node[head], (dict, list)):
        scale_below(node[head], by, share)
    elif isinstance(node[head], (str, bool)) and operation == "set" and share >= 1:
        node[head] = by
    else:
        node[head] = moved(node[head], operation, by, share)


def scale_below(node, by, share):
    for key in (list(node) if isinstance(node, dict) else range(len(node))):
        if isinstance(node[key], (dict, list)):
            scale_below(node[key], by, share)
        elif not isinstance(node[key], bool):
            try:
                node[key] = moved(node[key], "scale", by, share)
            except (TypeError, ValueError):
                pass  # a name


class Values:
    """`now` is the scenario in force; `move_to` takes it to an instant."""

    def __init__(self, scenario, policy, calendar, end):
        self.scenario, self.calendar, self.end = scenario, calendar, end
        self.policy = (scenario.get("policies") or {}).get(policy) or {}
        self.changes = sorted(
            (scenario.get("changes") or []) + (self.policy.get("changes") or []),
            key=lambda change: calendar.instant(change["at"]))
        self.prices = {"pay_award": 1.0, "agency": 1.0, "other": 1.0}
        self._grade = self._grade_before_start()
        self._leave = {}
        self.now = scenario
        self.running = False  # the policy's running costs

    # ---- when something moves ----
    def instants(self):
        """Instants above 0 at which a value may move, in order."""
        found = set()
        for change in self.changes:
            at = self.calendar.instant(change["at"])
            found.add(at)
            if change.get("until"):
                found.add(self.calendar.instant(change["until"]))
            if change.get("over"):
                step = 7.0 * (math.floor(max(at, 0) / 7) + 1)
                while step < at + days(change["over"]) + 7:
                    found.add(step)
                    step += 7
        for judgement in self._judgements():
            at = self.calendar.instant(judgement["at"])
            found.add(at)
            for factors in (self.scenario["grade"].get("factors") or {}).values():
                for steps in factors.values():
                    if isinstance(steps, list):
                        found |= {at + days(after) for after, _ in steps}
        return sorted(at for at in found if 0 < at <= self.end)

    def price_steps(self):
        prices = self.scenario.get("prices")
        if not prices:
            return []
        month, day = map(int, str(prices["from"]).split("-"))
        first, last = self.calendar.start.year, self.calendar.date(self.end).year
        dates = [self.calendar.start.replace(year=year, month=month, day=day) for year in range(first, last + 1)]
        return [at for at in map(self.calendar.instant, dates) if 0 < at <= self.end]

    # ---- moving ----
    def move_to(self, instant):
        now = copy.deepcopy(self.scenario)
        for change in self.changes:
            at = max(self.calendar.instant(change["at"]), 0)
            until = self.calendar.instant(change["until"]) if change.get("until") else math.inf
            if not at <= instant < max(until, 0):
                continue
            share = 1.0
            if change.get("over"):
                begun = self.calendar.instant(change["at"])
                share = min(1.0, max(0.0, (7 * math.floor(instant / 7) - begun) / days(change["over"])))
            for operation in ("set", "scale", "add"):
                for path, by in (change.get(operation) or {}).items():
                    apply_at(now, steps_of(path), operation, copy.deepcopy(by), share)
        self.now = now
        self._grade = self._grade_at(instant)
        self.running = self._runs_at(instant)

    def step_prices(self):
        for what in self.prices:
            self.prices[what] *= 1 + number(self.now["prices"].get(what, 0))

    # ---- judgement ----
    def _judgements(self):
        """Those of the path and those that changes bring to it."""
        found = list(self._path(self.scenario))
        for change in self.changes:
            for operation in ("set", "add"):
                found += (change.get(operation) or {}).get("grade.path", [])
        return found

    def _path(self, scenario):
        return (scenario.get("grade") or {}).get("path") or []

    def _grade_before_start(self):
        path = self._path(self.scenario)
        return (path[0]["is"], 0 - self.calendar.instant(path[0]["at"])) if path else (None, 0)

    def _grade_at(self, instant):
        path = self._path(self.now)
        begun = [judgement for judgement in path if self.calendar.instant(judgement["at"]) <= instant]
        if not begun:
            return (path[0]["is"], instant - self.calendar.instant(path[0]["at"])) if path else (None, 0)
        last = max(begun, key=lambda judgement: self.calendar.instant(judgement["at"]))
        return last["is"], instant - self.calendar.instant(last["at"])

    def grade_factor(self, of):
        grade, since = self._grade
        factors = ((self.now.get("grade") or {}).get("factors") or {}).get(grade) or {}
        return factor_at(factors.get(of, 1), max(since, 0))

    # ---- the policy's own cost ----
    def first_change(self):
        changes = self.policy.get("changes") or []
        return max(0.0, min((self.calendar.instant(change["at"]) for change in changes), default=0.0))

    def _runs_at(self, instant):
        if not self.policy.get("cost"):
            return False
        changes = self.policy.get("changes") or []
        until = math.inf
        if changes and all(change.get("until") for change in changes):
            until = max(self.calendar.instant(change["until"]) for change in changes)
        return self.first_change() <= instant < until

    # ---- hours ----
    def hours(self, key, default=None):
        return number(self.now["working_time"].get(key, default))

    def leave_share(self, instant):
        month = (id(self.now), self.calendar.date(instant).replace(day=1))
        if month not in self._leave:
            self._leave = {month: self._leave_share(instant)}
        return self._leave[month]

    def _leave_share(self, instant):
        """v of the month that an instant falls in: days/260.89 x weight / mean weight over the year's days."""
        leave = self.now["working_time"].get("leave")
        if not leave:
            return 0.0
        date = self.calendar.date(instant)
        weights = [number((leave.get("months") or {}).get(month, 1)) for month in MONTHS]
        leap = date.year % 4 == 0 and (date.year % 100 != 0 or date.year % 400 == 0)
        lengths = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        mean = sum(w * n for w, n in zip(weights, lengths)) / sum(lengths)
        return min(1.0, number(leave["days_per_year"]) / 260.89 * weights[date.month - 1] / mean)

    def case_time_share(self, team, role):
        for of in (self.now["teams"][team], self.now["roles"].get(role) or {}, self.now["working_time"]):
            if of.get("case_time_share") is not None:
                return number(of["case_time_share"])
        return 1.0

    def goodwill(self, contract):
        goodwill = self.now["working_time"].get("goodwill", 1)
        return number(goodwill.get(contract, 1) if isinstance(goodwill, dict) else goodwill)

    # ---- people ----
    def route(self, route):
        return (self.now.get("supply") or {}).get(route) or {}

    def readiness(self, route, served):
        steps = self.route(route).get("readiness") if route in ("market", "agency", "academy", "overseas") else None
        return factor_at(steps, served) if steps else 1.0

    def post_of(self, role):
        return self.now["roles"][role].get("post_of", role)

    def salary(self, role):
        """Pounds a year of one FTE as permanent: with premium, on-costs and pay awards."""
        premium = number(((self.now.get("supply") or {}).get("pay") or {}).get("premium", 0))
        return (number(self.now["roles"][role].get("salary", 0)) * (1 + premium) * (1 + number(self.now.get("on_cost", 0)))
                * self.prices["pay_award"])

    def posts(self, team):
        return {role: number(fte) for role, fte in (self.now["teams"][team].get("posts") or {}).items()}

    def stage(self, stage):
        return self.now["pathway"]["stages"][stage]

    def yearly(self, amount):
        return amount / YEAR
