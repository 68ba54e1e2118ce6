"""Who is where and who holds what, as the events of a trace tell it; integrals of the week between them (MODEL 2, 3)."""
import collections
import dataclasses
import math

from quantities import TOLERANCE, WEEK, limit, number, per_week


@dataclasses.dataclass
class Worker:
    number: int
    role: str | None
    team: str
    contract: str
    route: str
    fte: float
    started: float
    since: float
    holds_cases: bool
    cap: float | None = None  # of managed practitioners
    present: bool = True
    long_leave: bool = False
    sick_days_from: float = 0.0
    readiness: float = 1.0
    cases: dict = dataclasses.field(default_factory=dict)
    settled: float = 0.0
    week: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    strain: float = 0.0
    streak: int = 0
    window: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Case:
    number: int
    household: int
    weight: float
    stage: str
    entered: float
    joined: float = 0.0
    unheld_since: float = 0.0
    standing: str = "new"  # queued, held, allocated, closed
    holder: Worker | None = None
    holders: set = dataclasses.field(default_factory=set)
    last_in_stage: int | None = None
    referred: float = 0.0


class World:
    def __init__(self, values, begin):
        self.values, self.calendar = values, values.calendar
        self.workers, self.cases, self.entries = {}, {}, {}
        self.week_begins = begin
        self.flows = collections.Counter()      # of the week: (what, level, name)
        self.sums = collections.Counter()       # integrals of the week
        self.costs = collections.Counter()      # pounds of the week
        self.left = collections.deque(maxlen=52)
        self.left_now = collections.Counter()
        self.managed = []                       # [team, until, pounds a week, at]
        self.time = begin
        self.sick_days = 0.0
        self.open, self.queued, self.asked = collections.Counter(), collections.Counter(), collections.Counter()
        self.remembered = {}                    # what people and values alone decide, until either changes

    # ---- sizes ----
    def team_of_stage(self, stage):
        return self.values.stage(stage)["team"]

    def hours_of(self, case):
        return number(self.values.stage(case.stage)["hours_per_week"]) * case.weight

    def count(self, case, sign):
        """The case counts as open, queued and asking (+1), or no more (-1)."""
        if case.standing == "closed":
            return
        self.open[case.stage] += sign
        self.queued[case.stage] += sign * (case.standing != "allocated")
        self.asked[self.team_of_stage(case.stage)] += sign * self.hours_of(case)

    def count_anew(self):
        self.remembered = {}
        self.open.clear(), self.queued.clear(), self.asked.clear()
        for case in self.cases.values():
            self.count(case, +1)

    def mentoring(self, team):
        if ("mentoring", team) not in self.remembered:
            self.remembered["mentoring", team] = self.mentoring_now(team)
        return self.remembered["mentoring", team]

    def mentoring_now(self, team):
        """Hours a week taken from each present mentor of a team."""
        taken, mentors = 0.0, 0
        for worker in self.team_list(team):
            if not worker.present:
                continue
            if worker.readiness < 1:
                taken += number(self.values.route(worker.route).get("mentoring_hours", 0))
            mentors += bool(worker.role and self.values.now["roles"][worker.role].get("mentors"))
        return taken / mentors if mentors else 0.0

    def team_list(self, team):
        return [worker for worker in self.workers.values() if worker.team == team]

    def cap_of(self, worker):
        return limit(self.values.now["roles"][worker.role].get("caseload_cap") if worker.role else worker.cap)

    def load(self, worker):
        cap = self.cap_of(worker)
        ready = worker.fte * worker.readiness
        if cap is None or ready <= 0:
            return 0.0 if cap is None or not worker.cases else math.inf
        return sum(case.weight for case in worker.cases.values()) / (cap * ready)

    def hours(self, worker, instant):
        """h, v, c, o, d, x, e and P of a worker, and d by the team of each case's stage (MODEL 2)."""
        values = self.values
        present = 1.0 if worker.present else 0.0
        h = worker.fte * values.hours("contracted_hours", 37)
        v = values.leave_share(instant)
        mentors = bool(worker.role and values.now["roles"][worker.role].get("mentors"))
        mentoring = self.mentoring(worker.team) if mentors else 0.0
        c = present * max(0.0, h * (1 - v) * values.case_time_share(worker.team, worker.role) * worker.readiness - mentoring)
        most = limit(values.now["working_time"].get("max_weekly_hours"))
        room = min(h * values.hours("max_overtime_share", 0), math.inf if most is None else most - h)
        o = present * max(0.0, room)
        asked = collections.Counter()
        held_share = number((values.now.get("pathway") or {}).get("held_hours", 1))
        for case in worker.cases.values():
            asked[self.team_of_stage(case.stage)] += self.hours_of(case) * (held_share if case.standing == "held" else 1)
        d = sum(asked.values())
        x = min(d, c + min(o, values.goodwill(worker.contract) * max(0.0, d - c)))
        return {"d": d, "x": x, "e": max(0.0, x - c), "P": present * h * (1 - v), "asked": asked,
                "available": present * (1 - v), "h": h}

    # ---- time ----
    def settle(self, worker, instant):
        """The worker's integrals hold all until now, at what has been true since they were last settled."""
        elapsed = instant - worker.settled
        if elapsed <= 0:
            return
        now, weeks = self.hours(worker, worker.settled), elapsed / WEEK
        worker.week["present"] += now["P"] * weeks
        worker.week["excess"] += now["e"] * weeks
        worker.week["demanded"] += now["d"] * weeks
        worker.week["available"] += now["available"] * weeks
        worker.week["attended"] += elapsed if worker.present else 0.0
        if worker.holds_cases:
            for what, amount in (("hours_demanded", now["d"]), ("hours_present", now["P"]), ("excess_hours", now["e"])):
                self.sums[what, worker.team] += amount * weeks
        if now["d"] > TOLERANCE:
            for team, asked in now["asked"].items():
                self.sums["worked", team] += now["x"] * asked / now["d"] * weeks
        self.pay(worker, now, elapsed)
        worker.settled = instant

    def pay(self, worker, now, elapsed):
        values, weeks = self.values, elapsed / WEEK
        if worker.contract == "permanent":
            yearly = worker.fte * values.salary(worker.role)
            share = number((values.now.get("long_leave") or {}).get("paid", 1)) if worker.long_leave else 1.0
            hourly = values.salary(worker.role) / (365.25 / 7) / values.hours("contracted_hours", 37)
            overtime = now["e"] * hourly * values.hours("paid_overtime", 0)
            self.costs["cost_permanent"] += yearly * share * elapsed / 365.25 + overtime * weeks
        elif worker.contract == "agency":
            rate = number(values.route("agency").get("rate", 0)) * values.prices["agency"] * values.grade_factor("agency_price")
            paid = rate * (now["P"] + now["e"]) * weeks
            self.costs["cost_agency"] += paid
            self.costs["agency_premium"] += paid - worker.fte * values.salary(worker.role) * elapsed / 365.25

    def settle_team(self, team, instant):
        for worker in self.team_list(team):
            self.settle(worker, instant)

    def advance(self, instant):
        """What belongs to no single worker, up to an instant: cases in stages, vacancies, fees, the policy."""
        elapsed = instant - self.time
        if elapsed <= 0:
            return
        values, weeks = self.values, elapsed / WEEK
        for stage, cases in self.open.items():
            self.sums["case_days", stage] += cases * elapsed
            self.sums["queue_days", stage] += self.queued[stage] * elapsed
            price = per_week(values.stage(stage).get("cost_per_case", 0)) * values.prices["other"]
            self.costs["cost_placements"] += cases * price * weeks
        for team, asked in self.asked.items():
            self.sums["asked", team] += asked * weeks
            self.sums["needed", team] += asked * weeks * self.per_hour(team)
        if "vacant" not in self.remembered:
            self.remembered["vacant"] = sum(vacancy * values.salary(role) for (_, role), vacancy in self.vacancies().items())
        self.costs["vacancy_saving"] += self.remembered["vacant"] * elapsed / 365.25
        self.costs["cost_managed"] += sum(block[2] for block in self.managed) * weeks
        if values.running:
            cost = values.policy["cost"]
            yearly = number(cost.get("per_year", 0))
            for worker in self.workers.values():
                if worker.contract in ("permanent", "agency"):
                    yearly += number(cost.get(f"per_{worker.contract}_fte", 0)) * worker.fte
            self.costs["cost_policy"] += yearly * values.prices["other"] * elapsed / 365.25
        self.time = instant

    def per_hour(self, team):
        """FTE of the team's first case-holding role that an hour a week of cases takes now."""
        for role in self.values.now["teams"][team].get("posts") or {}:
            if self.values.now["roles"][role].get("holds_cases"):
                share = self.values.case_time_share(team, role)
                one = self.values.hours("contracted_hours", 37) * (1 - self.values.leave_share(self.time)) * share
                return 1 / one if one > 0 else 0.0
        return 0.0

    def everything(self, instant):
        self.advance(instant)
        for worker in self.workers.values():
            self.settle(worker, instant)

    # ---- posts ----
    def filled(self, contract):
        fte = collections.Counter()
        for worker in self.workers.values():
            if worker.contract == contract and worker.role:
                fte[worker.team, self.values.post_of(worker.role)] += worker.fte
        return fte

    def vacancies(self):
        """By team and the role whose post it is."""
        permanent = self.filled("permanent")
        return {(team, role): max(0.0, posts - permanent[team, role])
                for team in self.values.now["teams"] for role, posts in self.values.posts(team).items()}
