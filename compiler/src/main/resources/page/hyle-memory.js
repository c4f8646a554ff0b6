// Keys on the page that `hyle memory --html` writes: n and p go through the lines that cost, o opens or closes all of them.
"use strict";

(function () {
  const lines = Array.from(document.querySelectorAll("details.line"));
  const summaries = lines.map((line) => line.querySelector("summary"));

  function go(step) {
    const here = summaries.indexOf(document.activeElement);
    const from = here === -1 ? (step === 1 ? -1 : summaries.length) : here;
    const next = summaries[from + step];
    if (next) {
      next.focus();
      next.scrollIntoView({ block: "center" });
    }
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
    if (event.key === "o") {
      const open = lines.some((line) => !line.open);
      lines.forEach(function (line) {
        line.open = open;
      });
    }
  });

  // A link to a line opens what stands below it.
  function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  }

  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
