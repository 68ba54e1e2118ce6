"""Who is on whose desk, how much it asks and how fast it moves, by what a trace tells (MODEL 2, 3)."""
import bisect
import collections
import dataclasses
import math

from quantities import TOLERANCE, WEEK, days, limit, number

ABOUT = 1e-6  # days of nominal time, of integrals over a life
GROUPS = ("market", "agency", "academy", "overseas")  # routes with readiness steps of their own


@dataclasses.dataclass(eq=False)
class Worker:
    number: int
    role: str | None
    team: str
    contract: str
    route: str
    fte: float
    hired: float      # tenure and readiness count from here
    since: float      # in post in this run
    holds_cases: bool
    cap: float | None
    readiness: float
    settled: float
    absent_from: float | None = None
    long_leave: bool = False
    covered: bool = False    # absent for longer than cases stay
    resigned: bool = False
    noticed: bool = False
    winding: bool = False
    ends: float = math.inf   # of an assignment
    strain: float = 0.0
    cases: dict = dataclasses.field(default_factory=dict)
    weight: float = 0.0      # of all cases held
    clock: float = 0.0       # nominal days that a case on this desk since it began would have run
    done: float = 0.0        # integral of progress
    rates: tuple | None = None
    week: collections.Counter = dataclasses.field(default_factory=collections.Counter)


@dataclasses.dataclass(eq=False)
class Case:
    number: int
    household: int
    weight: float
    opened: float
    child: int
    initial: bool
    by_lot: bool = False     # a child of an initial case, whose place among equals is random
    rank: int = 0            # that place
    stage: str | None = None
    standing: str = "new"    # new, queue, held, desk, between, closed
    holder: Worker | None = None
    former: Worker | None = None  # the holder when the last stage ended
    joined: float = 0.0
    left: float = 0.0        # nominal days, when last counted
    mark: float = 0.0        # of the holder's clock, then
    done_mark: float = 0.0   # of the holder's integral of progress, then
    done: float = 0.0
    speed: float = 0.0       # in this queue
    escalates_to: str | None = None
    closed: float = 0.0
    last: int | None = None  # who had it last in this stage
    last_team: str | None = None
    handovers: int = 0
    holders: set = dataclasses.field(default_factory=set)
    was: str = "new"         # the standing when the last stage ended
    escalated: bool = False  # out of its present stage
    escalated_to: str | None = None
    days_in_stage: float = 0.0
    legacy: bool = False

    def order(self):
        return self.joined, self.opened, self.child, self.rank, self.number


def fixed(written):
    """Days of a duration that is not drawn; None of one that is."""
    if isinstance(written, str):
        return days(written)
    return days(written["fixed"]) if isinstance(written, dict) and set(written) == {"fixed"} else None


