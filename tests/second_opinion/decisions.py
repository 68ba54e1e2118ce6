#!/usr/bin/python3
"""A second opinion on decisions: every allocation, end of a stage, notice, promotion, ask and placing in a trace is what
MODEL says it must be, at the instant at which it must be.

Usage: decisions.py CASEFORCE SCENARIO[:POLICY]... [--replications N] [--drawn N] [--from SEED]

SCENARIO is a file; --drawn adds councils that are drawn (decisions_council.py), from SEED on. Prints how many decisions
of each kind were checked, what decided ("taker: ..." counts, not checks) and the first that are not the model's; status
1 where there is one. What is random (hazards, lengths, next stages) is taken from the trace.
"""
import argparse
import collections
import itertools
import json
import math
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from dates import Calendar  # noqa: E402
from decisions_cases import CaseChecks, ranks_of  # noqa: E402
from decisions_council import council  # noqa: E402
from decisions_dated import Beginning, Intakes  # noqa: E402
from decisions_people import PeopleChecks  # noqa: E402
from decisions_state import State  # noqa: E402
from decisions_supply import SupplyChecks  # noqa: E402
from replay import load_scenario  # noqa: E402
from values import Values  # noqa: E402

CALENDAR = {"month_begins", "prices_step", "policy_pays", "values_change"}
REVIEW = {"promoted": 2, "given_notice": 3, "agency_asked": 4}
CAUSED = {"given_back", "waits", "let_go", "assignment_begins",       # by others at any place,
          "month_begins", "prices_step", "policy_pays", "readiness"}  # and what the review does not look at
CASES = {"stage_ends", "closes", "stage_begins", "stays_with", "held_in_transfer"}

MOST = 3  # lines told of each kind


class Wrong(Exception):
    """A decision that is not the model's."""


class Verdict:
    """Decisions checked by kind, and those that are wrong."""

    def __init__(self, where, stop=False):
        self.stop = stop  # at the first that is wrong
        self.where, self.count, self.wrong = where, collections.Counter(), []

    def __call__(self, kind, note, right, why):
        self.count[kind] += 1
        if not right:
            note = {key: value for key, value in note.items() if key not in ("household", "weight")}
            self.wrong.append((kind, f"{self.where} {kind}: {why}\n    {json.dumps(note)}"))
            if self.stop:
                raise Wrong(kind)


