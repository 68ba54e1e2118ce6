#!/usr/bin/python3
"""check_comfort.py CASEFORCE ROOT BUILD [PART OF A NAME]: completions, the manual page, the examples of the help.

Each function is a sentence about them; all are run, or those whose names hold the given part. What is expected
is read off `--help`, so that a new verb or flag is asked for without a line here.
"""
import functools
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time

sys.dont_write_bytecode = True
ROOT, BUILD = (pathlib.Path(word).resolve() for word in sys.argv[2:4])
sys.path.insert(0, str(ROOT / "tests" / "support"))
from command import CASEFORCE, caseforce  # noqa: E402
from few_futures import put_program  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

SHELLS = ("bash", "zsh", "fish")


@functools.cache
def said(*words):
    done = caseforce(*words).ends(0)
    require(not done.err, f"{words}: {done.err}")
    return done.out


def verbs():
    found = re.findall(r"^  (\w+)  ", said("--help").partition("Subcommands:")[2].partition("Example")[0], re.MULTILINE)
    require({"run", "compare", "completion", "man"} <= set(found), found)
    return found


def flags(verb):
    """Every name of every flag, as the help has them."""
    options = re.search(r"^Options:\n((?:  .*\n|\n)*)", said(verb, "--help"), re.MULTILINE)[1]
    found = [name for line in re.findall(r"^  (-[^ ]*)", options, re.MULTILINE) for name in line.split(",")]
    require("--help" in found, f"{verb}: {found}")
    return [re.sub(r"\{.*", "", name) for name in found]


def examples(text):
    lines = re.search(r"^Examples?:\n((?:  .*\n)+)", text, re.MULTILINE)
    joined = lines[1].replace("\\\n", "") if lines else ""  # an example may go on in the next line
    return [" ".join(line.split()) for line in joined.splitlines()]


def in_bash(*words, folder=None):
    """What bash would offer for the last of the words."""
    quoted = " ".join(f"'{word}'" for word in words)
    ask = (f"source '{BUILD}/told/caseforce' && COMP_WORDS=({quoted}) COMP_CWORD={len(words) - 1} && _caseforce && "
           'printf "%s\\n" "${COMPREPLY[@]}"')
    done = subprocess.run(["bash", "--norc", "-uc", ask], cwd=folder, capture_output=True, text=True, check=False)
    require(done.returncode == 0 and not done.stderr, f"{words}: {done.stderr}")
    return done.stdout.split()


def what_is_installed_is_what_the_program_prints(folder):
    told = {"caseforce.1": ("man",), "caseforce": ("completion", "bash"), "_caseforce": ("completion", "zsh"),
            "caseforce.fish": ("completion", "fish")}
    for name, words in told.items():
        require((BUILD / "told" / name).read_text(encoding="utf-8") == said(*words), f"{name} is another version's")
    subprocess.run(["cmake", "--install", BUILD, "--prefix", folder], check=True, stdout=subprocess.DEVNULL)
    for place in ("bin/caseforce", "share/man/man1/caseforce.1", "share/bash-completion/completions/caseforce",
                  "share/zsh/site-functions/_caseforce", "share/fish/vendor_completions.d/caseforce.fish"):
        require((pathlib.Path(folder) / place).is_file(), f"no {place}")


def bash_offers_verbs_flags_values_and_files(folder):
    require(set(verbs()) <= set(in_bash("caseforce", "")), in_bash("caseforce", ""))
    require(in_bash("caseforce", "com") == ["compare", "completion"], in_bash("caseforce", "com"))
    for verb in verbs():
        offered = in_bash("caseforce", verb, "-")
        require(set(offered) == set(flags(verb)), f"{verb}: {set(offered) ^ set(flags(verb))}")
    require(in_bash("caseforce", "run", "--detail", "") == ["summary", "means", "full"], "--detail")
    require(in_bash("caseforce", "run", "--detail", "=", "s") == ["summary"], "--detail=")
    require(in_bash("caseforce", "run", "--detail", "=") == ["summary", "means", "full"], "--detail=")
    require(in_bash("caseforce", "compare", "a.yaml", "--best", "cost_t") == ["cost_total"], "--best")
    require(in_bash("caseforce", "completion", "") == list(SHELLS), "completion")
    require(in_bash("caseforce", "run", "--seed", "") == [], "a seed is the user's")
    for name in ("a council.yaml", "b.yml", "c.h5", "d.txt"):
        (pathlib.Path(folder) / name).touch()
    (pathlib.Path(folder) / "sub").mkdir()
    offered = " ".join(in_bash("caseforce", "run", "", folder=folder))
    require(offered == "a council.yaml b.yml c.h5 sub", offered)
    require(in_bash("caseforce", "run", "-o", "", folder=folder) == ["c.h5", "sub"], "-o")


def fish_offers_verbs_flags_values_and_files(folder):
    if not shutil.which("fish"):
        print("    fish is not here")
        return
    (pathlib.Path(folder) / "a.yaml").touch()

    def offers(line):
        ask = f"source '{BUILD}/told/caseforce.fish'; complete -C '{line}'"
        done = subprocess.run(["fish", "--no-config", "-c", ask], cwd=folder, capture_output=True, text=True, check=False,
                              env={**os.environ, "HOME": folder})
        require(done.returncode == 0 and not done.stderr, done.stderr)
        return [row.split("\t")[0] for row in done.stdout.splitlines()]

    require(set(verbs()) <= set(offers("caseforce ")), offers("caseforce "))
    for verb in verbs():
        # fish shows the short of two names last; --help has both.
        offered = set(offers(f"caseforce {verb} --"))
        require(offered == {name for name in flags(verb) if name.startswith("--")}, f"{verb}: {offered}")
    require(offers("caseforce run --detail ") == ["full", "means", "summary"], offers("caseforce run --detail "))
    require("a.yaml" in offers("caseforce check "), offers("caseforce check "))


