"""Who may see what: what the model keeps back, what a plan adds, and that nothing gets through."""

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from pms_cli.model import Fiche, Instance, Plan
from pms_cli.model.base import Declare, Partie, declares, valeurs
from pms_cli.model.faults import part_within
from pms_cli.model.lecture import DouteError, lire
from pms_cli.model.mesures import Indicateur
from pms_cli.model.parcours import dedans
from pms_cli.model.profils import PARTIES, PROFILS, cachables, caches, chemins, refus, vu_par
from pms_cli.model.validation import schema_faults
from pms_cli.source import read_source
from tests.model.plain import FILES, plain
from tests.sheets import PLAN, action, edition, part, plan

BODIES = """\
- {code: comite, nom: Comité, nature: partenaires, reunions: [{date: 2018, objet: Bilan}]}
- {code: codir, nom: CODIR, nature: interne, reunions: [{date: 2018, objet: Arbitrages}]}
- {code: autre, nom: Autre}
"""


def bodies() -> tuple[Instance, ...]:
    source = read_source(BODIES.encode())
    assert isinstance(source.data, list)
    return tuple(lire(Instance, data) for data in source.data)


def restricted(*settings: tuple[str, str]) -> dict[str, Any]:
    return {"profils": [{"champ": champ, "profil": profil} for champ, profil in settings]}


def told(plan: Plan) -> dict[str, Any]:
    """All that can be reached in a plan, as plain values."""
    return {
        name: [valeurs(item) for item in value] if isinstance(value, tuple) else valeurs(value)
        for name, value in vars(plan).items()
    }


def test_the_public_sees_neither_the_bodies_of_the_services_nor_the_settings_of_lint() -> None:
    made = replace(plan(action(1), reglages={"lint": {"ignore": ["PMS4"]}}), instances=bodies())
    for profil in ("public", "partenaires"):
        seen = vu_par(made, profil)
        assert [body.code for body in seen.instances] == ["comite", "autre"]
        assert "Arbitrages" not in str(told(seen))
        assert seen.edition.reglages.lint.ignore == ()
    assert vu_par(made, "interne") is made
    assert [(found.chemin, found.profil) for found in caches(made, "public")] == [
        ("plan.reglages.lint", "interne")
    ]


def test_a_plan_in_which_nothing_is_hidden_is_the_same_object() -> None:
    made = plan(action(1, ("2019-02", 3), pilotes=["DSDS"]), reglages={"sans_nouvelle": 6})
    assert all(vu_par(made, profil) is made for profil in PROFILS)
    with_settings = plan(action(1), reglages=restricted(("partenaires", "interne")))
    assert vu_par(with_settings, "public") is with_settings


def test_what_is_untouched_is_not_copied() -> None:
    first, second = action(1, partenaires=["CAF"]), action(2)
    made = plan(first, second, reglages=restricted(("partenaires", "interne")))
    seen = vu_par(made, "public")
    assert seen.fiches[0] == action(1)
    assert seen.fiches[1] is second
    assert seen.edition is made.edition


CONSTAT = {"avancement": [{"date": "2019-02", "niveau": 2, "constat": "Fait"}]}
MEASURES = {"mesures": [{"date": "2018", "valeur": "12"}]}


def test_a_plan_keeps_more_back_from_the_public_than_from_partners() -> None:
    settings = restricted(("avancement.constat", "partenaires"), ("partenaires", "interne"))
    made = plan(action(1, partenaires=["CAF"], **CONSTAT), reglages=settings)
    public, partners = vu_par(made, "public"), vu_par(made, "partenaires")
    assert public.fiches[0].avancement[0].constat is None
    assert public.fiches[0].avancement[0].niveau == 2
    assert partners.fiches[0].avancement[0].constat == "Fait"
    assert public.fiches[0].partenaires == partners.fiches[0].partenaires == ()
    chosen = [(found.chemin, found.profil, found.du_plan) for found in caches(made, "public")]
    assert chosen == [
        ("partenaires", "interne", True),
        ("avancement.constat", "partenaires", True),
        ("plan.reglages.lint", "interne", False),
    ]
    assert [found.chemin for found in caches(made, "partenaires")] == [
        "partenaires",
        "plan.reglages.lint",
    ]
    assert caches(made, "interne") == ()


def test_the_strictest_of_two_settings_wins() -> None:
    settings = restricted(("partenaires", "interne"), ("partenaires", "partenaires"))
    made = plan(action(1, partenaires=["CAF"]), reglages=settings)
    assert vu_par(made, "partenaires").fiches[0].partenaires == ()


