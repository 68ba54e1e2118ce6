#!/usr/bin/python3
"""check_damage.py CASEFORCE [FLIPS [SEED]]: result files that are damaged, cut off, of another program or made to harm. Each
ends with a message and status 4 (or 0, where the damage is in the numbers alone); none crashes, hangs or takes the
memory that it claims. 60 flips take seconds; `check_damage.py build/caseforce 5000 7` is the heavier check.
"""
import os
import random
import resource
import shutil
import subprocess
import sys

import h5py
import numpy as np

from common import make_run

from command import CASEFORCE, WATCHED, caseforce, with_memory  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

FLIPS, SEED = (int(given) if given.isdigit() else usual for given, usual in zip([*sys.argv[2:4], "", ""], (60, 1)))
# HDF5, which is not built for it, reads astray in such files. That must end as a damaged file does, and not as a find of
# the address sanitizer, which goes on to watch the rest.
if WATCHED:
    os.environ["ASAN_OPTIONS"] += ":handle_segv=0:handle_sigbus=0"
SIGNATURES = (b"OHDR", b"GCOL", b"FRHP", b"BTHD", b"BTLF", b"TREE")


def ends(path, statuses, what, words=(), memory=resource.RLIM_INFINITY):
    """Exports to nowhere and says what was said."""
    done = caseforce("export", path, *words, timeout=110, stdout=subprocess.DEVNULL, preexec_fn=with_memory(memory))
    require(done.status in statuses, f"{what}: ended with {done.status}: {done.err}")
    if done.status == 4:
        # The C library may say before that its heap was overwritten by HDF5.
        last = done.err.splitlines()[-1]
        require(last.startswith(f"caseforce: {path}: cannot be used as a result of caseforce: "), f"{what}: {done.err}")
        require("HDF5-DIAG" not in done.err, f"{what}: HDF5's own error stack: {done.err}")
    return done.err


