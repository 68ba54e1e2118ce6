#!/usr/bin/python3
"""check_agreement.py CASEFORCE [PART OF A NAME]: the printed schema accepts and refuses what the program does.

Each function is a sentence about it; all are run, or those whose names hold the given part.
"""
import copy
import os
import re
import subprocess
import sys

import yaml

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from printed import EXAMPLE, ROOT, VALIDATOR, at_once, check, example, refusal  # noqa: E402

from command import CASEFORCE  # noqa: E402
from scenario_yaml import values_of  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

HERE = ROOT / "tests" / "schema"
MISTAKES = ROOT / "tests" / "mistakes"


# ---- files

def sound_files():
    """Every scenario of the tree: all YAML but what holds mistakes on purpose and tables of tests."""
    for file in sorted(ROOT.rglob("*.yaml")):
        place = file.relative_to(ROOT)
        if place.parts[0].startswith(("build", ".")) or place.name == "ten_mistakes.yaml":
            continue
        if place.parts[:2] == ("tests", "crossings") or (place.parts[:2] == ("tests", "mistakes") and
                                                         place.parts[2] != "sound"):
            continue
        yield file


def every_scenario_of_the_project_is_accepted(_):
    for file in sound_files():
        found = refusal(VALIDATOR, values_of(file.read_text(encoding="utf-8")))
        require(found is None, f"{file.relative_to(ROOT)}: {found}")


def what_show_prints_is_accepted(_):
    for file in sound_files():
        if file.name == "england.yaml":
            continue  # a base for others
        shown = subprocess.run([CASEFORCE, "show", "--allow-outside", str(file)], capture_output=True, check=True, text=True).stdout
        found = refusal(VALIDATOR, values_of(shown))
        require(found is None, f"{file.relative_to(ROOT)}: {found}")


def every_scenario_of_the_folder_names_its_schema(_):
    for file in sorted((ROOT / "scenarios").glob("*.yaml")):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        require(first == "# yaml-language-server: $schema=caseforce.schema.json", file.name)


def every_scenario_in_the_documents_is_accepted(_):
    count = 0
    for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for block in re.findall(r"^```yaml\n(.*?)^```$", document.read_text(encoding="utf-8"), re.M | re.S):
            values = values_of(block)
            if isinstance(values, dict) and values.keys() & {"extends", "start"}:
                count += 1
                found = refusal(VALIDATOR, values)
                require(found is None, f"{document.relative_to(ROOT)}: {found}")
    require(count > 0, "no scenario in any document")


