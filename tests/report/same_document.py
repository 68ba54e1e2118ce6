"""Whether two documents say the same, numbers but for the last digit that they are rounded to."""

import math


COUNTED = ("document.series", "document.workforce", "document.bands")  # in steps, rounded either way


def alike(one, other, path):
    if one == other:
        return True
    if path.startswith(COUNTED):
        return abs(one - other) <= 1
    size = max(abs(one), abs(other))
    return math.isclose(one, other, rel_tol=0, abs_tol=1.01 * 10 ** (math.floor(math.log10(size)) - 7))


def differences(one, other, path="document"):
    """Where two documents differ, as sentences; none where they say the same."""
    if isinstance(one, bool) or isinstance(other, bool) or isinstance(one, str) or one is None or other is None:
        return [] if one == other else [f"{path}: {one!r} and {other!r}"]
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return [] if alike(one, other, path) else [f"{path}: {one} and {other}"]
    if type(one) is not type(other):
        return [f"{path}: {type(one).__name__} and {type(other).__name__}"]
    if isinstance(one, list):
        if len(one) != len(other):
            return [f"{path}: {len(one)} and {len(other)} of them"]
        return [found for at, (a, b) in enumerate(zip(one, other)) for found in differences(a, b, f"{path}[{at}]")]
    found = [f"{path}: no {key}" for key in one.keys() ^ other.keys()]
    return found + [more for key in one.keys() & other.keys() for more in differences(one[key], other[key], f"{path}.{key}")]


def unpacked(document):
    """The document with its series as counts of steps in place of distances."""
    def counts(line):
        told, count = [], 0
        for distance in line:
            count += distance or 0
            told.append(None if distance is None else count)
        return told

    def whole(packed):
        return {**packed, "values": [option and [counts(line) for line in option] for option in packed["values"]]}

    return {**document, "series": [whole(one) for one in document["series"]],
            "workforce": whole(document["workforce"]), "bands": whole(document["bands"])}
