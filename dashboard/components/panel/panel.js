// The filter's form. Every message holds all its fields, so that quick clicks lose nothing; an answer that is
// older than the last click is not shown.

const PAUSE = 250;

export default function (component) {
  const { parentElement, data } = component;
  const panel = (parentElement.__panel ??= create(parentElement));
  panel.component = component;
  if (data.number < panel.number) return;
  panel.number = data.number;
  if (panel.html !== data.html) {
    const next = document.createElement("template");
    next.innerHTML = data.html;
    if (panel.html === null) enter(panel, next.content);
    else grow(panel.root, next.content);
    panel.html = data.html;
  }
  shorten(panel);
}

function create(parentElement) {
  const root = document.createElement("div");
  root.className = "dl-board dl-panelbox";
  parentElement.append(root);
  const panel = { root, html: null, number: -1, whole: new Set() };
  root.addEventListener("change", (event) => event.target.dataset.find || choose(panel));
  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("keydown", (event) => {
    if (event.key === "Tab") leave(panel, event);
    if (event.key === "Escape") setTimeout(() => opener()?.focus());
    if (event.key === "Enter" && event.target.type === "checkbox") event.target.click();
    if (event.key === "Enter" && event.target.dataset.find) event.preventDefault();
  });
  root.addEventListener("input", (event) => event.target.dataset.find && find(panel, event.target));
  root.addEventListener("click", (event) => {
    const all = event.target.closest(".dl-pall");
    if (!all) return;
    const list = all.parentElement.querySelector("[data-list]");
    panel.whole.add(list.dataset.list);
    shorten(panel);
    list.querySelector("input")?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.shiftKey || !root.isConnected || event.target !== opener()) return;
    event.preventDefault();
    fields(panel)[0]?.focus();
  });
  return panel;
}

// The form lies at the end of the page's order, so its two ends are joined to the button that opens it.
function opener() {
  return document.querySelector(".st-key-filters button[aria-expanded]");
}

function enter(panel, content) {
  panel.root.replaceChildren(content);
  const form = panel.root.querySelector("form");
  form.tabIndex = -1;
  form.focus({ preventScroll: true });
}

function fields(panel) {
  return [...panel.root.querySelectorAll("input, button")].filter((field) => field.checkVisibility());
}

function leave(panel, event) {
  const all = fields(panel);
  const end = event.shiftKey ? all[0] : all.at(-1);
  const beside = event.target.type === "radio" && event.target.name === end?.name;
  if (event.target !== end && !beside && !(event.shiftKey && event.target.matches("form"))) return;
  event.preventDefault();
  opener()?.focus();
}

function choose(panel) {
  const form = panel.root.querySelector("form");
  const fields = Object.fromEntries([...form.elements].filter((field) => field.name).map((field) => [field.name, []]));
  for (const [name, value] of new FormData(form)) if (value) fields[name].push(value);
  const find = Object.fromEntries([...form.querySelectorAll("[data-find]")].map((box) => [box.dataset.find, box.value]));
  panel.number += 1;
  panel.component.setStateValue("choice", { number: panel.number, fields, find });
}

// Type-ahead: here in what was sent, and on the server where a list is too long to be sent.
function find(panel, box) {
  shorten(panel);
  if (!panel.root.querySelector(`[data-list="${box.dataset.find}"]`)?.dataset.far) return;
  clearTimeout(panel.timer);
  panel.timer = setTimeout(() => choose(panel), PAUSE);
}

// Long lists show the first few that would show anything, whatever is chosen, and what is looked for.
function shorten(panel) {
  for (const list of panel.root.querySelectorAll("[data-few]")) {
    const box = panel.root.querySelector(`[data-find="${list.dataset.list}"]`);
    const words = box.value.trim().toLocaleLowerCase();
    const whole = panel.whole.has(list.dataset.list);
    const rows = [...list.children];
    const first = new Set(rows.toSorted((a, b) => empty(a) - empty(b)).slice(0, Number(list.dataset.few)));
    for (const row of rows) {
      const fits = words ? row.textContent.toLocaleLowerCase().includes(words) : whole || first.has(row);
      row.hidden = !fits && !row.querySelector("input").checked;
    }
    const all = list.parentElement.querySelector(".dl-pall");
    if (all) all.hidden = whole || Boolean(words);
  }
}

function empty(row) {
  return Number(row.classList.contains("dl-zero"));
}

// Bring a tree to another's shape in place, so that focus, scrolling and typed words stay.
function grow(here, there) {
  const [old, wanted] = [[...here.childNodes], [...there.childNodes]];
  wanted.forEach((next, place) => {
    const now = old[place];
    if (!now) here.append(next);
    else if (now.nodeName !== next.nodeName) now.replaceWith(next);
    else if (now.nodeType === Node.TEXT_NODE) now.data = next.data;
    else if (now.nodeType === Node.ELEMENT_NODE) become(now, next);
  });
  old.slice(wanted.length).forEach((rest) => rest.remove());
}

function become(now, next) {
  for (const { name } of [...now.attributes]) if (!next.hasAttribute(name) && !["hidden", "tabindex"].includes(name)) now.removeAttribute(name);
  for (const { name, value } of next.attributes) now.setAttribute(name, value);
  if (now instanceof HTMLInputElement) {
    now.checked = next.hasAttribute("checked");
    if (now.type === "text" && document.activeElement !== now) now.value = next.getAttribute("value") ?? "";
  }
  grow(now, next);
}
