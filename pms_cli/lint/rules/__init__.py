"""The rules, in the order of their codes: an explicit list that one can search."""

from typing import Final

from pms_cli.lint.rule import Rule
from pms_cli.lint.rules import (
    pms001_fichier_illisible,
    pms002_limite_depassee,
    pms003_encodage,
    pms004_caractere_interdit,
    pms005_mise_en_forme_yaml,
    pms006_cle_en_double,
    pms007_renvoi_yaml,
    pms008_etiquette_yaml,
    pms009_plusieurs_documents,
    pms010_fichier_sans_cles,
    pms011_cle_illisible,
    pms012_extension,
    pms013_texte_coupe,
    pms099_regle_interrompue,
    pms101_cle_inconnue,
    pms102_cle_manquante,
    pms103_genre_de_valeur,
    pms104_date,
    pms105_nombre,
    pms106_valeur_hors_liste,
    pms107_valeur_incoherente,
    pms201_numero_en_double,
    pms202_nom_de_fichier,
    pms203_axe_ou_orientation_inconnus,
    pms204_serie_incomplete,
    pms205_mauvaise_place,
    pms206_document_inconnu,
    pms207_acteur_inconnu,
    pms208_lien_inconnu,
    pms209_livret_inconnu,
    pms210_fiche_sectorielle_orpheline,
    pms211_niveau_hors_echelle,
    pms212_code_en_double,
    pms213_suites_qui_se_recouvrent,
)

RULES: Final[tuple[Rule, ...]] = (
    pms001_fichier_illisible.RULE,
    pms002_limite_depassee.RULE,
    pms003_encodage.RULE,
    pms004_caractere_interdit.RULE,
    pms005_mise_en_forme_yaml.RULE,
    pms006_cle_en_double.RULE,
    pms007_renvoi_yaml.RULE,
    pms008_etiquette_yaml.RULE,
    pms009_plusieurs_documents.RULE,
    pms010_fichier_sans_cles.RULE,
    pms011_cle_illisible.RULE,
    pms012_extension.RULE,
    pms013_texte_coupe.RULE,
    pms099_regle_interrompue.RULE,
    pms101_cle_inconnue.RULE,
    pms102_cle_manquante.RULE,
    pms103_genre_de_valeur.RULE,
    pms104_date.RULE,
    pms105_nombre.RULE,
    pms106_valeur_hors_liste.RULE,
    pms107_valeur_incoherente.RULE,
    pms201_numero_en_double.RULE,
    pms202_nom_de_fichier.RULE,
    pms203_axe_ou_orientation_inconnus.RULE,
    pms204_serie_incomplete.RULE,
    pms205_mauvaise_place.RULE,
    pms206_document_inconnu.RULE,
    pms207_acteur_inconnu.RULE,
    pms208_lien_inconnu.RULE,
    pms209_livret_inconnu.RULE,
    pms210_fiche_sectorielle_orpheline.RULE,
    pms211_niveau_hors_echelle.RULE,
    pms212_code_en_double.RULE,
    pms213_suites_qui_se_recouvrent.RULE,
)

RETIRED: Final[dict[str, str]] = {}
"""Codes no longer in use, with what became of each. They never come back for something else."""


def find_rule(code: str) -> Rule | None:
    """The rule of that code or name, whatever the case."""
    wanted = code.strip().lower()
    return next((rule for rule in RULES if wanted in {rule.code.lower(), rule.name}), None)
