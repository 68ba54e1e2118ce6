#!/usr/bin/python3
"""grow.py TIMES < MERGED.yaml > GROWN.yaml: a council so many times as large, in as many teams, each so many times as large.

    caseforce show scenarios/sefton.yaml | scenarios/grow.py 151 > england_in_one.yaml

Posts, people in post, children, open cases, candidates and intakes grow; rates and shares stay. Changes, policies, targets and
uncertain values, which speak of one council, are left out.
"""
import re
import sys

import yaml


class Text(yaml.SafeLoader):
    """Dates and numbers stay as they are written."""


class Plain(yaml.SafeDumper):
    """Likewise: what looks like a number stays without quotation marks."""


Text.yaml_implicit_resolvers = {}
Plain.yaml_implicit_resolvers = {}


def times(value, factor):
    """A number, or one with its unit: "600 per year"."""
    number, unit = re.fullmatch(r"([0-9.]+)(.*)", str(value)).groups()
    return f"{float(number) * factor:g}{unit}" if "." in number else f"{int(number) * factor}{unit}"


def each(of, factor):
    return {key: times(value, factor) for key, value in of.items()} if isinstance(of, dict) else times(of, factor)


def grow(council, factor):
    for key in ("changes", "policies", "targets", "uncertain"):
        council.pop(key, None)
    council["name"] = f"{council['name']}, {factor} times"
    council["population"]["children"] = times(council["population"]["children"], factor)
    recent = council.get("demand", {}).get("recent_closures")
    if isinstance(recent, dict):
        recent["rate"] = times(recent["rate"], factor)
    elif recent:
        council["demand"]["recent_closures"] = times(recent, factor)
    for team in council["teams"].values():
        team["posts"] = each(team["posts"], factor)
        for line in team.get("initial", []):
            line["count"] = times(line["count"], factor)
    for stage in council["pathway"]["stages"].values():
        for where, cases in (stage.get("initial") or {}).items():
            if re.fullmatch(r"[0-9]+", str(cases)):
                stage["initial"][where] = times(cases, factor)
    supply = council.get("supply", {})
    if "market" in supply:
        supply["market"]["candidates_per_year"] = each(supply["market"]["candidates_per_year"], factor)
    for intakes, size in ((supply.get("academy", {}).get("cohorts"), "seats"),
                          (supply.get("overseas", {}).get("campaigns"), "offers")):
        for one in intakes if isinstance(intakes, list) else [intakes] if intakes else []:
            one[size] = times(one[size], factor)
    for managed in supply.get("managed_teams", []):
        for key in ("practitioners", "managers", "fee"):
            if key in managed:
                managed[key] = times(managed[key], factor)
    return council


yaml.dump(grow(yaml.load(sys.stdin, Text), int(sys.argv[1])), sys.stdout, Plain, sort_keys=False, allow_unicode=True)
