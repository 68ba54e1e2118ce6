"""What happens to workers, and when: absences, notice, roles, readiness, leaving (MODEL 2 to 5)."""
import math

from decisions_state import ABOUT, GROUPS, Worker
from quantities import TOLERANCE, days, number

SOON = 1e-9  # instants agree within this


class PeopleChecks:
    def __init__(self, state, cases, verdict):
        self.state, self.cases, self.verdict = state, cases, verdict
        self.due = {}      # (event, worker or entry): the instant at which it must happen
        self.may = {}      # worker whose cases go at this instant: why
        self.ready = set()  # those in post at the beginning
        self.ended = set()  # workers whose assignment or block ended at this instant

    def check(self, kind, note, right, why):
        self.verdict(kind, note, right, why)

    def of_length(self, note, length):
        """A length that is not drawn is the value's."""
        if length is not None:
            self.check("fixed length", note, abs(note["until"] - note["time"] - length) < SOON, f"{length} days")

    def fall_due(self, event, what, at):
        if at is None or math.isinf(at):
            self.due.pop((event, what), None)
        else:
            self.due[event, what] = at

    def happens(self, note, event, what):
        """Checks that something dated happens at its instant."""
        at = self.due.pop((event, what), None)
        self.check(f"instant: {event}", note, at is not None and abs(at - note["time"]) <= SOON, f"due at {at}")

    def check_overdue(self, at):
        """Nothing that was due before an instant is still to come."""
        for (event, what), due in list(self.due.items()):
            if due < at - SOON:
                self.check(f"instant: {event}", {"time": at, "event": event}, False, f"of {what} was due at {due}")
                del self.due[event, what]

    # ---- what time brings ----
    def plan(self, worker, at):
        """Sets anew what the values and the worker's standing bring; at the instant itself where it is past."""
        state, who = self.state, worker.number
        becomes = worker.role and state.role(worker.role).get("becomes")
        grows = None
        if becomes and worker.contract == "permanent":
            grows = max(at, worker.hired + days(state.role(worker.role).get("becomes_after", "0 days")))
        self.fall_due("becomes", who, grows)
        cover, after = None, state.length("pathway", "cover_after")
        if worker.absent_from is not None and after is not None and not worker.covered:
            cover = max(at, worker.absent_from + after)
            back = self.due.get(("back_at_work", who), math.inf)
            cover = cover if cover < back else None
        self.fall_due("cover_due", who, cover)
        self.fall_due("readiness", who, self.next_step(worker, at))

    def next_step(self, worker, at):
        if worker.number in self.ready or worker.route not in GROUPS:
            return None
        steps = self.state.values.route(worker.route).get("readiness") or []
        if abs(self.state.values.readiness(worker.route, at - worker.hired) - worker.readiness) > TOLERANCE:
            return at
        later = [worker.hired + days(after) for after, _ in steps]
        now = worker.readiness
        for instant, (_, to) in zip(later, steps):
            if instant > at + SOON and abs(number(to) - now) > TOLERANCE:
                return instant
            now = number(to) if instant > at + SOON else now
        return None

    def plan_all(self, at):
        for worker in self.state.workers.values():
            self.plan(worker, at)

    # ---- coming ----
    def in_post(self, note):
        state, at = self.state, note["time"]
        state.settle_team(note["team"], at)
        worker = Worker(note["worker"], note.get("role"), note["team"], note["contract"], note["route"], note["fte"],
                        at - note["tenure_days"], at, note["holds_cases"], note["cap"], note["readiness"], at)
        state.enter(worker)
        if note["event"] == "in_post":
            self.ready.add(worker.number)
        holds = bool(state.role(worker.role).get("holds_cases")) if worker.role else worker.holds_cases
        self.check("role", note, worker.holds_cases == holds, f"holds_cases is {holds}")
        expected = 1.0 if worker.route in ("initial", "managed") or note["event"] == "in_post" else \
            state.values.readiness(worker.route, 0)
        self.check("readiness", note, abs(worker.readiness - expected) < TOLERANCE, f"readiness {expected}")
        self.plan(worker, at)
        self.cases.touched.add(worker.team)
        return worker

    def _of(self, note):
        """The worker a note is about, with the team settled, as one's change may be another's mentoring."""
        worker = self.state.workers[note["worker"]]
        self.state.settle_team(worker.team, note["time"])
        self.cases.touched.add(worker.team)
        return worker

    def readiness(self, note):
        worker = self._of(note)
        self.happens(note, "readiness", worker.number)
        worker.readiness = note["readiness"]
        expected = self.state.values.readiness(worker.route, note["time"] - worker.hired)
        self.check("readiness", note, abs(worker.readiness - expected) < TOLERANCE, f"readiness {expected}")
        self.plan(worker, note["time"])

    # ---- absence ----
    def falls_sick(self, note):
        worker = self._of(note)
        self.check("absence", note, worker.absent_from is None, "is absent already")
        self.check("absence", note, worker.contract != "managed", "managed practitioners do not fall sick")
        worker.absent_from, worker.covered = note["time"], False
        of = "long_leave" if note["event"] == "goes_on_leave" else "sickness"
        self.of_length(note, self.state.length(of, "length"))
        self.fall_due("back_at_work", worker.number, note["until"])
        self.plan(worker, note["time"])

    def goes_on_leave(self, note):
        self.falls_sick(note)
        worker = self.state.workers[note["worker"]]
        worker.long_leave = True
        self.check("absence", note, worker.contract == "permanent", "long leave is for permanent workers")

    def back_at_work(self, note):
        worker = self._of(note)
        self.happens(note, "back_at_work", worker.number)
        worker.absent_from, worker.long_leave = None, False
        self.plan(worker, note["time"])

    def cover_due(self, note):
        worker = self._of(note)
        if worker.covered:  # told again where `cover_after` has moved; there is nothing to give back
            self.check("cases go", note, not worker.cases, f"covered already, yet holds {list(worker.cases)}")
            return
        self.happens(note, "cover_due", worker.number)
        worker.covered = True
        self.may[worker] = "cover"

    # ---- leaving ----
    def resigns(self, note):
        notice = self._notice(note)
        self.check("notice", note, abs(note["until"] - note["time"] - notice) <= SOON, f"notice of {notice} days")

    def under_notice(self, note):
        notice = self._notice(note)
        self.check("notice", note, 0 <= note["until"] - note["time"] <= notice, f"what is left of {notice} days")
        self.check("on day one", note, note["time"] == self.state.begin, "resigned before the beginning")

    def _notice(self, note):
        """Of somebody whose last day is known from now on."""
        worker, at = self._of(note), note["time"]
        self.check("notice", note, not worker.resigned and worker.contract != "managed", "cannot resign")
        worker.resigned = True
        self.fall_due("leaves", worker.number, note["until"])
        wind = self.state.length("leaving", "wind_down")
        if wind and note["until"] > at:
            self.fall_due("winds_down", worker.number, max(at, note["until"] - wind))
        notice = ((self.state.values.now.get("leaving") or {}).get("notice") or {}).get(worker.contract)
        return days(notice) if notice is not None else 0.0

    def winds_down(self, note):
        worker = self._of(note)
        self.happens(note, "winds_down", worker.number)
        worker.winding = True

    def leaves(self, note):
        worker = self._of(note)
        if worker.number not in self.ended:
            self.happens(note, "leaves", worker.number)
        self.check("leaves", note, not worker.cases, f"still holds {list(worker.cases)}")
        self.may[worker] = "leaves"
        for event in ("leaves", "back_at_work", "cover_due", "becomes", "readiness", "winds_down", "assignment_ends"):
            self.due.pop((event, worker.number), None)
        self.state.leave(worker)
        self.state.remembered = {}

    # ---- agency ----
    def assignment_begins(self, note):
        worker = self.state.workers[note["worker"]]
        worker.ends = note["until"]
        self.check("assignment", note, worker.contract == "agency", "not an agency worker")
        if note["time"] > self.state.begin:
            self.of_length(note, self.state.length("supply", "agency", "length"))
        self.fall_due("assignment_ends", worker.number, note["until"])

    def given_notice(self, note):
        worker = self._of(note)
        notice = self.state.length("supply", "agency", "notice") or 0.0
        ends = min(worker.ends, note["time"] + notice)
        self.check("notice", note, abs(note["until"] - ends) <= SOON, f"ends at {ends}")
        worker.ends, worker.noticed = note["until"], True
        self.fall_due("assignment_ends", worker.number, note["until"])

    def assignment_ends(self, note):
        worker = self._of(note)
        early = number(str(self.state.values.route("agency").get("early_end", 0)).split()[0])
        due = self.due.get(("assignment_ends", worker.number), math.inf)
        if early > 0 and note["time"] < due - SOON:
            self.due.pop(("assignment_ends", worker.number), None)
            self.check("instant: assignment_ends early", note, note["time"] <= worker.ends + SOON, f"ends at {worker.ends}")
        else:
            self.happens(note, "assignment_ends", worker.number)
        self.ended.add(worker.number)

    def converts(self, note):
        worker = self._of(note)
        self.check("conversion", note, worker.number in self.ended, "no assignment ended")
        self.check("conversion", note, not worker.resigned, "works their notice")
        self.ended.discard(worker.number)
        worker.contract, worker.route, worker.hired, worker.readiness = "permanent", "conversion", note["time"], 1.0
        worker.noticed, worker.ends = False, math.inf
        self.check("readiness", note, note["readiness"] == 1.0, "a converted worker is ready")
        self.plan(worker, note["time"])

    # ---- roles ----
    def _take_role(self, worker, note):
        worker.role = note["role"]
        worker.holds_cases = bool(self.state.role(worker.role).get("holds_cases"))
        self.check("role", note, note["holds_cases"] == worker.holds_cases, f"holds_cases is {worker.holds_cases}")
        cap = self.state.cap(worker)
        right = note["cap"] == cap if None in (note["cap"], cap) else abs(note["cap"] - cap) < TOLERANCE
        self.check("role", note, right, f"cap is {cap}")

    def becomes(self, note):
        worker = self._of(note)
        self.happens(note, "becomes", worker.number)
        self.check("role", note, self.state.role(worker.role)["becomes"] == note["role"], "becomes another")
        self._take_role(worker, note)
        if not worker.holds_cases:
            self.may[worker] = "role"
        self.plan(worker, note["time"])

    def promoted(self, note):
        state, worker = self.state, self._of(note)
        state.settle_team(note["team"], note["time"])
        state.lists[worker.team].remove(worker)
        moves = worker.team != note["team"]
        worker.team = note["team"]
        state.lists[worker.team].append(worker)
        self._take_role(worker, note)
        self.cases.touched.add(worker.team)
        self.plan(worker, note["time"])
        if moves or not worker.holds_cases:
            self.may[worker] = "promotion"

    # ---- at an instant's end ----
    def end_instant(self, at):
        """Cases go where there is a reason, and wherever there is one (MODEL 3, 4)."""
        note = {"time": at, "event": "end of instant"}
        for worker, of in self.cases.gave_back:
            self.check("given back", of, worker in self.may, f"worker {worker.number} had no reason to give it back")
        for worker, of in self.cases.let_go_for.values():
            self.check("let go", of, worker in self.may, f"worker {worker.number} had no reason to let it go")
        for worker, why in self.may.items():
            back = why == "cover" and worker.absent_from is None
            kept = [] if back else [case for case in worker.cases if case not in self.cases.taken_now]
            self.check("cases go", note, not kept, f"{why}: worker {worker.number} keeps {kept}")
        for number_of in self.ended:
            self.check("assignment", note, number_of not in self.state.workers, f"worker {number_of} neither left nor converted")
        self.may.clear(), self.ended.clear()
        self.check_overdue(at)

    def check_worker_week(self, note):
        """What the trace says of a worker's week is what these checks reckon with."""
        state, worker = self.state, self.state.workers[note["worker"]]
        state.settle(worker, note["time"])
        whole = note["time"] % 7 == 0
        now, week = self.at_week_end(worker, note["time"]) if whole else self.state.figures(worker), worker.week
        for name, ours in (("hours_demanded", week["demanded"]), ("hours_present", week["present"]),
                           ("excess_hours", week["excess"]), ("capacity", now["c"]), ("overtime_room", now["o"]),
                           ("mentoring_hours", now["given"]), ("strain", self.strain(worker) if whole else worker.strain),
                           ("readiness", worker.readiness), ("cases", len(worker.cases))):
            self.check("worker_week", note, abs(ours - note[name]) < ABOUT, f"{name} {ours}")

    def strain(self, worker):
        """With the week that ends, or the part of it so far (MODEL 4)."""
        k = math.exp(-1 / number((self.state.values.now.get("leaving") or {}).get("memory_weeks", 8)))
        week = worker.week
        return k * worker.strain + (1 - k) * (week["excess"] / week["present"] if week["present"] > 0 else 0.0)

    def end_week(self):
        for worker in self.state.workers.values():
            worker.strain = self.strain(worker)
            worker.week.clear()

    def at_week_end(self, worker, at):
        """Figures just before an instant."""
        settled, worker.settled = worker.settled, math.nextafter(at, -math.inf)
        now = self.state.figures(worker)
        worker.settled = settled
        return now
