#!/usr/bin/python3
"""The same model as subset.yaml in SimPy, written as its users would write it: a process for each
case and each worker, interrupted when the worker leaves. Runs replications one after the other and
prints what caseforce_subset prints.

Usage: subset_simpy.py SCENARIO REPLICATIONS
"""
import collections
import datetime
import json
import math
import random
import statistics
import sys
import time

import simpy
import yaml

DAYS = {"day": 1.0, "days": 1.0, "week": 7.0, "weeks": 7.0, "year": 365.25, "years": 365.25}


def days(words):
    number, unit = words.split()
    return float(number) * DAYS[unit]


def per_day(words):
    number, _, unit = str(words).partition(" per ")
    value = float(number[:-1]) / 100 if number.endswith("%") else float(number)
    return value / DAYS[unit]


def share(words):
    return float(words[:-1]) / 100


class Stage:
    def __init__(self, name, words):
        self.name, self.team = name, words["team"]
        self.rate = 1 / days(words["duration"]["exponential"])
        self.next = [(to, share(p)) for to, p in words.get("next", {}).items()]


class Worker:
    def __init__(self, team):
        self.team, self.cases = team, {}  # by case: its process, in the order of taking


class Case:
    def __init__(self, number, stage):
        self.number, self.stage, self.left = number, stage, 0.0
        self.last_holder = None  # in this stage


class Team:
    def __init__(self, name, words, roles):
        (self.role, self.posts), = words["posts"].items()
        (initial,) = words["initial"]
        self.name, self.at_first = name, initial["count"]
        self.cap = roles[self.role]["caseload_cap"]


class Integral:
    """Of a count that changes by steps."""

    def __init__(self, env):
        self.env, self.value, self.sum, self.since = env, 0, 0.0, 0.0

    def add(self, change):
        self.sum += self.value * (self.env.now - self.since)
        self.value, self.since = self.value + change, self.env.now


