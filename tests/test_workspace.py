"""A folder to a plan and all its problems: what is found, what is read, what is refused."""

import errno
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pms_cli.diagnostics import Severity, Span
from pms_cli.errors import PlanNotFoundError
from pms_cli.model import Numero
from pms_cli.source import MAX_BYTES, MAX_FAULTS, TOO_MANY_FAULTS
from pms_cli.workspace import UnreadablePlanError, Workspace, find_root, read_workspace
from tests.conftest import BASE_PLAN, ROOT

PLAN = """\
edition: plan-exemple
titre: Plan
collectivite: Collectivité
periode: {debut: 2017, fin: 2022}
echelle: {maximum: 5}
axes:
  - {numero: 1, titre: Axe, orientations: [{numero: 1, titre: Orientation}]}
"""


def sheet(numero: str, rest: str = "") -> str:
    return f"numero: {numero}\ntitre: Titre {numero}\naxe: 1\norientation: 1\n{rest}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A plan with three sheets."""
    folder = tmp_path / "plan"
    (folder / "actions").mkdir(parents=True)
    (folder / "plan.yaml").write_bytes(PLAN.encode())
    for numero in ("1", "2", "3"):
        (folder / "actions" / f"0{numero}-titre.yaml").write_bytes(sheet(numero).encode())
    return folder


def put(root: Path, path: str, text: str | bytes) -> Path:
    target = root / path
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(text.encode() if isinstance(text, str) else text)
    return target


def numbers(found: Workspace) -> list[str]:
    return [str(fiche.numero) for fiche in found.plan.fiches]


def problems(found: Workspace | UnreadablePlanError) -> list[tuple[str, int, int, str]]:
    return [(p.path, p.span.line, p.span.column, p.code) for p in found.problems]


# -- where the plan is -----------------------------------------------------------------------------


@pytest.mark.parametrize("start", [".", "actions", "actions/vide/plus-bas"])
def test_the_plan_is_looked_for_upward(root: Path, start: str) -> None:
    (root / start).mkdir(parents=True, exist_ok=True)
    assert find_root(root / start) == root


def test_a_folder_whose_data_holds_the_plan_is_a_plan_too(root: Path) -> None:
    project = root.parent
    root.rename(project / "data")
    (project / "docs").mkdir()
    for start in (project, project / "docs", project / "data", project / "data" / "actions"):
        assert find_root(start) == project / "data"


def test_the_nearest_plan_wins_and_a_folder_before_its_data(root: Path) -> None:
    put(root, "data/plan.yaml", PLAN)
    assert find_root(root) == root
    assert find_root(root / "data") == root / "data"


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ("plan", "plan"),
        ("plan/", "plan"),
        ("./autre/../plan", "autre/../plan"),
        ("plan/plan.yaml", "plan"),
        ("projet", "projet/data"),
        ("projet/data", "projet/data"),
        ("projet/data/plan.yaml", "projet/data"),
        ("lien", "lien"),
    ],
)
def test_a_plan_can_be_chosen_by_its_folder_its_project_or_its_file(
    root: Path, chosen: str, found: str
) -> None:
    start = root.parent
    (start / "autre").mkdir()
    put(root.parent, "projet/.garde", "")
    put(start / "projet", "data/plan.yaml", PLAN)
    (start / "lien").symlink_to(root)
    assert find_root(start, chosen=chosen) == start / found
    assert find_root(Path("/"), chosen=str(start / chosen)) == start / found


def test_what_is_chosen_is_not_looked_for_upward_nor_replaced_by_what_is_near(root: Path) -> None:
    with pytest.raises(PlanNotFoundError, match="aucun plan dans « actions »"):
        find_root(root, chosen="actions")


@pytest.mark.parametrize(
    "chosen",
    ["absent", "plan/actions/01-titre.yaml", "plan/actions", "a\x00b", "\n", "é" * 300, "~"],
)  # fmt: skip
def test_what_holds_no_plan_is_said_with_what_was_asked(root: Path, chosen: str) -> None:
    with pytest.raises(PlanNotFoundError) as caught:
        find_root(root.parent, chosen=chosen)
    assert f"aucun plan dans « {chosen} »" in str(caught.value)


