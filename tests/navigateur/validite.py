"""The Nu HTML Checker, that of the W3C: many files, one process."""

import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from tests.conftest import ROOT, require

INSTALLED: Final = ROOT / "build" / "navigateur" / "node_modules" / "vnu-jar" / "build/dist/vnu.jar"
PATIENCE: Final = 300
ALLOWED: Final = {
    r"^Section lacks heading\.": "a section may be named by aria-labelledby or aria-label",
    r"^(Inline style|Resource) violates Content Security Policy": (
        "the checker knows no digest and no data: of a policy; no_csp_violation asks the browser"
    ),
}
"""Warnings (never errors) that are not faults, and why."""


def messages(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """All that the checker says of the files."""
    java = require("java", hint="installez Java (« apt install default-jre-headless »)")
    jar = require(str(INSTALLED), hint="lancez « make navigateur »")
    found = subprocess.run(
        [
            *(java, "-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar),
            *("--format", "json", "--exit-zero-always", "--stdout"),
            *(str(path.resolve()) for path in paths),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    # Where its stack is too small the checker says so, and nothing of the pages.
    assert (found.returncode, "-Xss" in found.stderr) == (0, False), found.stderr
    listed = json.loads(found.stdout)["messages"]
    assert isinstance(listed, list)
    return listed


def html_is_valid(paths: Sequence[Path]) -> list[str]:
    """Every error of those files, and every warning that is not among those allowed."""
    assert paths, "no file to check"
    faults = []
    for said in messages(paths):
        text = said["message"]
        warning = said["type"] == "info"
        if warning and any(re.search(pattern, text) for pattern in ALLOWED):
            continue
        name = Path(unquote(urlsplit(said.get("url", "")).path)).name
        kind = said.get("subType", said["type"])
        extract = said.get("extract", "").replace("\n", " ")
        faults.append(f"{name}:{said.get('lastLine', '?')}: {kind}: {text} – {extract}")
    return faults
