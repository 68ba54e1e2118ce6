#!/usr/bin/python3
"""check_limits.py CASEFORCE ROOT: every bound of docs/limits.md. A scenario beyond one is refused within seconds and in little
memory, with a place and the bound; all of England in one scenario is sound.
"""
import pathlib
import re
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
sys.dont_write_bytecode = True

from command import WATCHED, caseforce, with_memory  # noqa: E402

ROOT = pathlib.Path(sys.argv[2])
SMALL = (ROOT / "tests" / "cli" / "small.yaml").read_text(encoding="utf-8")
MOST_SECONDS = 100 if WATCHED else 5  # sanitizers are slow
MOST_BYTES = 1 << 30
PLACE = re.compile(r"^(\S+):[1-9]\d*:[1-9]\d*: ")


def many(count, what):
    return "".join(what.replace("#", str(i)).replace("@", str(i + 1)) for i in range(count))


def flow(count, what):
    return "[" + ", ".join(what.replace("#", str(i)) for i in range(count)) + "]"


def keys(count, what):
    return "{" + ", ".join(what.replace("#", str(i)) for i in range(count)) + "}"


INITIAL = "{role: social_worker, contract: permanent, count: 100000, tenure: 4 years}"
STAGE = "team: locality, duration: 1 day, hours_per_week: 1"
MARKET = "supply: {market: {candidates_per_year: {social_worker: %s}, lead_time: 1 day}}\n"

