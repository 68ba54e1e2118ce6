#!/usr/bin/python3
"""Breaks traces by hand, one decision at a time, to see that decisions.py notices each kind.

Usage: decisions_broken.py CASEFORCE SCENARIO [--times N]
       decisions_broken.py CASEFORCE --drawn SEED [--times N]

Every break of BREAKS is tried N times at random places; status 1 where one goes unnoticed or finds no place at all.
"""
import argparse
import json
import os
import random
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from decisions import Decisions, Wrong, drawn, traced  # noqa: E402

EARLIER = 1e-3  # days


def of(notes, *events, where=lambda note: True):
    return [place for place, note in enumerate(notes) if note.get("event") in events and where(note)]


def another_worker(notes, place, draw):
    """Another of the same team who has been seen by then."""
    note = notes[place]
    came = {each["worker"] for each in notes[:place] if each["event"] in ("in_post", "starts") and each["team"] == note["team"]}
    known = sorted(came - {note["worker"]} - {each["worker"] for each in notes[:place] if each["event"] == "leaves"})
    return draw.choice(known) if known else None


def swap_worker(event):
    def apply(notes, draw):
        places = of(notes, event)
        if not places:
            return False
        place = draw.choice(places)
        other = another_worker(notes, place, draw)
        if other is None:
            return False
        notes[place]["worker"] = other
        return True
    return apply


def move(*events, where=lambda note: True):
    """An event and what follows from it come a little earlier than they should, by less than the gap before them."""
    def apply(notes, draw):
        times = sorted({note["time"] for note in notes})
        gap = {at: at - before for before, at in zip(times, times[1:])}
        places = [place for place in of(notes, *events, where=where) if gap.get(notes[place]["time"], 0) > EARLIER
                  and notes[place - 1]["event"] not in ("escalates", "let_go")]  # whose instants are random
        if not places:
            return False
        at = notes[draw.choice(places)]["time"]
        for note in notes[1:]:
            if note["time"] == at:
                note["time"] = at - EARLIER
        return True
    return apply


def figure(key, by, *events, where=lambda note: True):
    def apply(notes, draw):
        places = of(notes, *events, where=lambda note: key in note and where(note))
        if not places:
            return False
        note = notes[draw.choice(places)]
        note[key] = not note[key] if by is None else note[key] + by
        return True
    return apply


def another(key, *events):
    """Another value of a key, such as another team."""
    def apply(notes, draw):
        values = sorted({note[key] for note in notes if note["event"] in events and note.get(key)})
        places = of(notes, *events)
        if len(values) < 2 or not places:
            return False
        note = notes[draw.choice(places)]
        note[key] = draw.choice([value for value in values if value != note[key]])
        return True
    return apply


def drop(*events, where=lambda note: True):
    def apply(notes, draw):
        places = of(notes, *events, where=where)
        if not places:
            return False
        del notes[draw.choice(places)]
        return True
    return apply


def twice(*events):
    def apply(notes, draw):
        places = of(notes, *events)
        if not places:
            return False
        place = draw.choice(places)
        note = dict(notes[place])
        if "entry" in note:
            note["entry"] += 10**6
        notes.insert(place, note)
        return True
    return apply


def late_allocation(notes, draw):
    """A case waits until the next instant although it could be taken at once."""
    place = draw.choice(of(notes, "allocated"))
    later = next((at for at in range(place, len(notes)) if notes[at]["time"] > notes[place]["time"]), None)
    if later is None:
        return False
    note = notes.pop(place)
    note["time"] = notes[later - 1]["time"]
    notes.insert(later, note)
    return True


def order_of_allocations(notes, draw):
    """Two of one stage, taken at one instant, in the other order."""
    places = [place for place in of(notes, "allocated") if place + 1 < len(notes) and notes[place + 1]["event"] == "allocated"
              and notes[place + 1]["stage"] == notes[place]["stage"] and notes[place]["time"] > notes[0]["time"]]
    if not places:
        return False
    place = draw.choice(places)
    notes[place], notes[place + 1] = notes[place + 1], notes[place]
    return True