def test_no_plan_anywhere_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PlanNotFoundError, match="--plan DOSSIER"):
        find_root(tmp_path)


@pytest.mark.parametrize("kind", ["folder", "pipe", "dangling link"])
def test_what_is_named_plan_yaml_and_is_no_file_is_no_plan(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "plan.yaml"
    if kind == "folder":
        target.mkdir()
    elif kind == "pipe":
        os.mkfifo(target)
    else:
        target.symlink_to(tmp_path / "absent")
    with pytest.raises(PlanNotFoundError):
        find_root(tmp_path)
    with pytest.raises(PlanNotFoundError):
        find_root(tmp_path, chosen="plan.yaml")


# -- what is read ----------------------------------------------------------------------------------


def test_a_plan_in_order_is_read_whole_and_sheets_follow_their_numbers(root: Path) -> None:
    put(root, "actions/00-dernier.yaml", sheet("10"))
    put(root, "actions/09-sectorielle.yaml", sheet("2.1"))
    found = read_workspace(root)
    assert found.problems == ()
    assert numbers(found) == ["1", "2", "2.1", "3", "10"]
    assert [file.path for file in found.fiches] == [
        "actions/00-dernier.yaml",
        "actions/01-titre.yaml",
        "actions/02-titre.yaml",
        "actions/03-titre.yaml",
        "actions/09-sectorielle.yaml",
    ]
    assert (found.documents, found.acteurs, found.instances) == (None, None, None)
    assert (found.territoires, found.unread) == ((), ())
    assert found.root == root


def test_registries_and_territories_are_read_when_they_are_there(root: Path) -> None:
    put(root, "documents.yaml", "documents: [{code: a, titre: T, nature: rapport}]\n")
    put(root, "acteurs.yaml", "acteurs: [{sigle: A, nom: N, nature: service}]\n")
    put(root, "instances.yaml", "instances: [{code: c, nom: N}]\n")
    put(root, "territories/ville.yaml", "code: ville\nnom: Ville\n")
    found = read_workspace(root)
    assert found.problems == ()
    assert [document.code for document in found.plan.documents] == ["a"]
    assert [acteur.sigle for acteur in found.plan.acteurs] == ["A"]
    assert [instance.code for instance in found.plan.instances] == ["c"]
    assert [territoire.code for territoire in found.plan.territoires] == ["ville"]
    assert [file.path for file in found.files] == [
        "plan.yaml",
        "documents.yaml",
        "acteurs.yaml",
        "instances.yaml",
        "actions/01-titre.yaml",
        "actions/02-titre.yaml",
        "actions/03-titre.yaml",
        "territories/ville.yaml",
    ]


def test_a_plan_without_sheets_is_a_plan(tmp_path: Path) -> None:
    put(tmp_path, "plan.yaml", PLAN)
    found = read_workspace(tmp_path)
    assert (found.problems, found.plan.fiches) == ((), ())


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("titre: [\n", [(1, 8, "PMS005")], id="slip"),
        pytest.param("", [(1, 1, "PMS010")], id="empty"),
        pytest.param(b"titre: \xe9\n", [(1, 8, "PMS003")], id="latin-1"),
        pytest.param(b"\xef\xbb\xbfa:\r\n  b: *x\r\n",
                     [(1, 1, "PMS101"), (1, 1, "PMS102"), (1, 1, "PMS102"), (1, 1, "PMS102"),
                      (1, 1, "PMS102"), (2, 6, "PMS007")], id="alias"),
        pytest.param("[" * 100_000, [(1, 17, "PMS002")], id="bomb"),
        pytest.param("#" * (MAX_BYTES + 1), [(1, 1, "PMS002")], id="too large"),
        pytest.param(sheet("4") + "---\n", [(5, 1, "PMS009")], id="two documents"),
        pytest.param("numero: 4\naxe: x\n", [(1, 1, "PMS102"), (1, 1, "PMS102"), (2, 6, "PMS105")],
                     id="schema"),
        pytest.param(sheet("4", "pilote: a\n"), [(5, 1, "PMS101")], id="unknown key"),
        pytest.param("- a\n", [(1, 1, "PMS010")], id="list"),
    ],
)  # fmt: skip
def test_one_bad_sheet_is_told_and_the_others_are_read_as_before(
    root: Path, text: str | bytes, places: list[tuple[int, int, str]]
) -> None:
    before = read_workspace(root)
    put(root, "actions/02-b-mauvaise.yaml", text)
    found = read_workspace(root)
    assert sorted((line, column, code) for _, line, column, code in problems(found)) == sorted(
        places
    )
    assert {path for path, *_ in problems(found)} == {"actions/02-b-mauvaise.yaml"}
    assert found.unread == ("actions/02-b-mauvaise.yaml",)
    assert found.plan == before.plan


