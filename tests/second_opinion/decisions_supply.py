"""Who is asked for, promoted, given notice and placed where (MODEL 4, The weekly review; 5, Supply)."""
import collections
import math

from quantities import TOLERANCE, days, half_up, limit, number


class SupplyChecks:
    def __init__(self, state, people, verdict):
        self.state, self.people, self.verdict = state, people, verdict
        self.entries = {}    # under way: (kind, team, role, fte, until)
        self.seats = None    # (note, kind, still to come) of a cohort or campaign
        self.arrivals = []   # managed practitioners and managers still to start: (team, holds_cases, cap)
        self.blocks = collections.Counter()  # managed teams that have come, by team and instant
        self.goes = []       # when managed teams go
        self.promotions = None

    def check(self, kind, note, right, why):
        self.verdict(kind, note, right, why)

    # ---- posts ----
    def to_fill(self, team, role):
        """MODEL 5; None where the team has no such posts."""
        post = self.state.values.post_of(role)
        posts = self.state.values.posts(team).get(post)
        if not posts:
            return None
        coming = sum(fte for kind, of_team, of_role, fte, _ in self.entries.values()
                     if kind == "market" and of_team == team and self.state.values.post_of(of_role) == post)
        return posts - self.state.filled(team, post, lambda worker: not worker.resigned) - coming

    def neediest(self, role):
        """The team with the largest share to fill, and what it has to fill."""
        best = None
        for team in self.state.values.now["teams"]:
            fill = self.to_fill(team, role)
            share = fill / self.state.values.posts(team)[self.state.values.post_of(role)] if fill is not None else -math.inf
            if best is None or share > best[0] + TOLERANCE:
                best = share, team, fill if fill is not None else -math.inf
        return best[1], best[2]

    # ---- market ----
    def candidate_accepts(self, note):
        team, fill = self._neediest_with_something(note["role"])
        self.check("candidate's team", note, team == note["team"], f"goes to {team}, with {fill} to fill")
        self._entry(note, "market", note["team"], "lead_time")

    def has_accepted(self, note):
        team, _ = self.neediest(note["role"])
        self.check("candidate's team", note, team == note["team"], f"goes to {team}")
        self.check("on day one", note, note["time"] == self.state.begin, "accepted before the beginning")
        self._entry(note, "market", note["team"], "lead_time", self.is_left)

    def candidate_lost(self, note):
        team, fill = self._neediest_with_something(note["role"])
        self.check("candidate lost", note, team is None, f"{team} has {fill} to fill")

    def _neediest_with_something(self, role):
        best = None
        for team in self.state.values.now["teams"]:
            fill = self.to_fill(team, role)
            if fill is not None and fill > TOLERANCE:
                share = fill / self.state.values.posts(team)[self.state.values.post_of(role)]
                if best is None or share > best[0] + TOLERANCE:
                    best = share, team, fill
        return best[1:] if best else (None, None)

    @staticmethod
    def is_whole(left, lead):
        return abs(left - lead) < 1e-9

    @staticmethod
    def is_left(left, lead):
        return 0 <= left <= lead

    def _entry(self, note, kind, team, length, is_right=is_whole):
        route = self.state.values.route(kind)
        self.check("entry's fte", note, abs(note["fte"] - number(route.get("fte", 1))) < TOLERANCE, "fte of the route")
        lead = self.state.length("supply", kind, length)
        if lead is not None:
            self.check("lead time", note, is_right(note["until"] - note["time"], lead), f"{lead} days")
        self.entries[note["entry"]] = kind, team, note["role"], note["fte"], note["until"]
        self.people.fall_due("entry", note["entry"], note["until"])

    def falls_through(self, note):
        self.people.happens(note, "entry", note["entry"])
        self.entries.pop(note["entry"], None)

    # ---- intakes ----
    def cohort_begins(self, note):
        self._begin_seats(note, "academy", note["seats"])

    def campaign_begins(self, note):
        self._begin_seats(note, "overseas", note["offers"])

    def _begin_seats(self, note, kind, seats):
        self.end_seats(note)
        self.seats = [note, kind, seats]
        self.check("intake's role", note, note["role"] == self.state.values.route(kind)["role"], "of another role")

    def _seat(self, note):
        right = self.seats is not None and self.seats[0]["time"] == note["time"] and self.seats[2] > 0
        self.check("seats", note, right, "more seats or offers than there are")
        if self.seats:
            self.seats[2] -= 1

    def end_seats(self, note):
        if self.seats:
            self.check("seats", note, self.seats[2] == 0, f"{self.seats[2]} seats or offers are missing")
            self.seats = None

    seat_not_filled = seat_not_passed = offer_falls_through = _seat

    def in_training(self, note):
        self._seat(note)
        self._entry(note, "academy", None, "training")

    def on_the_way(self, note):
        self._seat(note)
        self._entry(note, "overseas", None, "lead_time")

    def nothing_to_fill(self, note):
        self.people.happens(note, "entry", note["entry"])
        _, _, role, _, _ = self.entries.pop(note["entry"])
        team, fill = self.neediest(role)
        supernumerary = bool(self.state.values.route("academy").get("supernumerary"))
        self.check("trainee lost", note, not supernumerary and fill <= TOLERANCE, f"{team} has {fill} to fill")

    # ---- starts ----
    def starts(self, note):
        """Checked before the worker is in post."""
        route = note["route"]
        if route == "managed":
            self._managed_starts(note)
            return
        kind = route
        due = [entry for entry, of in self.entries.items()
               if of[0] == kind and abs(of[4] - note["time"]) <= 1e-9 and of[2] == note["role"] and of[1] in (None, note["team"])]
        self.check("start", note, bool(due), "nobody was on the way for now")
        if not due:
            return
        self.people.happens(note, "entry", due[0])
        _, _, role, fte, _ = self.entries.pop(due[0])
        self.check("start", note, note["fte"] == fte, f"fte {fte}")
        contract = "agency" if route == "agency" else "permanent"
        self.check("start", note, note["contract"] == contract, f"contract {contract}")
        if kind in ("academy", "overseas"):
            team, fill = self.neediest(role)
            self.check(f"{kind} placing", note, team == note["team"], f"goes to {team}, with {fill} to fill")
            if kind == "academy" and not self.state.values.route("academy").get("supernumerary"):
                self.check("academy placing", note, fill > TOLERANCE, "nothing to fill")

    # ---- managed teams ----
    def managed_team_comes(self, note):
        at, values = note["time"], self.state.values
        blocks = [block for block in values.route("managed_teams") or []
                  if block["team"] == note["team"] and values.calendar.instant(block["at"]) == at]
        place = self.blocks[note["team"], at]  # of several at one instant, in the list's order
        self.blocks[note["team"], at] += 1
        self.check("managed team", note, place < len(blocks), "no such block begins now")
        if place < len(blocks):
            block = blocks[place]
            size = number(block["practitioners"]), number(block.get("managers", 0))
            right = size == (note["practitioners"], note["managers"]) and abs(note["until"] - at - days(block["length"])) < 1e-9
            self.check("managed team", note, right, f"{size} for {block['length']}")
            cap = limit(block.get("caseload_cap"))
            self.arrivals += [(note["team"], True, cap, note["until"], place)] * note["practitioners"]
            self.arrivals += [(note["team"], False, cap, note["until"], place)] * note["managers"]
        self.goes.append(note["until"])
        self.people.fall_due("managed_team_goes", (note["until"], len(self.goes)), note["until"])

    def _managed_starts(self, note):
        self.check("managed team", note, bool(self.arrivals), "starts without a team")
        if self.arrivals:
            team, holds, cap, until, place = self.arrivals.pop(0)
            self.state.blocks[note["worker"]] = place
            ours = team, holds, cap, 1.0, "managed", 1.0
            theirs = note["team"], note["holds_cases"], note["cap"], note["fte"], note["contract"], note["readiness"]
            self.check("managed team", note, ours == theirs, f"should be {ours}")
            self.people.fall_due("leaves", note["worker"], until)

    def managed_team_goes(self, note):
        key = next((what for event, what in self.people.due if event == "managed_team_goes" and what[0] == note["time"]), None)
        self.people.happens(note, "managed_team_goes", key)

    # ---- the weekly review ----
    def review(self, notes):
        """Begins the review of a week that has ended; `notes` are those of the instant."""
        self.asked = [note for note in notes if note["event"] == "agency_asked"]
        self.noticed = [note for note in notes if note["event"] == "given_notice"]
        self.promotions = {}
        self.last_promotion = (-1, -1)
        self.stage = "promotion"

    def promoted(self, note):
        """Checked before the worker moves."""
        state, values, at = self.state, self.state.values, note["time"]
        worker, role, team = state.workers[note["worker"]], note["role"], note["team"]
        right = self.promotions is not None and self.stage == "promotion"
        self.check("promotion", note, right, "not at its place in the review")
        if not right:
            return
        of = ((values.now.get("supply") or {}).get("promotion") or {}).get(role)
        if of is None:
            self.check("promotion", note, False, "nobody is promoted to that role")
            return
        place = list(values.now["teams"]).index(team), list(values.now["roles"]).index(role)
        self.check("promotion", note, place >= self.last_promotion, "not in file order")
        if place not in self.promotions:
            fill = self.to_fill(team, role)
            self.promotions[place] = math.floor((fill if fill is not None else -1) + TOLERANCE)
        self.promotions[place] -= 1
        self.last_promotion = place
        self.check("promotion", note, self.promotions[place] >= 0, "no whole post to fill")
        after = days(of.get("after", "0 days"))
        able = [each for each in state.workers.values() if each.contract == "permanent" and each.role == of["from"]
                and not each.resigned and at - each.hired >= after - TOLERANCE]
        self.check("promotion", note, worker in able, "not eligible")
        if able:
            same = [each for each in able if each.team == team] or able
            longest = min(each.hired for each in same)
            first = [each.number for each in same if each.hired <= longest + TOLERANCE]
            self.check("promotion", note, worker.number in first, f"{first} come first")

    def of_agency(self, role):
        """Whether agency workers are asked for, and given notice, in a role."""
        roles, of = self.state.values.route("agency").get("roles"), self.state.role(role)
        return role in roles if roles is not None else bool(of.get("holds_cases") or of.get("manages"))

    def positions(self):
        """(team, role whose posts they are) that agency may fill."""
        values = self.state.values
        return [(team, role) for team in values.now["teams"] for role in values.posts(team) if self.of_agency(role)]

    def uncovered(self, team, role, at):
        state, agency = self.state, self.state.values.route("agency")
        posts = state.values.posts(team)
        uncovered = posts[role] - state.filled(team, role)
        after = state.length("supply", "agency", "absence_cover_after")
        if after is not None:
            uncovered += state.filled(team, role, lambda worker: worker.absent_from is not None
                                      and at - worker.absent_from > after + TOLERANCE)
        first = next((each for each in posts if state.role(each).get("holds_cases")), None)
        if role == first:
            uncovered += number((agency.get("additional") or {}).get(team, 0))
        return uncovered

    def review_agency(self, at):
        """Once promotions are over: who is given notice and what is asked for, all from the state."""
        if self.promotions is None or self.stage != "promotion":
            return
        self.stage = "agency"
        if not self.state.values.route("agency"):
            return
        noticed, asked = self._notices(at), self._asks(at)
        note = {"time": at, "event": "review"}
        found = [each["worker"] for each in self.noticed]
        for ours, theirs in zip(noticed + [None] * len(found), found):
            self.check("agency notice", note, theirs == ours, f"worker {theirs} given notice, should be {ours} of {noticed}")
        self.check("agency notices", note, len(found) == len(noticed), f"{found} given notice, should be {noticed}")
        found = [(each["team"], each["role"]) for each in self.asked]
        self.check("agency asks", note, found == asked, f"{found} asked for, should be {asked}")
        self.verdict.count["agency asks: workers"] += len(asked)

    def _notices(self, at):
        state, noticed = self.state, []
        for team, role in self.positions():
            free = [worker for worker in state.lists[team] if worker.contract == "agency" and not worker.noticed
                    and not worker.resigned and self.of_agency(worker.role) and state.values.post_of(worker.role) == role]
            uncovered = self.uncovered(team, role, at)
            staying = sum(worker.fte for worker in state.lists[team] if worker.contract == "agency" and not worker.noticed
                          and not worker.resigned and state.values.post_of(worker.role) == role)
            while free and staying - uncovered >= 1 - TOLERANCE:
                soonest = min(free, key=lambda worker: worker.ends)
                free.remove(soonest)
                staying -= soonest.fte
                noticed.append(soonest.number)
        return noticed

    def _asks(self, at):
        state, agency, asked = self.state, self.state.values.route("agency"), []
        fte = number(agency.get("fte", 1))
        pool = agency.get("pool")
        pool = math.inf if pool in (None, "none") else number(pool)
        held = {}   # agency in post and asked for, by position
        for worker in state.workers.values():
            if worker.contract == "agency":
                key = worker.team, state.values.post_of(worker.role)
                held[key] = held.get(key, 0.0) + worker.fte
        for kind, team, role, of, _ in self.entries.values():
            if kind == "agency":
                key = team, state.values.post_of(role)
                held[key] = held.get(key, 0.0) + of
        most = number(agency.get("max_share", 1))
        permanent = sum(worker.fte for worker in state.workers.values() if worker.contract == "permanent" and worker.holds_cases)
        for team, role in self.positions():
            target = half_up(number(agency.get("cover", 1)) * self.uncovered(team, role, at))
            holds = bool(state.role(role).get("holds_cases"))
            wanted = math.floor(target - held.get((team, role), 0.0) + TOLERANCE)
            for _ in range(wanted):
                everybody = sum(held.values())
                holders = sum(of for (_, each), of in held.items() if state.role(each).get("holds_cases"))
                if everybody + fte > pool + TOLERANCE:
                    break
                if holds and (holders + fte) > most * (holders + fte + permanent) + TOLERANCE:
                    break
                held[team, role] = held.get((team, role), 0.0) + fte
                asked.append((team, role))
        return asked

    def agency_asked(self, note):
        self._entry(note, "agency", note["team"], "time_to_fill")

    def leaves(self, note):
        """Checked before the worker goes: where all convert, only one for whom there is no post."""
        worker = self.state.workers[note["worker"]]
        if worker.number not in self.people.ended or worker.resigned:
            return
        if number(self.state.values.route("agency").get("conversion", 0)) >= 1:
            fill = self.to_fill(worker.team, worker.role)
            self.check("conversion", note, fill is None or fill <= TOLERANCE, f"does not convert with {fill} to fill")

    def converts(self, note):
        """Checked before the worker is permanent."""
        fill = self.to_fill(note["team"], note["role"])
        chance = number(self.state.values.route("agency").get("conversion", 0))
        self.check("conversion", note, chance > 0, "nobody converts")
        self.check("conversion", note, fill is not None and fill > TOLERANCE, f"{fill} to fill")