def queue_instead(notes, draw):
    """A case that should stay with its worker joins the queue."""
    places = of(notes, "stays_with", where=lambda note: note["time"] > notes[0]["time"])
    if not places:
        return False
    place = draw.choice(places)
    notes[place] = {key: value for key, value in notes[place].items() if key != "worker"} | {"event": "waits"}
    return True


def week_too_late(notes, draw):
    """Something of the instant comes before the week is recorded."""
    places = [place for place in of(notes[:-1], "week_ends") if notes[place + 1]["time"] == notes[place]["time"]]
    if not places:
        return False
    place = draw.choice(places)
    notes[place], notes[place + 1] = notes[place + 1], notes[place]
    return True


BREAKS = {
    "allocated to another": swap_worker("allocated"), "stays with another": swap_worker("stays_with"),
    "promoted: another": swap_worker("promoted"), "notice to another": swap_worker("given_notice"),
    "allocated late": late_allocation, "allocated in another order": order_of_allocations,
    "queues instead of staying": queue_instead, "not held in transfer": drop("held_in_transfer"),
    "a stage ends early": move("stage_ends", where=lambda note: "worker" in note),
    "a stage ends early in a queue": move("stage_ends", where=lambda note: "worker" not in note),
    "days left": figure("days_left", 1e-3, "allocated", "stays_with"), "handover": figure("handover", None, "allocated"),
    "transfer": figure("transfer", None, "allocated"), "handovers": figure("handovers", 1, "closes"),
    "mean progress": figure("mean_progress", 1e-4, "closes"), "workers held": figure("workers", 1, "closes"),
    "readiness early": move("readiness"), "cover early": move("cover_due"), "becomes early": move("becomes"),
    "winds down early": move("winds_down"), "leaves early": move("leaves"), "back early": move("back_at_work"),
    "start early": move("starts", where=lambda note: note["route"] != "managed"),
    "managed team early": move("managed_team_comes"),
    "notice too long": figure("until", 1.0, "given_notice"), "resignation too long": figure("until", 1.0, "resigns"),
    "asked for elsewhere": another("team", "agency_asked"), "not asked for": drop("agency_asked"),
    "asked for twice": twice("agency_asked"),
    "candidate elsewhere": another("team", "candidate_accepts"), "a seat too few": drop("seat_not_filled", "in_training"),
    "another is to start": another("role", "has_accepted"), "notice of nobody": drop("under_notice"),
    "no cohort": drop("cohort_begins"), "no cover": drop("cover_due"), "no notice": drop("given_notice"),
    "excess": figure("excess_hours", 1e-3, "worker_week"), "strain": figure("strain", 1e-3, "worker_week"),
    "the week is recorded late": week_too_late,
}


def noticed(lines, name, draw):
    """Whether the checks find something wrong with a broken trace; None where the break found no place."""
    notes = [json.loads(line) for line in lines]
    header, rest = notes[0], notes[1:]
    if not BREAKS[name](rest, draw):
        return None
    broken = Decisions([json.dumps(note) for note in (header, *rest)], name, stop=True)
    try:
        broken.run()
    except Wrong:
        pass
    except (KeyError, ValueError, AttributeError, TypeError, IndexError):
        pass  # the trace makes no sense any more; what was found by then counts
    return {kind for kind, _ in broken.verdict.wrong}


def main():
    words = argparse.ArgumentParser()
    words.add_argument("program")
    words.add_argument("scenario", nargs="?")
    words.add_argument("--drawn", type=int, help="a council that is drawn, in place of a file")
    words.add_argument("--times", type=int, default=3)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scenario = asked.scenario or next(drawn(asked.drawn, 1, folder))
        scenario, _, policy = scenario.partition(":")
        lines = traced(os.path.abspath(asked.program), scenario, policy or "baseline", 1)
    failed = 0
    for name in BREAKS:
        found = [noticed(lines, name, random.Random(f"{name} {time}")) for time in range(asked.times)]
        tried = [kinds for kinds in found if kinds is not None]
        missed = sum(not kinds for kinds in tried)
        failed += missed > 0 or not tried
        said = ", ".join(sorted(set().union(*tried))) if tried else "no place for it"
        print(f"{name}: {len(tried) - missed} of {len(tried)} noticed ({said})", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
