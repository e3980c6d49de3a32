// A code that is scanned while no field has the focus goes into the field for codes and is opened: a scanner types faster
// than people do, and ends with Enter.
const field = document.querySelector("#find");
const QUICK = 60; // milliseconds between two keys
const SHORTEST = 10;
let typed = "";
let last = 0;

const isTaken = (target) => target.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || isTaken(event.target)) return;
  const isQuick = event.timeStamp - last < QUICK;
  last = event.timeStamp;
  if (event.key === "Enter" && isQuick && typed.length >= SHORTEST) {
    event.preventDefault(); // the button or link in focus is not meant
    field.value = typed;
    typed = "";
    field.form.requestSubmit();
  } else if (event.key.length === 1) {
    typed = isQuick ? typed + event.key : event.key;
  }
});
