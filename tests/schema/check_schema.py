#!/usr/bin/python3
"""check_schema.py CASEFORCE [PART OF A NAME]: what `caseforce schema` says of its keys, and that its examples are right.

Each function is a sentence about the schema; all are run, or those whose names hold the given part.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

import jsonschema

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from printed import EXAMPLE, PRINTED, ROOT, SCHEMA, as_yaml, at_once, check, refusal, sub_validator  # noqa: E402

from command import CASEFORCE  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

# Numbers that count nothing: ratios, exponents, ranks, versions.
PLAIN = {"caseforce", "seed", "strain_effect", "span_effect", "yearly_cv", "weekly_cv", "weight", "season",
         "months", "household", "priority", "overload_effect", "handover_effect", "drift",
         "unallocated_speed", "next", "candidates_season", "factor", "candidates_elasticity",
         "leaving_elasticity", "candidates", "leaving", "agency_price", "referrals", "re_referral",
         "shape", "cv", "mean", "scale", "exponential", "uniform"}


def every_key(schema=SCHEMA, way=()):
    """(way, name, schema) of each key that stands under `properties` and is described, at any depth."""
    if isinstance(schema, dict):
        for keyword, below in schema.items():
            if keyword == "properties":
                for name, key in below.items():
                    if set(key) - {"not", "required", "properties", "additionalProperties", "oneOf", "allOf",
                                   "minProperties", "if", "then", "$ref"} or "description" in key:
                        if key != {"type": "null"}:
                            yield way, name, key
            if keyword not in ("examples", "default"):
                yield from every_key(below, (*way, keyword))
    elif isinstance(schema, list):
        for place, below in enumerate(schema):
            yield from every_key(below, (*way, place))


def settings_at(schema=SCHEMA, path=""):
    """(dotted path, schema) of each key of a section, with names that the example scenario has."""
    names = {"roles": "social_worker", "teams": "assessment", "stages": "assessment", "promotion": "senior",
             "policies": "retention_payment"}
    for name, key in schema.get("properties", {}).items():
        if "description" not in key:
            continue
        at = f"{path}.{name}" if path else name
        yield at, key
        yield from settings_at(key, at)
        by_name, entries = key.get("additionalProperties"), key.get("items")
        if name in names and isinstance(by_name, dict):
            yield from settings_at(by_name, f"{at}.{names[name]}")
        if isinstance(entries, dict):
            for part in [entries, *entries.get("allOf", [])]:
                yield from settings_at(part, f"{at}[0]")
        for form in key.get("anyOf", []):
            if name == "factors":
                yield from settings_at(form, at)


# ---- the schema itself

def it_is_draft_07(_):
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    require(SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#", "another draft")


def the_committed_file_is_what_the_program_prints(_):
    committed = (ROOT / "scenarios" / "caseforce.schema.json").read_text(encoding="utf-8")
    require(committed == PRINTED, "write it anew: caseforce schema > scenarios/caseforce.schema.json")


def the_page_of_keys_is_what_the_schema_says(_):
    made = subprocess.run([sys.executable, ROOT / "docs" / "reference" / "make_keys.py", CASEFORCE], capture_output=True,
                          check=True, text=True).stdout
    page = (ROOT / "docs" / "reference" / "keys.md").read_text(encoding="utf-8")
    require(page == made, "docs/reference/keys.md is not what docs/reference/make_keys.py makes")
    listed = {re.split(r"[.\[\]]+", path)[-1] for path in re.findall(r"^\| `([^`]*)`", page, re.MULTILINE)}
    months = set(SCHEMA["definitions"]["months"]["properties"])
    # With a dot: a path that a change may set, whose key stands in its section.
    missing = {name for _, name, _ in every_key() if "." not in name} - listed - months
    require(not missing, f"docs/reference/keys.md leaves out {missing}")


def every_reference_leads_somewhere(_):
    for name in re.findall(r'"#/definitions/([^"]+)"', PRINTED):
        require(name in SCHEMA["definitions"], name)


def every_key_says_what_it_means_and_gives_an_example(_):
    count = 0
    for way, name, key in every_key():
        where = f"{way} {name}"
        count += 1
        about = key.get("description", "")
        require(len(about) > 5 and about.endswith("."), f"{where} is not described: {about!r}")
        require(len(key.get("examples", [])) > 0, f"{where} has no example")
        says = [word for word in ("Required", "Left out: ") if word in about]
        require("default" in key or says, f"{where} does not say what leaving it out means")
        require("Left out: ." not in about, f"{where} says nothing of leaving it out")
    require(count > 400, f"only {count} keys")


def every_number_has_a_unit_or_counts_nothing(_):
    for path, key in settings_at():
        name = path.rsplit(".", 1)[-1]
        example = key["examples"][0]
        holds_numbers = (isinstance(example, (int, float)) and not isinstance(example, bool)
                         or re.match(r"^-?[0-9]+([.][0-9]+)?(%| |$)", str(example))
                         or "quantity" in json.dumps(key) or "distribution" in json.dumps(key.get("anyOf", "")))
        is_section = "properties" in key or "items" in key
        if holds_numbers and not is_section and name not in PLAIN:
            require("Unit: " in key["description"], f"{path} has no unit: {key['description']}")


def every_section_refuses_unknown_keys(_):
    for way, name, key in every_key():
        if "properties" in key:
            require(key.get("additionalProperties") is False, f"{way} {name} takes any key")


# ---- examples

def every_example_fits_its_own_key(_):
    for way, name, key in every_key():
        for example in key["examples"]:
            found = refusal(sub_validator(key), example)
            require(found is None, f"{way} {name}: {example}: {found}")


# Where the example scenario cannot hold an example, as it contradicts what stands there.
NOT_PLACED = {
    "extends": "the example stands by itself",
    "roles": "its teams and stages name others", "teams": "its stages name others",
    "pathway": "its recent closures need a 'return'", "supply": "its changes and policies move what would be gone",
    "roles.social_worker.post_of": "it would fill its own posts",
    "roles.social_worker.becomes": "it would become itself, and comes with 'becomes_after'",
    "roles.social_worker.becomes_after": "it comes with 'becomes'",
}


def every_example_is_accepted_where_it_belongs(_):
    placed = []
    for path, key in settings_at():
        target = re.match(r"(targets\[0\])\.(at_least|over|every_week_of|team|stage|role)$", path)
        observation = re.match(r"(history\[0\])\.(team|stage|role)$", path)
        if path in NOT_PLACED:
            continue
        settings = [(path, as_yaml(key["examples"][0]))]
        if target:
            settings = [("targets[0].at", "~"), *([("targets[0].at_most", "~")] if target[2] == "at_least" else []),
                        *([("targets[0].measure", "stage_in_limit" if target[2] == "stage" else "posts_fte")]
                          if target[2] in ("stage", "role") else []), *settings]
        if observation:
            settings = [("history[0].measure", "stage_in_limit" if observation[2] == "stage" else "posts_fte"),
                        *settings]
        measures = [text for place, text in settings if place.endswith(".measure")]
        if measures and measures[-1] in ("posts_fte", "caseload_mean"):  # whose values are no percentages
            bound = "at_least" if path.endswith("at_least") else "at_most"
            settings.append((f"targets[0].{bound}", "12") if path.startswith("targets") else ("history[0].value", "12"))
        placed.append((EXAMPLE, settings))
    refused = [f"{settings}: {done.stderr}" for (_, settings), done in zip(placed, at_once(check, placed))
               if done.returncode != 0]
    require(not refused, "\n".join(refused[:8]) + f"\n{len(refused)} of {len(placed)}")
    require(len(placed) > 180, f"only {len(placed)} were placed")


def every_path_that_a_change_may_set_is_one(folder):
    for operation, limit in (("set", 90), ("scale", 70)):
        keys = SCHEMA["definitions"][operation]["properties"]
        require(len(keys) > limit, f"only {len(keys)} paths to {operation}")
        files = []
        for path, key in keys.items():
            file = pathlib.Path(folder) / f"{path}.yaml"
            files.append((file,))
            by_date = ("supply: {academy: {cohorts: [{at: 2023-06-01, seats: 12}]}}\n"  # the example's come every year
                       if path == "supply.academy.cohorts.at" else "")
            file.write_text(f"extends: {EXAMPLE}\n{by_date}changes:\n"
                            f"  - {{at: 2023-10-01, {operation}: {{{path}: {as_yaml(key['examples'][0])}}}}}\n",
                            encoding="utf-8")
        for path, done in zip(keys, at_once(check, files)):
            absent = "is not in this scenario" in done.stderr
            without_value = "has no value to scale" in done.stderr
            require(done.returncode == 0 or absent or without_value, f"{path}: {done.stderr}")


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
