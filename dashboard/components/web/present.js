// Present: keys, buttons and swipes ask for an absolute event. While one request is under way only the wish
// changes, and what is wanted in the end is asked for when the answer has come: no quick key press is lost.

const ANSWER = 3000; // ms after which a request counts as lost
const SWIPE = 60;

parts.push((board) => {
  if (!document.__datelinesKeys) {
    document.__datelinesKeys = true;
    document.addEventListener("keydown", (event) => document.__datelines?.onKey(event));
  }
  board.onKey = (event) => pressed(board, event);
  const scene = sceneOf(board);
  if (!scene) return;
  if (!board.presents) {
    board.presents = true;
    board.root.addEventListener("click", (event) => clicked(board, event));
    swipes(board);
  }
  const full = scene.querySelector('[data-control="full"]');
  if (full && !document.fullscreenEnabled) full.hidden = true;
  if (board.scene === scene) return;
  const first = !board.scene;
  board.scene = scene;
  clearTimeout(board.flying);
  board.flying = null;
  if (document.activeElement === document.body && board.held) scene.querySelector(`[data-control="${board.held}"]`)?.focus();
  if (!first) tell([".dl-pcount", ".dl-pdate", "h1"].map((of) => scene.querySelector(of)?.textContent).join(". "));
  fly(board);
});

function sceneOf(board) {
  return board.root.isConnected ? board.root.querySelector(".dl-present") : null;
}

function shownScene(board) {
  const { at, total, hide } = sceneOf(board).dataset;
  return { at: Number(at), total: Number(total), hide: Boolean(hide) };
}

function ask(board, change) {
  const shown = shownScene(board);
  const wanted = { at: shown.at, hide: shown.hide, ...board.wanted, ...change };
  wanted.at = Math.max(0, Math.min(wanted.at, shown.total - 1));
  board.wanted = wanted;
  fly(board);
}

function fly(board) {
  if (board.flying || !board.wanted || !sceneOf(board)) return;
  const shown = shownScene(board);
  const { at, hide } = board.wanted;
  if (at === shown.at && hide === shown.hide) {
    board.wanted = null;
    return;
  }
  board.flying = setTimeout(() => {
    board.flying = null;
    fly(board);
  }, ANSWER);
  send(board, { at, hide });
}

function stepTo(board, by) {
  ask(board, { at: (board.wanted ?? shownScene(board)).at + by });
}

function toggleHide(board) {
  ask(board, { hide: !(board.wanted ?? shownScene(board)).hide });
}

function fullScreen() {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  change?.catch(() => {}); // an embed may forbid it
}

function leaveScene(board) {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  sceneOf(board)?.querySelector('[data-control="exit"]')?.click();
}

function pressed(board, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="listbox"]')) return;
  if (!sceneOf(board)) {
    if (event.key.toLowerCase() === "p" && !event.shiftKey) document.querySelector("[data-present]")?.click();
    return;
  }
  if (!shownScene(board).total && event.key !== "Escape") return;
  const acts = {
    ArrowRight: () => stepTo(board, 1),
    ArrowLeft: () => stepTo(board, -1),
    PageDown: () => stepTo(board, 1),
    PageUp: () => stepTo(board, -1),
    " ": () => stepTo(board, event.shiftKey ? -1 : 1),
    Home: () => ask(board, { at: 0 }),
    End: () => ask(board, { at: shownScene(board).total - 1 }),
    f: fullScreen,
    h: () => toggleHide(board),
    Escape: () => (document.fullscreenElement ? fullScreen() : leaveScene(board)),
  };
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act || (event.key === " " && target.closest("button, a, summary"))) return;
  event.preventDefault();
  act();
}

function clicked(board, event) {
  const button = event.target.closest("button");
  if (!button || !sceneOf(board)) return;
  board.held = button.dataset.control ?? board.held;
  if (button.getAttribute("aria-disabled")) return;
  if (button.dataset.control === "hide") toggleHide(board);
  else if (button.dataset.control === "full") fullScreen();
  else if (button.dataset.control === "next") stepTo(board, 1);
  else if (button.dataset.control === "previous") stepTo(board, -1);
  else if (button.dataset.to) ask(board, { at: Number(button.dataset.to) });
}

function swipes(board) {
  let start = null;
  board.root.addEventListener("touchstart", (event) => {
    start = event.touches.length === 1 && sceneOf(board) ? event.touches[0] : null;
  }, { passive: true });
  board.root.addEventListener("touchend", (event) => {
    if (!start) return;
    const [x, y] = [event.changedTouches[0].clientX - start.clientX, event.changedTouches[0].clientY - start.clientY];
    start = null;
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) stepTo(board, x < 0 ? 1 : -1);
  });
}
