// Hides the part about another owner while one files for oneself. Without this script it stands there, to be left out.
const owner = document.querySelector("[data-owner]");
const ways = document.querySelectorAll("[name=capacity]");

function show() {
  const chosen = [...ways].find((way) => way.checked)?.value;
  owner.hidden = chosen === "self";
}

for (const way of ways) way.addEventListener("change", show);
show();
