// Tables that sort by a click on their heads, and one field that shows only the rows with some words.
"use strict";

// What a cell is sorted by: a number where it begins with one, else its text.
function keyOf(cell) {
  const text = cell.textContent.trim();
  const plain = text.replaceAll("\u2009", "");
  return /^<?[\d.]+( %)?$/.test(plain) ? Number.parseFloat(plain.replace("<", "")) : text.toLowerCase();
}

function sortBy(table, place, down) {
  const keyed = [...table.tBodies[0].rows].map((row) => [keyOf(row.cells[place]), row]);
  const sign = down ? -1 : 1;
  keyed.sort(([a], [b]) => (a < b ? -sign : a > b ? sign : 0));
  table.tBodies[0].append(...keyed.map(([, row]) => row));
  for (const [other, head] of [...table.tHead.rows[0].cells].entries()) {
    if (other === place) head.setAttribute("aria-sort", down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

for (const table of document.querySelectorAll("table.sorted")) {
  for (const [place, head] of [...table.tHead.rows[0].cells].entries()) {
    const button = element("button", { type: "button" }, ...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const numbers = typeof keyOf(table.tBodies[0].rows[0].cells[place]) === "number";
      const sorted = head.getAttribute("aria-sort");
      sortBy(table, place, sorted ? sorted === "ascending" : numbers);
    });
  }
}

function filter(query) {
  const wanted = query.toLowerCase();
  let shown = 0;
  for (const row of document.querySelectorAll("table.sorted tbody tr")) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
    shown += !row.hidden;
  }
  $("hits").value = query ? plural(shown, "row") : "";
}

$("query").addEventListener("input", ({ target }) => filter(target.value));
$("search").addEventListener("submit", (event) => event.preventDefault());
addEventListener("keydown", (event) => {
  if (isTyping(event)) return;
  if (event.key === "t") switchTheme();
  if (event.key === "/") {
    event.preventDefault();
    $("query").focus();
  }
});
