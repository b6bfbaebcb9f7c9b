// The side list of categories, and the panel that tells of the chosen cut.
"use strict";

// Totals by category of what is shown: one document, or all of them.
function totalsOf(documents) {
  const totals = DATA.categories.map(() => [0, 0]);
  for (const doc of documents) {
    for (const [place, [words, marks]] of wordsBy(doc).entries()) {
      totals[place][0] += words;
      totals[place][1] += marks;
    }
  }
  return totals;
}

function showCategories(documents) {
  const totals = totalsOf(documents);
  const present = DATA.categories.map((category, place) => ({ ...category, place, words: totals[place][0], marks: totals[place][1] }));
  const boxes = [];
  for (const family of DATA.families) {
    const members = present.filter((category) => category.marks && category.family === family);
    if (members.length) boxes.push(element("h3", {}, family), ...members.map(switchOf));
  }
  $("categories").replaceChildren(...(boxes.length ? boxes : [element("p", { class: "note" }, "Nothing was cut.")]));
}

function switchOf({ name, about, place, marks, words }) {
  const box = element("input", { type: "checkbox", value: place, "aria-describedby": `about-${name}` });
  box.checked = !state.off.has(place);
  const counts = element("span", { class: "count" }, number(marks));
  const title = `${about}: ${plural(marks, "line")}, ${plural(words, "word")}`;
  const hidden = element("span", { class: "hidden", id: `about-${name}` }, title);
  return element("label", { "data-category": name, title }, box, element("span", { class: "name" }, name), counts, hidden);
}

function showPanel(doc, cut, mark) {
  const panel = $("panel");
  panel.classList.toggle("empty", !cut);
  if (!cut) {
    const hint = element("p", { class: "note" }, "Choose a cut to see why it was made: a click, or the key ", element("kbd", {}, "n"), ".");
    panel.replaceChildren(...(doc?.cuts.length ? [hint] : []));
    return;
  }
  const place = DATA.categories.find(({ name }) => name === cut.category);
  const on = doc.cuts.filter(isOn);
  const lines = cut.first === cut.last ? `line ${cut.first + 1}` : `lines ${cut.first + 1} to ${cut.last + 1}`;
  panel.replaceChildren(
    element("header", {}, element("span", {}, `Cut ${on.indexOf(cut) + 1} of ${on.length}`), ...walkers(), closer()),
    element("h2", { "data-category": cut.category }, cut.category),
    element("p", {}, `${place.about[0].toUpperCase()}${place.about.slice(1)}.`),
    element("p", { class: "note" }, `${lines}, ${plural(cut.words, "word")}`),
    pathOf(doc, mark?.line ?? cut.first),
    reasons(mark ? [mark] : cut.marks),
    element("h3", {}, "As a case"),
    element("pre", { tabindex: 0, dir: "auto" }, ...seen(caseOfCut(doc, cut))),
    button("Copy", "copy", "Copy this cut as a case (c)", () => copy(caseOfCut(doc, cut))),
    button("Copy whole document", "copy-all", "Copy the whole document as a case (C)", () => copy(caseOf(doc))),
    element("p", { class: "note" }, "Is the cut wrong? Correct the marks and send it as a fixture."),
  );
}

const walkers = () => [
  button("‹", "before", "Previous cut (p)", () => walk(-1)),
  button("›", "after", "Next cut (n)", () => walk(1)),
];

const closer = () => button("×", "close", "Close (Esc)", () => choose(null));

function button(text, name, title, action) {
  const made = element("button", { type: "button", "data-action": name, title: title || null, "aria-label": text.length < 2 ? title : null }, text);
  made.addEventListener("click", action);
  return made;
}

// Of an HTML page: the element that the line stood in.
function pathOf(doc, line) {
  const path = doc.paths[line];
  return path ? element("p", { class: "note path" }, breakable(path)) : "";
}

// Each rule of a cut with its score: a bar from 0 to 1, and the score from which the profile cuts.
function reasons(marks) {
  const rules = new Map();
  for (const { rule, score } of marks) rules.set(rule, [...(rules.get(rule) ?? []), score]);
  return element("dl", { class: "reasons" }, ...[...rules].map(([rule, scores]) => reason(rule, scores)));
}

function reason(rule, scores) {
  const [low, high] = scores.reduce(([a, b], score) => [Math.min(a, score), Math.max(b, score)], [1, 0]);
  const told = low === high ? low.toFixed(2) : `${low.toFixed(2)} to ${high.toFixed(2)}`;
  const times = scores.length > 1 ? ` ×${scores.length}` : "";
  const bar = element("i", { class: "meter", style: `--score: ${high}; --threshold: ${DATA.threshold}`, title: `cut from ${DATA.threshold} on` });
  return element("div", {}, element("dt", {}, breakable(rule)), element("dd", {}, told + times, bar));
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyOldWay(text);
  }
  announce("Copied");
  const toast = element("div", { class: "toast", "aria-hidden": "true" }, "Copied");
  document.body.append(toast);
  setTimeout(() => toast.remove(), 1500);
}

// For browsers that keep the clipboard from pages on disk.
function copyOldWay(text) {
  const field = element("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
