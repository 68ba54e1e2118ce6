"""What happens to cases: whether it is what the model decides, and what it makes of the state (MODEL 3)."""
import graphlib
import itertools

from decisions_state import ABOUT, Case, fixed
from quantities import TOLERANCE, half_up, number


def ranks_of(notes, verdict):
    """Initial cases in an order that agrees with that in which equals among them were taken (MODEL 3: at random)."""
    first, opened, waiting, before = {}, {}, {}, {}
    for note in notes:
        event, case = note["event"], note.get("case")
        if event in ("initial_case", "re_referral"):
            first[case], opened[case] = first.get(note.get("earlier"), case), note["time"]
            before.setdefault(first[case], set())
        elif case in opened and event == "waits":
            waiting[case] = note["stage"], note["time"], opened[case]
        elif case in opened and event in ("allocated", "stage_ends"):
            joined = waiting.pop(case, None)
            if event == "allocated":
                for other, its in waiting.items():
                    if its == joined:
                        before[first[other]].add(first[case])
    try:
        order = list(graphlib.TopologicalSorter(before).static_order())
    except graphlib.CycleError as error:
        verdict("order of initial cases", {}, False, f"not one order: {error.args[1]}")
        order = []
    verdict.count["order of initial cases"] += sum(map(len, before.values()))
    rank = {case: place for place, case in enumerate(order, 1)}
    return {case: rank.get(of, 0) for case, of in first.items()}


