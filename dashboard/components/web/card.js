// On a phone a card shows its first report; the others and the facts unfold. Elsewhere they stand open.

parts.push((board) => {
  fold(board);
  if (board.folds) return;
  board.folds = new ResizeObserver(() => setTimeout(() => fold(board), 150)); // after the layout has been chosen
  board.folds.observe(board.root);
});

function fold(board) {
  const narrow = board.root.classList.contains("dl-narrow");
  for (const more of board.root.querySelectorAll(".dl-more")) {
    if (more.__narrow === narrow) continue;
    more.__narrow = narrow;
    more.open = !narrow;
  }
}