class Decisions:
    """Goes through a trace instant by instant."""

    def __init__(self, lines, where, stop=False):
        notes = [json.loads(line) for line in lines]
        header, self.notes = notes[0], notes[1:]
        scenario = load_scenario(header["scenario"])
        calendar = Calendar(scenario["start"], scenario["bank_holidays"])
        weeks = sum(note["event"] == "week_ends" and note["week"] > 0 for note in self.notes)
        self.begin, self.end = header["time"], 7.0 * weeks
        self.values = Values(scenario, header["policy"], calendar, self.end)
        if self.begin == 0:
            self.values.move_to(0)
        self.instants = collections.deque(self.values.instants())
        if self.begin < 0:
            self.instants.appendleft(0.0)
        self.month = calendar.month_begins(self.begin)
        self.verdict, self.last = Verdict(where, stop), None
        self.state = State(self.values, self.begin)
        self.cases = CaseChecks(self.state, self.verdict, ranks_of(self.notes, self.verdict))
        self.people = PeopleChecks(self.state, self.cases, self.verdict)
        self.supply = SupplyChecks(self.state, self.people, self.verdict)
        self.beginning = Beginning(self.values, self.begin, self.verdict)
        self.intakes = Intakes(self.values, self.begin, self.end, self.verdict)

    def run(self):
        self.beginning.check_workers(self.notes)
        self.beginning.check_on_the_move(self.notes)
        self.beginning.check_cases(self.notes)
        self.intakes.expect(self.begin)
        for at, notes in itertools.groupby(self.notes, key=lambda note: note["time"]):
            self.instant(at, list(notes))
        self.intakes.compare(self.notes)
        return self.verdict

    def instant(self, at, notes):
        week = next((place for place, note in enumerate(notes) if note["event"] == "week_ends"), None)
        rest = notes
        if week is not None:
            self.calendar_until(at, before_it=True)
            self.end_week(at, notes[:week + 1])
            rest = notes[week + 1:]
        self.calendar_until(at, before_it=False)
        if week is not None:
            self.supply.review(rest)
        phase = 0
        for note in rest:
            phase = self.in_order(note, phase, week is not None)
            if week is not None and note["event"] != "promoted" and note["event"] not in CAUSED | CALENDAR:
                self.supply.review_agency(at)
            self.happen(note)
        if week is not None:
            self.supply.review_agency(at)
        self.supply.promotions = None
        self.supply.end_seats({"time": at, "event": "end of instant"})
        self.people.end_instant(at)
        if at < self.end:  # what follows its last review lies beyond the horizon
            self.cases.end_instant(at)

    def end_week(self, at, notes):
        for note in notes[:-1]:
            self.verdict("order of a week's end", note, note["event"] == "worker_week", "before the week's end")
            self.people.check_worker_week(note)
        self.verdict("order of a week's end", notes[-1], at == 7 * notes[-1]["week"], "not at a week's end")
        self.cases.check_not_overdue(at)
        self.people.end_week()

    def calendar_until(self, instant, before_it):
        """Months and values up to an instant have come, those of the instant itself unless the week's end is first."""
        while True:
            at = min(self.instants[0] if self.instants else math.inf, self.month)
            if at > instant or (at == instant and before_it):
                return
            self.state.settle_all(at)
            if self.month == at:
                self.month = self.values.calendar.month_begins(at)
            if self.instants and self.instants[0] == at:
                self.instants.popleft()
                self.values.move_to(at)
                self.intakes.expect(at)
                self.state.remembered = {}
                self.people.plan_all(at)
                self.cases.touched |= set(self.values.now["teams"])

    def in_order(self, note, phase, review):
        """The calendar, then the review, then all else, then allocation (MODEL 1)."""
        event = note["event"]
        if event in CAUSED | {"worker_week"} or note["time"] == self.begin:
            return phase
        of = 1 if event in CALENDAR else REVIEW.get(event, 6 if event == "allocated" else 5)
        if of in (2, 3, 4):
            self.verdict("order of a week's end", note, review, "not at a week's end")
        again = phase == 6 and event in CASES and self.cases.may_end_again(note)
        self.verdict("order of an instant", note, of >= phase or again, f"{event} comes after {self.last}")
        self.last = event if of > phase else self.last
        return max(of, phase)

    def happen(self, note):
        event = note["event"]
        if event in ("starts", "converts", "promoted"):
            getattr(self.supply, event)(note)
        if event == "leaves":
            self.supply.leaves(note)
        if event == "starts":
            self.people.in_post(note)
        elif event == "worker_week":
            self.people.check_worker_week(note)
        elif event == "month_begins":
            share = self.values.leave_share(note["time"])
            self.verdict("leave share", note, abs(share - note["leave_share"]) < 1e-9, f"{share}")
        elif event not in ("policy_pays", "prices_step", "values_change"):
            of = next((of for of in (self.cases, self.people, self.supply) if hasattr(of, event) and event != "promoted"),
                      self.people)
            getattr(of, event)(note)


def traced(program, scenario, policy, replication):
    done = subprocess.run([program, "trace", scenario, "--json", "--policy", policy, "--replication", str(replication)],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{scenario}: {done.stderr}"
    return done.stdout.splitlines()


def drawn(first, count, folder):
    for seed in range(first, first + count):
        path = os.path.join(folder, f"drawn_{seed}.yaml")
        with open(path, "w") as file:
            file.write(council(seed))
        yield f"{path}:tried"


def main():
    words = argparse.ArgumentParser()
    words.add_argument("program")
    words.add_argument("scenarios", nargs="*")
    words.add_argument("--replications", type=int, default=1)
    words.add_argument("--drawn", type=int, default=0)
    words.add_argument("--from", type=int, default=1, dest="first")
    asked = words.parse_args()
    program, count, wrong = os.path.abspath(asked.program), collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        for one in itertools.chain(asked.scenarios, drawn(asked.first, asked.drawn, folder)):
            scenario, _, policy = one.partition(":")
            before = len(wrong)
            for replication in range(1, asked.replications + 1):
                name = f"{os.path.basename(one)} {replication}"
                verdict = Decisions(traced(program, scenario, policy or "baseline", replication), name).run()
                count += verdict.count
                wrong += verdict.wrong
            print(f"{os.path.basename(one)}: {sum(count.values())} checked so far, {len(wrong) - before} wrong", flush=True)
    told = collections.Counter()
    for kind, line in wrong:
        told[kind] += 1
        if told[kind] <= MOST:
            print(line)
    for kind in sorted(count):
        print(f"{count[kind]:9} {kind}" + (f": {told[kind]} wrong" if told[kind] else ""))
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main())
