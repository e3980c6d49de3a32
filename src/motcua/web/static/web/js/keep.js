// Keeps what an officer is typing at the counter, so that a lost connection or an ended session costs nothing.
//
// Kept are personal data: only in this browser, under the officer's own number, for twelve hours at most; deleted once
// the form has arrived, and at sign-out.
const PREFIX = "motcua.counter.";
const LIFETIME = 12 * 60 * 60 * 1000;
const TAKE_BACK = "#lay-lai";
const officer = document.querySelector("[data-officer]").dataset.officer;
const form = document.querySelector("form[data-keep]");
const offer = document.querySelector("[data-offer]");

const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

const mine = () => keys().filter((key) => key.startsWith(`${PREFIX}${officer}.`));
const keyOf = () => `${PREFIX}${officer}.${form.elements.request_id.value}`;

function keep() {
  const fields = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && !(value instanceof File));
  const address = location.pathname + location.search;
  localStorage.setItem(keyOf(), JSON.stringify({ at: Date.now(), address, what: form.dataset.keepWhat, fields, files: files() }));
}

/** The scans that the server has kept: their names and receipts. */
const files = () => [...form.querySelectorAll("[data-file-name]:checked")].map((box) => [box.dataset.fileName, box.value]);

function showFiles(kept) {
  for (const [name, receipt] of kept) {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), {
      type: "checkbox",
      name: "kept_files",
      value: receipt,
      checked: true,
    });
    box.dataset.fileName = name;
    item.className = "upload";
    label.className = "check";
    label.append(box, " ", name);
    item.append(label);
    form.querySelector("[data-files-uploads]").append(item);
  }
}

function fill(fields) {
  for (const box of form.querySelectorAll("[type=checkbox]:not([data-file-name])")) box.checked = false;
  for (const [name, value] of fields) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "checkbox") field.checked ||= field.value === value;
      else if (field.type !== "file") field.value = value;
    }
  }
}

function newest() {
  const others = mine().filter((key) => !form || key !== keyOf());
  return others.sort((one, other) => read(other).at - read(one).at)[0];
}

function offerBack(key) {
  const kept = read(key);
  offer.hidden = false;
  offer.querySelector("[data-offer-what]").textContent = kept.what;
  offer.querySelector("[data-offer-when]").textContent = new Date(kept.at).toLocaleTimeString(
    document.documentElement.lang,
    { hour: "2-digit", minute: "2-digit" },
  );
  offer.querySelector("[data-offer-take]").addEventListener("click", () => {
    if (form && kept.address === location.pathname + location.search) {
      takeBack(kept);
      form.querySelector("input:not([type=hidden])").focus();
    } else location.assign(kept.address + TAKE_BACK);
  });
  offer.querySelector("[data-offer-drop]").addEventListener("click", () => {
    localStorage.removeItem(key);
    offer.hidden = true;
  });
}

function takeBack(kept) {
  fill(kept.fields);
  showFiles(kept.files ?? []);
  form.dispatchEvent(new Event("input"));
  offer.hidden = true;
  history.replaceState(null, "", location.pathname + location.search);
}

for (const key of keys()) if (!(Date.now() - read(key).at < LIFETIME)) localStorage.removeItem(key);
const sent = document.querySelector("[data-sent]")?.dataset.sent;
if (sent) localStorage.removeItem(`${PREFIX}${officer}.${sent}`);
if (offer && newest()) {
  const kept = read(newest());
  if (form && location.hash === TAKE_BACK && kept.address === location.pathname + location.search) takeBack(kept);
  else offerBack(newest());
}
form?.addEventListener("input", keep);
form?.addEventListener("submit", () => mine().includes(keyOf()) && keep());
for (const leave of document.querySelectorAll('form[action*="/dang-xuat/"]')) {
  leave.addEventListener("submit", () => mine().forEach((key) => localStorage.removeItem(key)));
}
