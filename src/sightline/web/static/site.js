// What scripts add to pages that work without them: filters answer in place, and a page follows the
// files that it shows. Nothing here decides anything.
"use strict";

const CONTENT = "#content";

function shown() {
  return location.pathname + location.search;
}

// Look again, and change only what became different: focus, scroll and open details stay.
function lookAgain() {
  htmx.ajax("GET", shown(), { target: CONTENT, select: CONTENT, swap: "outerMorph" });
}

const note = document.getElementById("live");
if (note && "EventSource" in window) {
  const told = new EventSource(note.dataset.address);
  told.addEventListener("change", lookAgain);
  told.addEventListener("open", () => { note.textContent = ""; });
  told.addEventListener("error", () => { note.textContent = "Not connected: this page may be old."; });
}

// A page that takes long says so.
for (const [name, busy] of [["htmx:before:request", "true"], ["htmx:after:request", "false"]]) {
  document.addEventListener(name, () => {
    document.querySelector(CONTENT)?.setAttribute("aria-busy", busy);
  });
}
document.addEventListener("submit", () => document.querySelector(CONTENT)?.setAttribute("aria-busy", "true"));
window.addEventListener("pageshow", () => document.querySelector(CONTENT)?.setAttribute("aria-busy", "false"));
