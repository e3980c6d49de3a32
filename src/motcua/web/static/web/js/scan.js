// A code that is scanned while no field has the focus goes into the field for codes and is opened: a scanner types without
// a pause, and ends with Enter. The pause allowed is longer than a scanner's own, for a browser that is busy.
const field = document.querySelector("#find");
const PAUSE = 300; // milliseconds after which a new code begins
const SHORTEST = 10;
let typed = "";
let last = 0;

const isTaken = (target) => target.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || isTaken(event.target)) return;
  const goesOn = event.timeStamp - last < PAUSE;
  last = event.timeStamp;
  if (event.key === "Enter" && goesOn && typed.length >= SHORTEST) {
    event.preventDefault(); // the button or link in focus is not meant
    field.value = typed;
    typed = "";
    field.form.requestSubmit();
  } else if (event.key.length === 1) {
    typed = goesOn ? typed + event.key : event.key;
  }
});