class State:
    def __init__(self, values, begin):
        self.values, self.calendar, self.begin = values, values.calendar, begin
        self.workers, self.cases, self.gone = {}, {}, {}
        self.lists = collections.defaultdict(list)    # workers of a team, in the team's own order
        self.queues = collections.defaultdict(list)   # of a stage: (order, case)
        self.blocks = {}                              # of managed workers: which of those of their team and date
        self.households = collections.defaultdict(list)
        self.remembered = {}                          # of values and people, until either changes

    # ---- values ----
    def pathway(self, key, default=None):
        return (self.values.now.get("pathway") or {}).get(key, default)

    def stages(self):
        return self.pathway("stages") or {}

    def stages_of(self, team):
        key = "stages", team
        if key not in self.remembered:
            self.remembered[key] = [(number(of.get("priority", 5)), place, name)
                                    for place, (name, of) in enumerate(self.stages().items()) if of["team"] == team]
        return self.remembered[key]

    def role(self, role):
        return self.values.now["roles"][role]

    def length(self, *path):
        """Days of a fixed length at a path; None where there is none."""
        node = self.values.now
        for key in path:
            node = node.get(key) if isinstance(node, dict) else None
        return None if node in (None, "none") else fixed(node)

    # ---- people ----
    def enter(self, worker):
        self.workers[worker.number] = worker
        self.lists[worker.team].append(worker)

    def leave(self, worker):
        self.lists[worker.team].remove(worker)
        self.gone[worker.number] = self.workers.pop(worker.number)

    def cap(self, worker):
        return limit(self.role(worker.role).get("caseload_cap")) if worker.role else self.cap_of_block(worker)

    def cap_of_block(self, worker):
        """Of the entry in the list as it stands; without one the cap stays as it was (docs/model)."""
        key = "block", worker.number
        if key not in self.remembered:
            entries = [block for block in self.values.route("managed_teams") or [] if block["team"] == worker.team
                       and self.calendar.instant(block["at"]) == worker.since]
            place = self.blocks[worker.number]
            worker.cap = limit(entries[place].get("caseload_cap")) if place < len(entries) else worker.cap
            self.remembered[key] = worker.cap
        return self.remembered[key]

    def mentors(self, worker):
        return bool(worker.role and self.role(worker.role).get("mentors"))

    def mentoring(self, team):
        """Hours a week from each present mentor of a team."""
        if ("mentoring", team) not in self.remembered:
            present = [worker for worker in self.lists[team] if worker.absent_from is None]
            asked = sum(number(self.values.route(worker.route).get("mentoring_hours", 0)) for worker in present
                        if worker.readiness < 1 and worker.route in GROUPS)
            heads = sum(map(self.mentors, present))
            self.remembered["mentoring", team] = asked / heads if heads else 0.0
        return self.remembered["mentoring", team]

    def figures(self, worker):
        """h, v, c, o, d, x and P of a worker from when they were last settled (MODEL 2)."""
        values = self.values
        there = 1.0 if worker.absent_from is None else 0.0
        h = worker.fte * values.hours("contracted_hours", 37)
        v = values.leave_share(worker.settled)
        given = self.mentoring(worker.team) if self.mentors(worker) else 0.0
        c = there * max(0.0, h * (1 - v) * values.case_time_share(worker.team, worker.role) * worker.readiness - given)
        most = limit(values.now["working_time"].get("max_weekly_hours"))
        o = there * max(0.0, min(h * values.hours("max_overtime_share", 0), math.inf if most is None else most - h))
        share = number(self.pathway("held_hours", 1))
        d = sum(number(self.stages()[case.stage]["hours_per_week"]) * case.weight * (share if case.standing == "held" else 1)
                for case in worker.cases.values())
        x = min(d, c + min(o, values.goodwill(worker.contract) * max(0.0, d - c)))
        return {"h": h, "v": v, "c": c, "o": o, "d": d, "x": x, "P": there * h * (1 - v), "there": there, "given": given}

    def settle(self, worker, instant):
        """The worker's clocks are brought to an instant, at what has been so since they last were."""
        elapsed = instant - worker.settled
        if elapsed > 0:
            if worker.rates is None:
                now = self.figures(worker)
                p = (now["x"] / now["d"] if now["d"] > TOLERANCE else 1.0) if now["there"] else 0.0
                drift = number(self.pathway("drift", 0))
                worker.rates = p, 1 - drift * (1 - p), now["d"], now["P"], max(0.0, now["x"] - now["c"])
            p, speed, demanded, present, excess = worker.rates
            worker.done += p * elapsed
            worker.clock += speed * elapsed
            worker.week["demanded"] += demanded * elapsed / WEEK
            worker.week["present"] += present * elapsed / WEEK
            worker.week["excess"] += excess * elapsed / WEEK
        worker.settled = instant
        worker.rates = None

    def settle_team(self, team, instant):
        for worker in self.lists[team]:
            self.settle(worker, instant)
        self.remembered = {}

    def settle_all(self, instant):
        for worker in self.workers.values():
            self.settle(worker, instant)
        self.remembered = {}

    # ---- cases ----
    def open(self, case):
        self.cases[case.number] = case
        self.households[case.household].append(case)

    def queue(self, case, instant, days_left):
        case.standing, case.joined, case.left = "queue", instant, days_left
        case.speed = number(self.pathway("unallocated_speed", 0))
        escalation = self.stages()[case.stage].get("escalation") or {}
        case.escalates_to = escalation.get("to") if number(str(escalation.get("hazard", "0")).split()[0]) > 0 else None
        bisect.insort(self.queues[case.stage], (case.order(), case), key=lambda entry: entry[0])

    def unqueue(self, case):
        queue = self.queues[case.stage]
        place = bisect.bisect_left(queue, case.order(), key=lambda entry: entry[0])
        del queue[place]

    def left_in_queue(self, case, instant):
        return case.left - case.speed * (instant - case.joined)

    def left_on_desk(self, case):
        """The holder is settled."""
        return case.left - (case.holder.clock - case.mark)

    def take(self, case, worker, instant):
        """Onto a desk; what it is there for is set by the caller."""
        self.settle(worker, instant)
        worker.cases[case.number] = case
        worker.weight = sum(each.weight for each in worker.cases.values())
        case.holder = worker
        case.mark, case.done_mark = worker.clock, worker.done

    def drop(self, case, instant):
        """Off the desk it is on."""
        worker = case.holder
        if worker is None:
            return
        self.settle(worker, instant)
        if case.standing == "desk":
            case.left = self.left_on_desk(case)
            case.done += worker.done - case.done_mark
        del worker.cases[case.number]
        worker.weight = sum(each.weight for each in worker.cases.values())
        case.holder = None

    # ---- who may take what ----
    def may_hold(self, worker, stage):
        """Of role and readiness; presence is asked apart."""
        return worker.readiness > 0 and self.may_hold_role(worker, stage)

    def may_hold_role(self, worker, stage):
        if not worker.holds_cases:
            return False
        roles = self.stages()[stage].get("roles")
        return worker.role is None or roles is None or worker.role in roles

    def load_after(self, worker, weight):
        """Load, then for those without a cap cases per ready FTE (docs/model)."""
        cap, ready = self.cap(worker), worker.fte * worker.readiness
        if cap is None:
            return 0.0, (worker.weight + weight) / ready
        return ((worker.weight + weight) / (cap * ready) if cap > 0 else math.inf), 0.0

    def most_load(self, stage):
        written = self.stages()[stage].get("over_cap", self.pathway("over_cap", "wait"))
        if isinstance(written, dict):
            return number(written["up_to"])
        return {"wait": 1.0, "allow": math.inf}[written]

    def least(self, workers, weight):
        """The first in the list whose load is within the tolerance of the least."""
        loads = [self.load_after(worker, weight) for worker in workers]
        best = min(load for load, _ in loads)
        close = [(worker, rest) for worker, (load, rest) in zip(workers, loads) if load <= best + TOLERANCE or load == best]
        fewest = min(rest for _, rest in close)
        return next(worker for worker, rest in close if rest <= fewest + TOLERANCE)

    def taker(self, case):
        """Who takes a case from the queue of its stage now (MODEL 3, Allocation); None where nobody may."""
        stage = case.stage
        most = self.most_load(stage) + TOLERANCE
        able = [worker for worker in self.lists[self.stages()[stage]["team"]]
                if worker.absent_from is None and not worker.winding and self.may_hold(worker, stage)
                and (not worker.cases or self.load_after(worker, case.weight)[0] <= most)]
        if able and (self.values.now.get("demand") or {}).get("siblings_together"):
            family = {each.holder.number for each in self.households[case.household] if each.holder and each is not case}
            able = [worker for worker in able if worker.number in family] or able
        return self.least(able, case.weight) if able else None

    def heads(self, team):
        """First of each stage's queue, best first."""
        heads = []
        for priority, place, stage in self.stages_of(team):
            if self.queues[stage]:
                case = self.queues[stage][0][1]
                heads.append(((priority, case.joined, case.opened, place), case))
        return [case for _, case in sorted(heads, key=lambda head: head[0])]

    # ---- posts ----
    def groups(self, team):
        """Roles whose posts the team has, in file order."""
        return list(self.values.posts(team))

    def filled(self, team, post, of=lambda worker: True, contract="permanent"):
        return sum(worker.fte for worker in self.lists[team] if worker.contract == contract and worker.role
                   and self.values.post_of(worker.role) == post and of(worker))
