// One step back from a page leads to the view one came from. Streamlit goes to another page in two steps of the
// browser's history: the new parameters at the old page's path, and then the new path. The second takes the
// first one's place.

let turningTo = "";
let halfWay = false;

// To be called when a link to another page is followed.
function turn(go) {
  const folder = location.pathname.replace(/[^/]*$/, "");
  const path = go.page ? folder + (go.page === "timeline" ? "" : go.page) : "";
  turningTo = path === location.pathname ? "" : path;
  halfWay = false;
}

function step(state, title, url) {
  const path = new URL(url ?? "", location.href).pathname;
  const arrives = turningTo && path === turningTo;
  if (arrives && halfWay) history.replaceState(state, title, url);
  else History.prototype.pushState.call(history, state, title, url);
  halfWay = Boolean(turningTo) && !arrives && path === location.pathname;
  if (!halfWay) turningTo = "";
}

history.pushState = step;
