"""pms: keep a strategic plan in plain YAML files, check it, count it, report it."""

__version__ = "0.1.0"
