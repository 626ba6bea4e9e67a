"""A plan's folder with templates of its own, and what filling them gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pms_cli.errors import TemplateError
from pms_cli.gabarits import Gabarits

NAME = "essai/rapport.html.j2"


@dataclass(frozen=True)
class Vue:
    """A small view."""

    titre: str = "<b>"
    nombres: tuple[int, ...] = (1, 2, 3)
    noms: tuple[str, ...] = ("Zoé", "Ali")


@dataclass(frozen=True)
class Plan:
    """A plan's folder."""

    root: Path

    def write(self, text: str | bytes, name: str = NAME) -> Path:
        """Write one of its templates."""
        path = self.root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def fill(
        self, text: str | bytes, contexte: Mapping[str, Any] | None = None, name: str = NAME
    ) -> str:
        """What a template gives."""
        self.write(text, name)
        return Gabarits(str(self.root)).render(name, contexte or {"vue": Vue()})

    def refused(
        self, text: str | bytes, contexte: Mapping[str, Any] | None = None, name: str = NAME
    ) -> str:
        """The sentence that is said of a template that cannot be filled."""
        with pytest.raises(TemplateError) as caught:
            self.fill(text, contexte, name)
        said = str(caught.value)
        assert "\n" not in said
        assert said.isprintable() or "\u00a0" in said
        return said
