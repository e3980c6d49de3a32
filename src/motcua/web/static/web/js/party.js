// Finds a person again by the identity number as soon as it is typed, and fills in what is still empty. The QR code of an
// identity card, typed by a scanner, is read by the server: what stands on the card goes before what was typed.
const form = document.querySelector("form[data-known]");
const NAMES = ["full_name", "address", "phone", "email"];

async function find(party) {
  const field = (name) => form.elements[`${party.dataset.party}-${name}`];
  const told = party.querySelector("[data-found]");
  const asked = new FormData();
  asked.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  asked.set("kind", field("identity_kind").value);
  asked.set("number", field("identity_number").value);
  if (!asked.get("number").trim() || asked.get("number") === told.dataset.asked) return;
  told.dataset.asked = asked.get("number");
  const answer = await fetch(form.dataset.known, { method: "POST", body: asked }).catch(() => null);
  if (!answer?.headers.get("Content-Type")?.includes("json")) return;
  const known = await answer.json();
  told.textContent = known.sentence;
  for (const [name, value] of Object.entries(known.card ?? {})) field(name).value = value;
  if (known.card?.identity_number) told.dataset.asked = known.card.identity_number;
  for (const name of NAMES) if (known.fields[name] && !field(name).value) field(name).value = known.fields[name];
  form.dispatchEvent(new Event("input"));
}

for (const party of document.querySelectorAll("[data-party]")) {
  const number = form.elements[`${party.dataset.party}-identity_number`];
  number?.addEventListener("change", () => find(party));
  // A card reader ends with Enter: the number is looked up and the next field is at hand; nothing is sent.
  number?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    form.elements[`${party.dataset.party}-full_name`].focus();
  });
}