def test_every_problem_of_every_file_is_told_in_one_run_in_order(root: Path) -> None:
    put(root, "documents.yaml", "documents: x\n")
    put(root, "acteurs.yaml", "acteurs:\n  - sigle: a\n")
    put(root, "actions/01-titre.yaml", sheet("1", "liens: [z]\nliens: [2]\n"))
    put(root, "actions/02-titre.yaml", "@")
    put(root, "actions/04.yml", sheet("4"))
    put(root, "territories/ville.yaml", "code: V\n")
    found = read_workspace(root)
    assert problems(found) == [
        ("acteurs.yaml", 2, 5, "PMS102"),
        ("acteurs.yaml", 2, 5, "PMS102"),
        ("actions/01-titre.yaml", 5, 9, "PMS105"),
        ("actions/01-titre.yaml", 6, 1, "PMS006"),
        ("actions/02-titre.yaml", 1, 1, "PMS005"),
        ("actions/04.yml", 1, 1, "PMS012"),
        ("documents.yaml", 1, 12, "PMS103"),
        ("territories/ville.yaml", 1, 1, "PMS102"),
        ("territories/ville.yaml", 1, 7, "PMS107"),
    ]
    assert numbers(found) == ["3"]
    assert (found.plan.documents, found.plan.acteurs, found.plan.territoires) == ((), (), ())


def test_a_problem_carries_its_line_its_place_and_its_severity(root: Path) -> None:
    put(root, "actions/02-titre.yaml", b"\xef\xbb\xbf" + sheet("2", "é: 😀\n").encode())
    (problem,) = read_workspace(root).problems
    assert (problem.span, problem.excerpt) == (Span(5, 1, 5, 2), "é: 😀")
    assert problem.severity is Severity.ERREUR


@pytest.mark.parametrize(
    "rest",
    ["pilotes: *x\n", "pilotes: [*x]\n", "calendrier: {fin: !!str 2017}\n", "livret: ! x\n",
     "avancement: [*x]\n", "avancement: [{date: *x, niveau: 3}]\n"],
)  # fmt: skip
def test_of_a_value_that_was_refused_nothing_more_is_told(root: Path, rest: str) -> None:
    put(root, "actions/02-titre.yaml", sheet("2", rest))
    found = read_workspace(root)
    assert [code for *_, code in problems(found)] in (["PMS007"], ["PMS008"])
    assert numbers(found) == ["1", "3"]


def test_a_sheet_refused_in_part_while_reading_still_says_the_rest(root: Path) -> None:
    put(root, "actions/02-titre.yaml", sheet("2", "titre: Autre\n<<: {axe: 3}\npilotes: &x [A]\n"))
    found = read_workspace(root)
    assert [code for *_, code in problems(found)] == ["PMS006", "PMS007", "PMS007"]
    fiche = found.plan.fiche(Numero(2))
    assert fiche is not None
    assert (fiche.titre, fiche.axe, fiche.pilotes) == ("Titre 2", 1, ("A",))


def test_a_sheet_at_fault_keeps_what_is_right_of_it_for_rules_and_out_of_the_plan(
    root: Path,
) -> None:
    put(root, "actions/02-titre.yaml", sheet("2", "pilotes: A\nliens: [3]\n"))
    put(root, "actions/03-titre.yaml", "titre: sans numéro\naxe: 1\norientation: 1\n")
    found = read_workspace(root)
    right = {file.path: (file.valid, file.value is not None) for file in found.fiches}
    assert right == {
        "actions/01-titre.yaml": (True, True),
        "actions/02-titre.yaml": (False, True),
        "actions/03-titre.yaml": (False, False),
    }
    assert found.fiches[1].value is not None
    assert (found.fiches[1].value.pilotes, found.fiches[1].value.liens) == ((), (Numero(3),))
    assert numbers(found) == ["1"]


