"""What figures depend on and nobody can tell from them: processor, caches, compiler, flags, commit.
No name of a machine and no path of one is among it.
"""
import datetime
import json
import os
import pathlib
import re
import shlex
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]


def output_of(*command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def first(pattern, text):
    found = re.search(pattern, text, re.MULTILINE)
    return found[1].strip() if found else ""


def caches():
    found = {}
    for index in sorted(pathlib.Path("/sys/devices/system/cpu/cpu0/cache").glob("index*")):
        level, kind, size = ((index / name).read_text().strip() for name in ("level", "type", "size"))
        found[f"L{level} {kind.lower()}"] = size
    return found


def machine():
    cpu = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    flags = first(r"^flags\s*:(.*)$", cpu).split()
    memory = first(r"^MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text())
    return {
        "processor": first(r"^model name\s*:(.*)$", cpu),
        "family_model_stepping": [first(rf"^{name}\s*:(.*)$", cpu)
                                  for name in ("cpu family", "model", "stepping")],
        "vectors": [name for name in ("avx2", "avx512f") if name in flags],
        "hypervisor": "hypervisor" in flags,
        "cores": os.cpu_count(),
        "caches": caches(),
        "memory_gb": round(int(memory or 0) / 2**20),
        "load_when_begun": os.getloadavg()[0],
    }


def compiler_of(build):
    cache = (build / "CMakeCache.txt").read_text(encoding="utf-8")
    return output_of(first(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", cache), "--version").partition("\n")[0]


def flags_of(build):
    """Those that the engine is compiled with, without what names a path."""
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    # Of any of its files: in a build of folders as one there is none for a file of the tree.
    command = next(one["command"] for one in commands if "caseforce_engine.dir" in one["command"])
    words = shlex.split(command)
    compiler = next(i for i, word in enumerate(words) if "ccache" not in word)
    return [word for word in words[compiler + 1:]
            if word.startswith("-") and not word.startswith(("-I", "-isystem", "-o", "-c", "-M"))]


def origin(build):
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "commit": output_of("git", "rev-parse", "HEAD"),
        "changed_since": bool(output_of("git", "status", "--porcelain", "--untracked-files=no")),
        "machine": machine(),
        "system": first(r'^PRETTY_NAME="(.*)"', pathlib.Path("/etc/os-release").read_text()),
        "compiler": compiler_of(build),
        "flags": flags_of(build),
    }
