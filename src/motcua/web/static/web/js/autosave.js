// Saves a form in the background while the person types, and says when. Without this script "save and go on" saves.
//
// What could not be saved is tried again every few seconds, also after the person has signed in again elsewhere: the
// token is then read from the page that the new session gives.
const form = document.querySelector("form[data-autosave]");
const status = form?.querySelector("[data-autosave-status]");
const WAIT = 1200;
const AGAIN = 5000;
let timer = 0;
let isUnsaved = false;

function soon(wait = WAIT) {
  isUnsaved = true;
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

function body() {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  for (const own of form.querySelectorAll("select[name^=own-]")) data.delete(own.name);
  return data;
}

async function save() {
  isUnsaved = false;
  status.textContent = form.dataset.saving;
  const headers = { "X-Requested-With": "fetch", "X-CSRFToken": tokenNow(), Accept: "application/json" };
  try {
    const answer = await fetch(location.href, { method: "POST", body: body(), headers, redirect: "manual" });
    if (answer.ok) {
      if (!isUnsaved) status.textContent = `${form.dataset.saved} ${(await answer.json()).saved}`;
      return;
    }
    status.textContent = answer.status === 401 || answer.status === 403 ? form.dataset.ended : form.dataset.unsaved;
    await renewToken();
  } catch {
    status.textContent = form.dataset.unsaved;
  }
  soon(AGAIN);
}

function tokenNow() {
  return form.elements.csrfmiddlewaretoken.value;
}

/** After signing in again the old token is worth nothing: the page as it is now has the new one. */
async function renewToken() {
  const answer = await fetch(location.href, { redirect: "manual" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("form[data-autosave] [name=csrfmiddlewaretoken]");
  if (token) form.elements.csrfmiddlewaretoken.value = token.value;
}

if (form) {
  form.addEventListener("input", (event) => event.target.type === "file" || soon());
  form.addEventListener("change", (event) => event.target.type === "file" || soon());
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    isUnsaved = false;
  });
  window.addEventListener("beforeunload", (event) => isUnsaved && event.preventDefault());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && isUnsaved) save();
  });
}
