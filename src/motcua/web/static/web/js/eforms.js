// Shows the fields of an electronic form as soon as the answers ask for them, and adds and takes out rows. Without this
// script the buttons "Cập nhật biểu mẫu", "Thêm dòng" and "Bỏ dòng" send the form, and the server does the same.
(() => {
  const root = document.querySelector("[data-eform]");
  if (!root) return;
  const PREFIX = "eform.";
  root.querySelector("[data-eform-update]").hidden = true;

  // Answers ------------------------------------------------------------------------------------------------------
  function boxes(path) {
    return [...root.querySelectorAll("[name]")].filter((box) => box.name === PREFIX + path);
  }

  function typedValue(path) {
    const found = boxes(path);
    if (!found.length) return null;
    if (found[0].type === "radio") return found.find((box) => box.checked)?.value ?? null;
    if (found[0].type === "checkbox") {
      const ticked = found.filter((box) => box.checked).map((box) => box.value);
      return ticked.length ? ticked : null;
    }
    return found[0].value.trim() || null;
  }

  const isHidden = (path) => {
    const field = root.querySelector(`[data-field="${path.split(".")[0]}"]`);
    return !field || field.hidden || field.closest("section").hidden;
  };

  function asNumber(text) {
    let plain = text.replace(/[\s\u00a0]|đ$/g, "");
    if ((plain.match(/,/g) ?? []).length === 1) plain = plain.replaceAll(".", "").replace(",", ".");
    else if (/^[+-]?\d{1,3}(\.\d{3})+$/.test(plain)) plain = plain.replaceAll(".", "");
    return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
  }

  function asDay(text) {
    const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
    if (parts) return `${parts[3]}-${parts[2].padStart(2, "0")}-${parts[1].padStart(2, "0")}`;
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
  }

  function isAnswered(path) {
    if (isHidden(path)) return false;
    const begun = [...root.querySelectorAll("[name]")].filter((box) => box.name.startsWith(`${PREFIX}${path}.`));
    return typedValue(path) !== null || begun.some((box) => typedValue(box.name.slice(PREFIX.length)) !== null);
  }

  const IN_ORDER = {
    at_least: (known, value) => known >= value,
    at_most: (known, value) => known <= value,
    greater: (known, value) => known > value,
    less: (known, value) => known < value,
  };

  function compares({ field, is, value }) {
    const known = isHidden(field) ? null : typedValue(field);
    if (known === null) return false;
    if (is === "includes") return Array.isArray(known) && known.includes(value);
    if (is === "one_of") return value.includes(known);
    if (typeof value === "boolean") return (Array.isArray(known) ? known[0] : known) === (value ? "yes" : "no");
    if (is === "equals" && typeof value === "string") return known === value || asDay(known) === value;
    const read = typeof value === "number" ? asNumber(known) : asDay(known);
    if (read === null) return false;
    return is === "equals" ? read === value : IN_ORDER[is](read, value);
  }

  function holds(condition) {
    if (condition.all) return condition.all.every(holds);
    if (condition.any) return condition.any.some(holds);
    if (condition.not) return !holds(condition.not);
    return condition.answered ? isAnswered(condition.answered) : compares(condition);
  }

  // What is shown -------------------------------------------------------------------------------------------------
  // A field that comes or goes may let another come or go: again until nothing moves (there are no circles).
  function update() {
    const conditional = [...root.querySelectorAll("[data-shown]")];
    for (let round = 0; round <= conditional.length; round++) {
      let moved = false;
      for (const place of conditional) {
        const hidden = !holds(JSON.parse(place.dataset.shown));
        moved ||= hidden !== place.hidden;
        place.hidden = hidden;
      }
      if (!moved) break;
    }
    for (const field of root.querySelectorAll("[data-needed]")) {
      field.querySelector("[data-optional]").hidden = holds(JSON.parse(field.dataset.needed));
    }
    // A section whose fields are all hidden has nothing to say.
    for (const section of root.querySelectorAll("section:not([data-shown])")) {
      section.hidden = [...section.querySelectorAll(":scope > [data-field]")].every((field) => field.hidden);
    }
  }

  // Rows ----------------------------------------------------------------------------------------------------------
  const rowsOf = (place) => [...place.querySelectorAll(":scope > [data-row]")];

  function count(place) {
    rowsOf(place).forEach((row, at) => {
      for (const number of row.querySelectorAll("[data-row-number]")) number.textContent = String(at + 1);
    });
    place.parentElement.querySelector("[data-add-row]").hidden = rowsOf(place).length >= Number(place.dataset.most);
  }

  function empty(row) {
    for (const box of row.querySelectorAll("input, select, textarea")) {
      if (box.type === "radio" || box.type === "checkbox") box.checked = false;
      else box.value = "";
      box.removeAttribute("aria-invalid");
    }
    for (const error of row.querySelectorAll(".field__error")) error.remove();
    for (const wrong of row.querySelectorAll(".field--wrong")) wrong.classList.remove("field--wrong");
  }

  function addRow(place) {
    const rows = rowsOf(place);
    const last = rows.at(-1);
    const following = Math.max(...rows.map((row) => Number(row.dataset.row.split(".").pop()))) + 1;
    const [from, to] = [last.dataset.row, `${place.dataset.rows}.${following}`];
    const [fromId, toId] = [from, to].map((path) => `eform-${path.replace(/[._]/g, "-")}-`);
    const row = last.cloneNode(true);
    row.dataset.row = to;
    for (const each of row.querySelectorAll("*")) {
      for (const attribute of each.attributes) {
        attribute.value = attribute.value.replace(`${from}.`, `${to}.`).replaceAll(fromId, toId);
      }
    }
    row.querySelector("[data-remove-row]").value = to;
    empty(row);
    last.after(row);
    count(place);
    row.querySelector("input, select, textarea").focus();
  }

  root.addEventListener("click", (event) => {
    const adding = event.target.closest("[data-add-row]");
    const removing = event.target.closest("[data-remove-row]");
    if (!adding && !removing) return;
    event.preventDefault();
    const place = (adding ?? removing).closest("fieldset:has(> .eform__rows)").querySelector(".eform__rows");
    if (adding) return addRow(place);
    const row = removing.closest("[data-row]");
    if (rowsOf(place).length === 1) empty(row);
    else row.remove();
    count(place);
    place.closest("fieldset").focus();
    update();
    root.dispatchEvent(new Event("input", { bubbles: true }));
  });

  root.addEventListener("input", update);
  root.addEventListener("change", update);
  update();
})();
