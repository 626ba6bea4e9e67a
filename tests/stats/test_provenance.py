"""What rests on each document: named, by nature, with the places that it cites."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import (
    Acteurs,
    Chiffres,
    Glossaire,
    IndicateursCommuns,
    Instances,
    Plan,
    Reference,
    Territoire,
)
from pms_cli.stats.provenance import NATURES, provenance
from tests.sheets import PLAN, action, part, plan


def told(made: Plan) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    return {
        found.code: [(appui.nature, appui.nom, appui.lieux) for appui in found.appuis]
        for found in provenance(made)
    }


def full() -> Plan:
    text = PLAN.replace("date: 2017-11-06}", "date: 2017-11-06, document: bilan-2018 (vote)}")
    text = text.replace("titre: Livret Santé}", "titre: Livret Santé, document: livret-sante}")
    text += "points_etape: [{date: 2019-02, titre: Point, document: point-2019}]\n"
    text += "annonce: {axes: 4, document: bilan-2018 (p. 2)}\n"
    sheet = action(
        12,
        sources=["bilan-2018 (p. 9)", "bilan-2018", "absent (p. 1)", "bilan-2018 (p. 9)"],
        indicateurs=[{"libelle": "L", "cible": {"valeur": 1, "document": "bilan-2018 (p. 3)"}}],
    )
    return replace(
        plan(sheet, action("12.1", sources=["bilan-2018"]), text=text),
        acteurs=part(
            Acteurs, "acteurs: [{sigle: CAF, nom: C, nature: service, source: bilan-2018}]\n"
        ).acteurs,
        glossaire=part(
            Glossaire, "sigles: [{sigle: PMI, source: bilan-2018 (glossaire)}, {sigle: ADN}]\n"
        ).sigles,
        instances=part(
            Instances,
            "instances: [{code: c, nom: Comité, reunions: [{date: 2018, document: bilan-2018}]}]\n",
        ).instances,
        indicateurs=part(
            IndicateursCommuns,
            "indicateurs:\n  - code: agents\n    libelle: L\n"
            "    mesures: [{date: 2018, valeur: 1, document: bilan-2018}]\n",
        ).indicateurs,
        chiffres=part(
            Chiffres,
            "chiffres: [{code: menages, libelle: L, valeur: 1, document: point-2019,"
            " aussi: [bilan-2018 (p. 5)]}]\n",
        ).chiffres,
        territoires=(
            part(Territoire, "code: centre\nnom: Le Centre\nsources: [bilan-2018 (p. 6)]\n"),
        ),
    )


def test_everything_that_rests_on_a_document_is_told_by_nature() -> None:
    assert told(full()) == {
        "bilan-2018": [
            ("plan", "plan.yaml", ("vote", "p. 2")),
            ("fiche", "12", ("p. 3", "p. 9")),
            ("fiche", "12.1", ()),
            ("indicateur", "agents", ()),
            ("chiffre", "menages", ("p. 5",)),
            ("territoire", "Le Centre", ("p. 6",)),
            ("instance", "Comité", ()),
            ("acteur", "CAF", ()),
            ("sigle", "PMI", ("glossaire",)),
        ],
        "point-2019": [("plan", "plan.yaml", ()), ("chiffre", "menages", ())],
        # The plan lists it as a booklet: nothing rests on it by that alone.
        "livret-sante": [],
        "absent": [("fiche", "12", ("p. 1",))],
    }


def test_documents_come_in_the_order_of_the_registry_then_those_that_it_lacks() -> None:
    found = provenance(full())
    assert [(item.code, item.document and item.document.titre) for item in found] == [
        ("bilan-2018", "Bilan 2018"),
        ("point-2019", "Point d’étape"),
        ("livret-sante", "Livret Santé"),
        ("absent", None),
    ]
    assert [found[0].compte(nature) for nature in NATURES] == [1, 2, 1, 1, 1, 1, 1, 1]
    assert [found[2].compte(nature) for nature in NATURES] == [0] * 8


def test_a_plan_that_cites_nothing_has_its_documents_all_the_same() -> None:
    assert told(plan()) == {"bilan-2018": [], "point-2019": [], "livret-sante": []}


CITED = st.lists(
    st.builds(
        Reference,
        st.sampled_from(["bilan-2018", "livret-sante", "absent"]),
        st.sampled_from(["", "p. 1", "p. 2"]),
    ),
    max_size=5,
)


@settings(deadline=None, max_examples=100)
@given(st.lists(CITED, max_size=4))
def test_every_citation_of_every_sheet_is_counted(cited: list[list[Reference]]) -> None:
    sheets = [
        action(number, sources=[str(reference) for reference in found])
        for number, found in enumerate(cited, 1)
    ]
    codes = ["bilan-2018", "point-2019", "livret-sante"]
    codes += ["absent"] if any(found.code == "absent" for each in cited for found in each) else []
    assert told(plan(*sheets)) == {
        code: [
            (
                "fiche",
                str(number),
                tuple(dict.fromkeys(r.lieu for r in found if r.code == code and r.lieu)),
            )
            for number, found in enumerate(cited, 1)
            if any(r.code == code for r in found)
        ]
        for code in codes
    }