# Words of docs/limits.md's table: what stands in place of what in a small scenario or behind it, and what is said.
BEYOND = {
    # ---- the text
    "bytes of a file": ([], "x" * (1 << 20), "the file is larger than 1 MiB"),
    "nesting": ([], "x: " + "[" * 40 + "]" * 40, "nested too deep"),
    "keys of a map": ([("  stages:\n", "  stages:\n" + many(6000, "    s#: {team: locality}\n"))], "",
                      "too many keys in one map"),
    "values": ([], f"x: {flow(250_000, '1')}\n", "too many values"),
    "values by anchors": ([], "a: &a [1,1,1,1,1,1,1,1,1]\n" + "".join(
        f"{new}: &{new} [" + ",".join([f"*{old}"] * 9) + "]\n" for old, new in zip("abcde", "bcdef")),
                          "too many values"),
    "bytes by anchors": ([], "a: &a " + "x" * 800_000 + "\nb: " + flow(50_000, "*a") + "\n", "too long a text"),
    "an anchor in itself": ([], "a: &a [*a]\n", "an anchor that holds itself"),
    # ---- lists and maps
    "roles": ([("roles:\n", "roles:\n" + many(600, "  r#: {}\n"))], "", "there are 601 roles"),
    "teams": ([("teams:\n", "teams:\n" + many(2100, "  t#: {}\n"))], "", "there are 2101 teams"),
    "stages": ([("  stages:\n", "  stages:\n" + many(2100, f"    s#: {{{STAGE}}}\n"))], "", "there are 2102 stages"),
    "managed teams": ([], "supply: {managed_teams: " + flow(
        1001, "{at: 2023-01-01, length: 9 weeks, team: locality, practitioners: 1, caseload_cap: 9, fee: 9 per week}") + "}\n",
                      "there are 1001 managed teams"),
    "leaving hazards": ([("{permanent: 15%}", "{permanent: " + "{" + ", ".join(
        f"{i}-{i + 1} years: 10%" for i in range(1001)) + "}}")], "", "1000 at most"),
    "targets": ([], "targets: " + flow(1001, "{measure: caseload_mean, at_most: 1}") + "\n", "there are 1001 targets"),
    "observations": ([], "history: " + flow(5001, "{measure: caseload_mean, at: 2022-01-01, value: 1}") + "\n",
                     "there are 5001 observations"),
    "marks": ([], "events: " + flow(1001, "{at: 2023-01-01, label: x}") + "\n", "there are 1001 marks"),
    "uncertain values": ([], "uncertain: {set: " + keys(501, "demand.trend#: {uniform: [0, 1]}") + "}\n",
                         "there are 501 uncertain values"),
    "changes": ([], "changes: " + flow(3001, "{at: 2023-01-01, scale: {demand.referrals_per_10000: 1}}") + "\n",
                "3000 at most"),
    "changes and policies": ([], "changes: " + flow(50, "{at: 2023-01-01, scale: {demand.referrals_per_10000: 1}}") +
                             "\npolicies: " + keys(100, "p#: {}") + "\n", "3000 at most"),
    "changes of many names": ([("teams:\n", "teams:\n" + many(1900, "  t#: {}\n"))],
                              "changes: " + flow(200, "{at: 2023-01-01, scale: {demand.referrals_per_10000: 1}}") + "\n",
                              "157 at most"),
    "steps of ramps": ([("78 weeks", "100 years")], "policies: " + keys(
        60, "p#: {changes: [{at: 2022-10-03, over: 99 years, scale: {demand.referrals_per_10000: 1.1}}]}") + "\n",
                       "ramps ('over') take"),
    "household": ([("{1: 0.6, 2: 0.4}", "{1: 0.6, 2000000: 0.4}")], "", "2000000"),
    # ---- time and repetition
    "horizon": ([("78 weeks", "10000 years")], "", "is too large"),
    "warm-up": ([], "warm_up: 10000 years\n", "is too large"),
    "durations": ([("duration: {exponential: 9 months}", "duration: 1e9 years")], "", "is too large"),
    "hazards": ([("hazard: 80% per year", "hazard: 1e9% per year")], "", "is too large"),
    "replications": ([("replications: 12", "replications: 1000000000000")], "", "is too large"),
    # ---- what a simulated future may be
    "workers": ([("count: 10,", "count: 10000000,")], "", "is too large"),
    "workers by lines": ([("    initial:\n", "    initial:\n" + many(100, f"      - {INITIAL}\n"))], "",
                         "workers are in post on day one"),
    "posts": ([("social_worker: 12}", "social_worker: 100000000}")], "", "is too large"),
    "agency": ([("posts: {social_worker: 12}", "posts: {social_worker: 100000}")],
               "supply: {agency: {cover: 1000%, time_to_fill: 1 day, length: 1 day}}\n", "most of them agency workers"),
    "agency in parts": ([], "supply: {agency: {fte: 0.000001, time_to_fill: 4 weeks, length: 9 months}}\n",
                        "most of them agency workers"),
    "candidates": ([], MARKET % "1000000", "most of them candidates"),
    "seats": ([], "supply: {academy: {cohorts: {every: 1 week, from: 2023-01-01, seats: 1000000000}, role: social_worker, "
              "training: 1 year}}\n", "most of them trainees"),
    "offers": ([], "supply: {overseas: {campaigns: [{at: 2023-01-01, offers: 1000000000}], role: social_worker}}\n",
               "most of them recruits"),
    "open cases": ([("open: 90", "open: 4000000")], "", "cases are open on day one"),
    "cases of one desk": ([("open: 90", "open: 900000")], "", "cases in order on full desks"),
    "referrals": ([("600 per year", "1e9 per week")], "", "referrals a year"),
    "children": ([("children: 4000", "children: 1e9")], "", "referrals a year"),
    "growth": ([("  household", "  trend: 10000% per year\n  household"), ("78 weeks", "20 years")], "", "referrals a year"),
    "referrals in all": ([("600 per year", "5000 per year"), ("children: 4000", "children: 4000000"),
                          ("78 weeks", "10 years")], "", "children referred"),
    "stages in no time": ([("duration: {exponential: 9 months}", "duration: 0.001 days\n      next: {plan: 99.999%}"),
                           ("open: 90", "open: 100000")], "", "entries of cases into 'plan'"),
    "sickness": ([("80% per year, length: {exponential: 2 weeks}", "1000000% per year, length: 0 days"),
                  ("count: 10,", "count: 90000,")], "", "spells of sickness"),
    "recorded values": ([("teams:\n", "teams:\n" + many(1990, "  t#: {}\n")), ("78 weeks", "40 years")], "",
                        "most of them of teams"),
    "a draw": ([], "uncertain: {scale: {demand.referrals_per_10000: {uniform: [1, 1e7]}}}\n",
               "simulated future would have some"),
    "a draw's tail": ([], "uncertain: {scale: {demand.referrals_per_10000: {lognormal: {mean: 10000, cv: 10}}}}\n",
                      "simulated future would have some"),
    "a small draw": ([("open: 90", "open: 300000"), ("count: 10,", "count: 10000,"),
                      ("duration: {exponential: 9 months}", "duration: 1 month\n      next: {plan: 100%}")],
                     "uncertain: {scale: {pathway.stages.plan.duration: {uniform: [0.0001, 1]}}}\n",
                     "entries of cases into 'plan'"),
    "a change": ([], "changes: [{at: 2023-01-01, scale: {demand.referrals_per_10000: 1e9}}]\n", "referrals a year"),
    "a policy": ([], "policies: {p: {changes: [{at: 2023-01-01, set: {demand.referrals_per_10000: 1e9 per year}}]}}\n",
                 "referrals a year"),
    # ---- what is told
    "mistakes": ([], many(4000, "kkkk#: 1\n"), "there are more mistakes than are told"),
    "mistakes of names": ([("next: {plan: 40%}", f"next: {keys(4900, 'x#: 0%')}")], "", "'x0' is not a stage"),
    "mistakes of paths among many": ([("teams:\n", "teams:\n" + many(1900, "  t#: {posts: {social_worker: 1}}\n"))],
                                     "changes: [{at: 2023-01-01, set: " + keys(
                                         990, "teams.q#.posts.social_worker: 1") + "}]\n",
                                     "nearest: teams.t0.posts.social_worker"),
    "mistakes of paths": ([], "changes: [{at: 2023-01-01, set: " + keys(4900, "a.b#: 1") + "}]\n", "there are more mistakes"),
}

