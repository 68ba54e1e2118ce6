"""Who and what is there at the beginning, and the intakes that dates bring (MODEL 3, 5)."""
import collections
import datetime
import math

from decisions_state import ABOUT, fixed
from quantities import TOLERANCE, days, half_up, limit, number, split


def later(first, every, turns):
    """A repeated date: the same day of the month where the step is of months or years (MODEL 1)."""
    amount, unit = split(every)
    if unit.startswith(("day", "week")):
        return first + datetime.timedelta(days=turns * days(every))
    months = first.year * 12 + first.month - 1 + turns * int(amount) * (12 if unit.startswith("year") else 1)
    year, month = divmod(months, 12)
    last = (datetime.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(first.day, last))


class Beginning:
    def __init__(self, values, begin, verdict):
        self.values, self.begin, self.verdict = values, begin, verdict

    def check_workers(self, notes):
        """Those in post are the scenario's, in file order."""
        found = [note for note in notes if note["event"] == "in_post"]
        listed = [(team, entry) for team, of in self.values.now["teams"].items() for entry in of.get("initial") or []
                  for _ in range(int(number(entry["count"])))]
        self.verdict("in post", {}, len(found) == len(listed), f"{len(found)} in post, {len(listed)} listed")
        for place, (note, (team, entry)) in enumerate(zip(found, listed), 1):
            role = self.grown(entry["role"], note["tenure_days"]) if entry["contract"] == "permanent" else entry["role"]
            ours = place, team, role, entry["contract"], number(entry.get("fte", 1)), 1.0
            theirs = note["worker"], note["team"], note["role"], note["contract"], note["fte"], note["readiness"]
            self.verdict("in post", note, ours == theirs, f"should be {ours}")
            cap = limit(self.values.now["roles"][note["role"]].get("caseload_cap"))
            self.verdict("in post", note, note["cap"] == cap, f"cap is {cap}")
            tenure = fixed(entry.get("tenure", "0 days"))
            self.verdict("in post", note, tenure is None or abs(note["tenure_days"] - tenure) < ABOUT, f"tenure {tenure}")

    def check_on_the_move(self, notes):
        """As many of each line are under notice, and as many of each role have accepted, as the scenario says."""
        listed, place = collections.Counter(), 0
        for of in self.values.now["teams"].values():
            for entry in of.get("initial") or []:
                for number_in_line in range(int(number(entry["count"]))):
                    place += 1
                    listed["under_notice", place] += number_in_line < number(entry.get("on_notice", 0))
        market = (self.values.now.get("supply") or {}).get("market") or {}
        for role, people in (market.get("initial") or {}).items():
            listed["has_accepted", role] += half_up(number(people))
        found = collections.Counter((note["event"], note["worker"] if note["event"] == "under_notice" else note["role"])
                                    for note in notes if note["event"] in ("under_notice", "has_accepted"))
        self.verdict("on the move on day one", {}, +found == +listed, f"{+found}, listed are {+listed}")

    def grown(self, role, tenure):
        """What a permanent worker's role has become by now."""
        of = self.values.now["roles"][role]
        if of.get("becomes") and tenure >= fixed(of.get("becomes_after", "0 days")):
            return self.grown(of["becomes"], tenure)
        return role

    def check_cases(self, notes):
        """As many as the scenario says, stage by stage as listed."""
        found = collections.Counter(note["stage"] for note in notes if note["event"] == "initial_case")
        listed = {}
        for stage, of in ((self.values.now.get("pathway") or {}).get("stages") or {}).items():
            if of.get("initial"):
                listed[stage] = half_up(number(of["initial"]["open"]))
        for stage, cases in listed.items():
            self.verdict("initial cases", {"stage": stage}, found[stage] == cases, f"{found[stage]} cases, {cases} listed")
        order = [stage for stage in listed if found[stage]]
        self.verdict("initial cases", {}, list(found) == order, f"of {list(found)}, listed are {order}")
        if self.begin != 0 and not found:
            return
        whole = (self.values.now.get("demand") or {}).get("weight", 1)
        for note in notes:
            if note["event"] == "initial_case" and not isinstance(whole, dict):
                legacy = (self.values.stage(note["stage"])["initial"].get("legacy") or {}).get("weight", 1)
                weight = number(whole) * (number(legacy) if note["legacy"] else 1)
                self.verdict("initial cases", note, abs(note["weight"] - weight) < TOLERANCE, f"weight {weight}")


class Intakes:
    """Cohorts, campaigns and managed teams that must come: each if the list as it stands on its own date holds it."""

    def __init__(self, values, begin, end, verdict):
        self.values, self.begin, self.end, self.verdict = values, begin, end, verdict
        self.expected = {}

    def expect(self, at):
        """From an instant on, until values change again."""
        self.expected = {key: size for key, size in self.expected.items() if key[0] < at}
        for instant, event, place, size in self.listed():
            if at <= instant < self.end and size:
                self.expected[instant, event, place] = size

    def listed(self):
        values = self.values
        for kind, key, event, size in (("academy", "cohorts", "cohort_begins", "seats"),
                                       ("overseas", "campaigns", "campaign_begins", "offers")):
            entries = values.route(kind).get(key) or []
            for place, entry in enumerate(entries if isinstance(entries, list) else [entries]):
                for instant in self.dates(entry):
                    yield instant, event, place, half_up(number(entry[size]))
        for place, block in enumerate(values.route("managed_teams") or []):
            size = number(block["practitioners"]), number(block.get("managers", 0))
            yield values.calendar.instant(block["at"]), "managed_team_comes", place, size

    def dates(self, entry):
        calendar = self.values.calendar
        if "at" in entry:
            yield calendar.instant(entry["at"])
            return
        first = datetime.date.fromisoformat(str(entry["from"]))
        last = calendar.instant(entry["until"]) if entry.get("until") else math.inf
        for turn in range(5000):
            instant = calendar.instant(later(first, entry["every"], turn))
            if instant >= self.end or instant > last:
                return
            if instant >= self.begin:
                yield instant

    def compare(self, notes):
        sizes = {"cohort_begins": lambda note: note["seats"], "campaign_begins": lambda note: note["offers"],
                 "managed_team_comes": lambda note: (note["practitioners"], note["managers"])}
        ours = collections.Counter((instant, event, size) for (instant, event, _), size in self.expected.items())
        theirs = collections.Counter((note["time"], note["event"], sizes[note["event"]](note)) for note in notes
                                     if note["event"] in sizes and note["time"] < self.end)
        for key in sorted(set(ours) | set(theirs), key=str):
            self.verdict("intakes", {"time": key[0]}, ours[key] == theirs[key], f"{key}: {theirs[key]} come, {ours[key]} listed")