class Council:
    """One replication."""

    def __init__(self, scenario, seed):
        self.random = random.Random(seed)
        self.env = simpy.Environment()
        self.stages = {name: Stage(name, words)
                       for name, words in scenario["pathway"]["stages"].items()}
        self.teams = {name: Team(name, words, scenario["roles"])
                      for name, words in scenario["teams"].items()}
        self.first = self.stages[scenario["demand"]["first_stage"]]
        self.referral_rate = (per_day(scenario["demand"]["referrals_per_10000"])
                              * scenario["population"]["children"] / 10000)
        self.leaving = per_day(scenario["leaving"]["hazard"]["permanent"])
        market = scenario["supply"]["market"]
        self.candidates = {role: n / DAYS["year"]
                           for role, n in market["candidates_per_year"].items()}
        self.lead_time = days(market["lead_time"])
        self.weeks = int(horizon(scenario) // 7)
        self.in_post = {name: [] for name in self.teams}
        self.coming = collections.Counter()
        self.queues = {name: [] for name in self.stages}
        self.counts = collections.Counter()
        self.open = {name: Integral(self.env) for name in self.stages}
        self.queued = {name: Integral(self.env) for name in self.stages}
        self.fte = collections.Counter()
        self.opened = 0

    def run(self):
        for name, team in self.teams.items():
            for _ in range(team.at_first):
                self.start(name)
            self.env.process(self.recruit(team))
        self.env.process(self.refer())
        self.env.process(self.count_weekly())
        self.env.run(until=7.0 * self.weeks)
        for integral in (*self.open.values(), *self.queued.values()):
            integral.add(0)
        return self.measures()

    def measures(self):
        found = {name: self.counts[name] for name in ("referrals", "cases_closed", "handovers")}
        for name in self.stages:
            found[f"stage_left.{name}"] = self.counts[f"stage_left.{name}"]
            found[f"case_days.{name}"] = self.open[name].sum
            found[f"queue_days.{name}"] = self.queued[name].sum
        for name in self.teams:
            found[f"permanent_fte.{name}"] = self.fte[name] / self.weeks
            found[f"starters.{name}"] = self.counts[f"starters.{name}"]
            found[f"leavers.{name}"] = self.counts[f"leavers.{name}"]
        return found

    # ---- cases ----

    def refer(self):
        while True:
            yield self.env.timeout(self.random.expovariate(self.referral_rate))
            self.counts["referrals"] += 1
            self.opened += 1
            self.enter(Case(self.opened, None), self.first)

    def enter(self, case, stage):
        case.stage, case.last_holder = stage, None
        case.left = self.random.expovariate(stage.rate)
        self.open[stage.name].add(+1)
        self.join(case)
        self.allocate(stage)

    def join(self, case):
        self.queues[case.stage.name].append(case)
        self.queued[case.stage.name].add(+1)

    def allocate(self, stage):
        """The head of the queue goes to whoever has the fewest cases, the first in the list of
        equals, as long as anybody is under the cap."""
        queue, workers = self.queues[stage.name], self.in_post[stage.team]
        while queue and workers:
            worker = min(workers, key=lambda one: len(one.cases))
            if len(worker.cases) >= self.teams[stage.team].cap:
                return
            case = queue.pop(0)
            self.queued[stage.name].add(-1)
            if case.last_holder is not None and case.last_holder is not worker:
                self.counts["handovers"] += 1
            case.last_holder = worker
            worker.cases[case] = self.env.process(self.work(worker, case))

    def work(self, worker, case):
        began = self.env.now
        try:
            yield self.env.timeout(case.left)
        except simpy.Interrupt:
            case.left -= self.env.now - began
            return
        del worker.cases[case]
        stage = case.stage
        self.open[stage.name].add(-1)
        self.counts[f"stage_left.{stage.name}"] += 1
        u = self.random.random()
        for to, probability in stage.next:
            if u < probability:
                self.enter(case, self.stages[to])
                break
            u -= probability
        else:
            self.counts["cases_closed"] += 1
        self.allocate(stage)

    # ---- workers ----

    def start(self, team):
        worker = Worker(team)
        self.in_post[team].append(worker)
        self.env.process(self.leave(worker))
        self.allocate_team(team)

    def leave(self, worker):
        yield self.env.timeout(self.random.expovariate(self.leaving))
        self.in_post[worker.team].remove(worker)
        self.counts[f"leavers.{worker.team}"] += 1
        for case in sorted(worker.cases, key=lambda one: one.number):
            worker.cases[case].interrupt()
            self.join(case)
        worker.cases.clear()
        # After the interrupts, which have yet to say what is left of each case.
        yield self.env.timeout(0)
        self.allocate_team(worker.team)

    def allocate_team(self, team):
        for stage in self.stages.values():
            if stage.team == team:
                self.allocate(stage)

    def recruit(self, team):
        while True:
            yield self.env.timeout(self.random.expovariate(self.candidates[team.role]))
            if len(self.in_post[team.name]) + self.coming[team.name] < team.posts:
                self.env.process(self.come(team.name))

    def come(self, team):
        self.coming[team] += 1
        yield self.env.timeout(self.lead_time)
        self.coming[team] -= 1
        self.counts[f"starters.{team}"] += 1
        self.start(team)

    def count_weekly(self):
        """Just before the last instant of each week, which the run does not reach."""
        yield self.env.timeout(7.0 - 1e-6)
        while True:
            for team, workers in self.in_post.items():
                self.fte[team] += len(workers)
            yield self.env.timeout(7.0)


def horizon(scenario):
    """Years of the horizon fall on the same day of the calendar."""
    number, unit = scenario["horizon"].split()
    if not unit.startswith("year"):
        return days(scenario["horizon"])
    start = scenario["start"]
    if not isinstance(start, datetime.date):
        start = datetime.date.fromisoformat(start)
    return (start.replace(year=start.year + int(number)) - start).days


def main():
    scenario = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
    replications = int(sys.argv[2])
    began = time.process_time()
    runs = [Council(scenario, f"{scenario['run']['seed']} {number}").run()
            for number in range(1, replications + 1)]
    seconds = time.process_time() - began
    measures = {}
    for name in runs[0]:
        values = [run[name] for run in runs]
        measures[name] = {"mean": statistics.fmean(values),
                          "error": statistics.stdev(values) / math.sqrt(replications)}
    print(json.dumps({"replications": replications, "seconds": seconds, "measures": measures,
                      "simpy": simpy.__version__, "python": sys.version.split()[0]}))


if __name__ == "__main__":
    main()