def test_as_many_faults_of_a_sheet_as_the_limit_are_all_told(root: Path) -> None:
    put(root, "actions/02-titre.yaml", sheet("2", "pilotes:\n" + "- []\n" * MAX_FAULTS))
    assert [code for *_, code in problems(read_workspace(root))] == ["PMS103"] * MAX_FAULTS


@pytest.mark.parametrize("many", [MAX_FAULTS + 1, 20_000])
def test_past_that_the_first_are_told_and_where_they_stop(root: Path, many: int) -> None:
    put(root, "actions/02-titre.yaml", sheet("2", "pilotes:\n" + "- []\n" * many))
    found = read_workspace(root)
    first = [("actions/02-titre.yaml", line, 3, "PMS103") for line in range(6, MAX_FAULTS + 6)]
    assert problems(found) == [*first, ("actions/02-titre.yaml", MAX_FAULTS + 6, 3, "PMS002")]
    assert found.problems[-1].message == TOO_MANY_FAULTS


def test_misspelt_keys_do_not_hide_that_there_are_more_faults(root: Path) -> None:
    cut = "".join("  - {titr: a, x: b}\n" for _ in range(MAX_FAULTS))
    put(root, "actions/02-titre.yaml", sheet("2", f"modalites:\n{cut}"))
    told = [p.code for p in read_workspace(root).problems]
    assert (told.count("PMS101"), told.count("PMS002")) == (MAX_FAULTS, 1)


# -- a plan.yaml that cannot be used ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", [(1, 1, "PMS010")]),
        ("axes: [", [(1, 7, "PMS005")]),
        (PLAN.replace("echelle", "echele"), [(5, 1, "PMS101")]),
        (PLAN.replace("maximum: 5", "maximum: 1"), [(5, 20, "PMS107")]),
        (PLAN + "---\n", [(8, 1, "PMS009")]),
        ("[" * 100_000, [(1, 17, "PMS002")]),
    ],
)
def test_a_plan_yaml_that_gives_nothing_to_work_with_stops_and_tells_why(
    root: Path, text: str, places: list[tuple[int, int, str]]
) -> None:
    put(root, "plan.yaml", text)
    with pytest.raises(UnreadablePlanError, match="n’est pas utilisable") as caught:
        read_workspace(root)
    assert problems(caught.value) == [("plan.yaml", *place) for place in places]
    assert caught.value.root == str(root)


def test_a_plan_yaml_at_fault_in_what_can_do_without_is_used_and_told(root: Path) -> None:
    put(root, "plan.yaml", PLAN + "secteurs: [{code: A B, nom: N}]\nlivret: x\n")
    found = read_workspace(root)
    assert problems(found) == [("plan.yaml", 8, 19, "PMS107"), ("plan.yaml", 9, 1, "PMS101")]
    assert (found.edition.valid, found.plan.edition.secteurs) == (False, ())
    assert numbers(found) == ["1", "2", "3"]


@pytest.mark.parametrize("kind", ["absent", "link", "folder", "pipe"])
def test_a_plan_yaml_that_is_no_ordinary_file_is_not_read(root: Path, kind: str) -> None:
    target = root / "plan.yaml"
    target.rename(root / "ailleurs.yaml")
    if kind == "link":
        target.symlink_to("ailleurs.yaml")
    elif kind == "folder":
        target.mkdir()
    elif kind == "pipe":
        os.mkfifo(target)
    with pytest.raises(UnreadablePlanError) as caught:
        read_workspace(root)
    assert problems(caught.value) == [("plan.yaml", 1, 1, "PMS001")]


# -- names of files --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["04.yml", "04.YML", "04.YAML", "04.Yaml", "04.json", "é\n.yml"])
def test_a_sheet_under_another_extension_is_told_and_not_read(root: Path, name: str) -> None:
    put(root, f"actions/{name}", sheet("4"))
    found = read_workspace(root)
    assert problems(found) == [(f"actions/{name}", 1, 1, "PMS012")]
    assert numbers(found) == ["1", "2", "3"]
    assert found.unread == ()


