// Only in the preview: asks whether the pages were made again, and shows what is wrong.
(function () {
  "use strict";
  var own = document.currentScript.src;
  var version = own.slice(own.indexOf("?") + 1);
  var banner = null;

  function show(text) {
    if (!text) {
      if (banner) banner.remove();
      banner = null;
      return;
    }
    if (!banner) {
      banner = document.createElement("div");
      banner.setAttribute("role", "alert");
      banner.lang = "fr";
      var style = banner.style;
      style.position = "fixed";
      style.inset = "auto 0 0 0";
      style.zIndex = "2147483647";
      style.maxHeight = "50vh";
      style.overflow = "auto";
      style.padding = "0.75rem 1rem";
      style.whiteSpace = "pre-wrap";
      style.font = "1rem/1.4 system-ui, sans-serif";
      style.color = "#ffffff";
      style.background = "#8a0f1d";
      document.body.appendChild(banner);
    }
    if (banner.textContent !== text) banner.textContent = text;
  }

  function ask() {
    if (document.hidden) return again();
    fetch("/-/etat.json", { cache: "no-store" })
      .then(function (answer) { return answer.json(); })
      .then(function (state) {
        if (state.version !== version) return location.reload();
        show(state.probleme);
        again();
      })
      .catch(function () {
        show("L\u2019aper\u00e7u est arr\u00eat\u00e9\u00a0: relancez \u00ab\u00a0pms serve\u00a0\u00bb.");
        again();
      });
  }

  function again() { setTimeout(ask, 700); }

  document.addEventListener("DOMContentLoaded", ask);
})();