def every_mistake_that_a_schema_can_express_is_refused(_):
    listed = {}
    for line in (HERE / "mistakes_not_seen.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, reason = line.split(": ", 1)
            listed[name] = reason
    files = {file.stem: file for file in sorted(MISTAKES.glob("*.yaml"))}
    require(listed.keys() <= files.keys(), f"no such file: {listed.keys() - files.keys()}")
    wrong = []
    for name, file in files.items():
        try:
            accepted = VALIDATOR.is_valid(values_of(file.read_text(encoding="utf-8")))
        except (yaml.YAMLError, RecursionError, ValueError, AttributeError):
            accepted = False  # it is no YAML
        if accepted and name not in listed:
            wrong.append(f"{name} is accepted: refuse it, or list it with a reason")
        if not accepted and name in listed:
            wrong.append(f"{name} is refused after all: take it off the list")
    require(not wrong, "\n".join(wrong))


# ---- values

# path, then values that both accept, then values that both refuse
SAME = [
    ("working_time.contracted_hours", ["37", "36.5", "3.7e1", "37.", "+37", ".5"], ["0", "169", "37 hours", "'37'", "-1", "true"]),
    ("working_time.case_time_share", ["75%", "0.75", "0%", "100%", "100.0%", "-0%", "7.5e1%", "0", "1", ".5", "1.", "+1", ".5%", "+75%", "75.%", "100.%"],
     ["101%", "-1%", "1.5", "75 %", "75% per year", "'0.75'", "075%", "75 percent"]),
    ("working_time.excessive_over", ["250%", "2.5"], ["-1%"]),
    ("working_time.goodwill", ["50%", "{agency: 10%}", "{permanent: ~}"], ["{agencies: 10%}", "[50%]", "150%"]),
    ("working_time.leave.months", ["{aug: 2, december: 1.5}", "{}"], ["{agu: 2}", "{aug: -1}", "2"]),
    ("horizon", ["3 years", "1 year", "156 weeks", "36.5 months", "1e3 days", "+3 years", ".5 years", "3. years"],
     ["3", "3years", "3  years", "03 years", "3 Years", "-3 years", "45 working days", "3 per year", "50%"]),
    ("start", ["2024-02-29", "'2023-04-03'", "2199-12-31"], ["2023-02-29", "2023-4-3", "1899-01-01", "2100-02-29"]),
    ("bank_holidays", ["england", "none", "[2023-04-07]", "[]"], ["scotland", "2023-04-07", "[april]"]),
    ("budget", ["{2023-24: 1000000, 2029-30: 5, 2099-00: 1}", "{}"], ["{2023-25: 1}", "{2023: 1}", "{2023-24: -1}"]),
    ("prices.from", ["04-01", "02-29"], ["04-31", "4-1", "13-01"]),
    ("prices.other", ["-3%", "2% per year"], ["0.02", "2% per month", "-100%"]),
    ("demand.referrals_per_10000", ["640 per year", "12.5 per week", "2 per day", "+640 per year", ".5 per day"],
     ["640", "640 per hour", "64%", "640 a year", "640 years"]),
    ("demand.household", ["{1: 1}", "{1: 50%, 20: 50%}", "{1: 0.333333, 2: 0.333333, 3: 0.333333}"],
     ["{0: 1}", "{1.0: 1}", "{01: 1}", "{21: 1}", "{1.5: 1}", "[1]", "{1: 2}"]),
    ("demand.weight", ["1.2", "{lognormal: {mean: 1, cv: 0}}", "{uniform: [0, 2]}", "{empirical: [[1, 1]]}"],
     ["0", "-1", "{lognormal: {mean: 1, cv: 11}}", "{fixed: 1}", "{uniform: [1]}", "{uniform: [1 day, 2 days]}"]),
    ("demand.siblings_together", ["true", "false"], ["yes", "'true'", "1"]),
    ("demand.counts", ["all"], ["some", "All"]),
    ("pathway.over_cap", ["allow", "wait", "{up_to: 1.3}"], ["never", "{up_to: 0%}", "{up_to: 130%, over: 1}"]),
    ("pathway.stages.assessment.duration",
     ["6 weeks", "{exponential: 40 days}", "{weibull: {shape: 2, scale: 40 days}}", "{gamma: ~, exponential: 1 week}"],
     ["6", "{exponential: 40}", "{weibull: {shape: 0.01, scale: 40 days}}", "{exponential: -1 days}",
      "{exponential: 1 week, fixed: 2 weeks}", "exponential", "[6 weeks]"]),
    ("pathway.stages.assessment.limit", ["45 working days", "1 working day", "45.0 working days", "45. working days", "+45 working days", ".0 working days"],
     ["45 days", "45", "9.5 working days", "-4 working days", "4500% working days"]),
    ("pathway.stages.assessment.priority", ["1", "1000", "5.0", "+5", "1e2"], ["0", "1.5", "first"]),
    ("pathway.stages.assessment.escalation.hazard", ["1% per week", "4% per month", "0.01 per week"], ["1%", "0.01"]),
    ("sickness.hazard", ["45%", "45% per year", "1% per week", "0.45 per year"], ["0.45", "45% per hour", "-45%"]),
    ("leaving.hazard", ["15%", "{permanent: {academy: 10%}}", "{0.5-1 years: 5%, 10+ years: 1%}"], ["0.15", "[15%]"]),
    ("leaving.strain_effect", ["-0.5", "0"], ["5%", "high"]),
    ("roles.social_worker.salary", ["43000 per year", "3500 per month", "800 per week"],
     ["43000", "43000 per day", "20 per hour"]),
    ("supply.agency.rate", ["46 per hour", "46.5 per hour"], ["46", "46 per day", "46 pounds"]),
    ("supply.market.readiness", ["[[0 weeks, 50%], [4 weeks, 1]]", "[[0 days, 0]]"],
     ["[]", "[[1 week, 50%]]", "[[0 weeks, 150%]]", "50%", "[[0 weeks]]", "[[0 weeks, 50%, 1]]"]),
    ("supply.academy.cohorts",
     ["{every: 6 months, from: 2023-09-04, seats: 12}", "[{at: 2023-09-04, seats: 12}]",
      "{every: 1e1 weeks, from: 2023-09-04, until: 2024-09-04, seats: 0}",
      "{every: +1. year, from: 2023-09-04, seats: 12.0}"],
     ["{every: 1.5 years, from: 2023-09-04, seats: 12}", "[{at: 2023-09-04}]", "12",
      "{every: 1 year, from: 2023-09-04, offers: 12}", "{every: 1 year, from: 2023-09-04, seats: -1}"]),
    ("supply.managed_teams", ["[{at: 2023-05-01, length: 1 year, team: locality, practitioners: 5}]"],
     ["[{at: 2023-05-01, length: 0 years, team: locality, practitioners: 5}]", "{}",
      "[{at: 2023-05-01, length: 1 year, team: locality}]",
      "[{at: 2023-05-01, length: 1 year, team: locality, practitioners: 5.5}]"]),
    ("grade.factors.good.candidates", ["1.1", "[[0 years, 1], [1 year, 110%]]"], ["110%", "[[1 year, 1]]"]),
    ("grade.path", ["[{at: 2022-05-09, is: good}]"], ["[{at: 2022-05-09, is: fine}]", "[{is: good}]"]),
    ("targets", ["[{measure: agency_share, over: first 3 months, at_least: 5%}]",
                 "[{measure: open_cases, over: [2024-04-01, 2025-03-31], at_most: 9}]"],
     ["[{measure: agency_share}]", "[{measure: agency_shares, at_most: 5}]",
      "[{measure: agency_share, at_most: 5, at_least: 1}]", "[{measure: agency_share, over: 9 weeks, at_most: 5}]",
      "[{measure: caseload_mean, team: assessment, role: senior, at_most: 5}]",
      "[{measure: agency_share, over: last 9 weeks, at: 2024-01-01, at_most: 5}]",
      "[{measure: open_by_status, at_most: 5}]"]),
    ("run.seed", ["0", "18446744073709551615", "7.0", "7e0"], ["-1", "1.5", "any"]),
    ("run.replications", ["1", "200.0", "1e3"], ["0", "ten"]),
    ("name", ["2023", "true", "A council"], ["''", "[a]"]),
    ("teams.assessment.initial", ["[{role: senior, count: 0}]", "[{role: senior, count: 5.0}]", "[{role: senior, count: 5e0}]"],
     ["[{role: senior}]", "[{role: senior, count: 2.5}]", "[{role: senior, count: 1, contract: managed}]",
      "[{role: senior, count: 1, fte: 0}]", "[{role: senior, count: 1, fte: 110%}]"]),
    ("uncertain.set", ["{leaving.strain_effect: 0.3}", "{supply.agency.rate: {uniform: [40 per hour, 50 per hour]}}",
                       "{supply.market.lead_time: {gamma: {mean: 16 weeks, cv: 0.2}}}",
                       "{leaving.hazard: {lognormal: {mean: 15%, cv: 0.2}}}", "{demand.season.aug: 0.7}",
                       "{\"teams.assessment.initial[0].count\": 17}"],
     ["{leaving.strain_efect: 0.3}", "{supply.market.fall_through: {uniform: [5, 10]}}", "{start: 2023-04-03}",
      "{supply.market.readiness: 1}", "{supply.agency.rate: 46}", "{demand: 1}"]),
    ("uncertain.scale", ["{leaving.hazard: {uniform: [0.5, 1.5]}}"], ["{leaving.hazzard: 1}", "{leaving.hazard: 10%}"]),
    ("changes", [f"[{{at: 2023-10-01, {given}}}]" for given in (
        "set: {supply.academy.cohorts.seats: 24}", "set: {leaving.notice: {permanent: 12 weeks}}",
        "add: {supply.overseas.campaigns: [{at: 2024-02-01, offers: 20}]}", "set: {teams.assessment.posts.senior: 8}",
        "add: {teams.assessment.posts: {senior: 2}}", "scale: {leaving.hazard.permanent.0-1 years: 0.5}",
        "set: {demand.season.december: 1}", "set: {\"supply.managed_teams[0].fee\": 1 per week}",
        "set: {\"supply.overseas.campaigns[0].at\": 2024-02-01}", "scale: {leaving: 1.1}",
        "set: {supply: {market: {lead_time: 9 weeks}}}", "add: {working_time.excessive_over: -5%}",
        "set: {grade.factors.good.referrals: [[0 years, 1.2]]}", "set: {supply.agency.pool: none}",
        "set: {pathway.stages.section_47.roles: [senior]}", "set: {pathway.stages.assessment.next.looked_after: 0.1}",
        "note: nothing")],
     [f"[{{at: 2023-10-01, {given}}}]" for given in (
         "set: {supply.academy.cohorts.seat: 24}", "set: {start: 2023-04-03}", "set: {supply.market.lead_time: 14}",
         "scale: {leaving.hazard: 75%}", "add: {supply.market.readiness: 10%}", "set: {roles.senior.mentors: true}",
         "set: {supply.agency.rate: 46 per week}", "add: {supply.managed_teams: [{at: 2024-01-01}]}",
         "set: {supply.market.lead_time: {gamma: {mean: 9 weeks}}}", "add: {supply.agency.pool: none}",
         "set: {supply.agency.cover: none}", "over: 3", "until: soon")] + [
             "[{set: {supply.agency.notice: 4 weeks}}]", "{at: 2023-10-01}"]),
    ("policies", ["{one: {changes: []}}", "{one: {cost: {per_year: 5}}}"], ["{a.b: {}}", "{one: {costs: {}}}"]),
]


def put(values, path, value):
    """As --set does."""
    *way, last = re.findall(r"[^.\[\]]+|\[\d+\]", path)
    for key in way:
        values = values.setdefault(key, {})
    values[last] = value


def the_program_and_the_schema_say_the_same(_):
    wrong, cases = [], []
    for path, accepted, refused in SAME:
        for written in [*accepted, *refused]:
            expected = written in accepted
            values = copy.deepcopy(example())
            # What the example's policies and draws move must not stand in the way.
            settings = [("policies", "~"), ("uncertain", "~"), ("changes", "~"), ("targets", "~"), ("history", "~")]
            settings = [pair for pair in settings if not path.startswith(pair[0])]
            for key, _ in settings:
                values.pop(key)
            put(values, path, values_of(written))
            if VALIDATOR.is_valid(values) != expected:
                wrong.append(f"the schema, {path}: {written}: {refusal(VALIDATOR, values) or 'accepts it'}")
            cases.append((expected, [*settings, (path, written)]))
    by_program = at_once(check, [(EXAMPLE, settings) for _, settings in cases])
    for (expected, settings), done in zip(cases, by_program):
        if (done.returncode == 0) != expected:
            wrong.append(f"the program, {settings[-1]}: {done.stderr or 'accepts it'}")
    require(not wrong, "\n".join(wrong))
    require(len(cases) > 200, f"only {len(cases)} values")


def a_file_by_itself_needs_its_required_keys(_):
    whole = example()
    for gone in ("caseforce", "start", "horizon"):
        values = {key: value for key, value in whole.items() if key != gone}
        require(refusal(VALIDATOR, values) is not None, f"without '{gone}'")
        require(refusal(VALIDATOR, {**whole, gone: None}) is not None, f"'{gone}: ~'")
        require(refusal(VALIDATOR, {**values, "extends": "base.yaml"}) is None, f"'{gone}' may be the base's")
    for path, gone in (("pathway.stages.assessment", "team"), ("demand", "first_stage"), ("sickness", "length")):
        values = copy.deepcopy(whole)
        put(values, f"{path}.{gone}", None)
        require(refusal(VALIDATOR, values) is not None, f"without {path}.{gone}")
        require(refusal(VALIDATOR, {**values, "extends": "base.yaml"}) is None, f"{path}.{gone} may be the base's")
    values = copy.deepcopy(whole)
    put(values, "sickness.length", {"lognormal": {"mean": "3 weeks"}})
    require(refusal(VALIDATOR, values) is not None, "a distribution without its spread")
    require(refusal(VALIDATOR, {**values, "extends": "base.yaml"}) is None, "the spread may be the base's")


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