@pytest.mark.parametrize(
    "name",
    [".04.yaml", ".yaml", ".04.yml", "04.yaml~", "04.yaml.bak", "LISEZMOI.md", "yaml", "#04.yaml#",
     "04.yaml.orig", ".04-abc.tmp"],
)  # fmt: skip
def test_hidden_files_and_those_of_editors_are_let_alone(root: Path, name: str) -> None:
    put(root, f"actions/{name}", "[" * 100)
    found = read_workspace(root)
    assert (found.problems, numbers(found)) == ((), ["1", "2", "3"])


@pytest.mark.parametrize(
    "name",
    ["04 avec espaces.yaml", "04\n\n.yaml", "04'\"`$(x)`.yaml", "04\x1b[31m.yaml", "04\u202e.yaml",
     "-04.yaml", "04é.yaml", "04e\u0301.yaml", "😀.yaml", "04:5:6.yaml", "04\\b.yaml",
     "é" * 120 + ".yaml"],
)  # fmt: skip
def test_a_sheet_of_any_name_is_read_and_told_under_that_name(root: Path, name: str) -> None:
    put(root, f"actions/{name}", sheet("4", "zzz: 1\n"))
    assert problems(read_workspace(root)) == [(f"actions/{name}", 5, 1, "PMS101")]
    put(root, f"actions/{name}", sheet("4"))
    found = read_workspace(root)
    assert (found.problems, numbers(found)) == ((), ["1", "2", "3", "4"])


def test_a_name_that_is_not_utf8_is_read_like_another(root: Path) -> None:
    name = os.fsencode(root / "actions") + b"/04-\xe9\xff.yaml"
    try:
        Path(os.fsdecode(name)).write_bytes(sheet("4", "zzz: 1\n").encode())
    except OSError:
        pytest.skip("this file system keeps only names in UTF-8")
    found = read_workspace(root)
    ((path, line, column, code),) = problems(found)
    assert (os.fsencode(path), line, column, code) == (b"actions/04-\xe9\xff.yaml", 5, 1, "PMS101")


