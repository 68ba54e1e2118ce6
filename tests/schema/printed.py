"""What the checks of this folder share: the printed schema, what it refuses, and what the program does."""
import concurrent.futures
import functools
import json
import os
import pathlib
import subprocess
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "schema"), str(ROOT / "tests" / "support")]
from command import CASEFORCE  # noqa: E402
from scenario_yaml import values_of  # noqa: E402

EXAMPLE = ROOT / "tests" / "scenarios" / "example.yaml"

PRINTED = subprocess.run([CASEFORCE, "schema"], capture_output=True, check=True, text=True).stdout
SCHEMA = json.loads(PRINTED)
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def refusal(validator, values):
    """Why a schema refuses a value, or None."""
    error = jsonschema.exceptions.best_match(validator.iter_errors(values))
    return None if error is None else f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


@functools.cache
def example():
    """The values of the example scenario; to be copied before they are changed."""
    return values_of(EXAMPLE.read_text(encoding="utf-8"))


def sub_validator(schema):
    return jsonschema.Draft7Validator(
        {**schema, "definitions": SCHEMA["definitions"]} if "$ref" not in schema else
        {"allOf": [schema], "definitions": SCHEMA["definitions"]})


def check(path, settings=()):
    words = [word for key, value in settings for word in ("--set", f"{key}={value}")]
    return subprocess.run([CASEFORCE, "check", "--allow-outside", str(path), *words], capture_output=True, check=False, text=True,
                          cwd=path.parent)


def at_once(does, all_of_them):
    """What a function gives for each, in order, several at a time."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda one: does(*one), all_of_them))


def as_yaml(value):
    """A value on one line, as --set takes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(below)}" for key, below in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_yaml(below) for below in value) + "]"
    return json.dumps(value)