class CaseChecks:
    def __init__(self, state, verdict, ranks):
        self.state, self.verdict = state, verdict
        self.ranks = ranks     # of initial cases, whose order is random
        self.touched = set()   # teams in which something happened at this instant
        self.between = None    # the case that has ended or begun a stage, until it is placed
        self.let_go_for = {}   # let go at this instant and not taken: (holder, note)
        self.gave_back = []    # (worker, note) of this instant
        self.moved = set()     # workers whose desk an allocation of this instant has changed
        self.taken_now = set()  # onto a desk at this instant
        self.expects_hold = None  # (case, holder) that an event must follow for
        self.homeless = {}     # cases given back at this instant and not yet waiting
        self.places = {}       # initial cases still to be allocated, by stage
        self.spent = set()     # cases that were allocated at this instant with no time left

    def check(self, kind, note, right, why):
        self.verdict(kind, note, right, why)

    # ---- opening ----
    def _open(self, note, opened, initial=False):
        case = Case(note["case"], note["household"], note["weight"], opened, note.get("child", 1), initial)
        self.state.open(case)
        return case

    def initial_case(self, note):
        case = self._open(note, note["time"], True)
        case.by_lot, case.stage, case.rank = True, note["stage"], self.ranks.get(case.number, 0)
        case.days_in_stage, case.legacy = note["days_in_stage"], note["legacy"]
        initial = self.state.stages()[case.stage].get("initial") or {}
        if case.stage not in self.places:
            share = number(initial.get("allocated", 1))
            self.places[case.stage] = half_up(number(initial["open"]) * share)

    def recent_closure(self, note):
        case = self._open(note, note["closed"])
        case.by_lot = True
        case.standing, case.closed = "closed", note["closed"]

    def referral(self, note):
        first = self.state.values.now["demand"]["first_stage"]
        self.check("opening", note, note["stage"] == first, f"opens at {note['stage']}, first_stage is {first}")
        self._open(note, note["time"])

    def re_referral(self, note):
        case, earlier = self._open(note, note["time"]), self.state.cases[note["earlier"]]
        of = self.state.pathway("return") or {}
        case.by_lot, case.child, case.rank = earlier.by_lot, earlier.child, self.ranks.get(case.number, 0)
        self.check("return", note, earlier.standing == "closed", "the earlier case is open")
        self.check("return", note, note["stage"] == of.get("to"), f"comes back at {note['stage']}")
        same = (case.household, case.weight) == (earlier.household, earlier.weight)
        self.check("return", note, same, "another household or weight")
        delay = fixed(of.get("delay"))
        if delay is not None:
            self.check("return", note, abs(note["time"] - earlier.closed - delay) < ABOUT, f"{delay} days after closing")
        if earlier.stage is not None:
            p0 = number(self.state.stages()[earlier.stage].get("re_referral", 0))
            self.check("return", note, p0 > 0, "comes back from a stage whence nobody does")

    # ---- stages ----
    def stage_begins(self, note):
        state, case, stage = self.state, self.state.cases[note["case"]], note["stage"]
        self.check("sequence", note, self.between in (None, case), "another case is between stages")
        if case.standing == "between":
            nexts = state.stages()[case.stage].get("next") or {}
            if case.escalated:
                self.check("next stage", note, stage == case.escalated_to, f"escalates to {stage}, not {case.escalated_to}")
            else:
                self.check("next stage", note, number(nexts.get(stage, 0)) > 0, f"{stage} does not follow {case.stage}")
        case.stage, case.last, case.escalated = stage, None, False
        self.check("next stage", note, note["team"] == state.stages()[stage]["team"], "of another team")
        duration = fixed(state.stages()[stage]["duration"])
        if duration is not None:
            self.check("fixed duration", note, abs(note["nominal_days"] - duration) < ABOUT, f"{duration} days")
        case.left = note["nominal_days"]
        self.between = case

    def placed_as(self, case):
        """Where a case that has begun a stage goes: the event and whose desk (MODEL 3, Allocation and Transfer)."""
        state, holder = self.state, case.former
        of = state.stages()[case.stage]
        if case.standing == "new" or holder is None:
            return "waits", None
        if holder.team == of["team"]:
            stays = of.get("keep_worker", True) and state.may_hold_role(holder, case.stage)
            return ("stays_with", holder) if stays else ("waits", None)
        return ("held_in_transfer", holder) if state.pathway("transfer", "queue") == "hold" else ("waits", None)

    def _initial_placed(self, note, case):
        state = self.state
        duration, of = fixed(state.stages()[case.stage]["duration"]), state.stages()[case.stage].get("initial") or {}
        if duration is not None:
            extra = fixed((of.get("legacy") or {}).get("extra", "0 days")) or 0.0
            whole = duration + (extra if case.legacy else 0.0)
            self.check("fixed duration", note, abs(case.days_in_stage + note["days_left"] - whole) < ABOUT, f"{whole} in all")
        able = [worker for worker in state.lists[state.stages()[case.stage]["team"]] if state.may_hold(worker, case.stage)]
        if note["event"] == "stays_with":
            self.places[case.stage] -= 1
            best = state.least(able, case.weight).number if able else None
            right = best == note["worker"] and self.places[case.stage] >= 0
            self.check("initial placing", note, right, f"worker {best} has the least load")
        else:
            more = self.places[case.stage]
            self.check("initial placing", note, more == 0 or not able, f"{more} more are allocated")

    def _placing(self, note):
        """Checks an event that places a case; True where it belongs to a stage that has begun."""
        case = self.state.cases[note["case"]]
        if case.initial and case.standing == "new":
            self._initial_placed(note, case)
            return True
        if self.between is not case:
            return False
        self.between = None
        event, holder = self.placed_as(case)
        self.verdict.count[f"placing of a held case: {event}"] += case.was == "held" and holder is not None
        self.check("placing", note, abs(note["days_left"] - case.left) < ABOUT, f"{case.left} days left")
        if event == "held_in_transfer" and note["event"] == "waits":
            self.expects_hold = case, holder
            return True
        self.check(f"placing: {event}", note, note["event"] == event, f"should be {event}")
        if holder is not None and "worker" in note:
            self.check("placing", note, note["worker"] == holder.number, f"holder is {holder.number}")
        return True

    def waits(self, note):
        state, case = self.state, self.state.cases[note["case"]]
        begun = self._placing(note)
        if not begun:
            self.check("given back", note, self.homeless.pop(case.number, None) is case, "waits without having been given back")
            self.check("given back", note, abs(case.left - note["days_left"]) < ABOUT, f"{case.left} days left")
        case.former = None
        state.queue(case, note["time"], note["days_left"])
        self.touched.add(state.stages()[case.stage]["team"])

    def held_in_transfer(self, note):
        state, case, at = self.state, self.state.cases[note["case"]], note["time"]
        expected, self.expects_hold = self.expects_hold, None
        right = expected is not None and expected[0] is case and expected[1].number == note["worker"]
        self.check("placing: held_in_transfer", note, right, f"expected {expected and expected[1].number}")
        worker = state.workers[note["worker"]]
        case.standing = "held"
        state.take(case, worker, at)
        self.touched.add(worker.team)

    def let_go(self, note):
        """By an allocation that follows, or because the holder goes; which, is seen at the instant's end."""
        state, case = self.state, self.state.cases[note["case"]]
        self.check("let go", note, case.standing == "held" and case.holder.number == note["worker"], "not held by them")
        self.touched.add(case.holder.team)
        holder = case.holder
        self.moved.add(holder)
        state.drop(case, note["time"])
        case.standing = "queue"
        self.let_go_for[case.number] = (holder, note)

    def stays_with(self, note):
        state, case, at = self.state, self.state.cases[note["case"]], note["time"]
        if not self._placing(note):
            self.check("sequence", note, False, "stays without a stage having begun")
        self._onto(case, state.workers[note["worker"]], at, note["days_left"])
        self.touched.add(note["team"])

    def _onto(self, case, worker, at, days_left):
        case.standing, case.left, case.former, case.was = "desk", days_left, None, "desk"
        self.state.take(case, worker, at)
        case.last, case.last_team = worker.number, worker.team
        case.holders.add(worker.number)
        self.taken_now.add(case.number)

    # ---- allocation ----
    def allocated(self, note):
        state, case, at = self.state, self.state.cases[note["case"]], note["time"]
        team, worker = state.stages()[case.stage]["team"], state.workers[note["worker"]]
        self.check("sequence", note, case.standing == "queue", f"allocated while {case.standing}")
        self._first_in_line(note, case, team)
        best = state.taker(case)
        self.check("taker", note, best is worker, f"should go to {best and best.number}: "
                   + f"{best and state.load_after(best, case.weight)} against {state.load_after(worker, case.weight)}")
        left = state.left_in_queue(case, at)
        transfer = case.last_team is not None and case.last_team != team
        handover = case.last is not None and case.last != worker.number
        if transfer:
            left += fixed(state.pathway("transfer_days", "0 days"))
        if handover:
            left += fixed(state.pathway("handover_days", "0 days"))
        self.check("transfer days", note, note["transfer"] == transfer, f"transfer is {transfer}")
        self.check("handover days", note, note["handover"] == handover, f"handover is {handover}")
        self.check("time left", note, abs(left - note["days_left"]) < ABOUT, f"{left} days left")
        self.check("wait", note, abs(note["waited_days"] - (at - case.joined)) < ABOUT, f"{at - case.joined} days waited")
        if best is worker:
            self._tell(case, worker)
        state.unqueue(case)
        self.let_go_for.pop(case.number, None)
        case.handovers += handover
        self._onto(case, worker, at, note["days_left"])
        self.moved.add(worker)
        if note["days_left"] <= TOLERANCE:
            self.spent.add(case.number)
        self.touched.add(team)

    def _tell(self, case, worker):
        """Counts what decided, so that it is seen which rules were put to the test."""
        state, count = self.state, self.verdict.count
        load = state.load_after(worker, case.weight)[0]
        able = [each for each in state.lists[worker.team] if each.absent_from is None and not each.winding
                and state.may_hold(each, case.stage)]
        least = state.least(able, case.weight)
        count["taker: over the limit, having no case"] += load > state.most_load(case.stage) + TOLERANCE
        count["taker: not the least load, for a sibling"] += state.load_after(least, case.weight)[0] < load - TOLERANCE
        count["taker: first of several of equal load"] += sum(abs(state.load_after(each, case.weight)[0] - load) <= TOLERANCE
                                                              for each in able) > 1
        count["taker: managed"] += worker.contract == "managed"
        count["taker: not fully ready"] += worker.readiness < 1

    def _first_in_line(self, note, case, team):
        """No other head that somebody could take comes before it, and it heads its own queue."""
        state = self.state
        head = state.queues[case.stage][0][1] if state.queues[case.stage] else None
        right = head is case or (head is not None and case in self.front(head) and (case.by_lot or head.by_lot)
                                 and (case.rank < head.rank or not (case.by_lot and head.by_lot)))
        self.check("head of queue", note, right, f"{head and head.number} is before it")
        for before in state.heads(team):
            if before.stage == case.stage:
                break
            taker = all(map(state.taker, self.front(before))) and state.taker(before)
            self.check("order of heads", note, not taker, f"{before.number} of {before.stage} comes first, for "
                       f"{taker and taker.number}")
        else:
            self.check("order of heads", note, False, "heads no queue")

    def may_end_again(self, note):
        """After an allocation of the same instant: no time was left, or ends that are equal but for rounding (docs/model)."""
        case = self.state.cases[note["case"]]
        return case.number in self.spent or self.between is case or case.holder in self.moved

    def front(self, head):
        """The head of a queue and those that may as well be it, as the order of initial cases among equals is random."""
        queue = self.state.queues[head.stage]
        alike = [case for _, case in itertools.takewhile(lambda entry: entry[0][:2] == head.order()[:2], queue)]
        return alike if any(case.by_lot for case in alike) else [head]

    def end_instant(self, at):
        """No case that could be allocated is left in a queue (MODEL 3)."""
        state = self.state
        note = {"time": at, "event": "end of instant"}
        for team in sorted(self.touched):
            for case in state.heads(team):
                taker = all(map(state.taker, self.front(case))) and state.taker(case)
                self.check("none left that could go", note, not taker,
                           f"case {case.number} of {case.stage} could go to {taker and taker.number}")
        for of_instant in (self.touched, self.spent, self.moved, self.let_go_for, self.gave_back, self.taken_now):
            of_instant.clear()
        self.check("sequence", note, not self.homeless and self.between is None, f"in no place: {list(self.homeless)}")
        unheld, self.expects_hold = self.expects_hold, None
        if unheld is not None:
            self.check("placing: held_in_transfer", note, False, f"{unheld[0].number} is not held by {unheld[1].number}")

    # ---- ends ----
    def escalates(self, note):
        case = self.state.cases[note["case"]]
        self.check("escalation", note, case.standing in ("queue", "held"), f"escalates while {case.standing}")
        self.check("escalation", note, case.escalates_to is not None, "its stage had no escalation when it joined")
        case.escalated = True
        case.escalated_to = case.escalates_to

    def stage_ends(self, note):
        state, case, at = self.state, self.state.cases[note["case"]], note["time"]
        self.check("sequence", note, case.stage == note["stage"], f"is in {case.stage}")
        case.was, case.former = case.standing, case.holder
        if case.number in self.let_go_for:  # by its own end
            case.was, case.former = "held", self.let_go_for.pop(case.number)[0]
        if case.standing == "desk":
            worker = case.holder
            self.check("sequence", note, worker.number == note["worker"], f"is with {worker.number}")
            state.settle(worker, at)
            left = state.left_on_desk(case)
            self.check("end on a desk", note, abs(left) < ABOUT, f"{left} nominal days left with {worker.number}")
            self.touched.add(worker.team)
        elif case.standing in ("queue", "held"):
            left = state.left_in_queue(case, at)
            if not case.escalated:
                right = abs(left) < ABOUT and case.speed > 0
                self.check("end in a queue", note, right, f"{left} nominal days left at {case.speed}")
            else:
                self.check("escalation", note, left > -ABOUT, f"{left} nominal days left")
            state.unqueue(case)
            self.touched |= {state.stages()[case.stage]["team"]} | ({case.holder.team} if case.holder else set())
        else:
            self.check("sequence", note, False, f"ends while {case.standing}")
        state.drop(case, at)
        case.standing = "between"
        self.between = case

    def closes(self, note):
        state, case, at = self.state, self.state.cases[note["case"]], note["time"]
        self.check("sequence", note, self.between is case and not case.escalated, "closes out of turn")
        self.between = None
        total = sum(number(share) for share in (state.stages()[case.stage].get("next") or {}).values())
        self.check("next stage", note, total < 1 - 1e-12, "every case goes on from this stage")
        case.standing, case.closed = "closed", at
        life = at - case.opened
        mean = case.done / life if life > 0 else 1.0
        self.check("mean progress", note, abs(mean - note["mean_progress"]) < ABOUT, f"{mean} over {life} days")
        self.check("handovers", note, case.handovers == note["handovers"], f"{case.handovers} handovers")
        self.check("workers held", note, min(3, len(case.holders)) == note["workers"], f"{len(case.holders)} workers")
        state.households[case.household].remove(case)

    def given_back(self, note):
        state, case, at = self.state, self.state.cases[note["case"]], note["time"]
        worker = case.holder
        right = worker is not None and worker.number == note["worker"] and case.standing == "desk"
        self.check("given back", note, right, f"is {case.standing}")
        state.drop(case, at)
        self.check("given back", note, case.left > -ABOUT, f"{case.left} nominal days left: should have ended")
        case.standing = "between"
        self.homeless[case.number] = case
        self.gave_back.append((worker, note))
        self.touched.add(worker.team)

    def check_not_overdue(self, at):
        """At a week's end: nothing is past its end."""
        state = self.state
        note = {"time": at, "event": "week_ends"}
        for worker in state.workers.values():
            state.settle(worker, at)
            for case in worker.cases.values():
                if case.standing == "desk":
                    left = state.left_on_desk(case)
                    self.check("not overdue", note, left > -ABOUT, f"case {case.number} has {left} days left")
        for queue in state.queues.values():
            for _, case in queue:
                left = state.left_in_queue(case, at)
                self.check("not overdue", note, left > -ABOUT, f"case {case.number} has {left} days left in a queue")
