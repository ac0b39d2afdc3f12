// When a message that no reader asked for may leave: it carries the address, which a click may be changing.

const REST = 300; // ms in which a click has become a message
let touched = -Infinity;
for (const kind of ["click", "keydown", "input"]) {
  window.addEventListener(kind, () => (touched = performance.now()), { capture: true, passive: true });
}

// Whether the reader is at work, or the server is; where Streamlit does not say so, the server is not.
function busy() {
  const state = document.querySelector("[data-test-script-state]")?.dataset.testScriptState;
  return performance.now() - touched < REST || state === "running" || state === "rerunRequested";
}
