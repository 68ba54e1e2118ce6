"""What each event of a trace does to the world (engine/state/happening.hpp has the table of events)."""
from quantities import number, per_week
from world import TOLERANCE, Case, Worker


class Events:
    def __init__(self, world):
        self.world, self.values = world, world.values

    def happen(self, note):
        world = self.world
        world.advance(note["time"])
        handler = getattr(self, note["event"], None)
        if handler is None:
            return
        before = world.cases.get(note.get("case"))
        if before is not None:
            world.count(before, -1)
        handler(note)
        if "case" in note:
            world.count(world.cases[note["case"]], +1)
        elif "worker" in note:
            world.remembered = {}

    # ---- cases ----
    def _open(self, note, entered, opened_as):
        world, stage = self.world, note["stage"]
        case = Case(note["case"], note["household"], note["weight"], stage, entered, referred=note["time"])
        case.unheld_since = note["time"]
        world.cases[case.number] = case
        if opened_as:
            world.flows["referrals", world.team_of_stage(stage)] += 1
        return case

    def initial_case(self, note):
        entered = note["time"] - note["days_in_stage"]
        self._open(note, entered, None).referred = entered

    def recent_closure(self, note):
        # Their previous referral is not known: it was no later than their closing.
        case = Case(note["case"], note["household"], note["weight"], None, note["closed"], standing="closed")
        case.referred = note["closed"]
        self.world.cases[case.number] = case

    def referral(self, note):
        self._open(note, note["time"], "referral")

    def re_referral(self, note):
        world = self.world
        self._open(note, note["time"], "re_referral")
        world.flows["re_referrals", world.team_of_stage(note["stage"])] += 1
        earlier = world.cases[note["earlier"]]
        world.flows["returned_soon", None] += note["time"] - earlier.referred <= 365.25 + TOLERANCE

    def stage_begins(self, note):
        case = self.world.cases[note["case"]]
        case.stage, case.entered, case.last_in_stage = note["stage"], note["time"], None
        self.world.flows["stage_entered", note["stage"]] += 1

    def _drop(self, case, instant):
        """Nobody holds the case any more."""
        if case.holder is not None:
            self.world.settle(case.holder, instant)
            del case.holder.cases[case.number]
            case.holder = None

    def _take(self, case, note, standing):
        worker = self.world.workers[note["worker"]]
        self._drop(case, note["time"])
        self.world.settle(worker, note["time"])
        case.holder, case.standing = worker, standing
        worker.cases[case.number] = case
        if standing == "allocated":
            case.holders.add(worker.number)
            case.last_in_stage = worker.number

    def waits(self, note):
        case = self.world.cases[note["case"]]
        if case.standing != "queued":
            case.unheld_since = note["time"]
        self._drop(case, note["time"])
        case.standing, case.joined = "queued", note["time"]

    def held_in_transfer(self, note):
        self._take(self.world.cases[note["case"]], note, "held")

    def let_go(self, note):
        case = self.world.cases[note["case"]]
        self._drop(case, note["time"])
        case.standing, case.unheld_since = "queued", note["time"]

    def allocated(self, note):
        world, case = self.world, self.world.cases[note["case"]]
        waited = note["time"] - case.joined
        for where in (case.stage, None):
            world.flows["allocations", where] += 1
            world.sums["wait_days", where] += waited
            world.flows["waited", where] += waited > TOLERANCE
        if case.last_in_stage is not None and case.last_in_stage != note["worker"]:
            world.flows["handovers", world.workers[note["worker"]].team] += 1
            assert note["handover"], note
        self._take(case, note, "allocated")

    def stays_with(self, note):
        self._take(self.world.cases[note["case"]], note, "allocated")

    def escalates(self, note):
        self.world.flows["escalations", self.world.team_of_stage(note["stage"])] += 1

    def stage_ends(self, note):
        world, case = self.world, self.world.cases[note["case"]]
        assert case.stage == note["stage"], note
        self._drop(case, note["time"])
        if case.standing == "allocated":
            case.standing = "between"
        world.flows["stage_left", case.stage] += 1
        world.sums["stage_days", case.stage] += note["time"] - case.entered
        limit = self.values.stage(case.stage).get("limit")
        if limit is not None:
            calendar = self.values.calendar
            spent = calendar.working_days(calendar.date(case.entered), calendar.date(note["time"]))
            world.flows["in_limit", case.stage] += spent <= number(limit)

    def closes(self, note):
        world, case = self.world, self.world.cases[note["case"]]
        case.standing = "closed"
        world.flows["cases_closed", world.team_of_stage(case.stage)] += 1
        world.flows["closed_allocated", None] += len(case.holders) > 0
        world.flows["closed_three", None] += len(case.holders) >= 3

    # ---- workers ----
    def in_post(self, note):
        world, at = self.world, note["time"]
        world.settle_team(note["team"], at)
        world.workers[note["worker"]] = Worker(
            note["worker"], note.get("role"), note["team"], note["contract"], note["route"], note["fte"],
            at - note["tenure_days"], at, note["holds_cases"], cap=note["cap"], readiness=note["readiness"], settled=at)

    def starts(self, note):
        self.in_post(note)
        world, route = self.world, note["route"]
        if note["contract"] == "permanent":
            self._count_starter(note["team"], note["role"], route, note["fte"])
        price = {"market": "cost_per_start", "overseas": "cost_per_arrival"}.get(route)
        if price:
            world.costs["cost_intake"] += number(self.values.route(route).get(price, 0)) * self.values.prices["other"]
        assert abs(note["readiness"] - self.values.readiness(route, 0)) < TOLERANCE, note

    def _count_starter(self, team, role, route, fte):
        flows = self.world.flows
        flows["starters", team] += 1
        flows["starters_by_role", role] += 1
        flows["starters_by_route", route] += 1
        if self.values.now["roles"][role].get("registered", True):
            self.world.sums["starters_fte", None] += fte

    def _change(self, note):
        """The worker a note is about, with all of their team settled, as one's change may be another's mentoring."""
        worker = self.world.workers[note["worker"]]
        self.world.settle_team(worker.team, note["time"])
        return worker

    def readiness(self, note):
        worker = self._change(note)
        worker.readiness = note["readiness"]
        assert abs(worker.readiness - self.values.readiness(worker.route, note["time"] - worker.started)) < TOLERANCE, note

    def falls_sick(self, note):
        worker = self._change(note)
        worker.present, worker.sick_days_from = False, note["time"]

    def goes_on_leave(self, note):
        worker = self._change(note)
        worker.present, worker.long_leave, worker.sick_days_from = False, True, note["time"]

    def back_at_work(self, note):
        worker = self._change(note)
        self._count_sick(worker, note["time"])
        worker.present, worker.long_leave = True, False

    def sick_days_of(self, worker, instant):
        """Working days of the spell so far that are not counted yet, of days that have ended, times FTE."""
        registered = worker.role and self.values.now["roles"][worker.role].get("registered", True)
        if worker.present or worker.long_leave or worker.contract != "permanent" or not registered:
            return 0.0
        calendar = self.values.calendar
        day = calendar.date(1) - calendar.date(0)
        spell = calendar.working_days(calendar.date(worker.sick_days_from) - day, calendar.date(instant) - day)
        return worker.fte * spell

    def _count_sick(self, worker, instant):
        """Counts them as of what the worker is now; the rest of the spell may be of another role or contract."""
        self.world.sick_days += self.sick_days_of(worker, instant)
        worker.sick_days_from = instant

    def _take_role(self, worker, role):
        worker.role = role
        worker.holds_cases = bool(self.values.now["roles"][role].get("holds_cases"))

    def becomes(self, note):
        worker = self._change(note)
        self._count_sick(worker, note["time"])
        self._take_role(worker, note["role"])

    def promoted(self, note):
        worker = self._change(note)
        self.world.settle_team(note["team"], note["time"])
        worker.team = note["team"]
        self._count_sick(worker, note["time"])
        self._take_role(worker, note["role"])
        self.world.flows["promotions", None] += 1

    def converts(self, note):
        worker = self._change(note)
        self._count_sick(worker, note["time"])
        worker.contract, worker.route, worker.started = "permanent", "conversion", note["time"]
        worker.readiness = 1.0
        self.world.flows["conversions", None] += 1
        self._count_starter(worker.team, worker.role, "conversion", worker.fte)

    def leaves(self, note):
        world, worker = self.world, self._change(note)
        assert not worker.cases, note
        self._count_sick(worker, note["time"])
        self.end_part_of_week(worker)
        if worker.contract == "permanent":
            world.flows["leavers", worker.team] += 1
            world.flows["leavers_by_role", worker.role] += 1
            world.flows["leavers_by_route", worker.route] += 1
            world.left_now[worker.team] += worker.fte
            if self.values.now["roles"][worker.role].get("registered", True):
                world.sums["leavers_fte", None] += worker.fte
        del world.workers[worker.number]

    def end_part_of_week(self, worker):
        """Counts the worker's week among those with excessive hours or not; whether it was."""
        week = worker.week
        limit = week["present"] * (1 + self.values.hours("excessive_over", 0.1))
        excessive = week["attended"] > 0 and week["present"] + week["excess"] > limit + TOLERANCE
        if worker.holds_cases and week["attended"] > 0:
            self.world.flows["worker_weeks", worker.team] += 1
            self.world.flows["excessive_weeks", worker.team] += excessive
        return excessive

    # ---- supply ----
    def candidate_accepts(self, note):
        self.world.entries[note["entry"]] = ("market", note.get("team"), note["fte"], note["until"])

    has_accepted = candidate_accepts

    def in_training(self, note):
        self.world.entries[note["entry"]] = ("academy", None, note["fte"], note["until"])

    def on_the_way(self, note):
        self.world.entries[note["entry"]] = ("overseas", None, note["fte"], note["until"])

    def cohort_begins(self, note):
        price = number(self.values.route("academy").get("cost_per_seat", 0))
        self.world.costs["cost_intake"] += note["seats"] * price * self.values.prices["other"]

    def managed_team_comes(self, note):
        self.world.managed.append([note["team"], note["until"], self.fee_of(note["team"], note["time"]), note["time"]])

    def fee_of(self, team, came):
        """Pounds a week, at today's prices, of the block that came to a team on a date; None where it is listed no more."""
        for block in self.values.route("managed_teams") or []:
            if block["team"] == team and self.values.calendar.instant(block["at"]) == came:
                return per_week(block.get("fee", 0)) * self.values.prices["other"]
        return None

    def managed_team_goes(self, note):
        block = next(block for block in self.world.managed if block[1] == note["time"])
        self.world.managed.remove(block)
