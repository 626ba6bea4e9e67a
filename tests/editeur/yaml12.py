"""A YAML file as an editor's parser types it: the core schema of YAML 1.2."""

import math
import re
from typing import Any

import yaml

_TAG = "tag:yaml.org,2002:"


class _Core(yaml.SafeLoader):
    """No implicit type but those of the core schema: no dates, « non » is a text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


def _float(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> float:
    text = node.value.lower()
    if text.endswith((".inf", ".nan")):
        return math.nan if "nan" in text else math.copysign(math.inf, -1 if "-" in text else 1)
    return float(text)


def _int(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    return int(node.value, 0 if node.value[1:2] in {"x", "o"} else 10)


for name, pattern in (
    ("null", r"null|Null|NULL|~|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    (
        "float",
        (
            r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
            r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
        ),
    ),
):
    _Core.add_implicit_resolver(_TAG + name, re.compile(rf"(?:{pattern})\Z"), None)
_Core.add_constructor(f"{_TAG}float", _float)
_Core.add_constructor(f"{_TAG}int", _int)


def as_an_editor(text: str) -> Any:
    """The values of a text that is a correct YAML file."""
    return yaml.load(text, _Core)
