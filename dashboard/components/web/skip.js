// A link before the navigation that leads to the page's heading, as its first stop by keyboard.
parts.push(() => {
  if (document.getElementById("dl-skip")) return;
  const words = document.getElementById("dl-words")?.dataset.skip;
  if (!words) return;
  const link = document.createElement("a");
  link.id = "dl-skip";
  link.href = "#dl-skip";
  link.textContent = words;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const heading = document.querySelector("h1");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  });
  const area = document.createElement("nav");
  area.setAttribute("aria-label", words);
  area.append(link);
  document.body.prepend(area);
});
