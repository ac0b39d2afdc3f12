// Copies what a button names: the address of a view, or the text of an element; and says that it has.
// The buttons may stand in the board or in Streamlit's own elements beside it.

const SAID = 2000; // ms for which a button says "Copied"

parts.push((board) => {
  document.__datelines = board;
  fillIn(board.root);
  if (document.__datelinesCopy) return;
  document.__datelinesCopy = true;
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("[data-copy], [data-copytext]");
    if (button) copyFrom(button);
    const present = target?.closest("[data-present]");
    if (present && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.button) {
      event.preventDefault();
      send(document.__datelines, goOf(present));
    }
  });
});

function absolute(query) {
  return new URL(query === "?" ? location.pathname : query, location.href).href;
}

// A citation's address and the day of access are the browser's to know.
function fillIn(root) {
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0"));
  for (const place of root.querySelectorAll("[data-address]")) place.textContent = absolute(place.dataset.address);
  for (const place of root.querySelectorAll("[data-today]")) place.textContent = day.join("-");
}

async function copyFrom(button) {
  const source = button.dataset.copytext && document.getElementById(button.dataset.copytext);
  const words = source ? source.textContent : absolute(button.dataset.copy ?? "?");
  const done = await copied(words);
  const before = (button.__words ??= button.textContent);
  button.textContent = done ? button.dataset.said : button.dataset.failed;
  tell(button.textContent);
  clearTimeout(button.__timer);
  button.__timer = setTimeout(() => { button.textContent = before; }, SAID);
}

// Browsers allow the clipboard's own way on https and localhost alone; elsewhere a selection is copied.
async function copied(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = words;
    field.setAttribute("readonly", "");
    field.className = "dl-unseen";
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus?.();
    return done;
  }
}

// Says something to screen readers; it stands outside what an update replaces.
function tell(words) {
  let area = document.getElementById("dl-tell");
  if (!area) {
    area = document.createElement("div");
    area.id = "dl-tell";
    area.setAttribute("role", "status");
    area.className = "dl-unseen";
    document.body.append(area);
  }
  area.textContent = words;
}
