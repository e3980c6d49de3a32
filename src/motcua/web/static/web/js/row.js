// A row of sections that scrolls on a phone opens where the reader is, and shows whole what the keyboard reaches.
for (const row of document.querySelectorAll(".choices--row")) {
  const show = (link) => {
    row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
  };
  const here = row.querySelector("[aria-current]");
  if (here) show(here);
  row.addEventListener("focusin", (event) => show(event.target));
}
