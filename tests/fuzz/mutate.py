#!/usr/bin/python3
"""mutate.py CASEFORCE ROOT [COUNT [SEED]]: mutations of the scenarios of the tree. Each either runs or is refused with status 2
and a place; none crashes, takes over five seconds, or is run as something that was not understood: what `show` says of it
reads back as the same, holds every key of its text, and a key with a letter too many is told of. COUNT 10000 is the heavier
check; the same seed makes the same mutations. A find's text is written to the folder mutation_finds.
"""
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
sys.dont_write_bytecode = True

from command import WATCHED, caseforce  # noqa: E402

ROOT = pathlib.Path(sys.argv[2]).resolve()
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 200
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else 1
MOST_SECONDS = 100 if WATCHED else 5  # sanitizers are slow, and a machine beside them
PLACE = re.compile(r"^[^\s:][^:]*:[1-9]\d*:[1-9]\d*: \S")
NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w.-])")
WORD = re.compile(r"[a-z_]{3,}")
UNITS = ["days", "weeks", "months", "years", "working days", "per year", "per week", "per month", "per hour", "%", "% per year",
         "% per week", "FTE", "pounds", ""]
LAWS = ["exponential", "lognormal", "gamma", "weibull", "uniform", "empirical", "mean"]
NUMBERS = ["0", "-1", "1", "0.5", "1e6", "1e308", "1e-308", "1e400", "007", "0x10", "1_000", "1,000", ".5", "5.", "+3", "nan", ".inf",
           "-0", "99999999999999999999", "2147483648", "00:30", "12:30:45", "1e3", "½", "٣"]
VALUES = ["~", "null", "true", "false", "yes", "no", "[]", "{}", "''", "\"\"", "[1, 2]", "{a: 1}", "!!int 3", "*x", "&x 1", "|", ">", "?",
          "- 1", "a: b: c", "@", "`", "'", "\"", "{", "[", "]", "}", "2023-02-29", "2023-13-01", "every", "baseline"]
ODD = ["\t", "\0", "\x07", "\x7f", "\x80", "\xff", "\u00a0", "\u200b", "\u2028", "\ufeff", "\U0001f600", "\r", "\r\n", "\n", ":", ": ", "#",
       " #", "%", "&", "*", "!", "-", "- ", ",", "|", ">", "'", '"', "{", "}", "[", "]", "\\", "<<: *a\n", "---\n", "...\n", "\ud800"]


def sources():
    folders = [ROOT / "scenarios", ROOT / "tests" / "cli", ROOT / "tests" / "scenarios"]
    files = [file for folder in folders for file in sorted(folder.glob("*.yaml")) if file.name != "ten_mistakes.yaml"]
    return {file.name: file.read_text(encoding="utf-8") for file in files}


TEXTS = sources()
WHOLE = sorted(name for name, text in TEXTS.items() if re.search("^(start|extends):", text, re.MULTILINE))
WORDS = sorted({word for text in TEXTS.values() for word in WORD.findall(re.sub(r"#.*", "", text))})


# ---- mutations: a text in lines to a text in lines

def any_line(rng, lines):
    return rng.randrange(len(lines)) if lines else 0


def delete_lines(rng, lines):
    at = any_line(rng, lines)
    del lines[at:at + rng.choice((1, 1, 1, 2, 5))]


def repeat_lines(rng, lines):
    at, to = any_line(rng, lines), any_line(rng, lines)
    lines[to:to] = lines[at:at + rng.choice((1, 1, 3))]


def swap_lines(rng, lines):
    at, to = any_line(rng, lines), any_line(rng, lines)
    lines[at], lines[to] = lines[to], lines[at]


def in_a_line(rng, lines, pattern, change):
    fitting = [i for i, line in enumerate(lines) if pattern.search(line.split("#")[0])]
    if not fitting:
        return
    at = rng.choice(fitting)
    match = rng.choice(list(pattern.finditer(lines[at].split("#")[0])))
    lines[at] = lines[at][:match.start()] + change(match[0]) + lines[at][match.end():]


def number(rng, lines):
    def change(text):
        kind = rng.randrange(7)
        if kind == 0:
            return rng.choice(NUMBERS)
        if kind in (1, 5, 6):
            return f"{float(text) * rng.choice((0, 0.01, 0.5, 1.1, 2, 10)):g}"
        if kind == 2:
            return f"{float(text) * rng.choice((1e3, 1e6, 1e9, 1e15)):.0f}"
        if kind == 3:
            return "-" + text
        return text[:-1] or "0"
    in_a_line(rng, lines, NUMBER, change)


def unit(rng, lines):
    in_a_line(rng, lines, re.compile(r"(?:working )?days?|weeks?|months?|years?|per \w+|%"), lambda _: rng.choice(UNITS))


def word(rng, lines):
    def change(text):
        kind = rng.randrange(4)
        if kind == 0:
            return rng.choice(WORDS)
        at = rng.randrange(len(text))
        if kind == 1:
            return text[:at] + rng.choice("abcdefghijklmnopqrstuvwxyz_ .") + text[at:]
        return text[:at] + text[at + 1:] if kind == 2 else text.upper()
    in_a_line(rng, lines, WORD, change)


def value(rng, lines):
    in_a_line(rng, lines, re.compile(r"(?<=: )[^{}\[\],]+"), lambda _: rng.choice(VALUES))


def indent(rng, lines):
    at = any_line(rng, lines)
    if not lines:
        return
    lines[at] = rng.choice((" ", "  ", "\t", "    ")) + lines[at] if rng.random() < 0.5 else lines[at][rng.choice((1, 2)):]


def odd_character(rng, lines):
    at = any_line(rng, lines)
    if lines:
        column = rng.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:column] + rng.choice(ODD) + lines[at][column:]


