"""A stand-in for the program that runs as few futures as show that a command works.

It is the program but for one thing: the verbs that run are told `--replications 2`, whatever they were told, and
those that try points take few. So what a document says can be run in seconds.
"""
import pathlib

SCRIPT = """#!/usr/bin/env bash
set -euo pipefail
verb="${1:-}" words=()
if [[ $verb == run || $verb == compare || $verb == sweep || $verb == sensitivity || $verb == optimise ||
    $verb == backtest || $verb == calibrate ]]; then
    while (($#)); do
        case "$1" in
        --replications | --design) [[ $1 == --design && $verb == sweep ]] && words+=("$1" "$2"); shift ;;
        --replications=*) ;;
        *) words+=("$1") ;;
        esac
        shift
    done
    set -- "${words[@]}" --replications 2
    if [[ $verb == sensitivity ]]; then set -- "$@" --design morris:2,sobol:2; fi
    if [[ $verb == optimise || $verb == calibrate ]]; then set -- "$@" --design sobol:16; fi
fi
exec "@PROGRAM@" "$@"
"""


def put_program(folder, program):
    """Writes folder/caseforce."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "caseforce"
    path.write_text(SCRIPT.replace("@PROGRAM@", str(program)), encoding="utf-8")
    path.chmod(0o755)
    return path
