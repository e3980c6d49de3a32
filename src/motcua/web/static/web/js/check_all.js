// One box that ticks or clears all of a list. Without it each is ticked by itself.
for (const label of document.querySelectorAll("[data-check-all]")) {
  const all = label.querySelector("input");
  const boxes = () => [...label.closest("form").querySelectorAll(`[type=checkbox][name="${label.dataset.checkAll}"]`)];
  const show = () => {
    const ticked = boxes().filter((box) => box.checked).length;
    all.checked = ticked > 0 && ticked === boxes().length;
    all.indeterminate = ticked > 0 && ticked < boxes().length;
  };
  all.addEventListener("change", () => boxes().forEach((box) => (box.checked = all.checked)));
  label.closest("form").addEventListener("change", (event) => event.target !== all && show());
  label.hidden = false;
  show();
}
