// How a page is laid out as it is now (width, scheme, medium): each function gives its faults.
(name) => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const clean = (text) => (text || "").replace(/\s+/g, " ").trim();
  const told = (element) => {
    const id = element.id ? `#${element.id}` : "";
    const names = element.classList.length ? `.${[...element.classList].join(".")}` : "";
    return `<${element.localName}${id}${names}> « ${clean(element.textContent).slice(0, 30)} »`;
  };
  const scrolls = (style) => /auto|scroll/.test(style.overflowX);
  const cuts = (style) => /hidden|clip/.test(style.overflowX) || /hidden|clip/.test(style.overflowY);
  // What is hidden on purpose, and said to screen readers only.
  const offscreen = (element) => {
    const box = element.getBoundingClientRect();
    return box.right <= 0 || box.bottom + scrollY <= 0 || (box.width <= 1 && box.height <= 1);
  };
  const faults = [];

  const checks = {
    sideways() {
      const wide = document.documentElement.clientWidth;
      const over = document.scrollingElement.scrollWidth - wide;
      if (over > 0) faults.push(`the page is ${over} px wider than its window of ${wide} px`);
      const scrollers = [];
      for (const element of all("body *")) {
        const style = getComputedStyle(element);
        if (scrolls(style) && element.scrollWidth > element.clientWidth + 1
          && element.clientWidth > 0) {
          scrollers.push(element);
          const name = element.ariaLabel || (element.getAttribute("aria-labelledby") || "")
            .split(" ").map((id) => document.getElementById(id)?.textContent || "").join("");
          if (!element.matches(".tableau")) faults.push(`${told(element)} scrolls sideways`);
          if (element.tabIndex !== 0) faults.push(`${told(element)} scrolls, out of the keyboard’s reach`);
          if (!element.matches("[role=region], [role=group], section") || !clean(name)) {
            faults.push(`${told(element)} scrolls and has no role and name`);
          }
        }
        if (element.closest("svg") && element.localName !== "svg") continue;
        const box = element.getBoundingClientRect();
        if (box.width > 0 && box.right > wide + 1 && !element.closest(".tableau")
          && !offscreen(element) && style.position !== "absolute") {
          faults.push(`${told(element)} ends at ${Math.round(box.right)} px, the window at ${wide}`);
        }
      }
    },

    clipped() {
      for (const element of all("body *")) {
        if (element.closest("svg") || !clean(element.textContent)) continue;
        const style = getComputedStyle(element);
        if (!cuts(style) || offscreen(element) || element.clientWidth === 0) continue;
        if (style.clipPath !== "none" || style.clip !== "auto") continue;
        const wide = element.scrollWidth - element.clientWidth;
        const high = element.scrollHeight - element.clientHeight;
        if (wide > 1 || high > 1) faults.push(`${told(element)} is cut by ${Math.max(wide, high)} px`);
      }
    },

    // Labels of charts: none runs into another, none out of its chart.
    chart_labels() {
      for (const svg of all("svg").filter((found) => found.checkVisibility())) {
        const frame = svg.getBoundingClientRect();
        const boxes = all("text", svg).map((text) => {
          const box = text.getBoundingClientRect();
          const turned = /rotate/.test(text.getAttribute("transform") || "");
          // The box of a text is as high as its line; letters are lower.
          return { said: clean(text.textContent), turned, left: box.left + 0.5, right: box.right - 0.5,
            top: box.top + box.height * 0.2, bottom: box.bottom - box.height * 0.2 };
        }).filter((box) => box.said && box.right > box.left);
        for (const box of boxes) {
          if (box.left < frame.left - 1 || box.right > frame.right + 1
            || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
            faults.push(`${told(svg)}: « ${box.said} » leaves the chart`);
          }
        }
        boxes.filter((box) => !box.turned).forEach((box, rank, straight) => {
          for (const other of straight.slice(rank + 1)) {
            if (box.left < other.right && other.left < box.right
              && box.top < other.bottom && other.top < box.bottom) {
              faults.push(`${told(svg)}: « ${box.said} » and « ${other.said} » overlap`);
            }
          }
        });
      }
    },

    // What axe leaves undecided: signs that are no letters (gauges, arrows), labels of charts, cells
    // of a table that is seen in part.
    signs() {
      const judge = (element, wanted, front, behind) => {
        const ratio = Math.min(...behind.map((under) => contrast(colour(front, under), under)));
        if (ratio < wanted) faults.push(`${told(element)}: contrast of ${ratio.toFixed(2)}, ${wanted} expected`);
      };
      for (const element of all("body *:not(svg *)")) {
        const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.data).join("").trim();
        if (!own || !element.checkVisibility()) continue;
        const sign = !/[\p{L}\p{N}]/u.test(own) && /\p{S}/u.test(own);
        if (!sign && !element.closest(".tableau")) continue;
        judge(element, sign ? 3 : 4.5, getComputedStyle(element).color, [ground(element)]);
      }
      for (const text of all("svg text")) {
        const style = getComputedStyle(text);
        if (!text.checkVisibility() || !clean(text.textContent)) continue;
        judge(text, 4.5, style.fill, behind(text, style));
      }
    },

    control_borders() {
      for (const control of all("input:not([type=hidden]):not([type=range]), select, textarea, button")) {
        if (!control.checkVisibility() || control.disabled) continue;
        const style = getComputedStyle(control);
        if (style.appearance !== "none" && ["checkbox", "radio"].includes(control.type)) continue;
        const around = ground(control.parentElement);
        const edge = parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none"
          ? contrast(colour(style.borderTopColor, around), around) : 1;
        const face = contrast(ground(control), around);
        if (Math.max(edge, face) < 3) {
          faults.push(`${told(control)}: its edge has a contrast of ${Math.max(edge, face).toFixed(2)}, 3 expected`);
        }
      }
    },

    paper() {
      const wide = document.documentElement.clientWidth;
      for (const element of all("table, svg, pre, img, .tableau")) {
        const box = element.getBoundingClientRect();
        if (box.right > wide + 1) faults.push(`${told(element)} goes ${Math.round(box.right - wide)} px beyond the sheet`);
        const style = getComputedStyle(element);
        if (style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) {
          faults.push(`${told(element)} is cut on paper`);
        }
      }
      for (const element of all("h1, h2, p, td, th, li").filter((found) => found.checkVisibility())) {
        const ratio = contrast(colour(getComputedStyle(element).color, [255, 255, 255]), [255, 255, 255]);
        if (ratio < 4.5) faults.push(`${told(element)}: contrast of ${ratio.toFixed(2)} on white paper`);
      }
    },
  };
  const numbers = (text) => (text.match(/[\d.]+/g) || []).map(Number);
  function colour(text, under) {
    const [red, green, blue, alpha = 1] = numbers(text);
    return [red, green, blue].map((part, rank) => part * alpha + under[rank] * (1 - alpha));
  }
  function ground(element) {
    if (!element) {
      const dark = getComputedStyle(document.documentElement).colorScheme.includes("dark")
        && matchMedia("(prefers-color-scheme: dark)").matches;
      return dark ? [18, 18, 18] : [255, 255, 255];
    }
    const own = getComputedStyle(element).backgroundColor;
    const alpha = numbers(own)[3] ?? 1;
    return alpha === 0 ? ground(element.parentElement) : colour(own, alpha < 1 ? ground(element.parentElement) : [0, 0, 0]);
  }
  // The colours that a label of a chart is drawn upon: its halo, else the last shape under it.
  function behind(text, style) {
    const canvas = ground(text.ownerSVGElement);
    if (style.stroke !== "none" && parseFloat(style.strokeWidth) >= 2) return [colour(style.stroke, canvas)];
    const box = text.getBoundingClientRect();
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    const shapes = all("rect, path, circle, polygon, ellipse", text.ownerSVGElement)
      .filter((shape) => !shape.closest("defs, pattern, clipPath, mask"))
      .filter((shape) => shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)
      .filter((shape) => getComputedStyle(shape).fill !== "none" && shape.checkVisibility())
      .filter((shape) => {
        const around = shape.getBoundingClientRect();
        return around.left <= x && x <= around.right && around.top <= y && y <= around.bottom;
      });
    const last = shapes.at(-1);
    if (!last) return [canvas];
    const fill = getComputedStyle(last).fill;
    const pattern = fill.match(/url\("?#([^")]+)/)?.[1];
    if (!pattern) return [colour(fill, canvas)];
    return all("*", document.getElementById(pattern)).flatMap((part) => {
      const drawn = getComputedStyle(part);
      return [drawn.fill, drawn.stroke].filter((one) => one.startsWith("rgb"));
    }).map((one) => colour(one, canvas));
  }
  function contrast(one, other) {
    const light = (parts) => {
      const [red, green, blue] = parts.map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }
  checks[name]();
  return [...new Set(faults)].slice(0, 40);
}
