// From the marks of a document to cuts, and to the notation of the fixtures.
"use strict";

const DATA = JSON.parse($("data").textContent);
const UNSEEN = new RegExp(DATA.unseen, "gu");

// A mark is one decision of the cleaner. Marks on whole lines that follow one another in one category are one cut.
function marksOf(packed) {
  return packed.map(([line, start, end, category, rule, score, words]) => ({
    line, start, end, words, score, whole: start < 0, category: DATA.categories[category].name, rule: DATA.rules[rule],
  }));
}

function cutsOf(marks, lines) {
  const cuts = [];
  for (const mark of marks) {
    const last = cuts.at(-1);
    if (last?.whole && mark.whole && last.category === mark.category && areBlank(lines, last.last + 1, mark.line)) {
      last.marks.push(mark);
      last.last = mark.line;
      last.words += mark.words;
    } else {
      const { category, whole, line, words } = mark;
      cuts.push({ number: cuts.length, category, whole, words, first: line, last: line, marks: [mark] });
    }
  }
  return cuts;
}

function areBlank(lines, from, to) {
  for (let line = from; line < to; line++) if (lines[line].trim()) return false;
  return true;
}

// What the page knows of a document beyond the packed data; made once, when it is first looked at.
function opened(packed) {
  if (!packed.lines) {
    packed.lines = packed.text.split("\n");
    packed.unpacked = marksOf(packed.marks);
    packed.cuts = cutsOf(packed.unpacked, packed.lines);
    packed.byLine = Map.groupBy ? Map.groupBy(packed.unpacked, (mark) => mark.line) : groupedByLine(packed.unpacked);
  }
  return packed;
}

function groupedByLine(marks) {
  const found = new Map();
  for (const mark of marks) found.set(mark.line, [...(found.get(mark.line) ?? []), mark]);
  return found;
}

// One line as the fixtures write it: "  " stays, "- " is cut, "~ " is cut within. The same as Report.as_case().
function notation(shown, marks) {
  const line = shown.replace(/\r+$/, "");
  if (!marks) return `  ${line}`.trimEnd();
  if (marks[0].whole) return `- ${line}  {${marks[0].category}}`;
  let done = 0;
  let text = "~ ";
  for (const { start, end, category } of marks) {
    text += `${line.slice(done, start)}[-${line.slice(start, end)}-]{${category}}`;
    done = end;
  }
  return text + line.slice(done);
}

function caseOf(doc, first = 0, last = doc.lines.length - 1) {
  const rows = [`=== ${doc.name}`.replace(/\s+/g, " ")];
  if (first > 0 || last < doc.lines.length - 1) rows.push(`# lines ${first + 1} to ${last + 1} of ${doc.lines.length}`);
  for (let line = first; line <= last; line++) rows.push(notation(doc.lines[line], doc.byLine.get(line)));
  return `${rows.join("\n").trimEnd()}\n`;
}

// A cut with the lines around it that a reader needs to judge it.
function caseOfCut(doc, cut) {
  return caseOf(doc, beside(doc, cut.first, -1), beside(doc, cut.last, 1));
}

const AROUND = 2;

function beside(doc, from, step) {
  let line = from;
  for (let seen = 0; seen < AROUND && doc.lines[line + step] !== undefined; ) {
    line += step;
    if (doc.lines[line].trim()) seen += 1;
  }
  return line;
}
