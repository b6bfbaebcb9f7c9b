// What is looked at, and what keys and switches do about it.
"use strict";

for (const [place, doc] of DATA.documents.entries()) doc.number = place;

// doc: the document that is shown, null for the list; cut: the chosen cut; off: categories shown as if they had stayed.
const state = { doc: null, cut: null, off: new Set(), view: "marked", query: "", hits: [], hit: -1, column: 4, reversed: false, order: [] };

const isOn = (cut) => !state.off.has(DATA.categories.findIndex(({ name }) => name === cut.category));

// The address names what is shown (#index, #d2, #d2.c5), so that links, reload and the back button work.
function go() {
  const [, doc, cut] = /^#d(\d+)(?:\.c(\d+))?$/.exec(location.hash) ?? [];
  const only = DATA.documents.length === 1 ? DATA.documents[0] : null;
  const wanted = DATA.documents[doc - 1] ?? only;
  if (wanted !== state.doc || !$("main").firstChild) show(wanted);
  if (wanted) choose(wanted.cuts[cut - 1] ?? null, { focus: true });
}

function show(doc) {
  if (!state.order.length) sortDocuments();
  state.doc = doc && opened(doc);
  state.cut = null;
  document.body.dataset.page = doc ? "document" : "index";
  showPanel(state.doc, null);
  showCategories(doc ? [doc] : DATA.documents);
  if (doc) showDocument(doc);
  else showIndex();
  const place = state.order.indexOf(doc);
  $("place").value = doc ? `${place + 1} / ${DATA.documents.length}` : "";
  $("earlier").disabled = place < 1;
  $("later").disabled = place < 0 || place === state.order.length - 1;
  scrollTo(0, 0);
}

const showAll = () => showDocument(state.doc, Infinity);

function showDocument(doc, until = LINES) {
  const { words, warnings, repairs } = doc;
  const told = `${number(words[0])} words, ${number(words[1])} left: ${percent(words[0] ? 1 - words[1] / words[0] : 0)} cut.`;
  const notes = [...warnings, ...(repairs.length ? [`${plural(repairs.length, "repair")} of damaged characters`] : [])];
  $("main").replaceChildren(
    element("h1", {}, element("bdi", {}, ...seen(doc.name))),
    element("p", { class: "about" }, told),
    ...notes.map((note) => element("p", { class: "warning" }, note)),
    element("article", { class: "lines", "aria-label": "The text with its cuts" }, ...linesOf(doc, until)),
    ...(doc.lines.length > until ? [button(`Show all ${number(doc.lines.length)} lines`, "more", "", showAll)] : []),
  );
  switchCategories();
  search();
}

// Categories switched off lose their marks; the first cut that is on can be reached by Tab.
function switchCategories() {
  if (!state.doc) return showIndex();
  const cuts = [...$("main").querySelectorAll("[data-cut]")];
  for (const shown of cuts) shown.classList.toggle("off", !isOn(state.doc.cuts[shown.dataset.cut]));
  if (state.cut && !isOn(state.cut)) choose(null);
  const first = cuts.find((shown) => !shown.classList.contains("off"));
  if (first && !state.cut) first.tabIndex = 0;
}

// Make a cut the chosen one: outlined, told of in the panel, named in the address.
function choose(cut, { focus = false, mark = null } = {}) {
  const main = $("main");
  for (const old of main.querySelectorAll("[data-cut].chosen")) {
    old.classList.remove("chosen");
    old.tabIndex = -1;
  }
  state.cut = cut;
  showPanel(state.doc, cut, mark);
  history.replaceState(null, "", state.doc ? `#d${state.doc.number + 1}${cut ? `.c${cut.number + 1}` : ""}` : "#index");
  if (!cut) return;
  const find = () => main.querySelector(`[data-cut="${cut.number}"]`);
  const shown = find() ?? (showAll(), find());
  shown.classList.add("chosen");
  shown.tabIndex = 0;
  announce(`Cut as ${cut.category}, line ${cut.first + 1}, ${plural(cut.words, "word")}, ${why(cut)}`);
  if (focus) {
    shown.focus({ preventScroll: true });
    shown.scrollIntoView({ block: shown.offsetHeight > innerHeight / 2 ? "start" : "center" });
  }
}

