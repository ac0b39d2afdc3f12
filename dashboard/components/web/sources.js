// The reading view: marks beside the lines that tell of an event, and curves to its place in the order of time.
// The server sends all words and marks; this measures where they stand, and draws only what is in view.

{
  const HEADER = 64; // what the fixed header covers
  const MARK = 14; // marks in one line stand below one another
  const SVG = "http://www.w3.org/2000/svg";

  parts.push((board) => {
    const page = board.root.querySelector(".dl-sources");
    if (!page) return;
    listen(board);
    const read = page.querySelector(".dl-read");
    board.reading = read ? readingOf(board, read) : null;
    if (!board.reading) return;
    measureTold(board.reading);
    document.fonts.ready.then(() => board.reading && measureTold(board.reading));
  });

  function readingOf(board, read) {
    if (board.reading?.read === read) return board.reading;
    const rows = new Map([...read.querySelectorAll(".dl-happened [data-of]")].map((row) => [row.dataset.of, row]));
    const svg = read.querySelector(".dl-curves");
    const told = [...read.querySelectorAll(".dl-told")].map((mark) => {
      const curve = document.createElementNS(SVG, "path");
      curve.dataset.of = mark.dataset.of;
      curve.classList.toggle("dl-on", mark.classList.contains("dl-on"));
      svg.append(curve);
      const text = read.querySelector(`#${CSS.escape(mark.dataset.at)}`);
      return { mark, text, curve, row: rows.get(mark.dataset.of), y: 0 };
    });
    for (const { curve } of told) if (curve.classList.contains("dl-on")) svg.append(curve);
    const list = read.querySelector(".dl-ordercol");
    return { board, read, told, rows, svg, list, gutter: read.querySelector(".dl-gutter") };
  }

  // Where every trigger's first line stands; marks of one line are set below one another.
  function measureTold(reading) {
    if (!reading.gutter.offsetParent) return;
    const top = reading.gutter.getBoundingClientRect().top;
    let last = -MARK;
    for (const item of reading.told) {
      const line = item.text?.getClientRects()[0];
      if (!line) continue;
      item.y = Math.max(line.top + line.height / 2 - top, last + MARK);
      last = item.y;
      item.mark.style.top = `${item.y}px`;
      item.mark.classList.add("dl-set");
    }
    stickBeside(reading);
    drawCurves(reading);
    reading.read.dataset.ready = "true";
  }

  // What stands beside the text stays in view: by its head where it fits the window, else by its foot.
  function stickBeside({ read }) {
    const beside = read.parentElement.querySelector(".dl-beside");
    if (beside) beside.style.top = `${Math.min(HEADER + 12, window.innerHeight - beside.offsetHeight - 24)}px`;
  }

  function drawCurves(reading) {
    const { gutter, list, told } = reading;
    if (!gutter.offsetParent || !gutter.isConnected) return;
    const box = gutter.getBoundingClientRect();
    const inView = ({ y }) => y + box.top > HEADER && y + box.top < window.innerHeight;
    const shown = told.filter(inView);
    const events = new Set(shown.map(({ mark }) => mark.dataset.of));
    for (const [name, row] of reading.rows) row.classList.toggle("dl-inview", events.has(name));
    followList(reading, shown);
    const frame = list.getBoundingClientRect();
    const right = box.width - 3;
    for (const item of told) {
      const special = item.curve.matches(".dl-on, .dl-glow");
      const mark = item.row && (inView(item) || special) ? item.row.querySelector(".dl-mark").getBoundingClientRect() : null;
      const middle = mark ? mark.top + mark.height / 2 : 0;
      const shownThere = mark && (special || (middle >= frame.top && middle <= frame.bottom));
      item.curve.style.display = shownThere ? "" : "none";
      if (!shownThere) continue;
      const end = Math.min(Math.max(middle, frame.top), frame.bottom) - box.top;
      const mid = right * 0.55;
      item.curve.setAttribute("d", `M20 ${item.y}C${mid} ${item.y} ${mid} ${end} ${right} ${end}`);
    }
  }

  // A list longer than the window follows the text, unless the reader is in it.
  function followList({ list, read }, shown) {
    if (list.scrollHeight <= list.clientHeight + 1 || !shown.length) return;
    if (list.matches(":hover") || list.contains(document.activeElement)) return;
    const chosen = read.querySelector(".dl-happened .dl-on");
    const rows = shown.map(({ row }) => row).filter(Boolean);
    const near = rows.includes(chosen) ? [chosen] : rows;
    const frame = list.getBoundingClientRect();
    const middles = near.map((row) => row.getBoundingClientRect()).map((box) => box.top + box.height / 2);
    const middle = middles.sort((a, b) => a - b)[Math.floor(middles.length / 2)];
    list.scrollTop += middle - frame.top - frame.height / 2;
  }

  function listen(board) {
    if (board.listensToSources) return;
    board.listensToSources = true;
    const { root } = board;
    const redraw = () => {
      if (!root.isConnected) return gone();
      if (board.reading) drawCurves(board.reading);
    };
    let frame = 0;
    const scrolled = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(redraw);
      if (board.tipOf && board.tipOf === document.activeElement) showTip(board, board.tipOf);
      else hideTip(board);
    };
    const escape = (event) => event.key === "Escape" && hideTip(board);
    const gone = () => {
      document.removeEventListener("scroll", scrolled, true);
      document.removeEventListener("keydown", escape);
    };
    document.addEventListener("scroll", scrolled, { capture: true, passive: true });
    document.addEventListener("keydown", escape);
    new ResizeObserver(() => board.reading && measureTold(board.reading)).observe(root);
    for (const kind of ["pointerover", "focusin"]) root.addEventListener(kind, (event) => approach(board, event.target));
    for (const kind of ["pointerout", "focusout"]) root.addEventListener(kind, (event) => leave(board, event));
    root.addEventListener("click", (event) => press(board, event));
    root.addEventListener("keydown", (event) => pressKey(board, event));
  }

  function approach(board, target) {
    const of = target.closest?.("[data-of]")?.dataset.of;
    if (of) light(board, of);
    const told = target.closest?.("[data-tip]");
    if (told) showTip(board, told);
  }

  function leave(board, event) {
    if (event.relatedTarget?.closest?.(".dl-hint")) return;
    light(board, null);
    if (!event.relatedTarget || event.relatedTarget.closest?.("[data-tip]") !== board.tipOf) hideTip(board);
  }

  // Both sides of a curve, and the event's row in the table, light up together.
  function light(board, of) {
    for (const lit of board.root.querySelectorAll(".dl-glow")) lit.classList.remove("dl-glow");
    if (of) for (const one of board.root.querySelectorAll(`[data-of="${CSS.escape(of)}"]`)) one.classList.add("dl-glow");
    if (board.reading) drawCurves(board.reading);
  }

  function showTip(board, target) {
    const page = board.root.querySelector(".dl-sources");
    if (!page) return;
    const tip = page.querySelector(".dl-hint") ?? page.appendChild(document.createElement("div"));
    tip.className = "dl-tip dl-hint";
    tip.textContent = target.dataset.tip;
    tip.hidden = false;
    board.tipOf = target;
    const here = page.getBoundingClientRect();
    const line = target.getClientRects()[0];
    if (!line) return;
    tip.style.left = `${Math.max(0, Math.min(line.left - here.left, here.width - tip.offsetWidth))}px`;
    const above = line.top - tip.offsetHeight - 6;
    tip.style.top = `${(above > HEADER ? above : line.bottom + 6) - here.top}px`;
  }

  function sayTip(board, target) {
    showTip(board, target);
    tell(target.dataset.tip);
  }

  function hideTip(board) {
    board.tipOf = null;
    const tip = board.root.querySelector(".dl-hint");
    if (tip) tip.hidden = true;
  }

  function press(board, event) {
    const jump = event.target.closest("[data-jump]");
    const target = jump && board.root.querySelector(`#${CSS.escape(jump.dataset.jump)}`);
    if (target) {
      event.preventDefault();
      target.scrollIntoView({ block: "start" });
      target.focus({ preventScroll: true });
    }
    const left = event.target.closest('.dl-left[role="button"]');
    if (left) sayTip(board, left);
  }

  // Arrow keys, Home and End move along a row of marks.
  function alongDots(event) {
    const here = event.target.closest(".dl-dotlink");
    const moves = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
    if (!here || !(event.key in moves)) return;
    const all = [...here.parentElement.querySelectorAll(".dl-dotlink")];
    const to = all[Math.min(Math.max(all.indexOf(here) + moves[event.key], 0), all.length - 1)];
    event.preventDefault();
    here.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  }

  function pressKey(board, event) {
    alongDots(event);
    const left = event.target.closest('.dl-left[role="button"]');
    if (!left || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    sayTip(board, left);
  }
}
