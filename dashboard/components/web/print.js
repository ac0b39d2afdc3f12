// On paper the page ends with its address, which leads back to exactly this view.
parts.push((board) => {
  const boards = [...document.querySelectorAll(".dl-board")];
  if (board.root !== boards.at(-1)) return;
  for (const old of document.querySelectorAll(".dl-address")) old.remove();
  const line = document.createElement("p");
  line.className = "dl-address";
  line.textContent = location.href;
  board.root.after(line);
  if (window.__datelinesPrint) return;
  window.__datelinesPrint = true;
  const fill = () => {
    for (const one of document.querySelectorAll(".dl-address")) one.textContent = location.href;
  };
  window.addEventListener("beforeprint", fill);
  matchMedia("print").addEventListener("change", fill);
});
