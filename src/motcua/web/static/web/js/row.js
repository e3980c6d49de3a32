// A row of sections that scrolls on a phone opens where the reader is, and shows whole what the keyboard reaches.
for (const row of document.querySelectorAll(".choices--row")) {
  const show = (link) => {
    row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
  };
  const here = row.querySelector("[aria-current]");
  const showHere = () => {
    if (here && !row.contains(document.activeElement)) show(here);
  };
  showHere();
  document.fonts.ready.then(showHere); // its words are as wide as they stay only then
  row.addEventListener("focusin", (event) => show(event.target));
}
