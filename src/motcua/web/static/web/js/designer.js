// Checks a process while it is being typed: the form goes to the server, which answers with what is wrong and the
// drawing. Without this script the button "Kiểm tra" does the same.
(() => {
  const form = document.querySelector("form[data-check]");
  const place = document.querySelector("[data-checked]");
  if (!form || !place) return;
  let waiting = 0;
  let asked = 0;

  async function check() {
    const mine = ++asked;
    try {
      const answer = await fetch(form.dataset.check, { method: "POST", body: new FormData(form) });
      if (answer.ok && mine === asked) place.innerHTML = await answer.text();
    } catch {
      // No connection: what was typed stays, and saving will say what is wrong.
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, 400);
  });
})();
