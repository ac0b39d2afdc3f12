// Draws what the server sends: escaped HTML, and figures whose coordinates are pixels.
// It runs again on every update, without a clean-up, so listeners are set once and read the latest state.
// The files beside this one are parts of the same script: each adds to `parts` what it does after an update.
// Before it stands STYLES, the text of the style sheets (assets.py).

const STEP = 20; // widths are reported in these steps, so that a scrollbar causes no redraw
const NARROW = 636;
const SVG_SPACE = "http://www.w3.org/2000/svg";
const parts = [];
const styles = new CSSStyleSheet();
styles.replaceSync(STYLES);
document.adoptedStyleSheets.push(styles); // they come after those of the page

export default function (component) {
  const { parentElement, data } = component;
  const board = (parentElement.__board ??= create(parentElement));
  board.component = component;
  board.data = data;
  if (board.html !== data.html) {
    const focused = board.root.querySelector(":focus")?.closest("[data-event]")?.dataset.event;
    board.root.innerHTML = data.html;
    board.html = data.html;
    if (focused) board.root.querySelector(`[data-event="${CSS.escape(focused)}"] a`)?.focus({ preventScroll: true });
    board.charts = [...board.root.querySelectorAll("[data-figure]")];
  }
  layOut(board);
  showChosen(board);
  // With another width on its way, a chart drawn now would be drawn twice; its script is loaded meanwhile.
  if (report(board)) plotly(board);
  else drawAll(board);
  for (const part of parts) part(board);
  if (data.scroll && board.scrolled !== data.scroll) {
    board.scrolled = data.scroll;
    const target = board.root.querySelector(`#${CSS.escape(data.scroll)}`);
    if (target) {
      setTimeout(() => {
        target.scrollIntoView({ block: "center" });
        arrive(target);
      }, 60);
    }
  }
}

function create(parentElement) {
  const root = document.createElement("div");
  root.className = "dl-board";
  parentElement.append(root);
  const board = { root, html: null, charts: [], sent: null };
  root.addEventListener("click", (event) => follow(board, event));
  root.addEventListener("keydown", (event) => rove(board, event));
  let timer;
  new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      layOut(board);
      report(board);
    }, 120);
  }).observe(root);
  return board;
}

function layOut(board) {
  const narrow = board.root.clientWidth < NARROW;
  board.root.classList.toggle("dl-narrow", narrow);
  const card = board.root.querySelector(".dl-card");
  const side = board.root.querySelector(".dl-side");
  if (!card || !side) return;
  const row = narrow ? board.root.querySelector(".dl-cardhome, .dl-listing .dl-row.dl-on") : null;
  const home = row ?? side;
  if (card.parentElement !== home) home.append(card);
}

// An address with an event opens at the event, also where its row is far down.
function showChosen(board) {
  const narrow = board.root.classList.contains("dl-narrow");
  if (board.opened || (narrow && board.data.measure && board.data.width >= NARROW)) return; // drawn again at once
  board.opened = true;
  const row = board.root.querySelector(".dl-cardhome, .dl-listing .dl-row.dl-on");
  if (row && narrow) setTimeout(() => row.scrollIntoView({ block: "start" }), 60);
}

// Tells the server the board's width where it has drawn for another one; the cookie saves the next visit that.
function report(board) {
  if (!board.data.measure) return false;
  const width = Math.floor(board.root.clientWidth / STEP) * STEP;
  if (width <= 0) return false;
  document.cookie = `dl_board=${innerWidth}:${width}; path=/; SameSite=Lax`;
  if (width === board.data.width || width === board.sent) return false;
  if (busy()) {
    clearTimeout(board.waiting);
    board.waiting = setTimeout(() => report(board) || drawAll(board), STEP * 5);
    return true;
  }
  board.sent = width;
  board.component.setStateValue("width", width);
  return true;
}