def zsh_understands_its_script_and_it_names_every_verb_and_flag(_):
    script = (BUILD / "told" / "_caseforce").read_text(encoding="utf-8")
    require(script.startswith("#compdef caseforce\n"), "zsh would not take it for a completion")
    for verb in verbs():
        part = script.partition(f"            {verb})\n")[2].partition(";;")[0]
        for flag in flags(verb):
            require(re.search(rf"[)*]{flag}[=+]?\[", part), f"{verb} {flag}")
    if shutil.which("zsh"):
        subprocess.run(["zsh", "-fn", BUILD / "told" / "_caseforce"], check=True)


def in_zsh(line, wanted, folder):
    """Types a line and two tabs into an interactive zsh, and waits until what is wanted has been shown."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ.update(TERM="dumb", HOME=str(folder), COLUMNS="120")
        os.execvp("zsh", ["zsh", "-f", "-i"])
    shown = ""

    def wait_for(words):
        nonlocal shown
        until = time.monotonic() + 30
        while time.monotonic() < until and not all(word in shown for word in words):
            if select.select([terminal], [], [], 0.2)[0]:
                shown += os.read(terminal, 65536).decode(errors="replace")
        require(all(word in shown for word in words), f"zsh, '{line}': {shown}")

    try:
        os.write(terminal, (f"fpath=('{BUILD}/told' $fpath); autoload -Uz compinit; compinit -u -D; "
                            "LISTMAX=1000; echo REA''DY\n").encode())
        wait_for(["READY"])
        shown = ""
        os.write(terminal, line.encode() + b"\t\t")
        wait_for(wanted)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def zsh_offers_verbs_flags_values_and_files(folder):
    if not shutil.which("zsh"):
        print("    zsh is not here")
        return
    for name in ("first.h5", "second.h5", "one.yaml", "two.yml"):
        (pathlib.Path(folder) / name).touch()
    for line, wanted in (("caseforce com", ["compare", "completion"]),
                         ("caseforce compare --", ["--waterfall", "--dry-run", "Futures repeated"]),
                         ("caseforce run --detail ", ["summary", "means", "full"]),
                         ("caseforce run -o ", ["first.h5", "second.h5"]),
                         ("caseforce check ", ["one.yaml", "two.yml"]),
                         ("caseforce completion ", ["bash", "zsh", "fish"])):
        in_zsh(line, wanted, folder)


def the_manual_page_is_sound_and_names_every_verb_and_flag(_):
    page = BUILD / "told" / "caseforce.1"
    text = page.read_text(encoding="utf-8").replace("\\-", "-")
    for verb in verbs():
        part = text.partition(f".SS caseforce \\fB{verb}\\fR")[2].partition("\n.SS")[0].partition("\n.SH")[0]
        require(part, f"no section of {verb}")
        for flag in set(flags(verb)) - {"-h", "--help"}:
            require(f"\\fB{flag}\\fR" in part, f"{verb} {flag}")
        for example in examples(said(verb, "--help")):
            require(example in " ".join(part.replace("\\&", "").split()), f"{verb}: {example}")
    for section in ("NAME", "SYNOPSIS", "DESCRIPTION", "VERBS", "EXAMPLES", "EXIT STATUS", "ENVIRONMENT", "FILES"):
        require(f"\n.SH {section}\n" in text, section)
    for status in ("0", "1", "2", "3", "70", "130 or 143"):
        require(f".TP\n\\fB{status}\\fR\n" in text, f"status {status}")
    groff = subprocess.run(["groff", "-man", "-ww", "-z", "-Tutf8", page], capture_output=True, text=True, check=True)
    require(not groff.stderr, groff.stderr)
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page], capture_output=True, text=True, check=False)
    # A date would make two builds of one version differ.
    rest = [line for line in lint.stdout.splitlines() if "missing date" not in line]
    require(not rest, "\n".join(rest))


def every_verb_has_an_example_and_every_example_runs(folder):
    shutil.copytree(ROOT / "scenarios", pathlib.Path(folder) / "scenarios")
    for scenario in (ROOT / "scenarios").glob("*.*"):
        shutil.copy(scenario, folder)
    program = put_program(pathlib.Path(folder) / "bin", CASEFORCE)
    environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "MANPAGER": "cat"}
    (pathlib.Path(folder) / "liverpool.yaml").unlink()  # init writes one of that name
    lines = []
    for verb in verbs():
        own = examples(said(verb, "--help"))
        require(any(f"caseforce {verb}" in line for line in own), f"{verb} --help has no example")
        lines += own
    require(set(examples(said("--help"))) <= set(lines), "an example of the program is no verb's")
    for line in dict.fromkeys(lines):
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", line], cwd=folder, env=environment, capture_output=True,
                              text=True, stdin=subprocess.DEVNULL, check=False, timeout=300)
        require(done.returncode == 0, f"{line}\n{done.stdout[-500:]}{done.stderr[-1000:]}")


if __name__ == "__main__":
    sys.exit(run_sentences(globals(), behind=3))
