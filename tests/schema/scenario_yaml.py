"""YAML as editors read it: the core schema of YAML 1.2, dates as texts, keys as texts."""
import re

import yaml


class Loader(yaml.SafeLoader):
    """Nothing is guessed beyond null, true, false and numbers."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
        ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
        ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
        ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
        ("hexadecimal", r"^0x[0-9a-fA-F]+$", ["0"]),
        ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
                  r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$", list("-+.0123456789"))]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def _map(loader, node):
    # A key is a text, whatever it looks like: {1: 0.55}, {0-1 years: 12%}.
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a key that is no text", key.start_mark)
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


def _float(loader, node):
    text = node.value.lower()
    return float(text.replace(".inf", "inf").replace(".nan", "nan"))


Loader.add_constructor("tag:yaml.org,2002:map", _map)
Loader.add_constructor("tag:yaml.org,2002:float", _float)
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 10))
Loader.add_constructor("tag:yaml.org,2002:hexadecimal", lambda loader, node: int(node.value, 16))


def values_of(text):
    """The document as JSON would hold it. Raises yaml.YAMLError where it is none."""
    return yaml.load(text, Loader)