def test_files_are_in_the_same_order_whatever_the_folder_says(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_workspace(root)
    listed = os.listdir

    def backwards(path: Path) -> list[str]:
        return sorted(listed(path), reverse=True)

    monkeypatch.setattr("pms_cli.workspace.os.listdir", backwards)
    after = read_workspace(root)
    assert [file.path for file in after.fiches] == [file.path for file in before.fiches]
    assert (after.plan, after.problems) == (before.plan, before.problems)


def test_past_the_most_files_the_first_are_read_and_it_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pms_cli.folder.MAX_FILES", 3)
    assert read_workspace(root).problems == ()
    put(root, "actions/00.yaml", sheet("4"))
    found = read_workspace(root)
    assert problems(found) == [("actions", 1, 1, "PMS002")]
    assert numbers(found) == ["1", "2", "4"]


# -- what is no ordinary file ----------------------------------------------------------------------


def told_of(root: Path, path: str) -> list[tuple[str, str]]:
    """Codes and sentences told of a path, when nothing is told of others and they are read."""
    found = read_workspace(root)
    assert {problem.path for problem in found.problems} <= {path}
    assert numbers(found) == ["1", "2", "3"]
    return [(problem.code, problem.message) for problem in found.problems]


@pytest.mark.parametrize("target", ["../../secret.yaml", "01-titre.yaml", "absent", ".", "04.yaml"])
def test_a_link_is_not_followed(root: Path, target: str) -> None:
    put(root.parent, "secret.yaml", "mot de passe\n")
    (root / "actions" / "04.yaml").symlink_to(target)
    ((code, message),) = told_of(root, "actions/04.yaml")
    assert (code, message.split(" :")[0]) == ("PMS001", "c’est un lien vers un autre fichier")
    assert "mot de passe" not in repr(read_workspace(root))


@pytest.mark.parametrize("name", ["documents.yaml", "acteurs.yaml", "instances.yaml"])
def test_a_registry_that_is_a_link_is_not_followed_either(root: Path, name: str) -> None:
    (root / name).symlink_to("absent")
    assert [code for code, _ in told_of(root, name)] == ["PMS001"]


@pytest.mark.parametrize("name", ["actions", "territories"])
def test_a_folder_that_is_a_link_is_not_gone_through(root: Path, name: str) -> None:
    outside = root.parent / "dehors"
    outside.mkdir()
    put(outside, "09.yaml", sheet("9", "zzz: 1\n"))
    if (root / name).exists():
        (root / name).rename(root / "garde")
    (root / name).symlink_to(outside)
    found = read_workspace(root)
    assert problems(found) == [(name, 1, 1, "PMS001")]
    assert "9" not in numbers(found)


def test_a_folder_named_like_a_sheet_is_told(root: Path) -> None:
    (root / "actions" / "04.yaml").mkdir()
    ((code, message),) = told_of(root, "actions/04.yaml")
    assert (code, message.split(" :")[0]) == ("PMS001", "illisible, c’est un dossier")


def test_a_file_where_a_folder_should_be_is_told(root: Path) -> None:
    put(root, "territories", "code: x\n")
    ((code, message),) = told_of(root, "territories")
    assert (code, message.split(" :")[0]) == ("PMS001", "ce n’est pas un dossier")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipe on this system")
def test_a_named_pipe_is_told_without_waiting_for_what_it_may_bring(root: Path) -> None:
    os.mkfifo(root / "actions" / "04.yaml")
    os.mkfifo(root / "documents.yaml")
    code = (
        "import sys; from pathlib import Path; from pms_cli.workspace import read_workspace; "
        "[print(p.path, p.code, p.message) for p in read_workspace(Path(sys.argv[1])).problems]"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, root],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=30,
        check=False,
    )
    said = "PMS001 illisible, c’est un tube nommé : mettez-y un fichier texte\n"
    assert (run.stdout, run.stderr) == (f"actions/04.yaml {said}documents.yaml {said}", "")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local socket on this system")
def test_a_socket_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "actions")  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("04.yaml")
        assert [code for code, _ in told_of(root, "actions/04.yaml")] == ["PMS001"]


def test_a_device_is_told(root: Path) -> None:
    try:
        os.mknod(root / "actions" / "04.yaml", 0o20666, os.makedev(1, 5))  # /dev/zero
    except (OSError, AttributeError):
        pytest.skip("no right to make a device")
    ((code, message),) = told_of(root, "actions/04.yaml")
    assert code == "PMS001"
    assert "périphérique" in message or "droits" in message


def test_what_may_not_be_read_is_told(root: Path) -> None:
    file = put(root, "actions/04.yaml", sheet("4"))
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("everything is permitted to root")
    ((code, message),) = told_of(root, "actions/04.yaml")
    assert (code, message.split(" :")[0]) == ("PMS001", "la lecture n’est pas permise")
    file.unlink()
    (root / "territories").mkdir(mode=0)
    ((code, message),) = told_of(root, "territories")
    assert (code, message.split(" :")[0]) == ("PMS001", "la lecture n’est pas permise")
    (root / "territories").chmod(0o700)
    root.chmod(0)
    try:
        with pytest.raises(PlanNotFoundError):
            find_root(root.parent, chosen="plan")
    finally:
        root.chmod(0o700)


def test_a_file_that_vanished_since_the_folder_was_listed_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.listdir
    monkeypatch.setattr("pms_cli.workspace.os.listdir", lambda path: [*listed(path), "04.yaml"])
    ((code, message),) = told_of(root, "actions/04.yaml")
    assert (code, message.split(" :")[0]) == ("PMS001", "le fichier n’existe plus")


def test_a_file_that_grew_since_it_was_measured_is_still_bounded(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, "actions/04.yaml", "#" * (3 * MAX_BYTES))
    real = os.fstat

    def small(descriptor: int) -> os.stat_result:
        measured = list(real(descriptor))
        measured[6] = 0
        return os.stat_result(measured)

    monkeypatch.setattr("pms_cli.workspace.os.fstat", small)
    ((code, message),) = told_of(root, "actions/04.yaml")
    # No more of it was read than what tells that it is too large.
    assert (code, message.split(",")[0]) == ("PMS002", f"le fichier fait {MAX_BYTES + 1} octets")


