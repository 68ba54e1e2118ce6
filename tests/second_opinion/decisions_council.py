"""Small councils in which everything is drawn, and drawn so that rules meet: ties, queues, absences, changes on busy dates."""
import datetime
import json
import random

HOLDING = ["trainee", "worker", "senior", "helper", "elder"]


class Council:
    def __init__(self, seed):
        self.draw = random.Random(seed)
        self.start = datetime.date(2021, 1, 1) + datetime.timedelta(days=self.draw.randrange(1400))
        self.weeks = self.draw.randrange(26, 66)
        self.scarce = self.maybe(0.3)
        self.alike = self.maybe(0.2)  # every case as long and as heavy as the next
        self.teams = ["front", "middle", "back", "empty"][:self.one_of(1, 2, 2, 3, 3, 4)]
        self.stages = ["first", "urgent", "plan", "care", "review", "after"][:self.draw.randrange(2, 7)]

    def maybe(self, chance=0.5):
        return self.draw.random() < chance

    def one_of(self, *values):
        return self.draw.choice(values)

    def some(self, of, least=1):
        return self.draw.sample(of, self.draw.randrange(least, len(of) + 1))

    def served(self):
        return self.draw.choice([team for team in self.teams if team != "empty"])

    def date(self, first_week=-3, last_week=None):
        """A date of the run, often a week's end."""
        week = self.draw.randrange(first_week, last_week or self.weeks)
        day = 0 if self.maybe(0.4) else self.draw.randrange(7)
        return str(self.start + datetime.timedelta(days=7 * week + day))

    def duration(self):
        if self.alike:
            return self.one_of("7 days", "7 days", "14 days", "0 days")
        mean = f"{self.draw.randrange(3, 60)} days"
        return self.one_of(mean, mean, self.one_of("0 days", "2 weeks"), {"exponential": mean}, {"uniform": ["1 day", "40 days"]},
                           {"gamma": {"mean": mean, "cv": 0.5}}, {"empirical": [["1 week", 0.5], [mean, 0.5]]})

    def over_cap(self):
        return self.one_of("wait", "wait", {"up_to": f"{self.draw.randrange(101, 160)}%"}, {"up_to": "200%"}, "allow")

    def cap(self):
        return self.one_of(0.5, 1, 1, 2) if self.scarce else self.one_of("none", 0.5, 1, 2, 3, 3, 4, 5, 7)

    def steps(self):
        first, second = self.one_of("0%", "30%", "50%", "100%"), f"{self.draw.randrange(1, 4)} weeks"
        return [["0 weeks", first], [second, "60%"], [f"{self.draw.randrange(5, 12)} weeks", "100%"]]

    def lead(self):
        return self.one_of("2 weeks", "10 days", {"exponential": "3 weeks"}, {"uniform": ["1 day", "8 weeks"]})

    def roles(self):
        roles = {role: {"holds_cases": True, "caseload_cap": self.cap(), "salary": "40000 per year"} for role in HOLDING}
        roles["trainee"].update(post_of="worker", becomes=self.one_of("worker", "elder"),
                                becomes_after=self.one_of("12 weeks", "30 weeks", "1 year"))
        roles["senior"].update(mentors=self.maybe(0.7), case_time_share="60%")
        roles["helper"].update(registered=False)
        roles["elder"].update(post_of="worker")
        if self.maybe(0.4):
            roles["elder"].update(becomes="manager", becomes_after=self.one_of("20 weeks", "50 weeks"))
        roles["manager"] = {"holds_cases": False, "manages": True, "salary": "50000 per year"}
        return roles

    def team(self):
        posts = {role: self.draw.randrange(0, 5) + self.one_of(0, 0, 0.5) for role in ("worker", "senior", "helper", "manager")}
        initial = []
        for role in [*HOLDING, "manager"]:
            for _ in range(self.draw.randrange(0, 2 if self.scarce else 3)):
                initial.append({"role": role, "contract": self.one_of("permanent", "permanent", "permanent", "agency"),
                                "count": 1 if self.scarce else self.draw.randrange(1, 4), "fte": self.one_of(1, 1, 1, 0.6, 0.8),
                                "tenure": self.one_of("0 days", "26 weeks", "2 years", {"exponential": "2 years"})})
        team = {"posts": {role: fte for role, fte in posts.items() if fte > 0}, "initial": initial}
        return {**team, "case_time_share": "80%"} if self.maybe(0.3) else team

    def stage(self, name):
        stage = {"team": self.served(), "duration": self.duration(), "hours_per_week": self.one_of(0, 1, 2, 3, 5, 8),
                 "re_referral": self.one_of("0%", "20%", "60%")}
        follow = self.some(self.stages, 0)
        if follow:
            stage["next"] = {other: round(self.one_of(0.5, 0.7, 0.85) / len(follow), 3) for other in follow}
        optional = {"priority": self.one_of(1, 1, 2, 5), "keep_worker": self.maybe(), "over_cap": self.over_cap(),
                    "roles": self.some(HOLDING)}
        stage.update({key: value for key, value in optional.items() if self.maybe(0.35)})
        if self.maybe(0.4):
            stage["escalation"] = {"to": self.draw.choice([each for each in self.stages if each != name]),
                                   "hazard": self.one_of("5% per week", "40% per week")}
        if self.maybe(0.7):
            stage["initial"] = {"open": self.draw.randrange(0, 16), "allocated": self.one_of("100%", "70%", "0%")}
            if self.maybe(0.3):
                stage["initial"]["legacy"] = {"share": "40%", "weight": self.one_of(1, 2), "extra": "20 days"}
        return stage

    def pathway(self):
        pathway = {"over_cap": self.over_cap(), "drift": self.one_of(0, 0.5, 0.9, 1),
                   "unallocated_speed": self.one_of(0, 0.3, 1) if self.scarce else self.one_of(0, 0, 0.3, 1),
                   "handover_days": self.one_of("0 days", "5 days"), "transfer_days": self.one_of("0 days", "3 days"),
                   "transfer": self.one_of("hold", "hold", "queue"), "held_hours": self.one_of("0%", "40%", "100%")}
        if self.maybe(0.7):
            pathway["cover_after"] = self.one_of("1 day", "5 days", "2 weeks")
        if self.maybe(0.7):
            pathway["return"] = {"delay": self.one_of("10 days", {"exponential": "30 days"}), "to": self.draw.choice(self.stages),
                                 "overload_effect": 1, "handover_effect": 0.5}
        pathway["stages"] = {name: self.stage(name) for name in self.stages}
        return pathway

    def demand(self):
        demand = {"referrals_per_10000": f"{self.draw.randrange(300, 1200)} per year",
                  "first_stage": self.draw.choice(self.stages), "siblings_together": self.maybe(0.6),
                  "household": self.one_of({1: 1}, {1: 0.5, 3: 0.5}, {2: 0.6, 4: 0.4}, {1: 0.2, 6: 0.8})}
        if self.maybe() and not self.alike:
            demand["weight"] = self.one_of({"lognormal": {"mean": 1, "cv": 0.5}}, {"empirical": [[1, 0.5], [2, 0.5]]}, 0.5)
        if self.maybe(0.3):
            demand["recent_closures"] = {"rate": "60 per year", "re_referral": "30%"}
        return demand

    def supply(self):
        supply = {}
        if self.maybe(0.6):
            ways = {"senior": ("worker", self.one_of("0 days", "1 year")), "manager": ("senior", "10 weeks"),
                    "elder": (self.one_of("worker", "trainee"), "20 weeks")}
            supply["promotion"] = {to: {"from": of, "after": after, "time_to_fill": self.one_of("1 week", "3 weeks")}
                                   for to, (of, after) in ways.items() if to != "elder" or self.maybe(0.4)}
        if self.maybe(0.7):
            rates = {role: self.draw.randrange(2, 20) for role in self.some([*HOLDING, "manager"])}
            supply["market"] = {"candidates_per_year": rates, "lead_time": self.lead(), "fall_through": "20%",
                                "fte": self.one_of(1, 0.7)}
        if self.maybe(0.75):
            supply["agency"] = self.agency()
        if self.maybe(0.5):
            cohorts = [{"at": self.date(), "seats": self.draw.randrange(1, 5)} for _ in range(2)]
            if self.maybe():
                cohorts = {"every": self.one_of("3 months", "1 month", "6 weeks"), "from": self.date(-3, 10), "seats": 2}
            supply["academy"] = {"cohorts": cohorts, "fill_rate": "90%", "pass_rate": "80%", "role": "trainee",
                                 "training": self.one_of("0 weeks", "3 weeks"), "supernumerary": self.maybe()}
        if self.maybe(0.5):
            campaigns = [{"at": self.date(), "offers": self.draw.randrange(1, 5)} for _ in range(2)]
            supply["overseas"] = {"campaigns": campaigns, "role": self.one_of("worker", "senior"), "fall_through": "20%",
                                  "lead_time": self.lead()}
        for route in ("market", "agency", "academy", "overseas"):
            if route in supply and self.maybe(0.7):
                supply[route].update(readiness=self.steps(), mentoring_hours=self.one_of(0, 2, 9))
        if self.maybe(0.6):
            dates = [str(self.start) if self.maybe(0.3) else self.date(0) for _ in range(self.draw.randrange(1, 4))]
            supply["managed_teams"] = [self.block(date, self.draw.randrange(0, 2)) for date in dates]
        return supply

    def block(self, at, managers=0):
        return {"at": at, "length": self.one_of("4 weeks", "60 days"), "team": self.served(), "managers": managers,
                "practitioners": self.draw.randrange(0, 4), "caseload_cap": self.one_of(2, 5, "none"), "fee": "9000 per week"}

    def agency(self):
        agency = {"cover": self.one_of("100%", "70%"), "time_to_fill": self.lead(), "rate": "46 per hour",
                  "length": self.one_of("8 weeks", {"exponential": "15 weeks"}), "conversion": self.one_of("0%", "50%", "100%")}
        optional = {"roles": self.some(["worker", "senior", "helper", "manager"]), "pool": self.draw.randrange(2, 12),
                    "absence_cover_after": self.one_of("0 days", "10 days"), "additional": {self.draw.choice(self.teams): 2},
                    "max_share": "40%", "early_end": "60% per year", "fte": self.one_of(0.5, 0.8)}
        agency.update({key: value for key, value in optional.items() if self.maybe(0.4)})
        if self.maybe(0.8):
            agency["notice"] = self.one_of("0 weeks", "2 weeks", "30 days")
        return agency

    def possible(self, scenario):
        """Changes, of which some are made."""
        stage, team = self.draw.choice(self.stages), self.draw.choice(self.teams)
        of_stage, supply = f"pathway.stages.{stage}", scenario["supply"]
        yield from ({"set": change} for change in (
            {"pathway.over_cap": self.over_cap()}, {"pathway.drift": 0.7}, {"pathway.held_hours": "80%"},
            {"pathway.transfer": self.one_of("hold", "queue")}, {"pathway.unallocated_speed": 0.5},
            {"pathway.handover_days": "8 days"}, {"pathway.transfer_days": "6 days"}, {f"{of_stage}.duration": "9 days"},
            {f"{of_stage}.keep_worker": False}, {f"{of_stage}.priority": 1}, {f"{of_stage}.over_cap": self.over_cap()},
            {f"{of_stage}.roles": self.some(["worker", "senior", "helper"])}, {"demand.siblings_together": self.maybe()},
            {"roles.worker.caseload_cap": self.one_of(0.5, 2, 8)},
            {"roles.trainee.becomes_after": self.one_of("5 weeks", "40 weeks")},
            {"working_time.goodwill": "0%"}, {"working_time.case_time_share": "50%"}, {"working_time.contracted_hours": 30},
            {"working_time.max_weekly_hours": 36}))
        yield from ({"scale": change} for change in (
            {f"{of_stage}.hours_per_week": 2}, {f"teams.{team}.posts": self.one_of(0.5, 2)},
            {"demand.referrals_per_10000": self.one_of(0.3, 3)}))
        yield {"scale": {"working_time.case_time_share": 0.6}, "over": "6 weeks"}
        if scenario["roles"]["senior"]["caseload_cap"] != "none":
            yield {"scale": {"roles.senior.caseload_cap": self.one_of(0.3, 2)}, "over": "5 weeks"}
        if "next" in scenario["pathway"]["stages"][stage]:
            yield {"scale": {f"{of_stage}.next": 0.4}}
        if "escalation" in scenario["pathway"]["stages"][stage]:
            yield {"scale": {f"{of_stage}.escalation.hazard": self.one_of(0, 5)}}
        if "cover_after" in scenario["pathway"]:
            yield {"set": {"pathway.cover_after": self.one_of("0 days", "3 days", "3 weeks")}}
        for route in ("market", "agency", "academy", "overseas"):
            if route in supply:
                yield {"set": {f"supply.{route}.readiness": self.steps(), f"supply.{route}.mentoring_hours": 5}}
        if "agency" in supply:
            yield from ({"set": {"supply.agency.cover": "20%"}}, {"set": {"supply.agency.notice": "1 week"}})
        if "managed_teams" in supply:
            yield {"add": {"supply.managed_teams": [self.block(self.date(5))]}}
            yield {"set": {"supply.managed_teams.caseload_cap": self.one_of(1, 8)}}
        if isinstance(supply.get("academy", {}).get("cohorts"), dict):
            yield {"set": {"supply.academy.cohorts.seats": self.one_of(0, 5)}}
        if "overseas" in supply:
            yield {"add": {"supply.overseas.campaigns": [{"at": self.date(5), "offers": 2}]}}
        if "leaving" in scenario:
            yield from ({"set": {"leaving.wind_down": "3 days"}}, {"set": {"leaving.notice.permanent": "3 weeks"}})

    def changes(self, scenario):
        possible = list(self.possible(scenario))
        changes = [{"at": self.date(), **change} for change in self.draw.choices(possible, k=self.draw.randrange(0, 15))]
        for change in changes:
            if self.maybe(0.4):
                length = datetime.timedelta(days=self.one_of(7, 30, 100))
                change["until"] = str(datetime.date.fromisoformat(change["at"]) + length)
        return changes

    def scenario(self):
        working = {"case_time_share": "70%", "max_overtime_share": self.one_of("0%", "30%"),
                   "goodwill": self.one_of("50%", "100%", {"permanent": "40%", "agency": "0%", "managed": "100%"})}
        if self.maybe():
            working.update(leave={"days_per_year": 30, "months": {"aug": 3, "dec": 2}}, max_weekly_hours=44)
        scenario = {
            "caseforce": 1, "name": "Drawn", "start": str(self.start), "horizon": f"{self.weeks} weeks",
            "warm_up": self.one_of("0 weeks", "0 weeks", "3 weeks", "11 days"),
            "run": {"replications": 1, "seed": self.draw.randrange(10**6)},
            "working_time": working, "roles": self.roles(), "teams": {team: self.team() for team in self.teams},
            "population": {"children": self.one_of(700, 1500, 3000)}, "demand": self.demand(), "pathway": self.pathway(),
            "supply": self.supply()}
        if self.maybe(0.8):
            scenario["leaving"] = {"hazard": {"permanent": self.one_of("30%", "150%"), "agency": "40%"}, "strain_effect": 0.5,
                                   "wind_down": self.one_of("2 weeks", "8 weeks"),
                                   "notice": self.one_of({"permanent": "5 weeks"}, {"permanent": "12 days", "agency": "1 week"})}
        if self.maybe(0.8):
            scenario["sickness"] = {"hazard": self.one_of("100% per year", "500% per year"),
                                    "length": self.one_of("5 days", {"exponential": "3 weeks"})}
        if self.maybe():
            scenario["long_leave"] = {"hazard": "40% per year", "length": self.one_of("6 weeks", {"exponential": "10 weeks"})}
        changes = self.changes(scenario)
        decided = self.draw.randrange(len(changes) + 1)
        scenario["changes"], scenario["policies"] = changes[:decided], {"tried": {"changes": changes[decided:]}}
        self.on_the_move(scenario)
        return scenario

    def on_the_move(self, scenario):
        """Some are under notice on day one, and some have accepted who are yet to start."""
        for team in scenario["teams"].values():
            for line in team["initial"]:
                if "leaving" in scenario and line["contract"] == "permanent" and self.maybe(0.3):
                    line["on_notice"] = self.draw.randrange(0, line["count"] + 1)
        if "market" in scenario["supply"] and self.maybe():
            scenario["supply"]["market"]["initial"] = {role: self.draw.randrange(0, 3) for role in self.some(HOLDING)}


def council(seed):
    """The scenario as text; JSON is YAML."""
    return json.dumps(Council(seed).scenario(), indent=1)
