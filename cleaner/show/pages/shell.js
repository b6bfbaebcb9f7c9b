// What every page of cleaner shares: making elements, switching between light and dark, sorting tables.
"use strict";

const $ = (id) => document.getElementById(id);

// An element with attributes and children. Strings become text nodes: nothing of a document is ever read as HTML.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

const number = (value) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u2009");
const plural = (count, word) => `${number(count)} ${word}${count === 1 ? "" : "s"}`;

function percent(share) {
  const value = 100 * share;
  if (value > 0 && value < 0.1) return "<0.1 %";
  return `${value > 0 && value < 10 ? value.toFixed(1) : value.toFixed(0)} %`;
}

// Read aloud by screen readers; nothing to see.
function announce(text) {
  $("live").textContent = text;
}

// Light, dark, or what the system says. Remembered where the browser lets a page from disk remember.
const root = document.documentElement;

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function switchTheme() {
  root.dataset.theme = isDark() ? "light" : "dark";
  try {
    localStorage.setItem("cleaner-theme", root.dataset.theme);
  } catch {} // a browser without storage forgets
}

try {
  root.dataset.theme = localStorage.getItem("cleaner-theme") ?? "";
} catch {}
$("theme").addEventListener("click", switchTheme);

// Whether a key belongs to a field or a browser's own shortcut rather than to the page.
function isTyping(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=search], textarea, select");
}