def splice(rng, lines):
    other = TEXTS[rng.choice(sorted(TEXTS))].split("\n")
    lines[any_line(rng, lines):] = other[any_line(rng, other):]


def insert_from_elsewhere(rng, lines):
    other = TEXTS[rng.choice(sorted(TEXTS))].split("\n")
    at = any_line(rng, other)
    to = any_line(rng, lines)
    lines[to:to] = other[at:at + rng.choice((1, 3, 10))]


def truncate(rng, lines):
    text = "\n".join(lines)
    lines[:] = text[:rng.randrange(len(text) + 1)].split("\n")


MUTATIONS = [delete_lines, delete_lines, repeat_lines, swap_lines, unit, word, value, indent, odd_character, splice,
             insert_from_elsewhere, truncate] + 8 * [number]


def mutated(index):
    rng = random.Random(f"{SEED} {index}")
    lines = TEXTS[rng.choice(WHOLE)].split("\n")
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        rng.choice(MUTATIONS)(rng, lines)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


# ---- what must hold of each

class Find(Exception):
    pass


def ended(*words, folder):
    """How the command ended: in time, and with a status that is said."""
    began = time.monotonic()
    try:
        done = caseforce(*words, cwd=folder, timeout=6 * MOST_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Find(f"{' '.join(words)}: no end within {6 * MOST_SECONDS} s") from error
    seconds = time.monotonic() - began
    if done.status not in (0, 2):
        raise Find(f"{' '.join(words)}: status {done.status}: {done.err[:500]}")
    if seconds > MOST_SECONDS:
        raise Find(f"{' '.join(words)}: {seconds:.1f} s")
    return done


def keys_of(values):
    """Every key of a map at any depth."""
    if isinstance(values, dict):
        for key, below in values.items():
            yield str(key)
            yield from keys_of(below)
    elif isinstance(values, list):
        for one in values:
            yield from keys_of(one)


def is_understood(folder, text):
    """What `show` says reads back as the same and says everything."""
    told = ended("show", "mutated.yaml", folder=folder).out
    (folder / "shown.yaml").write_bytes(told.encode())
    again = ended("show", "shown.yaml", folder=folder)
    if again.status != 0 or again.out != told:
        raise Find(f"what 'show' says does not read back as the same: {again.err[:300]}")
    try:
        given = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):  # PyYAML is the stricter in places: a tab before a comment, a date in month 13
        return
    for key in keys_of(given):
        # Months and sections that say nothing may be told in other words, a law without spread is its one value; a name never is.
        if key not in ("extends", *LAWS) and len(key) > 3 and key not in told and key.lower()[:3] not in told:
            raise Find(f"the key '{key}' was passed over in silence")


def one_letter_more(rng, folder, text):
    """A key that is none is told of, wherever it stands."""
    lines = text.split("\n")
    keys = [(i, m) for i, line in enumerate(lines) for m in re.finditer(r"^( *)([a-z_]{3,}):", line.split("#")[0])]
    if not keys:
        return
    at, match = rng.choice(keys)
    lines[at] = f"{match[1]}{match[2]}zz:{lines[at][match.end():]}"
    (folder / "letter.yaml").write_text("\n".join(lines), encoding="utf-8")
    if ended("check", "letter.yaml", folder=folder).status == 0:
        shown = ended("show", "letter.yaml", folder=folder).out
        if f"{match[2]}zz" not in shown:  # the name of a role, a team, a stage, a policy
            raise Find(f"the key '{match[2]}zz' on line {at + 1} was passed over in silence")


def holds(index, folder):
    data = mutated(index)
    (folder / "mutated.yaml").write_bytes(data)
    done = ended("check", "mutated.yaml", folder=folder)
    if done.status == 2:
        if not PLACE.match(done.err):
            raise Find(f"refused without a place: {done.err[:300]}")
        return "refused"
    text = data.decode("utf-8")
    is_understood(folder, text)
    if index % 4 == 0:
        one_letter_more(random.Random(f"letter {SEED} {index}"), folder, text)
    done = ended("run", "mutated.yaml", "-o", "out.h5", "--replications", "1", "--threads", "1", "--detail", "summary",
                 "--quiet", "--set", "horizon=4 weeks", "--set", "warm_up=0 weeks", folder=folder)
    if done.status == 2 and "--set" not in done.err and not PLACE.match(done.err.removeprefix("caseforce: ")):
        raise Find(f"check finds it sound and run refuses it: {done.err[:300]}")
    return "ran" if done.status == 0 else "refused when shortened"


def part(first):
    """Every second mutation from `first`; how they ended, and the finds."""
    counts, finds = {}, []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file in (ROOT / "scenarios").glob("*.yaml"):
            shutil.copy(file, folder)
        shutil.copy(ROOT / "tests" / "cli" / "small.yaml", folder)
        for index in range(first, COUNT, 2):
            try:
                how = holds(index, folder)
            except Find as find:
                how = "finds"
                finds.append(f"mutation {index} of seed {SEED}: {find}")
                os.makedirs("mutation_finds", exist_ok=True)
                pathlib.Path(f"mutation_finds/{SEED}_{index}.yaml").write_bytes(mutated(index))
            counts[how] = counts.get(how, 0) + 1
    return counts, finds


def main():
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        parts = list(pool.map(part, (0, 1)))
    counts = {}
    for one, _ in parts:
        for how, count in one.items():
            counts[how] = counts.get(how, 0) + count
    finds = [find for _, some in parts for find in some]
    print("\n".join(finds), file=sys.stderr)
    print(f"{COUNT} mutations of {len(TEXTS)} scenarios: " + ", ".join(f"{count} {how}" for how, count in sorted(counts.items())))
    if "ran" not in counts or "refused" not in counts:
        finds.append("mutations of one kind only")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
