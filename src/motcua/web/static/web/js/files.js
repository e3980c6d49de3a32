// Sends files as soon as they are chosen or dropped, and shows what became of each. Without this script the form that
// stands around the fields (templates/desk/files.html) sends them itself.
//
// Listens on the document, so that fields which come into the page later work too.

document.addEventListener("dragover", (event) => {
  const drop = dropOf(event);
  if (!drop || !event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  drop.classList.add("drop--over");
});

document.addEventListener("dragleave", (event) => {
  const drop = dropOf(event);
  if (drop && !drop.contains(event.relatedTarget)) drop.classList.remove("drop--over");
});

document.addEventListener("drop", (event) => {
  const drop = dropOf(event);
  if (!drop || !event.dataTransfer?.files.length) return;
  event.preventDefault();
  drop.classList.remove("drop--over");
  send(drop.closest("[data-files]"), [...event.dataTransfer.files]);
});

document.addEventListener("change", (event) => {
  if (!event.target.matches?.("[data-files] input[type=file]") || !event.target.files.length) return;
  const box = event.target.closest("[data-files]");
  if (!box.dataset.files) return;
  const files = [...event.target.files];
  event.target.value = ""; // sent here, so that the form does not send them again
  send(box, files);
});

// What sends the chosen files without a script is not needed with one.
for (const button of document.querySelectorAll("[data-without-script]")) button.hidden = true;

/** The place to drop files at, where an event happens over one that can send them. */
function dropOf(event) {
  const drop = event.target.closest?.("[data-files-drop]");
  return drop?.closest("[data-files]")?.dataset.files ? drop : null;
}

/** Sends `files` with the box's fields; what comes back are list items, one for each file. */
async function send(box, files) {
  const body = new FormData();
  for (const field of box.querySelectorAll("select, [data-file-field]")) body.append(field.name, field.value);
  for (const file of files) body.append("files", file);
  const status = box.querySelector("[data-files-status]");
  status.textContent = box.dataset.sending;
  try {
    const answer = await post(box.dataset.files, body, (part) => {
      status.textContent = `${box.dataset.sending} ${Math.round(part * 100)} %`;
    });
    if (answer.status !== 200) return offerAgain(box, files, box.dataset.failed);
    box.querySelector("[data-files-uploads]").insertAdjacentHTML("beforeend", answer.responseText);
    status.textContent = "";
  } catch {
    offerAgain(box, files, box.dataset.lost);
  }
}

/** A request that tells how much of it has gone (fetch does not). One that is sent elsewhere, to sign in, has failed. */
function post(address, body, tell) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    request.setRequestHeader("X-Requested-With", "fetch");
    request.setRequestHeader("Accept", "text/html");
    request.upload.addEventListener("progress", (event) => event.lengthComputable && tell(event.loaded / event.total));
    request.addEventListener("error", reject);
    request.addEventListener("load", () => {
      const asked = new URL(address, location.href).href;
      resolve(request.responseURL && request.responseURL !== asked ? { status: 0 } : request);
    });
    request.send(body);
  });
}

/** Keeps the files at hand: nobody has to choose them again. */
function offerAgain(box, files, sentence) {
  const status = box.querySelector("[data-files-status]");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet";
  button.textContent = box.dataset.again;
  button.addEventListener("click", () => send(box, files));
  status.replaceChildren(sentence, " ", button);
}
