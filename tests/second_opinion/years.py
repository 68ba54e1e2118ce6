"""The statistical years (MEASURES, yearly): stocks at a year's last midnight, flows between its midnights."""
import collections
import datetime
import math

from quantities import number
from week import NAN, ratio

KINDS = {"workforce": 10, "children": 4, "financial": 4}  # the month that each begins in
PARTS = ("cost_permanent", "cost_agency", "cost_managed", "cost_intake", "cost_placements", "cost_policy")


class Years:
    def __init__(self, world, events, weeks):
        self.world, self.events, self.calendar = world, events, world.calendar
        end = 7.0 * weeks
        self.found = {}           # (measure, year, stage): value
        self.so_far = collections.Counter()  # flows of the weeks that have ended
        self.at_beginning = {}
        self.years = []           # kind, label, from, to
        for label in range(self.calendar.start.year, self.calendar.date(end).year + 1):
            for kind, month in KINDS.items():
                first = self.calendar.instant(datetime.date(label - 1, month, 1))
                to = self.calendar.instant(datetime.date(label, month, 1))
                if to <= end and to - max(first, 0) >= 51 * 7:
                    self.years.append((kind, label, first, to))
        self.midnights = sorted({at for _, _, first, to in self.years for at in (max(first, 0.0), to)})
        self.scenario = world.values.scenario

    def next(self):
        return self.midnights[0] if self.midnights else math.inf

    def flows(self):
        """Everything that has flowed since the beginning."""
        world, flows = self.world, collections.Counter(self.so_far)
        flows.update(self.of_week())
        for worker in world.workers.values():  # spells that go on
            flows["sick_days"] += self.events.sick_days_of(worker, world.time)
        return flows

    def of_week(self):
        world, flows = self.world, collections.Counter()
        for team in self.scenario["teams"]:
            flows["referrals"] += world.flows["referrals", team]
        flows["returned_soon"] = world.flows["returned_soon", None]
        flows["starters"] = world.sums["starters_fte", None]
        flows["leavers"] = world.sums["leavers_fte", None]
        flows["sick_days"] = world.sick_days
        for stage in self.stages():
            flows["starts", stage] = world.flows["stage_entered", stage]
            flows["ends", stage] = world.flows["stage_left", stage]
        for part in PARTS:
            flows[part] = world.costs[part]
        return flows

    def stages(self):
        return (self.scenario.get("pathway") or {}).get("stages") or {}

    def end_week(self):
        self.so_far.update(self.of_week())

    def turn(self, at):
        if at < self.next():
            return
        self.midnights.pop(0)
        flows = self.flows()
        for kind, label, first, to in self.years:
            if to == at:
                scale = (to - first) / (to - max(first, 0))
                of_year = {what: (flows[what] - self.at_beginning[kind, label][what]) * scale for what in flows}
                getattr(self, kind)(label, collections.defaultdict(float, of_year), first, to)
        for kind, label, first, _ in self.years:
            if max(first, 0.0) == at:
                self.at_beginning[kind, label] = flows

    def set(self, label, stage=None, **measures):
        for measure, value in measures.items():
            self.found[measure, label, stage] = value

    def workforce(self, label, flows, first, to):
        world, roles = self.world, self.world.values.now["roles"]
        registered = [w for w in world.workers.values()
                      if (roles[w.role].get("registered", True) if w.role else w.holds_cases)]
        in_post = sum(w.fte for w in registered if w.contract == "permanent")
        agency = sum(w.fte for w in registered if w.contract != "permanent")
        vacancies = {(team, role): v for (team, role), v in world.vacancies().items() if roles[role].get("registered", True)}
        filled = world.filled("agency")
        vacancy = sum(vacancies.values())
        holders = [w for w in registered if w.cases]
        held = sum(len(w.cases) for w in holders)
        day = datetime.timedelta(days=1)
        working = self.calendar.working_days(self.calendar.date(first) - day, self.calendar.date(to) - day)
        self.set(label, inpost_fte=in_post, starters_fte=flows["starters"], leavers_fte=flows["leavers"],
                 turnover_rate_fte=100 * ratio(flows["leavers"], in_post), agency_fte=agency,
                 agency_rate_fte=100 * ratio(agency, agency + in_post),
                 agency_cover_fte=sum(min(filled[where], v) for where, v in vacancies.items()),
                 vacancy_fte=vacancy, vacancy_rate_fte=100 * ratio(vacancy, vacancy + in_post),
                 case_holders_fte=sum(w.fte for w in holders), cases=held,
                 caseload_fte=ratio(held, sum(w.fte for w in holders)),
                 absence_rate_fte=100 * ratio(flows["sick_days"], in_post * working))

    def children(self, label, flows, first, to):
        self.set(label, referrals=flows["referrals"],
                 rereferral_percent=100 * ratio(flows["returned_soon"], flows["referrals"]))
        for stage in self.stages():
            now = sum(case.stage == stage and case.standing != "closed" for case in self.world.cases.values())
            self.set(label, stage, stage_starts=flows["starts", stage], stage_ends=flows["ends", stage], stage_open=now)

    def financial(self, label, flows, first, to):
        budget = (self.scenario.get("budget") or {}).get(f"{label - 1}-{label % 100:02}")
        budget = NAN if budget is None else number(budget)
        total = sum(flows[part] for part in PARTS)
        self.set(label, **{part: flows[part] for part in PARTS}, cost_total=total, budget=budget,
                 cost_vs_budget=total - flows["cost_placements"] - budget)
