// The list of all documents: sorted, searched, and counted by the categories that are switched on.
"use strict";

// The columns: what a row shows, and what it is sorted by. `down`: the largest first.
const COLUMNS = [
  { title: "Document", key: (doc) => doc.name, down: false, cell: nameCell },
  { title: "Words", key: (doc) => doc.words[0], down: true, cell: (doc) => number(doc.words[0]) },
  { title: "Left", key: (doc) => doc.words[0] - cutWords(doc), down: true, cell: (doc) => number(leftWords(doc)) },
  { title: "Cuts", key: (doc) => countMarks(doc), down: true, cell: (doc) => number(countMarks(doc)) },
  { title: "Cut", key: share, down: true, cell: shareCell },
];

// All categories are on: the cleaner's own count of what is left is exact. Else it is worked out from the marks.
function leftWords(doc) {
  return state.off.size ? doc.words[0] - cutWords(doc) : doc.words[1];
}

function cutWords(doc) {
  return wordsBy(doc).reduce((sum, [words], place) => (state.off.has(place) ? sum : sum + words), 0);
}

function countMarks(doc) {
  return wordsBy(doc).reduce((sum, [, marks], place) => (state.off.has(place) ? sum : sum + marks), 0);
}

function share(doc) {
  return doc.words[0] ? 1 - leftWords(doc) / doc.words[0] : 0;
}

// For each category, by its place in DATA.categories: words and marks.
function wordsBy(doc) {
  if (!doc.by) {
    doc.by = DATA.categories.map(() => [0, 0]);
    for (const mark of doc.marks) {
      doc.by[mark[3]][0] += mark[6];
      doc.by[mark[3]][1] += 1;
    }
  }
  return doc.by;
}

function nameCell(doc) {
  const link = element("a", { href: `#d${doc.number + 1}` }, element("bdi", {}, ...seen(doc.name)));
  const warned = plural(doc.warnings.length, "warning");
  return doc.warnings.length ? element("span", {}, link, element("em", { class: "warned", title: doc.warnings.join("\n") }, warned)) : link;
}

function shareCell(doc) {
  const cell = element("span", { class: "share" }, element("span", {}, percent(share(doc))));
  cell.append(element("i", { style: `width: ${(100 * share(doc)).toFixed(1)}%` }));
  return cell;
}

function sortDocuments() {
  const { key, down } = COLUMNS[state.column];
  const keys = new Map(DATA.documents.map((doc) => [doc, key(doc)]));
  const sign = down !== state.reversed ? -1 : 1;
  const compared = (one, other) => (one < other ? -sign : one > other ? sign : 0);
  state.order = [...DATA.documents].sort((a, b) => compared(keys.get(a), keys.get(b)) || a.number - b.number);
}

function found() {
  const pattern = patternOf(state.query, "iu");
  return pattern ? state.order.filter((doc) => pattern.test(doc.name) || pattern.test(doc.text)) : state.order;
}

// So many rows are shown at once; the rest at the push of a button.
const ROWS = 500;

function showIndex(most = ROWS) {
  sortDocuments();
  const shown = found();
  const head = element("tr", {}, ...COLUMNS.map(headOf));
  const rows = shown.slice(0, most).map((doc) =>
    element("tr", { "data-document": doc.number }, ...COLUMNS.map(({ cell }) => element("td", {}, cell(doc)))),
  );
  const totals = [0, 1].map((side) => DATA.documents.reduce((sum, doc) => sum + doc.words[side], 0));
  const cut = totals[0] ? 1 - totals[1] / totals[0] : 0;
  const told = `${number(totals[0])} words, ${number(totals[1])} left: ${percent(cut)} cut.`;
  $("main").replaceChildren(
    element("h1", {}, plural(DATA.documents.length, "document")),
    element("p", { class: "about" }, told),
    element("table", { class: "index" }, element("thead", {}, head), element("tbody", {}, ...rows)),
    ...(shown.length > most ? [button(`Show all ${number(shown.length)}`, "more", "", () => showIndex(Infinity))] : []),
  );
  $("hits").value = state.query ? `${shown.length} of ${DATA.documents.length}` : "";
}

function headOf({ title, down }, place) {
  const chosen = state.column === place;
  const sorted = chosen ? (down !== state.reversed ? "descending" : "ascending") : null;
  const button = element("button", { type: "button" }, title);
  button.addEventListener("click", () => {
    state.reversed = chosen && !state.reversed;
    state.column = place;
    showIndex();
    $("main").querySelectorAll("th button")[place].focus();
  });
  return element("th", { scope: "col", "aria-sort": sorted }, button);
}
