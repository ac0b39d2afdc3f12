// The choices above the chart keep the focus, and the list can be reached from a pill of the chart.
parts.push((board) => {
  if (!board.lookWatched) {
    board.lookWatched = true;
    board.root.addEventListener("click", (event) => {
      board.lookKey = event.target.closest(".dl-lookchoice")?.dataset.key;
    });
  }
  if (!board.lookKey || board.root.contains(document.activeElement)) return;
  board.root.querySelector(`[data-key="${CSS.escape(board.lookKey)}"]`)?.focus({ preventScroll: true });
  board.lookKey = null;
});

function lightUp(surface, found) {
  const [left, top] = surface.meta.origin;
  const line = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  line.setAttribute("class", "dl-lit");
  line.setAttribute("viewBox", `${left} ${top} ${surface.chart.clientWidth} ${surface.chart.clientHeight}`);
  line.innerHTML = "<path/>";
  line.firstChild.setAttribute("d", found.path);
  surface.rings.append(line);
}

function showList(board, id) {
  const list = board.root.querySelector(`#${CSS.escape(id)}`);
  list?.scrollIntoView({ block: "start" });
  list?.focus({ preventScroll: true });
}
