"""What the words of the command line stand for: one of a few choices, a day; the only clock."""

import datetime as dt
import os

from pms_cli.errors import MisuseError


def choice(value: str, option: str, choices: tuple[str, ...]) -> str:
    """The value if it is one of the choices. Raises MisuseError that lists them."""
    from pms_cli.diagnostics import did_you_mean
    from pms_cli.francais import enumerer

    if value not in choices:
        guess = did_you_mean(value, choices) or f" : choisissez {enumerer(choices, last='ou')}"
        raise MisuseError(f"{option} ne connaît pas « {value[:40]} »{guess}")
    return value


def today() -> dt.date:
    """Today, or the day that SOURCE_DATE_EPOCH gives so that a result can be made again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 11:  # noqa: PLR2004 - year 5138
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    return dt.datetime.now().astimezone().date()


def day(au: str | None) -> dt.date:
    """The day that ``--au`` asks for: the last one of a month or a year. Raises MisuseError."""
    if au is None:
        return today()
    from pms_cli.model import DatePartielle
    from pms_cli.model.types import RefusError

    try:
        return DatePartielle.lire(au).fin
    except RefusError as error:
        raise MisuseError(f"--au : {error}") from None
