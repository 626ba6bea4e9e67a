"""The keyboard, pressed as a person would: Tab through the page, the skip link, out again."""

from typing import Any, Final

from tests.navigateur.visite import Visite

MOST: Final = 60
"""How many elements are reached by Tab; a longer page is then begun again from its end."""


def _watched(visite: Visite) -> int:
    visite.page.reload()
    return int(visite.ask("clavier.js", "watch")["count"])


def _press(visite: Visite, key: str, times: int) -> None:
    for _ in range(times):
        visite.page.keyboard.press(key)


def _seen(visite: Visite) -> dict[str, Any]:
    found = visite.ask("clavier.js", "seen")
    assert isinstance(found, dict)
    return found


def _out_of_order(seen: dict[str, Any], expected: list[int]) -> list[str]:
    """What the first key that went elsewhere says."""
    order, names = seen["order"], seen["names"]
    for place, rank in enumerate(expected):
        reached = order[place] if place < len(order) else None
        if reached != rank:
            got = "nothing" if reached is None else names[reached] if reached >= 0 else "another"
            return [f"key {place + 1} of Tab reaches {got}, {names[rank]} expected"]
    return []


def keyboard(visite: Visite) -> list[str]:
    """Tab reaches all in the order of the page, each seen, none hidden, and gets out again."""
    count = _watched(visite)
    if not count:
        return ["nothing can be reached by the keyboard"]
    reached = min(count, MOST)
    _press(visite, "Tab", reached)
    seen = _seen(visite)
    faults = [*seen["faults"], *_out_of_order(seen, [*range(reached)])]
    if faults:
        return faults
    # Backwards, where a trap may be too.
    back = min(3, reached - 1)
    _press(visite, "Shift+Tab", back)
    going_back = [reached - 2 - step for step in range(back)]
    seen = _seen(visite)
    seen["order"] = seen["order"][reached:]
    faults += _out_of_order(seen, going_back)
    # The end of the page, then out of it.
    last = min(10, count)
    count = _watched(visite)
    visite.page.evaluate("(rank) => window.__clavier.elements[rank].focus()", count - last)
    _press(visite, "Tab", last)
    seen = _seen(visite)
    faults += [fault for fault in seen["faults"] if "focus" in fault or "ring" in fault]
    after = visite.page.evaluate("() => window.__clavier.elements.indexOf(document.activeElement)")
    if after == count - 1:
        faults.append(f"Tab does not leave {seen['names'][-1]}")
    if seen["order"][:last] != [*range(count - last, count)]:
        faults.append(f"the end is reached as {seen['order']}")
    return faults


def skip_link(visite: Visite) -> list[str]:
    """The first key of Tab reaches a link that is then seen, and leads to the contents."""
    visite.page.reload()
    visite.page.keyboard.press("Tab")
    found = visite.page.evaluate(
        """() => {
          const link = document.activeElement;
          const target = link.hash ? document.getElementById(link.hash.slice(1)) : null;
          const box = link.getBoundingClientRect();
          const main = document.querySelector("main");
          return { link: link.matches("a[href^='#']"), there: Boolean(target),
            main: Boolean(target && main && (target === main || target === main.firstElementChild)),
            seen: box.left >= 0 && box.top >= 0 && box.width > 20 && box.height > 10 };
        }"""
    )
    if not found["link"]:
        return ["the first element that Tab reaches is no link into the page"]
    if not found["there"]:
        return ["the skip link leads nowhere"]
    faults = []
    if not found["main"]:
        faults.append("the skip link does not lead to the beginning of <main>")
    if not found["seen"]:
        faults.append("the skip link is not seen when it has the focus")
    visite.page.keyboard.press("Enter")
    visite.page.keyboard.press("Tab")
    inside = visite.page.evaluate(
        """() => {
          const main = document.querySelector("main"), here = document.activeElement;
          if (!main || !here) return false;
          const links = main.querySelector(
            "a[href], button, input, select, summary, [tabindex='0']");
          return !links || main.contains(here);
        }"""
    )
    if not inside:
        faults.append("after the skip link, Tab goes on from the top of the page")
    return faults
