#!/usr/bin/python3
"""document_from_file.py FILE.h5 [-o DOCUMENT.json]: the document of a report's page as docs/report.md
defines it, worked out from a result file with h5py and nothing of the program."""

import argparse
import json
import pathlib

import assumptions
import findings
import over_time
import scenario_text
import sweep
from results_file import ResultsFile

SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"

# Which way a measure is wanted (docs/measures.md).
LESS = set("""absent_fte agency_fte agency_headcount agency_premium agency_share agency_share_case_holders awaiting_transfer
    case_days caseload_max caseload_mean caseload_p90 changes_of_worker_3plus cost_agency cost_intake cost_managed cost_permanent
    cost_placements cost_policy cost_total escalations excess_hours excessive_streak_max handovers hours_demanded hours_undone
    leavers open_cases open_over_limit practitioners_needed_fte queue_days re_referrals referrals share_excessive share_over_cap
    share_over_legal stage_days_mean strain_mean turnover_12m unallocated_cases unallocated_over_5wd vacancy_fte vacancy_rate
    wait_days_mean wait_share""".split())
MORE = {"conversions", "permanent_fte", "permanent_headcount", "stability_1yr", "stage_in_limit", "starters"}


def way_of(name):
    return "less" if name in LESS else "more" if name in MORE else "either"


def measures_of(file):
    """Unit, sentence and way over time of every weekly measure, as the variables' attributes say."""
    told = {}
    for group in ("summary", "summary_team", "summary_stage", "summary_role"):
        for name, variable in file.file[group].items():
            if "over_time" in variable.attrs and name not in told:
                attributes = {key: value.decode() if isinstance(value, bytes) else value for key, value in variable.attrs.items()}
                told[name] = {"unit": attributes["units"], "about": attributes["long_name"],
                              "over_time": attributes["over_time"], "wanted": way_of(name)}
    return told


def name_of_under(file):
    """The policy that all options are under (--policy): of a run, its only option."""
    if file.options[0] != "baseline":
        return file.options[0]
    return file.attribute("under_policy") if "under_policy" in file.file.attrs else None


def document_of(path):
    file = ResultsFile(path)
    scenario = scenario_text.read(file.attribute("scenario"))
    england = scenario_text.read((SCENARIOS / "england.yaml").read_text(encoding="utf-8"))
    schema = json.loads((SCENARIOS / "caseforce.schema.json").read_text(encoding="utf-8"))
    all_measures = measures_of(file)
    # What the probabilities are of: a search may ask for other than the scenario's targets.
    wanted = scenario_text.targets(scenario_text.read(file.file["targets"].attrs["asked"])) if file.has("targets") else []
    limits = scenario_text.limits(scenario, file.units_of("stage"))
    rows = findings.values_and_differences(file, all_measures)
    met = findings.targets(file, wanted)
    file.in_full = sweep.in_full(file, met, rows)
    series = over_time.all_series(file, wanted, limits)
    used = {one["measure"] for one in [*series, *rows, *wanted]} | {row["measure"] for row in scenario_text.history(scenario)}
    weeks = [over_time.target_weeks(file, target)[1] for target in wanted]
    return {
        "format": 2,
        "title": file.attribute("title"),
        "kind": "compare" if len(file.options) > 1 else "run",
        "start": file.start.isoformat(),
        "weeks": file.weeks,
        "futures": int(file.attribute("replications")),
        "futures_asked": int(file.file.attrs.get("replications_asked", file.attribute("replications"))),
        "options": scenario_text.options(scenario, file.options),
        "under": scenario_text.under(scenario, name_of_under(file)),
        "in_full": file.in_full,
        "sweep": sweep.sweep(file),
        "teams": file.units_of("team"),
        "stages": limits,
        "measures": {name: all_measures[name] for name in sorted(used) if name in all_measures},
        "events": scenario_text.events(scenario),
        "history": scenario_text.history(scenario),
        "series": series,
        "targets": met,
        "target_weeks": [list(over_time.target_weeks(file, target)) for target in wanted],
        "values": rows,
        "worth": findings.worth(file, wanted, weeks),
        "payback": findings.payback(file),
        "waterfall": findings.waterfall(file, wanted),
        "milestones": over_time.milestones(file, wanted) if wanted else None,
        "workforce": over_time.workforce(file),
        "intakes": over_time.intakes(file),
        "bands": over_time.bands(file),
        "breaks": over_time.breaks(file),
        "years": over_time.years(file),
        "excessive_hours": findings.excessive_hours(file),
        "chance": findings.chance(file),
        "knowing": findings.knowing(file),
        "ranking": findings.ranking(file),
        "backtest": findings.backtest(file),
        "assumed": assumptions.assumed(scenario, england, schema),
        "provenance": {name: as_plain(file.attribute(name))
                       for name in ("version", "seed", "replications", "detail", "created", "command_line", "digest")},
    }


def as_plain(value):
    return value.item() if hasattr(value, "item") else value


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("file")
    words.add_argument("-o", "--output")
    chosen = words.parse_args()
    text = json.dumps(document_of(chosen.file), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if chosen.output:
        pathlib.Path(chosen.output).write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
