"""The schemas of a plan tell, where it stands, each field that the plan keeps back."""

from typing import Any

import pytest

from pms_cli.exchange.schemas import schema
from pms_cli.model.profils import cachables
from tests.sheets import plan


def described(name: str, *keys: str, champ: str | None = None) -> str:
    """What the schema of a kind of file says of a key."""
    made = plan(reglages={"profils": [{"champ": champ, "profil": "interne"}]} if champ else {})
    found: dict[str, Any] = schema(name, made)
    for key in keys:
        found = found.get("items", found)["properties"][key]
    return str(found["description"])


@pytest.mark.parametrize(
    ("champ", "places"),
    [
        ("partenaires", [("fiche", "partenaires")]),
        ("avancement.constat", [("fiche", "avancement", "constat")]),
        (
            "indicateurs.mesures",
            [
                ("fiche", "indicateurs", "mesures"),
                ("indicateurs", "indicateurs", "mesures"),
            ],
        ),
        ("instances.reunions.objet", [("instances", "instances", "reunions", "objet")]),
        ("glossaire", [("glossaire", "sigles")]),
        ("territoires", [("territoire",)]),
        ("territoires.objectifs", [("territoire", "objectifs")]),
        ("plan.annonce", [("plan", "annonce")]),
        ("editions", [("edition",)]),
    ],
)
def test_a_field_kept_back_says_so(champ: str, places: list[tuple[str, ...]]) -> None:
    for place in places:
        before = described(*place)
        after = described(*place, champ=champ)
        assert after == f"{before.rstrip('.')} (profil interne dans ce plan)."


@pytest.mark.parametrize("champ", list(cachables()))
def test_every_field_that_can_be_kept_back_has_its_place(champ: str) -> None:
    settings = {"profils": [{"champ": champ, "profil": "partenaires"}]}
    made = plan(reglages=settings)
    texts = [str(schema(name, made)) for name in ("plan", "fiche", "instances", "territoire")]
    texts += [str(schema(name, made)) for name in ("documents", "acteurs", "glossaire", "edition")]
    texts += [str(schema(name, made)) for name in ("indicateurs", "chiffres")]
    marks = sum(text.count("(profil partenaires dans ce plan)") for text in texts)
    assert marks == (2 if champ.startswith("indicateurs") else 1)


def test_what_the_model_keeps_back_says_so() -> None:
    assert described("plan", "reglages", "lint") == "Réglages de pms lint (profil interne)."


def test_the_fields_are_proposed() -> None:
    proposed = schema("plan")["definitions"]["champ-reserve"]["enum"]
    assert "avancement.constat" in proposed
    assert not {"titre", "avancement.lecture", "plan.reglages.lint"} & set(proposed)
