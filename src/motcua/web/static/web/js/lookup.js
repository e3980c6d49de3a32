// A field that takes a code suggests what fits: arrows choose, Enter or a click fills the code in, Escape closes.
// Without this script a name that fits one thing only is taken on the server.
const WAIT = 150;
let count = 0;

function attach(field) {
  const list = document.createElement("div");
  const said = document.createElement("p");
  const name = `lookup-${++count}`;
  let waiting = 0;
  let asked = "";
  list.className = "lookup__list";
  list.hidden = true;
  said.className = "visually-hidden";
  said.setAttribute("aria-live", "polite");
  field.after(list, said);
  field.parentElement.classList.add("lookup");
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", name);

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector('[aria-selected="true"]');
  const isList = "lookupList" in field.dataset;
  const typed = () => (isList ? field.value.split(",").pop() : field.value).trim();

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

  function take(option) {
    const before = isList ? field.value.split(",").slice(0, -1).map((part) => part.trim()) : [];
    field.value = [...before, option.dataset.code].join(", ");
    asked = typed();
    close();
    said.textContent = option.textContent.trim();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async function suggest() {
    const text = typed();
    if (text === asked) return;
    asked = text;
    if (!text) return close();
    const answer = await fetch(`${field.dataset.lookup}?${new URLSearchParams({ q: text })}`).catch(() => null);
    if (!answer?.ok || answer.redirected || typed() !== text) return;
    list.innerHTML = await answer.text();
    list.firstElementChild.id = name;
    options().forEach((option, number) => (option.id = `${name}-${number}`));
    list.hidden = options().length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    field.removeAttribute("aria-activedescendant");
    said.textContent = list.firstElementChild.dataset.words;
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, WAIT);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const all = options();
    const at = all.indexOf(chosen());
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") mark(all[(at + 1) % all.length]);
    else if (event.key === "ArrowUp") mark(all.at(at > 0 ? at - 1 : -1));
    else if (event.key === "Enter" && chosen()) take(chosen());
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    take(option);
  });
}

document.querySelectorAll("[data-lookup]").forEach(attach);