def test_the_measures_of_common_indicators_are_hidden_as_those_of_sheets() -> None:
    common = {"code": "logement", "libelle": "Logements", **MEASURES}
    registry = lire(FILES["indicateurs.yaml"], {"indicateurs": [common]})
    sheet = action(1, indicateurs=[{"libelle": "Familles", **MEASURES}])
    made = replace(
        plan(sheet, reglages=restricted(("indicateurs.mesures", "interne"))),
        indicateurs=registry.indicateurs,  # type: ignore[attr-defined]
    )
    seen = vu_par(made, "public")
    assert (seen.fiches[0].indicateurs[0].libelle, seen.fiches[0].indicateurs[0].mesures) == (
        "Familles",
        (),
    )
    assert (seen.indicateurs[0].libelle, seen.indicateurs[0].mesures) == ("Logements", ())
    whole = replace(made, edition=edition(reglages=restricted(("indicateurs", "interne"))))
    assert (vu_par(whole, "public").indicateurs, vu_par(whole, "public").fiches[0].indicateurs) == (
        (),
        (),
    )


@pytest.mark.parametrize(
    ("champ", "message"),
    [
        ("partenaires", None),
        ("instances.reunions.objet", None),
        ("territoires", None),
        (
            "avancement.constats",
            (
                "« avancement.constats » n’est pas un champ qu’on puisse réserver ; "
                "vouliez-vous dire « avancement.constat » ?"
            ),
        ),
        (
            "zzz",
            (
                "« zzz » n’est pas un champ qu’on puisse réserver : écrivez une clé de fiche, "
                "comme avancement.constat, ou une clé d’un autre fichier après son nom, comme "
                "instances.reunions"
            ),
        ),
        (
            "titre",
            "« titre » est obligatoire, et ne peut être caché seul : retirez ce réglage",
        ),
        (
            "avancement.niveau",
            (
                "« avancement.niveau » est obligatoire, et ne peut être caché seul : "
                "réservez « avancement » en entier, ou retirez ce réglage"
            ),
        ),
        (
            "indicateurs.libelle",
            (
                "« indicateurs.libelle » est obligatoire, et ne peut être caché seul : "
                "réservez « indicateurs » en entier, ou retirez ce réglage"
            ),
        ),
        (
            "avancement.lecture",
            (
                "« avancement.lecture » dit comment lire ce qui l’entoure, qui changerait de sens "
                "sans lui : réservez « avancement » en entier, ou retirez ce réglage"
            ),
        ),
        (
            "chiffres.perimetre",
            (
                "« chiffres.perimetre » dit comment lire ce qui l’entoure, qui changerait de sens "
                "sans lui : réservez « chiffres » en entier, ou retirez ce réglage"
            ),
        ),
        (
            "plan.reglages.lint",
            (
                "« plan.reglages.lint » règle la façon de dire ou de calculer, et vaut pour tous : "
                "retirez ce réglage"
            ),
        ),
    ],
)
def test_which_fields_a_plan_can_keep_back(champ: str, message: str | None) -> None:
    assert refus(champ) == message
    data = read_source(PLAN.encode()).data
    assert isinstance(data, dict)
    settings = restricted((champ, "interne"))
    found = schema_faults(FILES["plan.yaml"], {**data, "reglages": settings})
    assert [(fault.code, fault.path, fault.message) for fault in found] == (
        [("PMS107", ("reglages", "profils", 0, "champ"), message)] if message else []
    )


def test_a_field_cannot_be_opened_to_the_public() -> None:
    with pytest.raises(DouteError):
        edition(reglages=restricted(("partenaires", "public")))


def test_an_unknown_profile_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="tuple"):
        vu_par(plan(), "invité")


def every_field(kind: type[Partie], seen: frozenset[type]) -> Iterator[tuple[type, Declare]]:
    for declared in declares(kind):
        yield kind, declared
        inner = part_within(declared.annotation)
        if inner is not None and inner not in seen:
            yield from every_field(inner, seen | {inner})


DECLARED = [pair for kind in FILES.values() for pair in every_field(kind, frozenset({kind}))]


def test_what_the_model_keeps_back_can_be_done_without() -> None:
    for kind, declared in DECLARED:
        assert declared.champ.profil in PROFILS
        if declared.champ.profil != "public":
            assert not declared.obligatoire, (kind, declared.nom)
            assert not declared.champ.nuance, (kind, declared.nom)


def test_parts_kept_back_for_what_they_say_stand_in_lists_only() -> None:
    for _, declared in DECLARED:
        inner, is_list = dedans(declared.annotation)
        by_value = getattr(inner, "profil_requis", Partie.profil_requis)
        assert is_list or by_value is Partie.profil_requis