# Awkward and allowed: as long to check as anything.
SOUND = {
    "roles that become each other": [("roles:\n", "roles:\n" + many(
        480, "  r#: {holds_cases: true, becomes: r@, becomes_after: 1 day}\n") + "  r480: {}\n")],
    "a chain of stages in no time": [("  stages:\n", "  stages:\n" + many(
        1900, "    s#: {team: locality, duration: 0 days, hours_per_week: 1, next: {s@: 100%}, initial: {open: 1}}\n") +
                                      f"    s1900: {{{STAGE}, initial: {{open: 1}}}}\n")],
    "many ways": [("  stages:\n", "  stages:\n" + many(
        900, f"    s#: {{{STAGE}, next: {keys(99, 's#: 1%').replace('#', '!')}, initial: {{open: 1}}}}\n").replace("!", "#"))],
    "replications": [("replications: 12", "replications: 10000000")],
    "a hundred years": [("78 weeks", "100 years")],
    "posts never full": [("social_worker: 12}", "social_worker: 10000000}")],
    "policies and draws": [
        ("  stages:\n", "  stages:\n" + many(24, f"    s#: {{{STAGE}}}\n")),
        ("population:", "uncertain: {scale: " + keys(24, "pathway.stages.s#.hours_per_week: {uniform: [0.9, 1.1]}") +
         "}\npolicies: " + keys(1400, "p#: {changes: [{at: 2023-01-01, scale: {sickness.hazard: 0.9}}]}") + "\npopulation:")],
    "no cap": [("caseload_cap: 18", "caseload_cap: 1e300")],
}


