// A search field that suggests while one types: arrows choose, Enter opens, Escape closes. Without it the form searches.
const form = document.querySelector("[data-suggest]");
const field = form.querySelector("[type=search]");
const list = form.querySelector(".combobox__list");
const count = form.querySelector("[data-count]");
const WAIT = 120;
let asked = "";
let waiting = 0;

const options = () => [...list.querySelectorAll("[role=option]")];
const chosen = () => list.querySelector('[aria-selected="true"]');

field.setAttribute("role", "combobox");
field.setAttribute("aria-autocomplete", "list");
field.setAttribute("aria-expanded", "false");
field.setAttribute("aria-controls", "procedure-options");

function close() {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function mark(option) {
  chosen()?.setAttribute("aria-selected", "false");
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", option.id);
}

function open(option) {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (name !== "q") address.searchParams.set(name, value);
  address.searchParams.set("procedure", option.dataset.code);
  location.assign(address);
}

async function suggest() {
  const text = field.value.trim();
  if (text === asked) return;
  asked = text;
  if (!text) return close();
  const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: text })}`).catch(() => null);
  if (!answer?.ok || answer.redirected || field.value.trim() !== text) return;
  list.innerHTML = await answer.text();
  count.textContent = list.firstElementChild.dataset.words;
  list.hidden = options().length === 0;
  field.setAttribute("aria-expanded", String(!list.hidden));
  if (options().length) mark(options()[0]);
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, WAIT);
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return close();
  if (list.hidden) return;
  const all = options();
  const at = all.indexOf(chosen());
  if (event.key === "ArrowDown") mark(all[(at + 1) % all.length]);
  else if (event.key === "ArrowUp") mark(all[(at + all.length - 1) % all.length]);
  else if (event.key === "Enter" && chosen() && asked === field.value.trim()) open(chosen());
  else return;
  event.preventDefault();
});
field.addEventListener("blur", () => setTimeout(close, 150));
list.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) open(option);
});
