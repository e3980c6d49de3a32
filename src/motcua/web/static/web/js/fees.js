// Shows the fees of the chosen case and channel only, and what they come to. Without it all are shown with their cases,
// and the server leaves out those of others.
const section = document.querySelector("[data-fees]");
const form = section?.closest("form");

function place() {
  const channel = section.dataset.feesChannel ?? form.elements.channel?.value ?? "";
  return `${form.elements.case?.value ?? ""}|${channel}`;
}

function showLines() {
  const here = place();
  let isShown = false;
  for (const line of section.querySelectorAll("[data-fee]")) {
    line.querySelector(".fees__cases")?.remove(); // said by what is shown
    line.hidden = !line.dataset.feePlaces.split("\n").includes(here);
    isShown ||= !line.hidden;
    for (const field of line.querySelectorAll("input")) field.disabled = line.hidden;
  }
  const unsettled = section.querySelector("[data-fees-unsettled]");
  if (unsettled) unsettled.hidden = isShown;
}

const whole = (text) => Number(String(text ?? "").replace(/\D/g, ""));

function sum() {
  const percent = Math.min(whole(form.elements["taking-percent"].value), 100);
  let due = 0;
  for (const line of section.querySelectorAll("[data-fee]:not([hidden])")) {
    const field = (name) => line.querySelector(`[name$="-${name}"]`);
    if (!field("due")?.checked) continue;
    const amount = whole(line.dataset.fee || field("amount")?.value) * (whole(field("quantity")?.value) || 1);
    due += amount - (field("exempt").checked ? Math.floor((amount * percent + 50) / 100) : 0);
  }
  const shown = document.createElement("strong");
  shown.textContent = `${due.toLocaleString("vi-VN")}\u00a0đ`;
  section.querySelector("[data-fees-sum]").replaceChildren(section.querySelector("[data-fees-sum]").dataset.words, " ", shown);
  if (section.querySelector('[name$="-exempt"]:checked:enabled')) section.querySelector("[data-fees-exemption]").open = true;
}

function update() {
  showLines();
  sum();
}

if (section) {
  form.addEventListener("input", update);
  form.addEventListener("change", update);
  update();
}
