// A document's lines as elements: what stays as text, what is cut with its category.
"use strict";

// So many lines share a box that the browser need not lay out before it is seen.
const BOX = 200;
// So many lines are shown at once; the rest when they are asked for.
const LINES = 20000;

function linesOf(doc, until) {
  const boxes = [];
  const cuts = new Map(doc.cuts.filter((cut) => cut.whole).map((cut) => [cut.first, cut]));
  const spans = new Map(doc.cuts.filter((cut) => !cut.whole).map((cut) => [cut.marks[0], cut]));
  let box = null;
  for (let line = 0; line < Math.min(until, doc.lines.length); line++) {
    if (!box || line >= box.until) {
      box = { until: line + BOX, element: element("div", { class: "box" }) };
      boxes.push(box.element);
    }
    const cut = cuts.get(line);
    box.element.append(cut ? cutLines(doc, cut) : lineOf(doc, line, spans));
    if (cut) line = cut.last;
  }
  return boxes;
}

function cutLines(doc, cut) {
  const lines = [];
  const whole = new Map();
  for (let line = cut.first; line <= cut.last; line++) lines.push(lineOf(doc, line, whole));
  const count = plural(cut.marks.length, "line");
  const label = element("div", { class: "label", "aria-hidden": "true" }, cut.category, element("small", {}, breakable(why(cut))));
  const spoken = `Cut as ${cut.category}, ${count}`;
  const attributes = { class: "cut", role: "group", "aria-label": spoken, tabindex: -1, "data-category": cut.category };
  return element("div", { ...attributes, "data-cut": cut.number }, label, ...lines);
}

// The rule that decided most of a cut, and how sure it was.
function why(cut) {
  const best = cut.marks.reduce((one, other) => (other.score > one.score ? other : one));
  return `${best.rule} · ${best.score.toFixed(2)}`;
}

// A rule id that may go on in the next line after each of its parts.
const breakable = (rule) => rule.replaceAll("/", "/\u200b");

function lineOf(doc, line, spans) {
  const text = doc.lines[line].replace(/\r+$/, "");
  if (!text.trim()) return element("div", { class: "line blank", "data-line": line + 1 });
  const marks = doc.byLine.get(line);
  const partly = marks && !marks[0].whole;
  const shown = element("div", { class: "text", dir: "auto" }, ...(partly ? parts(text, marks, spans) : seen(text)));
  return element("div", { class: "line", "data-line": line + 1 }, shown);
}

function parts(text, marks, spans) {
  const found = [];
  let done = 0;
  for (const mark of marks) {
    const cut = spans.get(mark);
    const { start, end, category } = mark;
    const name = `Cut as ${category}`;
    const attributes = { class: "span", role: "group", "aria-label": name, tabindex: -1, "data-category": category };
    const inner = element("del", { dir: "auto" }, ...seen(text.slice(start, end)));
    const tag = element("span", { class: "tag", "aria-hidden": "true", "data-name": category });
    found.push(...seen(text.slice(done, start)));
    found.push(element("span", { ...attributes, "data-cut": cut.number, title: why(cut) }, inner, tag));
    done = end;
  }
  return [...found, ...seen(text.slice(done))];
}

// Text as nodes; characters that act unseen (turn the direction, say) are shut in and named.
function seen(text) {
  const nodes = [];
  let done = 0;
  for (const found of text.matchAll(UNSEEN)) {
    const code = `U+${found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    nodes.push(text.slice(done, found.index), element("bdi", { class: "control", "data-code": code }, found[0]));
    done = found.index + found[0].length;
  }
  return [...nodes, text.slice(done)].filter((node) => node !== "");
}

// Where a search finds its words: pieces of the lines' text nodes, for the browser to paint.
function hitsOf(query, container) {
  const ranges = [];
  const pattern = patternOf(query, "giu");
  if (!pattern) return ranges;
  for (const line of container.querySelectorAll(".text")) {
    for (const found of line.textContent.matchAll(pattern)) {
      ranges.push(rangeOf(line, found.index, found.index + found[0].length));
    }
  }
  return ranges;
}

function patternOf(query, flags) {
  return query ? new RegExp(query.replace(/[.*+?^${}()|[\]\\\/]/g, "\\$&"), flags) : null;
}

function rangeOf(line, start, end) {
  const range = new Range();
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let at = 0, node = walker.nextNode(); node; at += node.length, node = walker.nextNode()) {
    if (start >= at && start < at + node.length) range.setStart(node, start - at);
    if (end > at && end <= at + node.length) {
      range.setEnd(node, end - at);
      break;
    }
  }
  return range;
}
