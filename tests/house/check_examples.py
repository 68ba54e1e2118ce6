#!/usr/bin/python3
"""Every command, scenario and piece of Python that README and docs show works as it stands there.

Of each document, in order, in one folder of its own that holds `build/caseforce` and `scenarios`, and where `caseforce`
is the program too:

- ```sh blocks run with bash -euo pipefail. `run` and `compare` simulate a few futures, whatever the block says
  (tests/support/few_futures.py): it is shown that a command works, not what it finds.
- ```yaml blocks are scenarios that `caseforce check` finds sound, without a warning, beside those of `scenarios`. A fragment, which has no
  `start`, is laid over `scenarios/sefton.yaml`.
- ```python blocks run after what goes before them.
- A block without a kind that follows one that traces a future is what that says, but for what '...' stands for and
  where lines break.

What cannot be run, such as installing packages, is ```text. A command of the program may stand there, or in no block at
all, only while the program has no such verb: then it is announced, and this fails on the day the verb comes.

Usage: check_examples.py ROOT PROGRAM [PART OF A DOCUMENT'S NAME]
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT, PROGRAM = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
sys.path.insert(0, str(ROOT / "tests" / "support"))
from few_futures import put_program  # noqa: E402

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^[ ]*(?:\./build/)?caseforce (\w+)", re.MULTILINE)
FRAME = "extends: sefton.yaml\n"


def documents():
    return [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md")), ROOT / "analysis" / "notebooks" / "README.md"]


def known_verbs():
    told = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^  (\w+)  ", told.partition("Subcommands:")[2], re.MULTILINE))


class Folder:
    """Where the blocks of one document run."""

    def __init__(self, folder):
        self.here = pathlib.Path(folder)
        program = put_program(self.here / "build", PROGRAM)
        shutil.copytree(ROOT / "scenarios", self.here / "scenarios")
        self.environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "MPLBACKEND": "Agg"}

    said = ""  # by the last command, on stdout
    warned = ""  # likewise, on stderr, where there is a warning

    def run(self, *words):
        done = subprocess.run(words, cwd=self.here, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, check=False, timeout=200)
        self.said = done.stdout
        self.warned = done.stderr if "warning: " in done.stderr else ""
        return "" if done.returncode == 0 else (f"exit status {done.returncode}\n{done.stdout[-1500:]}"
                                                f"{done.stderr[-1500:]}")

    def fault_of(self, kind, text):
        """What is wrong with a block, or nothing."""
        if kind == "sh":
            return self.run("bash", "-euo", "pipefail", "-c", text)
        if kind == "python":
            return self.run(sys.executable, "-c", text)
        if kind == "yaml":
            file = self.here / "scenarios" / "block.yaml"
            whole = re.search(r"^start:", text, re.MULTILINE)
            file.write_text(text if whole else FRAME + text, encoding="utf-8")
            return self.run(str(PROGRAM), "check", str(file)) or self.warned
        return ""


def is_said(block, said):
    """Whether the parts of a block between dots stand in this order in what was said."""
    said, at = " ".join(said.split()), 0
    for part in " ".join(block.split()).split("..."):
        at = said.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def faults(document, verbs):
    text = document.read_text(encoding="utf-8")
    found, ran = [], 0

    def tell(place, says, of=text):
        line = of.count("\n", 0, place) + 1
        found.append(f"{document.relative_to(ROOT)}:{line}: {says}")

    with tempfile.TemporaryDirectory() as folder:
        stage = Folder(folder)
        before = ""
        for match in BLOCK.finditer(text):
            kind, block = match.groups()
            if not kind and "caseforce trace" in before and not is_said(block, stage.said):
                tell(match.start(), f"the block before it does not say that, but\n{stage.said[-1500:]}")
            before = block if kind == "sh" else ""
            if kind in ("sh", "yaml", "python"):
                ran += 1
                if says := stage.fault_of(kind, block):
                    tell(match.start(), f"{says}\nof\n{block}")
    outside = BLOCK.sub(lambda block: block[0] if block[1] == "text" else "\n" * block[0].count("\n"), text)
    for match in COMMAND.finditer(outside):
        if match[1] in verbs:
            tell(match.start(), f"'{match[0].strip()}' stands where it is not run; a ```sh block is needed", outside)
    return found, ran


def main():
    part = sys.argv[3] if len(sys.argv) > 3 else ""
    chosen = [document for document in documents() if part in str(document.relative_to(ROOT))]
    verbs = known_verbs()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        told = list(pool.map(lambda document: faults(document, verbs), chosen))
    found = [fault for of_document, _ in told for fault in of_document]
    ran = sum(count for _, count in told)
    print("\n".join(found) if found else f"{ran} blocks of {len(chosen)} documents: they work")
    return 1 if found or (not part and ran < 40) else 0


if __name__ == "__main__":
    sys.exit(main())
