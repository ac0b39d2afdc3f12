// What a change has brought is said to screen readers, and the focus is never lost with what it stood on.

{
  const BAR = ".st-key-bar, .st-key-nothing, .st-key-hint";
  let last = null; // what had the focus last, and whether it stood in the row of filters
  let lastInBar = false;
  let barWatched = null;
  let page = null; // the page that was shown last

  window.addEventListener("focusin", ({ target }) => {
    last = target;
    lastInBar = Boolean(target.closest?.(BAR));
  });

  // The way past the filters and the chart, for those who go by keyboard.
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-skip]")) document.querySelector('.dl-listing .dl-rowlink[tabindex="0"]')?.focus();
  });

  parts.push((board) => {
    sayNews(board);
    nameChips(board);
    watchBar(board);
    arriveOnPage(board);
  });

  // Elements with `data-tell` say their words when these are new; the panel of filters counts by itself.
  function sayNews(board) {
    const now = [...board.root.querySelectorAll("[data-tell]")].map((one) => one.dataset.tell);
    const news = now.filter((words) => !board.told?.includes(words));
    const silent = !board.told || document.activeElement?.closest(".dl-panel");
    board.told = now;
    if (news.length && !silent) tell(news.join(" "));
  }

  // A chip's sign says nothing to those who do not see it; its name says what it does.
  function nameChips(board) {
    const words = board.root.querySelector("[data-takeaway]")?.dataset.takeaway;
    if (!words) return;
    for (const chip of document.querySelectorAll('.st-key-bar [class*="st-key-chip_"] button')) {
      const name = `${words} ${chip.textContent.replace(/\s*✕\s*$/, "")}`;
      if (chip.getAttribute("aria-label") !== name) chip.setAttribute("aria-label", name);
    }
  }

  // A chip or "Clear" is gone once it is pressed: the focus goes to the button of the filters.
  function watchBar(board) {
    const bar = document.querySelector(".st-key-bar");
    if (!bar || bar === barWatched) return keepFocus();
    barWatched = bar;
    new MutationObserver(() => {
      keepFocus();
      nameChips(board);
    }).observe(bar, { childList: true, subtree: true });
    keepFocus();
  }

  function keepFocus() {
    const lost = lastInBar && !last?.isConnected && [document.body, null].includes(document.activeElement);
    if (lost) document.querySelector(".st-key-filters button")?.focus({ preventScroll: true });
  }

  // A link to another page, or a step back, begins at what is open there, else at the page's heading.
  function arriveOnPage(board) {
    const heading = document.querySelector("h1");
    const here = `${location.pathname} ${heading?.textContent}`;
    const before = page;
    page = here;
    if (!before || before === here || !heading || board.data.scroll) return;
    if (document.activeElement && document.activeElement !== document.body) return;
    arrive(board.root.querySelector(".dl-card h2") ?? heading);
  }
}

// Sets the focus where reading goes on, without moving the page.
function arrive(target) {
  const place = target.querySelector("a") ?? target;
  if (place === target) target.tabIndex = -1;
  place.focus({ preventScroll: true });
}