function walk(step) {
  if (!state.doc || state.view === "clean") return;
  const on = state.doc.cuts.filter(isOn);
  const at = state.cut ? on.indexOf(state.cut) : step > 0 ? -1 : on.length;
  const next = on[at + step];
  if (next) choose(next, { focus: true });
  else announce(on.length ? "No more cuts" : "No cuts");
}

function walkDocuments(step) {
  const next = state.doc && state.order[state.order.indexOf(state.doc) + step];
  if (next) location.hash = `#d${next.number + 1}`;
}

function search() {
  if (!state.doc) return showIndex();
  state.hits = hitsOf(state.query, $("main"));
  state.hit = -1;
  if (globalThis.Highlight) CSS.highlights.set("hits", new Highlight(...state.hits));
  $("hits").value = state.query ? plural(state.hits.length, "hit") : "";
}

function walkHits(step) {
  const { hits } = state;
  if (!hits.length) return;
  state.hit = (state.hit + step + hits.length) % hits.length;
  const hit = hits[state.hit];
  if (globalThis.Highlight) CSS.highlights.set("hit", new Highlight(hit));
  hit.startContainer.parentElement.scrollIntoView({ block: "center" });
  $("hits").value = `${state.hit + 1} of ${hits.length}`;
}

function setView(view) {
  state.view = view;
  document.body.dataset.view = view;
  $("views").querySelector(`[value=${view}]`).checked = true;
}

function setAll(on) {
  state.off = new Set(on ? [] : DATA.categories.keys());
  for (const box of $("categories").querySelectorAll("input")) box.checked = on;
  switchCategories();
}

// What each key does; letters as they are typed.
const KEYS = {
  n: () => walk(1), j: () => walk(1), p: () => walk(-1), k: () => walk(-1),
  "]": () => walkDocuments(1), "[": () => walkDocuments(-1),
  c: () => state.cut && copy(caseOfCut(state.doc, state.cut)), C: () => state.doc && copy(caseOf(state.doc)),
  1: () => setView("marked"), 2: () => setView("cuts"), 3: () => setView("clean"),
  "/": () => $("query").focus(), i: () => (location.hash = "#index"), t: switchTheme,
  "?": () => $("keys").showModal(), Escape: () => choose(null),
};

addEventListener("keydown", (event) => {
  if (isTyping(event) || $("keys").open || !Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
});
addEventListener("hashchange", go);
$("earlier").addEventListener("click", () => walkDocuments(-1));
$("later").addEventListener("click", () => walkDocuments(1));
$("help").addEventListener("click", () => $("keys").showModal());
$("on").addEventListener("click", () => setAll(true));
$("off").addEventListener("click", () => setAll(false));
$("views").addEventListener("change", (event) => setView(event.target.value));
$("categories").addEventListener("change", ({ target }) => {
  state.off[target.checked ? "delete" : "add"](Number(target.value));
  switchCategories();
});
$("query").addEventListener("input", ({ target }) => {
  state.query = target.value;
  search();
});
$("query").addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.blur();
  if (event.key === "Enter" && state.doc) walkHits(event.shiftKey ? -1 : 1);
});
$("search").addEventListener("submit", (event) => event.preventDefault());
$("main").addEventListener("click", ({ target }) => {
  const shown = state.doc && !getSelection().toString() && target.closest("[data-cut]:not(.off)");
  if (!shown) return;
  const line = target.closest(".line");
  const cut = state.doc.cuts[shown.dataset.cut];
  choose(cut, { mark: cut.marks.find((mark) => cut.whole && line && mark.line === line.dataset.line - 1) });
});
$("main").addEventListener("focusin", ({ target }) => {
  if (state.doc && target.matches("[data-cut]:not(.off)") && target.dataset.cut !== String(state.cut?.number)) {
    choose(state.doc.cuts[target.dataset.cut]);
  }
});

document.body.classList.toggle("single", DATA.documents.length === 1);
if (innerWidth < 760) $("sidebox").open = false;
go();
