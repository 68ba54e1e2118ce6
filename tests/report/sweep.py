"""What the document tells of a sweep: keys and their values at every point, and which options are told in full."""

from results_file import rounded

MANY = 8  # points
LIKELY = 0.5
COMPARED = ["caseload_mean", "agency_share", "unallocated_cases", "cost_total"]  # less of each is wanted


def short_names(keys):
    """Each key by as few of its last parts as no other key ends in."""
    told = []
    for key in keys:
        parts = key.split(".")
        count = 1
        while count < len(parts) and any(other != key and other.split(".")[-count:] == parts[-count:] for other in keys):
            count += 1
        told.append(".".join(parts[-count:]))
    return told


def meanings_of(variable):
    told = []
    while f"value_{len(told)}" in variable.attrs:
        text = variable.attrs[f"value_{len(told)}"]
        told.append(text.decode() if isinstance(text, bytes) else text)
    return told or None


def sweep(file):
    if not file.has("sweep"):
        return None
    group = file.file["sweep"]
    keys = [name for name in group if name != "policy"]
    told = []
    for key, name in zip(keys, short_names(keys)):
        unit = group[key].attrs["units"]
        unit = unit.decode() if isinstance(unit, bytes) else unit
        told.append({"key": key, "name": name, "unit": None if unit == "1" else unit,
                     "values": [rounded(value, 15) for value in group[key][()]], "meanings": meanings_of(group[key])})
    return {"keys": told}


def named_by_targets(met, costs):
    """The cheapest that is likely to meet all targets, and the one that meets them most often, if any ever does; the first of equals."""
    share = [one[0] for one in met]
    cost = [one["mean"] if one else 0 for one in costs or [None] * len(met)]
    likely = [option for option in range(len(share)) if share[option] is not None and share[option] >= LIKELY]
    ever = [option for option in range(len(share)) if share[option]]
    surest = [min(ever, key=lambda option: (-share[option], cost[option]))] if ever else []
    return {*surest, *([min(likely, key=lambda option: cost[option])] if likely else [])}


def named_by_differences(rows):
    """For each measure that is compared, the option that surely makes it less by most."""
    named = set()
    for row in rows:
        if row["measure"] not in COMPARED or row["differences"] is None:
            continue
        surely = [option for option, one in enumerate(row["differences"]) if one and one["upper"] is not None and one["upper"] < 0]
        if surely:
            named.add(min(surely, key=lambda option: row["differences"][option]["mean"]))
    return named


def in_full(file, targets, rows):
    """Positions of the options of which weeks, months and years are told."""
    if not file.has("sweep") or len(file.options) <= MANY + 1:
        return list(range(len(file.options)))
    costs = next(row["differences"] for row in rows if row["measure"] == "cost_total")
    named = named_by_targets(targets["all"], costs) if targets else named_by_differences(rows)
    return sorted({0, *named})
