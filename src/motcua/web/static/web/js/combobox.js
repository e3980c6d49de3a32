// Fields that suggest while one types: arrows choose, Enter or a click takes, Escape closes. Two kinds: a form that opens
// what is taken (data-suggest; with data-free Enter searches for what was typed until one chooses), and a field into
// which its code is filled (data-lookup; data-lookup-list: after the last comma). Without this script the form searches,
// and a name that fits one thing only is taken on the server.
const WAIT = 150;

// `address` answers ?q= with a list of options; `typed` is what is asked about; `take` gets the option that was taken,
// and `marked` says whether the first one is chosen from the start.
function combobox(field, list, said, name, { address, typed, take, marked }) {
  let waiting = 0;
  let asked = "";

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector('[aria-selected="true"]');

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

  function accept(option) {
    close();
    take(option);
    asked = typed();
  }

  async function suggest() {
    const text = typed();
    if (text === asked) return;
    asked = text;
    if (!text) return close();
    const answer = await fetch(`${address}?${new URLSearchParams({ q: text })}`).catch(() => null);
    if (!answer?.ok || answer.redirected || typed() !== text) return;
    list.innerHTML = await answer.text();
    list.firstElementChild.id = name;
    options().forEach((option, number) => (option.id = `${name}-${number}`));
    said.textContent = list.firstElementChild.dataset.words;
    list.hidden = options().length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    field.removeAttribute("aria-activedescendant");
    if (marked && options().length) mark(options()[0]);
  }

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", name);
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
    else if (event.key === "Enter" && chosen() && asked === typed()) accept(chosen());
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    accept(option);
  });
}

function opensWhatIsTaken(form) {
  const field = form.querySelector("[type=search]");
  const take = (option) => {
    if (option.dataset.address) return location.assign(option.dataset.address);
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) if (name !== "q") address.searchParams.set(name, value);
    address.searchParams.set("procedure", option.dataset.code);
    location.assign(address);
  };
  const typed = () => field.value.trim();
  const parts = [form.querySelector(".combobox__list"), form.querySelector("[data-count]")];
  combobox(field, ...parts, "suggested", { address: form.dataset.suggest, typed, take, marked: !("free" in form.dataset) });
}

function takesACode(field, number) {
  const list = document.createElement("div");
  const said = document.createElement("p");
  list.className = "combobox__list";
  list.hidden = true;
  said.className = "visually-hidden";
  said.setAttribute("aria-live", "polite");
  field.after(list, said);
  field.parentElement.classList.add("combobox__field");

  const isList = "lookupList" in field.dataset;
  const typed = () => (isList ? field.value.split(",").pop() : field.value).trim();
  const take = (option) => {
    const before = isList ? field.value.split(",").slice(0, -1).map((part) => part.trim()) : [];
    field.value = [...before, option.dataset.code].join(", ");
    said.textContent = option.textContent.trim();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  combobox(field, list, said, `lookup-${number}`, { address: field.dataset.lookup, typed, take, marked: false });
}

document.querySelectorAll("[data-suggest]").forEach(opensWhatIsTaken);
document.querySelectorAll("[data-lookup]").forEach(takesACode);