def test_a_file_of_100_megabytes_is_not_even_opened_for_long(root: Path) -> None:
    with (root / "actions" / "04.yaml").open("wb") as handle:
        handle.truncate(100 * 1024 * 1024)
    ((code, message),) = told_of(root, "actions/04.yaml")
    assert (code, message.split(",")[0]) == ("PMS002", "le fichier fait 104857600 octets")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EIO, "la lecture a échoué (OSError, code 5)"),
        (errno.EMFILE, "la lecture a échoué (OSError, code 24)"),
        (errno.ENAMETOOLONG, "son nom est trop long"),
        (errno.EPERM, "la lecture n’est pas permise"),
    ],
)
def test_an_error_of_the_system_is_a_problem_of_that_file(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    put(root, "actions/04.yaml", sheet("4"))
    real = os.open

    def failing(path: str, flags: int) -> int:
        if path.endswith("04.yaml"):
            raise OSError(number, "x")
        return real(path, flags)

    monkeypatch.setattr("pms_cli.workspace.os.open", failing)
    ((code, message),) = told_of(root, "actions/04.yaml")
    assert (code, message.startswith(said)) == ("PMS001", True)


def test_an_error_while_reading_is_a_problem_of_that_file(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, "actions/04.yaml", sheet("4"))
    measured = (root / "actions" / "04.yaml").stat().st_ino
    real = os.read

    def failing(descriptor: int, most: int) -> bytes:
        if os.fstat(descriptor).st_ino == measured:
            raise OSError(errno.EIO, "x")
        return real(descriptor, most)

    monkeypatch.setattr("pms_cli.workspace.os.read", failing)
    assert [code for code, _ in told_of(root, "actions/04.yaml")] == ["PMS001"]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts descriptors as Linux does")
def test_no_descriptor_is_left_open_whatever_was_met(root: Path) -> None:
    for number in range(5):
        (root / "actions" / f"1{number}.yaml").mkdir()
        os.mkfifo(root / "actions" / f"2{number}.yaml")
        put(root, f"actions/3{number}.yaml", "#" * (MAX_BYTES + 1))
    before = list(Path("/proc/self/fd").iterdir())
    assert len(read_workspace(root).problems) == 15
    assert len(list(Path("/proc/self/fd").iterdir())) == len(before)


def test_reading_changes_nothing_in_the_folder(root: Path) -> None:
    put(root, "actions/04.yaml", "a: [")
    put(root, "actions/05.yml", "")

    def state() -> list[tuple[str, int, int, bytes]]:
        return [
            (str(path), path.stat().st_mtime_ns, path.stat().st_mode,
             path.read_bytes() if path.is_file() else b"")
            for path in sorted(root.rglob("*"))
        ]  # fmt: skip

    before = state()
    first = read_workspace(root)
    second = read_workspace(root)
    assert state() == before
    assert (first.plan, first.problems) == (second.plan, second.problems)


def test_what_would_go_unread_without_a_word_is_told(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(ROOT / "tests" / "plans" / "riche", plan)
    (plan / "acteurs.yaml").rename(plan / "acteurs.yml")
    (plan / "actions" / "archives").mkdir()
    found = [(problem.path, problem.code) for problem in read_workspace(plan).problems]
    assert found == [("acteurs.yml", "PMS012"), ("actions/archives", "PMS012")]


def test_a_file_refused_for_no_reason_known_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pms_cli.model import validation

    monkeypatch.setattr(validation, "schema_faults", lambda *_, **__: ())
    shutil.copytree(BASE_PLAN, tmp_path / "plan")
    sheet = tmp_path / "plan" / "actions" / "01-accueil.yaml"
    sheet.write_text("numero: 1\ntitre: A\naxe: un\norientation: 1\n", encoding="utf-8")
    found = read_workspace(tmp_path / "plan")
    assert [(problem.path, problem.code) for problem in found.problems] == [
        ("actions/01-accueil.yaml", "PMS099")
    ]
    assert found.unread == ("actions/01-accueil.yaml",)