def test_every_part_of_a_plan_is_looked_at() -> None:
    assert list(PARTIES) == [item.name for item in dataclasses.fields(Plan)]


LISTS = ("documents", "acteurs", "instances", "indicateurs", "chiffres")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan with something in each of its files and some of its fields kept back."""
    made: dict[str, Any] = {}
    for name in LISTS:
        (declared,) = declares(FILES[f"{name}.yaml"])
        kind = part_within(declared.annotation)
        assert kind is not None
        made[name] = tuple(draw(_parts(kind)))
    settings = st.tuples(st.sampled_from(list(cachables())), st.sampled_from(PROFILS[1:]))
    reserved = restricted(*draw(st.lists(settings, max_size=4)))
    reserved["lint"] = draw(st.sampled_from([{}, {"select": ["PMS4"]}]))
    return Plan(
        edition=edition(reglages=reserved),
        fiches=tuple(draw(_parts(Fiche))),
        territoires=tuple(draw(_parts(FILES["territories"]))),
        editions=tuple(draw(_parts(FILES["editions"]))),
        **made,
    )


def _parts(kind: type[Partie]) -> st.SearchStrategy[list[Any]]:
    def read(items: list[dict[str, Any]]) -> list[Any]:
        try:
            return [lire(kind, item) for item in items]
        except DouteError:
            reject()

    return st.lists(plain(kind), max_size=2).map(read)


def without(value: Any, path: tuple[str, ...]) -> Any:
    """Plain values without a key, wherever lists lead to it."""
    if isinstance(value, list):
        return [without(item, path) for item in value]
    first, *rest = path
    if not isinstance(value, dict) or first not in value:
        return value
    if not rest:
        return {key: item for key, item in value.items() if key != first}
    return {**value, first: without(value[first], tuple(rest))}


def expected(made: Plan, profil: str) -> dict[str, Any]:
    """What a profile should reach, taken out of the plain values rather than of the parts."""
    found = told(made)
    rank = PROFILS.index(profil)
    if rank < PROFILS.index("interne"):
        found["instances"] = [
            body for body in found["instances"] if body.get("nature") != "interne"
        ]
        found["edition"] = without(found["edition"], ("reglages", "lint"))
        if not found["edition"].get("reglages", True):
            del found["edition"]["reglages"]  # all by default: as if nothing had been written
    for chosen in made.edition.reglages.profils:
        if rank < PROFILS.index(chosen.profil):
            for path in chemins(chosen.champ):
                found = without(found, path) if len(path) > 1 else {**found, path[0]: []}
    return found


@settings(deadline=None)
@given(made=plans(), profil=st.sampled_from(PROFILS))
def test_a_profile_reaches_nothing_hidden_and_all_the_rest(made: Plan, profil: str) -> None:
    before = told(made)
    seen = vu_par(made, profil)
    assert told(seen) == expected(made, profil)
    assert told(made) == before
    if profil == "interne" or told(seen) == before:
        assert seen is made


@settings(deadline=None)
@given(made=plans(), first=st.sampled_from(PROFILS), second=st.sampled_from(PROFILS))
def test_to_be_seen_twice_is_to_be_seen_by_the_one_that_sees_least(
    made: Plan, first: str, second: str
) -> None:
    least = min(first, second, key=PROFILS.index)
    assert vu_par(vu_par(made, first), second) == vu_par(made, least)


@settings(deadline=None)
@given(made=plans(), profil=st.sampled_from(PROFILS))
def test_what_is_seen_does_not_contradict_itself(made: Plan, profil: str) -> None:
    for value in vars(vu_par(made, profil)).values():
        for item in value if isinstance(value, tuple) else (value,):
            assert list(item.incoherences()) == []
            if isinstance(item, Fiche):
                assert all(not list(found.incoherences()) for found in item.indicateurs)
                assert all(isinstance(found, Indicateur) for found in item.indicateurs)
                assert all(not list(found.incoherences()) for found in item.avancement)
            assert part(type(item), "{}", **valeurs(item)) == item


def test_what_is_hidden_is_not_expected_of_sheets_either() -> None:
    settings = restricted(("pilotes", "interne"), ("calendrier", "interne"))
    settings |= {
        "attendus": ["pilotes", "contexte"],
        "attendus_actions": ["calendrier.fin", "avancement.constat"],
        "attendus_sectorielles": ["pilotes"],
    }
    made = plan(action(1), reglages=settings)
    seen = vu_par(made, "public").edition.reglages
    assert (seen.attendus, seen.attendus_actions, seen.attendus_sectorielles) == (
        ("contexte",),
        ("avancement.constat",),
        (),
    )
    assert seen.profils == made.edition.reglages.profils
    assert vu_par(made, "interne") is made
