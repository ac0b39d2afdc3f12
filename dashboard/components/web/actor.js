// The actors' own part of the script: the keys of the matrix.

// Arrow keys, Home and End move among the numbers of the matrix, past empty cells.
parts.push((board) => {
  if (board.matrixKeys) return;
  board.matrixKeys = true;
  board.root.addEventListener("keydown", (event) => {
    const here = event.target.closest(".dl-cell");
    const to = here && nextCell(here, event.key);
    if (!to) return;
    event.preventDefault();
    here.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
});

function nextCell(here, key) {
  const row = [...here.closest("tr").querySelectorAll(".dl-cell")];
  const column = here.closest("td").cellIndex;
  const inColumn = [...here.closest("tbody").rows].map((r) => r.cells[column].querySelector(".dl-cell")).filter(Boolean);
  const at = (list, step) => list[list.indexOf(here) + step];
  const moves = {
    ArrowRight: () => at(row, 1),
    ArrowLeft: () => at(row, -1),
    ArrowDown: () => at(inColumn, 1),
    ArrowUp: () => at(inColumn, -1),
    Home: () => row[0],
    End: () => row.at(-1),
  };
  return moves[key]?.();
}
