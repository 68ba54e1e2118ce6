#!/usr/bin/python3
"""make_dictionary.py CASEFORCE > tests/fuzz/scenario.dict: every key and word of the schema for the fuzzer, and what YAML is made of."""
import json
import subprocess
import sys

YAML = ["\\x0a", "\\x0a  ", "\\x0a    ", ": ", "- ", "{", "}", "[", "]", ", ", "&a ", "*a", "<<: *a", "!!int ", "~", "'", "\\\"", "# ", "| ",
        "---\\x0a", "%", " years", " months", " weeks", " days", " working days", " per year", " per week", "2023-04-03", "0-1 years",
        "2+ years", "2023-24", "last 52 weeks", "1e6", "0.5", "extends: small.yaml"]


def words_of(schema):
    if isinstance(schema, dict):
        for key, below in schema.items():
            if key == "properties":
                yield from (name + ": " for name in below)
            if key == "enum":
                yield from (word for word in below if isinstance(word, str))
            if key == "const" and isinstance(below, str):
                yield below
            yield from words_of(below)
    elif isinstance(schema, list):
        for one in schema:
            yield from words_of(one)


def main():
    printed = subprocess.run([sys.argv[1], "schema"], capture_output=True, check=True, text=True).stdout
    print("# Made by tests/fuzz/make_dictionary.py from `caseforce schema`.")
    for word in YAML + sorted(set(words_of(json.loads(printed)))):
        print(f'"{word}"')


if __name__ == "__main__":
    main()
