"""What the document takes from the scenario that a result file carries as text: options, events,
published history, targets and statutory limits."""

import datetime
import re

import yaml


def read(text):
    """Every scalar as the text it is written as: nothing of 'no', 1e3 or dates is guessed at."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def number(text):
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def one_line(value):
    """A value as a scenario would write it on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {one_line(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(one_line(item) for item in value) + "]"
    return value


def change(entry):
    what = [{"path": path, "how": how, "value": value}
            for how in ("set", "scale", "add", "remove") if how in entry
            for path, value in (entry[how].items() if isinstance(entry[how], dict) else [(one_line(entry[how]), "")])]
    return {"at": entry.get("at"), "over": entry.get("over"), "until": entry.get("until"),
            "note": entry.get("note"), "what": what}


def options(scenario, keys):
    policies = scenario.get("policies") or {}
    told = []
    for position, key in enumerate(keys):
        # The first is what all others are held against: what is decided anyway, and no policy.
        told.append(option(key, {"changes": scenario.get("changes")} if position == 0 else policies.get(key) or {},
                           position > 0 and key in policies))
    return told


def option(key, policy, is_policy=True):
    cost = {name: value for name, value in (policy.get("cost") or {}).items() if value.split()[0] != "0"}
    return {"key": key, "is_policy": is_policy, "changes": [change(entry) for entry in policy.get("changes") or []],
            "cost": [{"key": name, "value": value} for name, value in cost.items()]}


def under(scenario, name):
    """The policy that all options are under."""
    return option(name, (scenario.get("policies") or {}).get(name) or {}) if name else None


def place(entry):
    """Of which team, stage or role it is; the council's where of none."""
    for level in ("team", "stage", "role"):
        if level in entry:
            return {"level": level, "of": entry[level]}
    return {"level": "council", "of": None}


def events(scenario):
    return [{"at": entry["at"], "label": entry["label"]} for entry in scenario.get("events") or []]


def history(scenario):
    return [{"measure": entry["measure"], **place(entry), "at": entry["at"], "value": number(entry["value"]),
             "source": entry.get("source")} for entry in scenario.get("history") or []]


def span_as_written(entry, key):
    """A span from one date to another as 'FROM..TO'."""
    written = entry.get(key)
    return "..".join(written) if isinstance(written, list) else written


def targets(scenario):
    told = []
    for entry in scenario.get("targets") or []:
        wanted = "at_most" if "at_most" in entry else "at_least"
        told.append({"measure": entry["measure"], **place(entry), "wanted": wanted,
                     "bound": number(entry[wanted]), "at": entry.get("at"), "over": span_as_written(entry, "over"),
                     "every_week_of": span_as_written(entry, "every_week_of")})
    return told


def span(text, start, weeks):
    """'last 52 weeks', 'first 26 weeks' or '2024-04-01..2025-03-31' as the first and the last week, from 0.
    A week is in a span of dates where it has ended by the second and not by the first."""
    counted = re.fullmatch(r"(last|first) (\d+) weeks?", text)
    if counted:
        length = min(int(counted[2]), weeks)
        return (weeks - length, weeks - 1) if counted[1] == "last" else (0, length - 1)
    first, final = (datetime.date.fromisoformat(date) for date in text.split(".."))
    ended = [min(max((date - start).days // 7, 0), weeks) for date in (first, final)]
    return ended[0], max(ended[1] - 1, ended[0])


def limits(scenario, stages):
    known = scenario["pathway"]["stages"]
    return [{"key": stage, "limit": (known.get(stage) or {}).get("limit")} for stage in stages]
