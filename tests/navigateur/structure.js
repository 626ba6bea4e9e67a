// What a page is made of, asked of its document: each function gives the faults that it sees.
// Evaluated by structure.py; nothing of it is ever in a page.
(name) => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const clean = (text) => (text || "").replace(/\s+/g, " ").trim();
  const told = (element) => {
    const id = element.id ? `#${element.id}` : "";
    const text = clean(element.ariaLabel || element.textContent).slice(0, 40);
    return `<${element.localName}${id}>${text ? ` « ${text} »` : ""}`;
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const heard = (element) => !element.closest('[aria-hidden="true"]') && shown(element);
  const referred = (element, attribute) =>
    (element.getAttribute(attribute) || "").split(/\s+/).filter(Boolean);
  const named = (element) => {
    const ids = referred(element, "aria-labelledby");
    const labelled = clean(ids.map((id) => document.getElementById(id)?.textContent).join(" "));
    const images = all("img[alt], svg > title", element)
      .map((inside) => inside.getAttribute("alt") ?? inside.textContent);
    return labelled || clean(element.getAttribute("aria-label"))
      || clean(`${element.textContent} ${images.join(" ")}`) || clean(element.title);
  };
  const faults = [];
  const fault = (text, element) => faults.push(element ? `${told(element)}: ${text}` : text);

  const checks = {
    headings() {
      const found = all("h1, h2, h3, h4, h5, h6, [role=heading]").filter(heard);
      const level = (heading) => Number(heading.getAttribute("aria-level") || heading.localName[1]);
      const first = found.filter((heading) => level(heading) === 1).length;
      if (first !== 1) fault(`${first} headings of level 1, one expected`);
      let before = 0;
      for (const heading of found) {
        if (!clean(heading.textContent)) fault("an empty heading", heading);
        if (level(heading) > before + 1) fault(`level ${level(heading)} after ${before}`, heading);
        before = level(heading);
      }
    },

    document_is_told() {
      const root = document.documentElement;
      if (document.compatMode !== "CSS1Compat" || document.doctype?.name !== "html") {
        fault("no <!DOCTYPE html>");
      }
      if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(root.lang)) fault(`lang="${root.lang}"`);
      for (const part of all("[lang]")) {
        if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(part.lang)) fault(`lang="${part.lang}"`, part);
      }
      const titles = all("head > title");
      if (titles.length !== 1 || !clean(titles[0].textContent)) fault("no title");
      const viewport = document.querySelector("meta[name=viewport]")?.content || "";
      if (!viewport.includes("width=device-width")) fault("no viewport for narrow screens");
      if (/user-scalable\s*=\s*(no|0)|maximum-scale/.test(viewport)) fault("zoom is forbidden");
    },

    landmarks() {
      const outside = (element) => !element.closest("article, aside, main, nav, section");
      const count = { main: all("main, [role=main]").length };
      count.header = all("header").filter(outside).length + all("[role=banner]").length;
      count.footer = all("footer").filter(outside).length + all("[role=contentinfo]").length;
      for (const [name, number] of Object.entries(count)) {
        if (number !== 1) fault(`${number} ${name} in the page, one expected`);
      }
      const navs = all("nav, [role=navigation]");
      const names = navs.map((nav) => clean(nav.ariaLabel)
        || clean(referred(nav, "aria-labelledby")
          .map((id) => document.getElementById(id)?.textContent).join(" ")));
      if (navs.length > 1 && (names.includes("") || new Set(names).size < names.length)) {
        fault(`navigations are not told apart: ${names.join(", ")}`);
      }
      for (const part of document.body.children) {
        const mark = "header, nav, main, footer, aside, search, [role=search], script, template";
        if (!part.matches(mark) && !part.matches("a[href^='#']") && heard(part)
          && clean(part.textContent)) fault("outside all landmarks", part);
      }
    },

    ids_and_references() {
      const seen = new Set();
      for (const { id } of all("[id]")) {
        if (seen.has(id)) fault(`two elements have the id ${id}`);
        seen.add(id);
      }
      const references = ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns",
        "for", "headers", "list"];
      for (const attribute of references) {
        for (const element of all(`[${attribute}]`)) {
          for (const id of referred(element, attribute)) {
            if (!seen.has(id)) fault(`${attribute} refers to ${id}, which is not there`, element);
          }
        }
      }
      for (const use of all("use, [fill^='url('], [mask], [clip-path], [filter]")) {
        for (const { value } of use.attributes) {
          const id = value.match(/^(?:url\(["']?)?#([^"')]+)/)?.[1];
          if (id && !seen.has(id)) fault(`refers to ${id}, which is not there`, use);
        }
      }
    },

    images_have_words() {
      for (const image of all("img, area, input[type=image]")) {
        if (!image.hasAttribute("alt")) fault("no alt", image);
        else if (/\.(png|jpe?g|gif|svg|webp)$/i.test(image.alt)) fault("alt is a file name", image);
      }
      for (const frame of all("iframe, object, embed, canvas")) fault("not expected here", frame);
    },

    charts_have_words() {
      for (const svg of all("svg").filter((found) => !found.closest("svg svg"))) {
        if (svg.closest('[aria-hidden="true"]')) continue;
        if (svg.getAttribute("role") !== "img") fault("no role=img, and not hidden", svg);
        const roles = { title: "aria-labelledby", desc: "aria-describedby" };
        for (const [part, attribute] of Object.entries(roles)) {
          const child = [...svg.children].find((found) => found.localName === part);
          if (!clean(child?.textContent)) fault(`no ${part}`, svg);
          else if (referred(svg, attribute).join(" ") !== child.id) {
            fault(`its ${part} is not its ${attribute}`, svg);
          }
        }
        if (all("a[href], [tabindex], button", svg).length) fault("controls inside an image", svg);
      }
      for (const figure of all("figure")) {
        if (!all("figcaption", figure).some((found) => clean(found.textContent))) {
          fault("no caption", figure);
        }
      }
    },

    // What a reader does not hear is said beside it, in words or figures.
    hidden_signs_are_said() {
      for (const sign of all('[aria-hidden="true"]')) {
        const text = clean(sign.textContent);
        if (!/^[●○]+$/.test(text)) {
          fault("hidden, and no gauge", sign);
          continue;
        }
        const said = `${[...text].filter((dot) => dot === "●").length}/${text.length}`;
        const around = clean(sign.parentElement.textContent).replace(text, "");
        if (!around.includes(said)) fault(`${said} is not said beside it`, sign);
      }
    },

    // Every figure drawn is in the title or the description: who cannot see it is told no less.
    // Names are left out (a narrow drawing cuts them), and what is no count: levels, years of an axis.
    drawn_figures_are_told() {
      const figures = (text) => (text || "").match(/\d+(?:,\d+)?/g) || [];
      const ours = (text) => /^(moyenne )?[\d\s,%]+$/.test(clean(text));
      for (const svg of all("svg[role=img]")) {
        if (svg.querySelector(".duree, .axe")) continue;
        const told = new Set(all(":scope > title, :scope > desc", svg)
          .flatMap((part) => figures(part.textContent)));
        const left = all("text", svg).map((part) => part.textContent).filter(ours).flatMap(figures)
          .filter((figure) => !told.has(figure));
        if (left.length) fault(`drawn and not told: ${[...new Set(left)].join(", ")}`, svg);
      }
    },

    tables_are_told() {
      const captions = new Set();
      for (const table of all("table")) {
        const caption = clean(table.caption?.textContent);
        if (!caption) fault("no caption", table);
        else if (captions.has(caption)) fault(`two tables have the caption ${caption}`, table);
        captions.add(caption);
        const grid = [];
        const rows = [...table.rows];
        rows.forEach((row, line) => {
          let column = 0;
          for (const cell of row.cells) {
            grid[line] ??= [];
            while (grid[line][column]) column += 1;
            const deep = cell.rowSpan || rows.length - line;
            for (let y = line; y < line + deep; y += 1) {
              grid[y] ??= [];
              for (let x = column; x < column + cell.colSpan; x += 1) grid[y][x] = cell;
            }
          }
        });
        const widths = new Set(grid.map((row) => row.length));
        if (widths.size > 1) fault(`rows of ${[...widths].join(" and ")} cells`, table);
        const heads = (cell, scopes) => cell?.localName === "th"
          && scopes.includes(cell.getAttribute("scope")) && clean(cell.textContent);
        const hasRowHeads = all("th[scope=row]", table).length > 0;
        const hasColumnHeads = all("th[scope=col]", table).length > 0;
        if (!hasColumnHeads && !hasRowHeads) fault("no header", table);
        for (const head of all("th", table)) {
          if (!["col", "row", "colgroup", "rowgroup"].includes(head.getAttribute("scope"))) {
            fault("a header without scope", head);
          }
          if (!clean(head.textContent)) fault("an empty header", table);
        }
        grid.forEach((row, line) => row.forEach((cell, column) => {
          if (cell.localName !== "td" || cell.hasAttribute("headers")) return;
          const above = grid.slice(0, line).some((other) => heads(other[column], ["col", "colgroup"]));
          const beside = row.some((other) => heads(other, ["row", "rowgroup"]));
          if (hasColumnHeads && !above) fault("a cell without column header", cell);
          if (hasRowHeads && !beside) fault("a cell without row header", cell);
        }));
      }
    },

    links_have_names() {
      const targets = new Map();
      for (const link of all("a[href], area[href]").filter(heard)) {
        const name = named(link);
        if (!name) {
          fault(`no name (${link.getAttribute("href")})`, link);
          continue;
        }
        if (/^(cliquez )?(ici|lire la suite|en savoir plus|lien|https?:\S+)$/i.test(name)) {
          fault(`a name that says nothing: ${name}`, link);
        }
        const visible = clean(link.innerText).toLowerCase();
        if (visible && !name.toLowerCase().includes(visible)) {
          fault(`its name « ${name} » does not hold what is seen`, link);
        }
        const before = targets.get(name.toLowerCase()) ?? link.href;
        if (before !== link.href) {
          fault(`« ${name} » leads to ${before.slice(-40)} and to ${link.href.slice(-40)}`);
        }
        targets.set(name.toLowerCase(), before);
        if (link.target === "_blank" && !/nouvel(le)? (onglet|fenêtre)/.test(name)) {
          fault("opens a window and does not say so", link);
        }
        if (link.hostname && link.protocol !== "file:" && link.hostname !== location.hostname
          && !link.relList.contains("noopener")) fault("leaves the site without noopener", link);
        if (!["http:", "https:", "mailto:", "file:"].includes(link.protocol)) {
          fault(`a link in ${link.protocol}`, link);
        }
      }
    },

    anchors_resolve() {
      const here = location.href.split("#")[0];
      for (const link of all("a[href]")) {
        const [page, anchor] = link.href.split("#");
        if (page !== here || !link.getAttribute("href").includes("#")) continue;
        if (!anchor || !document.getElementById(decodeURIComponent(anchor))) {
          fault(`#${anchor} is not in the page`, link);
        }
      }
    },

    controls_have_labels() {
      for (const control of all("input:not([type=hidden]), select, textarea")) {
        const label = clean([...(control.labels || [])].map((found) => found.textContent).join(" "));
        if (!label && !clean(control.ariaLabel) && !referred(control, "aria-labelledby").length) {
          fault("no label", control);
        }
        if (["radio", "checkbox"].includes(control.type) && control.name) {
          const group = all(`[name="${CSS.escape(control.name)}"]`);
          const legend = control.closest("fieldset")?.querySelector(":scope > legend");
          const role = control.closest("[role=group], [role=radiogroup]");
          if (group.length > 1 && !clean(legend?.textContent) && !(role && named(role))) {
            fault("a choice among several without a legend", control);
          }
        }
      }
      for (const button of all("button, [role=button], summary")) {
        if (!named(button)) fault("no name", button);
        const visible = clean(button.innerText).toLowerCase();
        if (visible && !named(button).toLowerCase().includes(visible)) {
          fault(`its name « ${named(button)} » does not hold what is seen`, button);
        }
      }
      for (const region of all("[role=region], [role=group], section[tabindex]")) {
        const named = clean(region.ariaLabel) || referred(region, "aria-labelledby").length;
        if (!named) fault("a region without a name", region);
      }
      for (const element of all("[accesskey]")) fault("a key of its own", element);
    },

    marks_mean_what_they_say() {
      const old = "font, center, big, strike, tt, marquee, blink, frame, frameset, [bgcolor], "
        + "table[border], table[width], [align], [valign]";
      for (const element of all(old)) fault("presentation in the marks", element);
      for (const list of all("ul, ol")) {
        for (const child of list.children) {
          if (!["li", "script", "template"].includes(child.localName)) fault("in a list", child);
        }
      }
      for (const item of all("li")) {
        if (!item.parentElement.matches("ul, ol, menu")) fault("outside a list", item);
      }
      for (const part of all("p, li, td, th, dd, figcaption")) {
        if (/(^|\n)\s*[•▪■*–-]\s.*\n\s*[•▪■*–-]\s/.test(part.innerText || "")) {
          fault("a list made by hand", part);
        }
      }
      // What a script fills says so by its role.
      for (const part of all("p:not([role])")) {
        if (!clean(part.textContent) && !part.children.length) {
          fault("an empty paragraph", part.parentElement);
        }
      }
    },

    nothing_moves() {
      for (const animation of document.getAnimations()) {
        fault("an animation", animation.effect?.target);
      }
      for (const element of all("meta[http-equiv=refresh i], marquee, blink, animate, "
        + "animateTransform, animateMotion, set, video, audio")) fault("moves or changes by itself", element);
    },

    // Also what a browser would refuse without a word.
    nothing_inline() {
      for (const element of all("*")) {
        for (const { name } of element.attributes) {
          if (/^on/i.test(name) || name === "style" || name === "srcdoc") {
            fault(`the attribute ${name}`, element);
          }
        }
      }
      for (const element of all("script:not([src])")) {
        if (!/json/.test(element.type)) fault("a script in the page", element);
      }
      for (const element of all("base, form[action^='http']")) fault("is not expected", element);
    },

    nothing_from_elsewhere() {
      const near = (url) => {
        const parts = new URL(url, location.href);
        return ["data:", "blob:", "about:"].includes(parts.protocol)
          || (parts.protocol === location.protocol && parts.host === location.host);
      };
      const asking = "[src], [poster], [data], link[href], image[href], use[href], feImage[href]";
      for (const element of all(asking)) {
        if (element.matches("link[rel~=license], link[rel~=canonical], link[rel~=me]")) continue;
        for (const name of ["src", "poster", "data", "href"]) {
          const url = element.getAttribute(name);
          if (url && !near(url)) fault(`asks for ${url}`, element);
        }
      }
      for (const element of all("[srcset], [ping], [background]")) fault("asks for more", element);
      for (const style of all("style, [style]")) {
        const css = style.localName === "style" ? style.textContent : style.getAttribute("style");
        for (const [, url] of css.matchAll(/(?:url\(|@import)\s*["']?([^"')\s]+)/g)) {
          if (!url.startsWith("#") && !near(url)) fault(`a style asks for ${url}`, style);
        }
      }
    },

    words_are_in_the_document() {
      const text = clean(document.body.textContent).toLowerCase();
      for (const element of all("body *")) {
        for (const pseudo of ["::before", "::after"]) {
          const said = getComputedStyle(element, pseudo).content;
          const words = clean(said.replace(/^"|"$/g, "")).toLowerCase();
          if (/^"/.test(said) && /[\p{L}\p{N}]{2}/u.test(words) && !text.includes(words)) {
            fault(`« ${words} » is only in the style sheet`, element);
          }
        }
      }
    },
  };
  checks[name]();
  return [...new Set(faults)].slice(0, 40);
}
