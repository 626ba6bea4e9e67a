"""The two readings of a file agree: the fast one takes what pydantic takes, with equal values."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pms_cli.model import Edition, Fiche, Instances, Territoire
from pms_cli.model.base import Partie, valeurs
from pms_cli.model.lecture import DouteError, lire
from pms_cli.model.validation import _without_empty, adapter, schema_faults
from pms_cli.source import FAULTY, read_source
from tests.conftest import ROOT
from tests.model.plain import FILES as MODELS
from tests.model.plain import files
from tools.pages import EXAMPLE

PLANS = [
    ROOT / "data",
    ROOT / "tests" / "plans" / "riche",
    ROOT / "exemples" / "pms-2023-2027",
]
FILES = sorted(path for plan in PLANS for path in plan.rglob("*.yaml"))


def model_of(path: Any) -> type[Partie]:
    return MODELS.get(path.name) or MODELS[path.parent.name]


def fast(part: type[Partie], data: Any) -> Partie | None:
    try:
        return lire(part, data)
    except DouteError:
        return None


def agree(part: type[Partie], data: Any) -> Partie | None:
    """What both readings give: a value or a refusal, the same."""
    before = repr(data)
    value = fast(part, data)
    faults = schema_faults(part, data)
    assert repr(data) == before
    assert (value is None) == bool(faults), (value, faults)
    if value is not None:
        assert value == adapter(part).validate_python(_without_empty(data, part))
    return value


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_real_files_are_read_alike(path: Any) -> None:
    data = read_source(path.read_bytes()).data
    assert agree(model_of(path), data) is not None


SCALARS = st.one_of(
    st.none(),
    st.sampled_from(
        ["", " ", "1", "0", "01", "8.2", "8.20", "1.10", "x", "2019", "2019-02", "2019-13",
         "2019-T3", "2019-02-30", "appariee", "lue", "masculin", "nombre", "Code", "un-code",
         "3-9", "9-3", "71", "{message}", "-4", "1e3", "١"]
    ),
    st.text(max_size=5),
)  # fmt: skip
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(SCALARS, st.just(FAULTY)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["date", "titre", "valeur", "x"]), inner, max_size=3),
    ),
    max_leaves=5,
)


def as_text(plain: Any) -> Any:
    """Plain values as a file would give them: every scalar is text."""
    if isinstance(plain, dict):
        return {key: as_text(item) for key, item in plain.items()}
    if isinstance(plain, list):
        return [as_text(item) for item in plain]
    return str(plain)


def paths(data: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [here] if here else []
    if isinstance(data, dict):
        for key, value in data.items():
            found += paths(value, (*here, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            found += paths(value, (*here, index))
    return found


SAMPLES = [
    (Fiche, read_source(EXAMPLE.encode()).data),
    (Edition, read_source((PLANS[1] / "plan.yaml").read_bytes()).data),
    (Instances, read_source((PLANS[1] / "instances.yaml").read_bytes()).data),
    (Territoire, read_source((PLANS[1] / "territories" / "centre.yaml").read_bytes()).data),
]


@settings(deadline=None, max_examples=200)
@given(
    st.data(),
    st.sampled_from(SAMPLES) | files(),
    VALUES,
    st.sampled_from(["replace", "remove", "add"]),
)
def test_any_change_is_seen_alike(
    data: st.DataObject, sample: tuple[type[Partie], Any], value: Any, change: str
) -> None:
    part, original = sample
    changed = copy.deepcopy(original)
    path = data.draw(st.sampled_from(paths(original)))
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    if change == "remove":
        del holder[path[-1]]
    elif change == "replace":
        holder[path[-1]] = value
    elif isinstance(holder, dict):
        holder[data.draw(st.sampled_from(["nouveau", "titre", "date", "x"]))] = value
    else:
        holder.append(value)
    agree(part, changed)


@settings(deadline=None, max_examples=150)
@given(files())
def test_what_has_the_declared_keys_and_kinds_is_seen_alike(
    file: tuple[type[Partie], Any],
) -> None:
    """Refused only for what contradicts itself from one key to another."""
    part, data = file
    value = agree(part, data)
    codes = {fault.code for fault in schema_faults(part, data)}
    assert codes == (set() if value is not None else {"PMS107"})
    if value is not None:
        assert lire(part, as_text(valeurs(value))) == value


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(list(MODELS.values())), VALUES)
def test_any_value_is_seen_alike(part: type[Partie], value: Any) -> None:
    if isinstance(value, dict):
        agree(part, value)
    else:
        assert fast(part, value) is None


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_plain_values_read_back_equal(path: Any) -> None:
    """What JSON shows of a sheet says the same as the sheet."""
    part = model_of(path)
    value = lire(part, read_source(path.read_bytes()).data)
    assert lire(part, as_text(valeurs(value))) == value


def test_a_value_is_frozen_and_compared_by_what_it_says() -> None:
    one, two = (lire(Fiche, read_source(EXAMPLE.encode()).data) for _ in range(2))
    assert one == two
    assert hash(one) == hash(two)
    assert one is not two
    with pytest.raises(AttributeError):
        one.titre = "autre"  # type: ignore[misc]
    assert repr(one).startswith("Fiche(numero=Numero(action=12, rang=0), lecture_numero='lue', ")
