"""Reads a trace to its end and hands over the measures of each recorded week and the statistical years."""
import collections
import json
import math

import yaml

from dates import Calendar
from events import Events
from quantities import number
from values import Values
from week import Week
from world import TOLERANCE, World
from years import Years


def load_scenario(text):
    class Loader(yaml.SafeLoader):
        """Dates stay words."""
    Loader.yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in forms if not tag.endswith("timestamp") and not tag.endswith(":int:sex")]
        for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    scenario = yaml.load(text, Loader)  # noqa: S506: the safe loader's own
    scenario.setdefault("working_time", {})
    for name in ("roles", "teams"):
        scenario[name] = scenario.get(name) or {}
    return scenario


class Replay:
    def __init__(self, lines):
        notes = [json.loads(line) for line in lines]
        header, self.notes = notes[0], notes[1:]
        scenario = load_scenario(header["scenario"])
        calendar = Calendar(scenario["start"], scenario["bank_holidays"])
        self.weeks_recorded = sum(note["event"] == "week_ends" and note["week"] > 0 for note in self.notes)
        self.values = Values(scenario, header["policy"], calendar, 7.0 * self.weeks_recorded)
        begin = header["time"]
        if begin == 0:
            self.values.move_to(0)
        self.world = World(self.values, begin)
        self.events = Events(self.world)
        self.instants = collections.deque(self.values.instants())
        if begin < 0:
            self.instants.appendleft(0.0)
        self.price_steps = collections.deque(self.values.price_steps())
        self.month = calendar.month_begins(begin)
        self.one_off = self.values.first_change() if self.values.policy.get("cost") else math.inf
        self.ended = begin  # the last week's end that has been recorded
        self.years = Years(self.world, self.events, self.weeks_recorded)
        self.weeks = []

    def run(self):
        for note in self.notes:
            of_week_end = note["event"] in ("worker_week", "week_ends") and self.is_week_end(note["time"])
            self.calendar_until(note["time"], of_week_end)
            if note["event"] == "worker_week":
                self.check_worker_week(note)
            elif note["event"] == "week_ends":
                self.end_week(note)
            else:
                self.events.happen(note)
        return self

    def is_week_end(self, instant):
        return abs(instant / 7 - round(instant / 7)) < 1e-12 and instant > self.ended

    def calendar_until(self, instant, before_it):
        """Changes, months and prices up to an instant have come, those of the instant itself unless the week's end is first."""
        while True:
            at = min(self.instants[0] if self.instants else math.inf, self.month,
                     self.price_steps[0] if self.price_steps else math.inf, self.one_off, self.years.next())
            if at > instant or (at == instant and (before_it or self.is_week_end(at))):
                return
            self.world.everything(at)
            self.years.turn(at)
            if self.instants and self.instants[0] == at:
                self.change(at)
            if self.month == at:
                self.month = self.values.calendar.month_begins(at)
            if self.price_steps and self.price_steps[0] == at:
                self.price_steps.popleft()
                self.step_prices()
            self.world.count_anew()
            if self.one_off == at:
                self.one_off = math.inf
                pounds = number(self.values.policy["cost"].get("one_off", 0)) * self.values.prices["other"]
                self.world.costs["cost_policy"] += pounds

    def change(self, at):
        self.instants.popleft()
        self.values.move_to(at)
        for block in self.world.managed:
            fee = self.events.fee_of(block[0], block[3])
            block[2] = block[2] if fee is None else fee

    def step_prices(self):
        before = self.values.prices["other"]
        self.values.step_prices()
        for block in self.world.managed:
            block[2] *= self.values.prices["other"] / before

    def check_worker_week(self, note):
        """The engine's own integrals of a worker's week are ours."""
        worker = self.world.workers[note["worker"]]
        self.world.settle(worker, note["time"])
        for ours, theirs in (("demanded", "hours_demanded"), ("present", "hours_present"), ("excess", "excess_hours"),
                             ("attended", "days_attended")):
            assert abs(worker.week[ours] - note[theirs]) < 1e-6 * max(1, abs(note[theirs])), (ours, worker, note)

    def end_week(self, note):
        world, at = self.world, note["time"]
        world.everything(at)
        k = math.exp(-1 / number((self.values.now.get("leaving") or {}).get("memory_weeks", 8)))
        for worker in world.workers.values():
            due = self.values.readiness(worker.route, at - worker.started - 1e-6) if worker.since > -math.inf else 1
            assert abs(worker.readiness - due) < TOLERANCE, (worker, due)
            week = worker.week
            strain = week["excess"] / week["present"] if week["present"] > 0 else 0.0
            worker.strain = k * worker.strain + (1 - k) * strain
            worker.streak = worker.streak + 1 if self.events.end_part_of_week(worker) else 0
            whole = worker.since <= at - 7 + TOLERANCE
            worker.window.append((week["present"] + week["excess"], week["available"]))
            if not whole:
                worker.window.clear()
        world.left.append(world.left_now)
        if note["week"] > 0:
            self.weeks.append(Week(world, note["week"]).found)
        self.years.turn(at)
        self.years.end_week()
        self.begin_week(at)

    def begin_week(self, at):
        world = self.world
        for worker in world.workers.values():
            worker.week = collections.Counter()
        world.flows, world.sums, world.costs = collections.Counter(), collections.Counter(), collections.Counter()
        world.left_now = collections.Counter()
        world.sick_days = 0.0
        world.entries = {entry: of for entry, of in world.entries.items() if of[3] >= at}
        self.ended = at