function follow(board, event) {
  const link = event.target.closest("[data-go]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
  event.preventDefault();
  send(board, goOf(link));
}

// What a link does; one to another page says all of it in its address.
function goOf(link) {
  if (link.dataset.go) return JSON.parse(link.dataset.go);
  const { pathname, searchParams } = new URL(link.getAttribute("href"), "http://app/");
  const go = { page: pathname.slice(1) || "timeline" };
  for (const name of searchParams.keys()) {
    const values = searchParams.getAll(name);
    go[name] = values.length > 1 ? values : values[0];
  }
  return go;
}

function send(board, go) {
  if (go.scroll) return showList(board, go.scroll);
  if (!Object.keys(go).length) return;
  turn(go);
  board.component.setTriggerValue("go", go);
}

// Arrow keys, Home and End move along the list; Enter follows the link by itself.
function rove(board, event) {
  const here = event.target.closest(".dl-rowlink");
  const moves = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  if (!here || !(event.key in moves)) return;
  const all = [...here.closest("ol").querySelectorAll(".dl-rowlink")];
  const to = Math.min(Math.max(all.indexOf(here) + moves[event.key], 0), all.length - 1);
  event.preventDefault();
  for (const link of all) link.tabIndex = -1;
  all[to].tabIndex = 0;
  all[to].focus();
}

// Once the board's text is on the screen (Streamlit hides it until all its parts are there): what follows keeps
// the page busy for a while.
function afterText(board, then, until = performance.now() + 3000) {
  const shown = board.root.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  if (document.hidden || performance.now() > until) then();
  else if (shown) requestAnimationFrame(() => setTimeout(then));
  else requestAnimationFrame(() => afterText(board, then, until));
}

// Plotly is served by the app itself, beside this script.
function plotly(board) {
  const name = board.data.plotly;
  if (window.__datelinesPlotly || !name) return window.__datelinesPlotly;
  window.__datelinesPlotly = new Promise((resolve, reject) => {
    const tag = document.createElement("script");
    tag.src = new URL(name, import.meta.url).href;
    tag.onload = () => resolve(window.Plotly);
    tag.onerror = () => reject(new Error(`cannot load ${tag.src}`));
    afterText(board, () => document.head.append(tag));
  });
  return window.__datelinesPlotly;
}

function drawAll(board) {
  const wanted = board.charts.filter((chart) => board.data.figures?.[chart.dataset.figure]);
  if (!wanted.length) return;
  plotly(board).then(async (Plotly) => {
    await document.fonts.ready;
    for (const chart of wanted) draw(board, Plotly, chart);
  });
}

async function draw(board, Plotly, chart) {
  const sent = board.data.figures?.[chart.dataset.figure];
  if (!sent || !chart.isConnected) return; // the view has changed while the script was loading
  const figure = structuredClone(sent);
  const surface = (chart.__surface ??= surfaceOf(board, chart));
  surface.meta = figure.layout.meta;
  chart.style.width = `${figure.layout.width}px`;
  chart.style.minHeight = `${figure.layout.height}px`;
  const notes = figure.layout.annotations ?? [];
  figure.layout.annotations = [];
  await Plotly.react(surface.plot, figure.data, figure.layout, { staticPlot: true, displayModeBar: false });
  writeNotes(surface, notes, figure.layout);
  chart.dataset.ready = "true";
  showWindow(surface);
}

// Words beside the marks: plain SVG text, since Plotly takes some milliseconds for each of its annotations.
function writeNotes(surface, notes, layout) {
  const [left, top] = [Math.min(...layout.xaxis.range), Math.min(...layout.yaxis.range)];
  const anchors = { left: "start", center: "middle", right: "end" };
  surface.notes.setAttribute("width", layout.width);
  surface.notes.setAttribute("height", layout.height);
  surface.notes.replaceChildren(
    ...notes.map((note) => {
      const text = document.createElementNS(SVG_SPACE, "text");
      text.textContent = note.text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
      text.setAttribute("x", note.x - left);
      text.setAttribute("y", note.y - top);
      text.setAttribute("dy", "0.35em");
      text.setAttribute("text-anchor", anchors[note.xanchor] ?? "start");
      const { family, size, color, weight, style } = note.font;
      Object.assign(text.style, { fontFamily: family, fontSize: `${size}px`, fill: color });
      Object.assign(text.style, { fontWeight: weight ?? 400, fontStyle: style ?? "normal" });
      return text;
    }),
  );
}

function surfaceOf(board, chart) {
  const plot = document.createElement("div");
  plot.setAttribute("aria-hidden", "true");
  const notes = document.createElementNS(SVG_SPACE, "svg");
  notes.setAttribute("class", "dl-notes");
  notes.setAttribute("aria-hidden", "true");
  const tip = document.createElement("div");
  tip.className = "dl-tip";
  tip.hidden = true;
  const rings = document.createElement("div");
  rings.setAttribute("aria-hidden", "true");
  const brush = document.createElement("div");
  brush.className = "dl-brush";
  brush.hidden = true;
  chart.replaceChildren(plot, notes, rings, brush, tip);
  const surface = { board, chart, plot, notes, tip, rings, brush, meta: { boxes: [], origin: [0, 0] } };
  chart.addEventListener("pointermove", (event) => point(surface, event));
  chart.addEventListener("pointerleave", () => unpoint(surface));
  chart.addEventListener("click", (event) => {
    const found = hit(surface, event);
    if (found && !surface.dragged) send(board, found.go);
  });
  chart.addEventListener("pointerdown", (event) => startBrush(surface, event));
  return surface;
}

function place(surface, event) {
  const bounds = surface.chart.getBoundingClientRect();
  const [left, top] = surface.meta.origin;
  return [event.clientX - bounds.left + left, event.clientY - bounds.top + top];
}

// The box under the pointer whose mark is nearest.
function hit(surface, event) {
  const [x, y] = place(surface, event);
  const found = surface.meta.boxes.filter(({ box }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
  const far = ({ box, centre }) =>
    Math.hypot(Math.max(box[0] + 8 - x, 0, x - box[2] + 8), centre[1] - y) + Math.abs(centre[0] - x) / 1000;
  return found.sort((a, b) => far(a) - far(b))[0];
}

function point(surface, event) {
  if (surface.brushing) return;
  const found = hit(surface, event);
  if (found === surface.pointed) return;
  unpoint(surface);
  surface.pointed = found;
  if (!found) return;
  surface.chart.style.cursor = "pointer";
  const [left, top] = surface.meta.origin;
  if (found.go.event) {
    for (const other of surface.meta.boxes.filter(({ go }) => go.event === found.go.event)) {
      const ring = document.createElement("i");
      ring.className = "dl-ring";
      ring.style.left = `${other.centre[0] - left}px`;
      ring.style.top = `${other.centre[1] - top}px`;
      surface.rings.append(ring);
    }
  }
  if (found.path) lightUp(surface, found);
  surface.tip.textContent = found.title;
  surface.tip.hidden = false;
  const room = surface.chart.clientWidth - surface.tip.offsetWidth;
  surface.tip.style.left = `${Math.max(0, Math.min(found.centre[0] - left - 20, room))}px`;
  const above = found.box[1] - top - surface.tip.offsetHeight - 4;
  surface.tip.style.top = `${above >= -30 ? above : found.box[3] - top + 4}px`;
}

function unpoint(surface) {
  surface.pointed = undefined;
  surface.chart.style.cursor = "";
  surface.tip.hidden = true;
  surface.rings.replaceChildren();
}

function showWindow(surface) {
  const window_ = surface.meta.brush?.window;
  surface.chart.classList.toggle("dl-brushable", Boolean(surface.meta.brush));
  surface.brush.hidden = !window_;
  if (window_) setBrush(surface, window_[0], window_[1]);
}

function setBrush(surface, from, to) {
  Object.assign(surface.brush.style, {
    left: `${Math.min(from, to)}px`,
    width: `${Math.abs(to - from)}px`,
    height: `${surface.meta.brush.bottom}px`,
  });
  surface.brush.hidden = false;
}

// Drag across the overview, or by one of the window's handles.
function startBrush(surface, event) {
  const { brush } = surface.meta;
  if (!brush || event.button > 0) return;
  const [x] = place(surface, event);
  let anchor = x;
  if (brush.window && Math.abs(x - brush.window[0]) < 9) anchor = brush.window[1];
  else if (brush.window && Math.abs(x - brush.window[1]) < 9) anchor = brush.window[0];
  let to = x;
  surface.brushing = true;
  surface.dragged = false;
  surface.chart.setPointerCapture(event.pointerId);
  const move = (moved) => {
    to = Math.min(Math.max(place(surface, moved)[0], 0), surface.chart.clientWidth);
    if (Math.abs(to - anchor) > 4) setBrush(surface, anchor, to);
  };
  const stop = () => {
    surface.chart.removeEventListener("pointermove", move);
    surface.brushing = false;
    surface.dragged = to !== x;
    if (Math.abs(to - anchor) > 6 && to !== x) send(surface.board, { brush: [Math.min(anchor, to), Math.max(anchor, to)] });
    else showWindow(surface);
  };
  surface.chart.addEventListener("pointermove", move);
  surface.chart.addEventListener("pointerup", stop, { once: true });
  surface.chart.addEventListener("pointercancel", stop, { once: true });
}
