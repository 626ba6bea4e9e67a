"""PMS605: addresses that are not for the public."""

from pathlib import Path

import pytest

from tests.lint.folder import base_plan, lines, sheet

FILE = "actions/01-accueil.yaml"


def _told(tmp_path: Path, text: str) -> list[str]:
    tmp_path.mkdir(exist_ok=True)
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"contexte: |\n  {text}\n")})
    return lines(root, "PMS605")


def _comment(tmp_path: Path, text: str) -> list[str]:
    tmp_path.mkdir(exist_ok=True)
    root = base_plan(tmp_path, {FILE: sheet("1", rest=f"liens: [2]  # {text}\n")})
    return lines(root, "PMS605")


@pytest.mark.parametrize(
    "address",
    [
        "C:\\Users\\moi\\bilan.docx",
        "file:///home/moi/bilan.odt",
        "\\\\serveur\\partage\\bilan.xlsx",
        "http://localhost:8080/",
        "https://10.1.2.3/bilan",
        "http://172.20.0.4",
        "192.168.1.12",
        "http://intranet/bilan",
        "https://intranet.example.org/bilan",
        "https://bilan.grandlyon.local/",
        "https://grandlyon.sharepoint.com/:w:/s/pms/abc",
        "https://teams.microsoft.com/l/channel/abc",
        "https://drive.google.com/file/d/abc/view",
        "https://docs.google.com/document/d/abc/edit?usp=sharing",
        "https://mypads.framapad.org/p/bilan",
        "https://lite.framacalc.org/bilan",
    ],
)
def test_an_address_is_told_at_its_place(tmp_path: Path, address: str) -> None:
    (line,) = _told(tmp_path / "a", f"Voir {address} pour le bilan.")
    assert line.startswith(f"{FILE}:6:8: PMS605 « ")
    (line,) = _comment(tmp_path / "b", f"voir {address}")
    assert line.startswith(f"{FILE}:5:20: PMS605 « ")


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.org:8443/bilan?page=2#haut",
        "https://www.grandlyon.com/intranet-des-agents",
        "https://docs.google.com/forms/d/e/1FAI/viewform",
        "https://8.8.8.8/ et la version 10.0.0.1, partie 10.1.2.3",
        "https://data.gouv.fr/fr/datasets/edit-ions",
        "Un ratio 3:4, le fichier\\dossier, http:// seul",
        "l’outil Teams et le Drive de la Métropole",
    ],
)
def test_public_addresses_are_silent(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, text) == []