def checked(folder, text):
    file = pathlib.Path(folder) / "scenario.yaml"
    file.write_text(text, encoding="utf-8")
    began = time.monotonic()
    done = caseforce("check", "scenario.yaml", cwd=folder, timeout=10 * MOST_SECONDS, preexec_fn=with_memory(MOST_BYTES))
    return done, time.monotonic() - began


def laid(replacements, behind=""):
    text = SMALL
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text + behind


def england():
    """151 councils: 30,000 workers, 330,000 open cases, 600,000 referrals a year, five years."""
    councils = range(151)
    teams, stages = [], []
    for i in councils:
        for team, workers in (("first", 60), ("plans", 80), ("care", 60)):
            teams.append(f"  {team}_{i}:\n    posts: {{social_worker: {workers * 1.2:.0f}}}\n    initial:\n"
                         f"      - {{role: social_worker, contract: permanent, count: {workers}, "
                         "tenure: {exponential: 4 years}}\n")
        for stage, team, length, following, cases in (
                ("assessment", "first", "41 days", f"need_{i}: 40%, inquiry_{i}: 20%", 450),
                ("inquiry", "first", "16 days", f"plan_{i}: 23%, need_{i}: 30%", 100),
                ("need", "plans", "28 weeks", f"inquiry_{i}: 10%", 800),
                ("plan", "plans", "34 weeks", f"court_{i}: 20%, need_{i}: 50%", 340),
                ("court", "care", "40 weeks", f"care_{i}: 60%", 100),
                ("care", "care", "3 years", "", 400)):
            stages.append(f"    {stage}_{i}: {{team: {team}_{i}, duration: {{gamma: {{mean: {length}, cv: 0.5}}}}, "
                          f"hours_per_week: 1.5, next: {{{following}}}, initial: {{open: {cases}}}}}\n")
    door = "    door: {team: first_0, duration: 1 day, hours_per_week: 0.1, next: {" + ", ".join(
        f"assessment_{i}: 0.66%" for i in councils) + "}}\n"
    return laid([("horizon: 78 weeks", "horizon: 5 years"), ("children: 4000", "children: 12000000"),
                 ("600 per year", "500 per year"), ("first_stage: assessment", "first_stage: door")]).split("teams:\n")[0] + \
        "teams:\n" + "".join(teams) + \
        "population: {children: 12000000}\ndemand: {referrals_per_10000: 500 per year, first_stage: door}\n" \
        "pathway:\n  over_cap: allow\n  stages:\n" + door + "".join(stages) + \
        "leaving: {hazard: {permanent: 15%}, notice: 8 weeks}\n" \
        "sickness: {hazard: 80% per year, length: {exponential: 2 weeks}}\n" \
        "supply: {market: {candidates_per_year: {social_worker: 5000}, lead_time: 16 weeks}, " \
        "agency: {cover: 80%, time_to_fill: 4 weeks, length: 9 months}}\n"


def main():
    if "--england" in sys.argv:  # for a run by hand: check_limits.py CASEFORCE ROOT --england > england.yaml
        print(england())
        return 0
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (replacements, behind, says) in BEYOND.items():
            done, seconds = checked(folder, laid(replacements, behind))
            if done.status != 2 or says not in done.err or not PLACE.match(done.err):
                wrong.append(f"{name}: status {done.status}, not '{says}': {done.err[:300]}")
            if seconds > MOST_SECONDS:
                wrong.append(f"{name}: {seconds:.1f} s until it was refused")
        sound = {name: laid(replacements) for name, replacements in SOUND.items()}
        sound["England"] = england()
        for name, text in sound.items():
            done, seconds = checked(folder, text)
            if done.status != 0:
                wrong.append(f"{name}: status {done.status}: {done.err[:300]}")
            if seconds > MOST_SECONDS:
                wrong.append(f"{name}: {seconds:.1f} s until it was found sound")
    print("\n".join(wrong) or f"{len(BEYOND)} bounds hold, {len(sound)} scenarios within them are sound")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