def a_file_cut_off_anywhere_is_refused(folder):
    with open(make_run("means"), "rb") as file:
        whole = file.read()
    path = os.path.join(folder, "cut.h5")
    for part in [0, 1, 7, 8, 96, 511, 512, 4096] + [len(whole) * i // 12 for i in range(1, 12)] + [len(whole) - 1]:
        with open(path, "wb") as file:
            file.write(whole[:part])
        ends(path, (4,), f"cut off after {part} bytes")


def damage(whole, rng):
    """A bit or some bytes changed, anywhere or where HDF5 keeps its own accounts."""
    damaged = bytearray(whole)
    kind = rng.randrange(3)
    if kind == 0:
        for _ in range(rng.choice((1, 2, 8))):
            damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
    elif kind == 1:
        at, length = rng.randrange(len(damaged) - 8), rng.choice((1, 2, 4, 8))
        damaged[at:at + length] = rng.choice((b"\xff", b"\0", b"\x7f", b"\1")) * length
    else:
        starts, signature = [], rng.choice([one for one in SIGNATURES if one in whole])
        at = whole.find(signature)
        while at >= 0:
            starts.append(at)
            at = whole.find(signature, at + 1)
        damaged[min(rng.choice(starts) + rng.randrange(4, 200), len(damaged) - 1)] = rng.randrange(256)
    return damaged


def changed_bytes_are_a_message_or_other_numbers(folder):
    """In a file of one future, of which most is HDF5's own accounts."""
    with open(make_run("means", replications=1), "rb") as file:
        whole = file.read()
    rng = random.Random(SEED)
    path = os.path.join(folder, "flipped.h5")
    seen = set()
    for number in range(FLIPS):
        with open(path, "wb") as file:
            file.write(damage(whole, rng))
        said = ends(path, (0, 4), f"seed {SEED}, flip {number}")
        seen.add("refused" if said else "used")
    require(seen == {"refused", "used"}, f"all files were {seen}")


def a_crash_within_hdf5_leaves_the_earlier_output_as_it_was(folder):
    with open(make_run("means"), "rb") as file:
        whole = file.read()
    path, output = os.path.join(folder, "crash.h5"), os.path.join(folder, "earlier.csv")
    with open(output, "w", encoding="utf-8") as file:
        file.write("earlier\n")
    # Lengths of texts in HDF5's own heap: what it reads by them, it writes beyond.
    at = whole.find(b"GCOL")
    for number in range(16, 400, 24):
        damaged = bytearray(whole)
        damaged[at + number:at + number + 8] = b"\xff\xff\xff\x7f\0\0\0\0"
        with open(path, "wb") as file:
            file.write(damaged)
        ends(path, (0, 4), f"heap, {number}", ("-o", output + ".new", "--quiet"))
    ends(CASEFORCE, (4,), "a program", ("-o", output))
    with open(output, encoding="utf-8") as file:
        require(file.read() == "earlier\n", "the earlier output is gone")
    require(not [name for name in os.listdir(folder) if name.endswith(".part")], "something was left aside")


def changes():
    """Files that HDF5 opens and that are no results, each by one change: what, the change, a word of the message."""
    def attribute(name, value):
        return lambda file: file.attrs.__setitem__(name, value)

    def without(name):
        return lambda file: file.__delitem__(name)

    def instead(name, values, **more):
        def change(file):
            scales = [axis[0] if len(axis) else None for axis in file[name].dims]
            attributes = {key: file[name].attrs[key] for key in ("units", "long_name") if key in file[name].attrs}
            del file[name]
            made = file.create_dataset(name, data=values, **more)
            made.attrs.update(attributes)
            for axis, scale in enumerate(scales[:made.ndim]):
                if scale is not None:
                    made.dims[axis].attach_scale(scale)
        return change

    def coordinate(name, values):
        def change(file):
            del file[name]
            file[name] = values
            file[name].make_scale(os.path.basename(name))
            if name == "time":
                file[name].attrs["units"] = "days since 2022-10-03 00:00:00"
        return change

    def huge(file):
        del file["open_cases"]
        made = file.create_dataset("open_cases", (1 << 20, 1 << 20, 1 << 20), "f4", chunks=(1, 1, 1024))
        made.attrs["units"] = "cases"

    def link(file):
        del file["open_cases"]
        file["open_cases"] = h5py.ExternalLink("/etc/passwd", "/")

    def external(file):
        shape = file["open_cases"].shape
        del file["open_cases"]
        file.create_dataset("open_cases", shape, "f4", external=[("/etc/passwd", 0, 4 * int(np.prod(shape)))])

    def plug_in(file):
        scales = [axis[0] for axis in file["open_cases"].dims]
        shape = file["open_cases"].shape
        del file["open_cases"]
        made = file.create_dataset("open_cases", shape, "f4", chunks=True, compression="lzf")
        made.attrs["units"] = "cases"
        for axis, scale in enumerate(scales):
            made.dims[axis].attach_scale(scale)

    def two_scales(file):
        file["open_cases"].dims[0].attach_scale(file["replication"])

    return [
        ("another program's", attribute("source", "another 1.0"), "no result of caseforce"),
        ("a newer format", attribute("format", np.int64(2)), "format 2"),
        ("no format", lambda file: file.attrs.__delitem__("format"), "format"),
        ("a seed in words", attribute("seed", "one"), "seed"),
        ("a list of titles", attribute("title", ["a", "b"]), "title"),
        ("no scenario", lambda file: file.attrs.__delitem__("scenario"), "scenario"),
        ("too many replications", attribute("replications", np.int64(1 << 60)), "replications"),
        ("fewer replications than it says", attribute("replications", np.int64(9)), "should hold 9"),
        ("no policy", without("policy"), "coordinate"),
        ("no time", without("time"), "coordinate"),
        ("policies of numbers", coordinate("policy", np.arange(1)), "policy"),
        ("more policies than values", coordinate("policy", np.array([b"a", b"a"])), "not as long as 'policy'"),
        ("time that goes back", coordinate("time", np.arange(78, 0, -1)), "time"),
        ("time in fractions", coordinate("time", np.linspace(0, 1, 78)), "time"),
        ("time of no day", lambda file: file["time"].attrs.__setitem__("units", "days since 2022-13-03 00:00:00"), "time"),
        ("time of no unit", lambda file: file["time"].attrs.__delitem__("units"), "units"),
        ("time of two axes", coordinate("time", np.ones((2, 2), int)), "time"),
        ("too long a coordinate", lambda file: (file.__delitem__("replication"), file.create_dataset(
            "replication", (1 << 40,), "i8", chunks=(1024,))), "replication"),
        ("a measure of whole numbers", instead("open_cases", np.ones((1, 4, 78), int)), "open_cases"),
        ("a measure of texts", instead("open_cases", np.full((1, 4, 78), b"x")), "open_cases"),
        ("a measure that is one number", instead("open_cases", 1.0), "open_cases"),
        ("a measure too short", instead("open_cases", np.ones((1, 4, 77), "f4")), "not as long as 'time'"),
        ("a measure without axes' names", instead("open_cases", np.ones((1, 4, 78, 2), "f4")), "open_cases"),
        ("a measure of nine axes", instead("open_cases", np.ones((1,) * 9, "f4")), "open_cases"),
        ("a measure without unit", lambda file: file["open_cases"].attrs.__delitem__("units"), "units"),
        ("an axis of two names", two_scales, "open_cases"),
        ("more values than there is room for", huge, "open_cases"),
        ("a link to another file", link, "leads out of it"),
        ("values in another file", external, "open_cases"),
        ("another compression", plug_in, "compressed"),
        ("teams' weeks that are others", coordinate("team/time", np.arange(1, 79)), "time"),
    ]


def what_is_no_result_is_said_in_words(folder):
    whole, path = make_run(), os.path.join(folder, "changed.h5")
    for what, change, word in changes():
        shutil.copy(whole, path)
        with h5py.File(path, "r+") as file:
            change(file)
        said = ends(path, (4,), what, memory=1 << 30)
        require(word in said, f"{what}: {said}")


def what_others_add_to_a_file_does_no_harm(folder):
    path = shutil.copy(make_run(), os.path.join(folder, "noted.h5"))
    with h5py.File(path, "r+") as file:
        file.attrs["note"] = "looked at on Monday"
        file.create_group("my_group/deep")
    ends(path, (0,), "a file with a note and a group of one's own")


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
