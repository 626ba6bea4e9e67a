"""Zip archives of always the same bytes."""

import io
import time
import zipfile

from pms_cli.exchange.archive import archive_stable


def made(names: list[str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in names:
            target.writestr(zipfile.ZipInfo(name, time.localtime()[:6]), f"<{name}>")
    return out.getvalue()


def test_order_dates_and_system_do_not_count() -> None:
    one = archive_stable(made(["b", "a", "x/", "mimetype"]), first="mimetype", stored=True)
    two = archive_stable(made(["mimetype", "a", "b"]), first="mimetype", stored=True)
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert archive.namelist() == ["mimetype", "a", "b"]
        assert [info.compress_type for info in archive.infolist()] == [
            zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED,
        ]  # fmt: skip


def test_a_member_can_be_made_anew_or_left_out() -> None:
    remade = archive_stable(
        made(["a", "b"]), first="a", remake=lambda name, old: old + b"!" if name == "a" else None
    )
    with zipfile.ZipFile(io.BytesIO(remade)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"a": b"<a>!"}
