"""The measures of a week that ends now (MEASURES): a name and its value for the council, and by team, stage and role."""
import collections
import math

from quantities import TOLERANCE, number

NAN = math.nan
ROUTES = ["initial", "market", "academy", "overseas", "agency", "managed", "conversion"]
BANDS = [(12, "0-12"), (16, "13-16"), (20, "17-20"), (25, "21-25"), (math.inf, "26+")]


def ratio(a, b):
    return a / b if b != 0 else NAN


def p90(held):
    if not held:
        return NAN
    held = sorted(held)
    position = 0.9 * (len(held) - 1)
    below = int(position)
    above = min(below + 1, len(held) - 1)
    return held[below] + (position - below) * (held[above] - held[below])


class Week:
    """Measures by (level, measure, name); name None for the council."""

    def __init__(self, world, number_of_week):
        self.world, self.values, self.number = world, world.values, number_of_week
        self.end = world.time
        self.found = {}
        self.teams = list(self.values.now["teams"] or {})
        self.stages = list((self.values.now.get("pathway") or {}).get("stages") or {})
        self.roles = list(self.values.now.get("roles") or {})
        self.people()
        self.flows_of_people()
        self.pipeline()
        self.stocks_of_cases()
        self.flows_of_cases()
        self.caseloads()
        self.hours()
        self.costs()

    def by_team(self, measure, value_of):
        """value_of(teams): for the council all of them."""
        self.found["council", measure, None] = value_of(self.teams)
        for team in self.teams:
            self.found["team", measure, team] = value_of([team])

    def council(self, measure, value, name=None):
        self.found["council", measure, name] = value

    def workers(self, teams, keep=lambda worker: True):
        return [worker for worker in self.world.workers.values() if worker.team in teams and keep(worker)]

    def fte(self, teams, keep):
        return sum(worker.fte for worker in self.workers(teams, keep))

    def is_registered(self, worker):
        return bool(worker.role) and bool(self.values.now["roles"][worker.role].get("registered", True))

    def people(self):
        vacancies = self.world.vacancies()
        permanent = lambda worker: worker.contract == "permanent"  # noqa: E731
        agency = lambda worker: worker.contract == "agency"  # noqa: E731
        posts = lambda teams: sum(sum(self.values.posts(team).values()) for team in teams)  # noqa: E731
        vacancy = lambda teams: sum(v for (team, _), v in vacancies.items() if team in teams)  # noqa: E731
        self.by_team("posts_fte", posts)
        self.by_team("permanent_fte", lambda teams: self.fte(teams, permanent))
        self.by_team("agency_fte", lambda teams: self.fte(teams, agency))
        self.by_team("managed_fte", lambda teams: self.fte(teams, lambda w: w.contract == "managed"))
        self.by_team("permanent_headcount", lambda teams: len(self.workers(teams, permanent)))
        self.by_team("agency_headcount", lambda teams: len(self.workers(teams, agency)))
        self.by_team("vacancy_fte", vacancy)
        self.by_team("vacancy_rate", lambda teams: ratio(vacancy(teams), vacancy(teams) + self.fte(teams, permanent)))
        registered = lambda of: lambda w: of(w) and self.is_registered(w)  # noqa: E731
        self.by_team("agency_share", lambda teams: ratio(
            self.fte(teams, registered(agency)),
            self.fte(teams, registered(agency)) + self.fte(teams, registered(permanent))))
        holding = lambda w: w.holds_cases  # noqa: E731
        self.by_team("agency_share_case_holders", lambda teams: ratio(
            self.fte(teams, lambda w: holding(w) and not permanent(w)), self.fte(teams, holding)))
        self.by_team("absent_fte", lambda teams: self.fte(teams, lambda w: not w.present))
        long_served = lambda w: permanent(w) and self.end - w.started >= 365.25 - TOLERANCE  # noqa: E731
        self.by_team("stability_1yr", lambda teams: ratio(self.fte(teams, long_served), self.fte(teams, permanent)))
        left = lambda teams: sum(of_week[team] for of_week in self.world.left for team in teams)  # noqa: E731
        self.by_team("turnover_12m", lambda teams: ratio(left(teams), self.fte(teams, permanent))
                     if self.number >= 52 else NAN)
        for role in self.roles:
            of_role = lambda of, role=role: lambda w: of(w) and w.role == role  # noqa: E731
            self.found["role", "posts_fte", role] = sum(self.values.posts(team).get(role, 0) for team in self.teams)
            self.found["role", "vacancy_fte", role] = sum(v for (_, post), v in vacancies.items() if post == role)
            self.found["role", "permanent_fte", role] = self.fte(self.teams, of_role(permanent))
            self.found["role", "agency_fte", role] = self.fte(self.teams, of_role(agency))

    def flows_of_people(self):
        flows = self.world.flows
        for measure in ("starters", "leavers"):
            self.by_team(measure, lambda teams, measure=measure: sum(flows[measure, team] for team in teams))
            for role in self.roles:
                self.found["role", measure, role] = flows[f"{measure}_by_role", role]
            for route in ROUTES:
                self.council(f"{measure}_by_route", flows[f"{measure}_by_route", route], route)
        for measure in ("conversions", "promotions"):
            self.council(measure, flows[measure, None])

    def pipeline(self):
        under_way = [entry for entry in self.world.entries.values() if entry[3] >= self.end]
        self.council("pipeline_fte", sum(fte for _, _, fte, _ in under_way))
        for team in self.teams:
            self.found["team", "pipeline_fte", team] = sum(
                fte for route, of_team, fte, _ in under_way if route == "market" and of_team == team)

    def stocks_of_cases(self):
        open_now = [case for case in self.world.cases.values() if case.standing != "closed"]
        calendar = self.values.calendar
        today = calendar.date(self.end)
        queued = [case for case in open_now if case.standing == "queued"]
        long_waiting = [case for case in queued
                        if calendar.working_days(calendar.date(case.unheld_since), today) > 5]
        for measure, cases in (("open_cases", open_now), ("unallocated_cases", queued),
                               ("awaiting_transfer", [case for case in open_now if case.standing == "held"]),
                               ("unallocated_over_5wd", long_waiting)):
            by_stage = collections.Counter(case.stage for case in cases)
            self.by_team(measure, lambda teams, by_stage=by_stage: sum(
                by_stage[stage] for stage in self.stages if self.world.team_of_stage(stage) in teams))
            if measure != "unallocated_over_5wd":
                for stage in self.stages:
                    self.found["stage", measure, stage] = by_stage[stage]
        status = collections.Counter(self.values.stage(case.stage).get("status") for case in open_now)
        for name in dict.fromkeys(self.values.stage(stage).get("status") for stage in self.stages):
            if name is not None:
                self.council("open_by_status", status[name], name)
        for stage in self.stages:
            limit = self.values.stage(stage).get("limit")
            over = [case for case in open_now if case.stage == stage and limit is not None
                    and calendar.working_days(calendar.date(case.entered), today) > number(limit)]
            self.found["stage", "open_over_limit", stage] = NAN if limit is None else len(over)

    def flows_of_cases(self):
        flows, sums = self.world.flows, self.world.sums
        for measure in ("referrals", "re_referrals", "cases_closed", "escalations", "handovers"):
            self.by_team(measure, lambda teams, measure=measure: sum(flows[measure, team] for team in teams))
        self.council("changes_of_worker_3plus", ratio(flows["closed_three", None], flows["closed_allocated", None]))
        for level, name in [("council", None)] + [("stage", stage) for stage in self.stages]:
            self.found[level, "wait_days_mean", name] = ratio(sums["wait_days", name], flows["allocations", name])
            self.found[level, "wait_share", name] = ratio(flows["waited", name], flows["allocations", name])
        for stage in self.stages:
            left = flows["stage_left", stage]
            self.found["stage", "case_days", stage] = sums["case_days", stage]
            self.found["stage", "queue_days", stage] = sums["queue_days", stage]
            self.found["stage", "stage_entered", stage] = flows["stage_entered", stage]
            self.found["stage", "stage_left", stage] = left
            self.found["stage", "stage_days_mean", stage] = ratio(sums["stage_days", stage], left)
            has_limit = self.values.stage(stage).get("limit") is not None
            self.found["stage", "stage_in_limit", stage] = ratio(flows["in_limit", stage], left) if has_limit else NAN

    def over_legal(self, worker):
        """Whether the average is over the limit; None where there is none yet."""
        limit = self.values.now["working_time"].get("legal_limit") or {}
        weeks = int(round(number(str(limit.get("averaged_over", "17 weeks")).split()[0])))
        if len(worker.window) < weeks:
            return None
        worked = sum(hours for hours, _ in worker.window[-weeks:])
        available = sum(share for _, share in worker.window[-weeks:])
        if available <= TOLERANCE:
            return None
        return worked / available > number(limit.get("hours", 48)) + TOLERANCE

    def caseloads(self):
        in_post = lambda teams: self.workers(teams, lambda w: w.holds_cases)  # noqa: E731
        present = lambda teams: [w for w in in_post(teams) if w.present]  # noqa: E731
        held = lambda teams: [len(w.cases) for w in present(teams)]  # noqa: E731
        mean = lambda workers: ratio(sum(len(w.cases) for w in workers), sum(w.fte for w in workers))  # noqa: E731
        self.by_team("caseload_mean", lambda teams: mean(present(teams)))
        self.by_team("caseload_p90", lambda teams: p90(held(teams)))
        self.by_team("caseload_max", lambda teams: max(held(teams), default=NAN))
        self.by_team("share_over_cap", lambda teams: ratio(
            sum(self.world.load(w) > 1 + TOLERANCE for w in present(teams)), len(present(teams))))
        legal = {w.number: self.over_legal(w) for w in in_post(self.teams)}
        judged = lambda teams: [legal[w.number] for w in in_post(teams) if legal[w.number] is not None]  # noqa: E731
        self.by_team("share_over_legal", lambda teams: ratio(sum(judged(teams)), len(judged(teams))))
        self.by_team("excessive_streak_max", lambda teams: max((w.streak for w in in_post(teams)), default=NAN))
        self.by_team("strain_mean", lambda teams: ratio(sum(w.strain for w in in_post(teams)), len(in_post(teams))))
        for role in self.roles:
            self.found["role", "caseload_mean", role] = mean([w for w in present(self.teams) if w.role == role])
        bands = collections.Counter(next(name for most, name in BANDS if count <= most) for count in held(self.teams))
        for _, name in BANDS:
            self.council("caseload_band", bands[name], name)

    def hours(self):
        sums, flows = self.world.sums, self.world.flows
        total = lambda what: lambda teams: sum(sums[what, team] for team in teams)  # noqa: E731
        for measure in ("hours_demanded", "hours_present", "excess_hours"):
            self.by_team(measure, total(measure))
        self.by_team("hours_worked", lambda teams: total("hours_present")(teams) + total("excess_hours")(teams))
        self.by_team("hours_undone", lambda teams: total("asked")(teams) - total("worked")(teams))
        self.by_team("practitioners_needed_fte", lambda teams: sum(map(self.needed, teams)))
        self.by_team("share_excessive", lambda teams: ratio(sum(flows["excessive_weeks", team] for team in teams),
                                                            sum(flows["worker_weeks", team] for team in teams)))

    def needed(self, team):
        """No value where cases ask hours and there is nobody whose hours say how many people those are."""
        sums = self.world.sums
        return NAN if sums["asked", team] > 1e-9 and self.world.per_hour(team) == 0 else sums["needed", team]

    def costs(self):
        costs = self.world.costs
        parts = ["cost_permanent", "cost_agency", "cost_managed", "cost_intake", "cost_placements", "cost_policy"]
        for measure in (*parts, "agency_premium", "vacancy_saving"):
            self.council(measure, costs[measure])
        self.council("cost_total", sum(costs[measure] for measure in parts))
