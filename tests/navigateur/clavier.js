// Follows the focus while keys are pressed: « watch » before, « seen » after.
(name) => {
  const clean = (text) => (text || "").replace(/\s+/g, " ").trim();
  const told = (element) => {
    const id = element.id ? `#${element.id}` : "";
    return `<${element.localName}${id}> « ${clean(element.textContent).slice(0, 30)} »`;
  };
  const numbers = (text) => (text.match(/[\d.]+/g) || []).map(Number);
  const light = (parts) => {
    const [red, green, blue] = parts.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    if (!element) {
      const dark = getComputedStyle(document.documentElement).colorScheme.includes("dark")
        && matchMedia("(prefers-color-scheme: dark)").matches;
      return dark ? [18, 18, 18] : [255, 255, 255];
    }
    const parts = numbers(getComputedStyle(element).backgroundColor);
    return parts[3] === undefined || parts[3] > 0.5 ? parts.slice(0, 3) : ground(element.parentElement);
  };
  const contrast = (text, element) => {
    const parts = numbers(text);
    if (parts.length < 3 || parts[3] === 0) return 1;
    const [low, high] = [light(parts), light(ground(element))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const look = (element) => {
    const style = getComputedStyle(element);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
      ? `${style.outlineWidth} ${style.outlineStyle} ${style.outlineColor}` : "";
    return { outline, shadow: style.boxShadow === "none" ? "" : style.boxShadow,
      colour: style.outlineColor, automatic: style.outlineStyle === "auto" };
  };
  const reachable = () => {
    const found = [...document.querySelectorAll("a[href], area[href], button, input, select, "
      + "textarea, summary, [tabindex], [contenteditable]")].filter((element) => element.tabIndex >= 0
      && !element.disabled && element.type !== "hidden"
      && element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]"));
    const groups = new Set();
    // One radio button of a group is reached by Tab, the others by arrows.
    return found.filter((element) => {
      if (element.type !== "radio" || !element.name) return true;
      const group = [...document.getElementsByName(element.name)];
      if (group.some((other) => other.checked)) return element.checked;
      return !groups.has(element.name) && groups.add(element.name);
    });
  };

  if (name === "watch") {
    const elements = reachable();
    const before = elements.map(look);
    const faults = [];
    const order = [];
    for (const element of document.querySelectorAll("[tabindex]")) {
      if (element.tabIndex > 0) faults.push(`${told(element)} has a tabindex of ${element.tabIndex}`);
    }
    window.__clavier = { elements, faults, order };
    document.addEventListener("focusin", ({ target }) => {
      const rank = elements.indexOf(target);
      order.push(rank);
      if (rank < 0) return;
      const now = look(target);
      if (now.outline === before[rank].outline && now.shadow === before[rank].shadow
        || !(now.outline || now.shadow)) {
        faults.push(`${told(target)}: the focus is not seen`);
      } else if (now.outline && !now.automatic && !now.shadow) {
        const ratio = contrast(now.colour, target.parentElement);
        if (ratio < 3) faults.push(`${told(target)}: the ring has a contrast of ${ratio.toFixed(2)}, 3 expected`);
      }
      const box = [...target.getClientRects()].find((found) => found.width > 0 && found.height > 0);
      if (!box) {
        faults.push(`${told(target)} has the focus and is not shown`);
        return;
      }
      const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
      const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
      if (right <= left || bottom <= top) {
        faults.push(`${told(target)} has the focus out of the window`);
        return;
      }
      const points = [[(left + right) / 2, (top + bottom) / 2], [left + 1, top + 1], [right - 1, bottom - 1]];
      const seen = points.some(([x, y]) => {
        const above = document.elementFromPoint(x, y);
        return above && (target.contains(above) || above.contains(target)
          || [...(target.labels || [])].some((label) => label.contains(above)));
      });
      if (!seen) faults.push(`${told(target)} has the focus and is hidden behind something`);
    }, true);
    return { count: elements.length, faults: [] };
  }
  const { elements, faults, order } = window.__clavier;
  const names = elements.map(told);
  return { count: elements.length, faults: [...new Set(faults)], order, names };
}
