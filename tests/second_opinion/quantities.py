"""Quantities as the merged scenario writes them, in days, hours, pounds and shares (MODEL 1; SCENARIO)."""
import math
import re

DAYS = {"day": 1.0, "days": 1.0, "week": 7.0, "weeks": 7.0, "month": 365.25 / 12, "months": 365.25 / 12,
        "year": 365.25, "years": 365.25}
YEAR = 365.25
WEEK = 7.0
TOLERANCE = 1e-9  # of loads, caps, FTE and hours (MODEL 1)
FORM = re.compile(r"^\s*([-+0-9.eE]+)\s*(.*)$")


def split(value):
    """The number and what stands behind it."""
    if isinstance(value, (int, float)):
        return float(value), ""
    match = FORM.match(str(value))
    return float(match[1]), match[2]


def number(value):
    """A plain number, a share ('35%' is 0.35) or the number of a rate ('46 per hour' is 46)."""
    amount, unit = split(value)
    return amount / 100 if unit.startswith("%") else amount


def limit(value):
    """A limit that may be none."""
    return None if value in (None, "none") else number(value)


def half_up(amount):
    """The nearest whole number."""
    return math.floor(amount + 0.5 + TOLERANCE)


def days(value):
    amount, unit = split(value)
    return amount * DAYS[unit]


def per_week(value):
    """Of '100 per week', '100 per year', '1% per week'."""
    amount, unit = split(value)
    amount = amount / 100 if unit.startswith("%") else amount
    return amount * 7 / 365.25 if unit.endswith("year") else amount


def factor_at(value, since):
    """A factor, or steps [[time since, factor], ...] of which the last begun holds."""
    if not isinstance(value, list):
        return number(value)
    now = 1.0
    for after, factor in value:
        if days(after) <= since + 1e-9:
            now = number(factor)
    return now


def moved(value, operation, by, share):
    """A value that a change has moved this far: scale as 1 + (f - 1) s, add as a s, set as v0 + (v - v0) s (MODEL 7)."""
    if share >= 1 and operation == "set":
        return by
    if operation == "add" and isinstance(value, list):
        return value + by
    amount, unit = split(value)
    if operation == "scale":
        amount *= 1 + (number(by) - 1) * share
    elif operation == "add":
        amount += split(by)[0] * share
    else:
        amount += (split(by)[0] - amount) * share
    return f"{amount!r}{unit if unit.startswith('%') else ' ' + unit}" if unit else amount
