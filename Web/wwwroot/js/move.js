// The form of single moves: it is free for the next scan at once, what was sent is posted in its order, and each answer joins the list.
// A reply that is lost says so and puts the scan back with its key, so that sending it again counts it once.

for (const form of document.querySelectorAll("[data-move]")) {
  const list = document.getElementById("moved");
  const { Sku: sku, Quantity: quantity, Key: key } = form.elements;
  let queue = Promise.resolve();

  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((octet) => octet.toString(16).padStart(2, "0")).join("");

  function say(markup) {
    const item = document.createElement("template");
    item.innerHTML = markup;
    list.prepend(item.content);
  }

  function sayLost(sent) {
    const item = document.createElement("li");
    item.className = "notice busy";
    item.textContent = form.dataset.lost.replace("%", `${sent.get("Sku")} × ${sent.get("Quantity")}`);
    list.prepend(item);
    if (sku.value === "" && quantity.value === "") {
      [sku.value, quantity.value, key.value] = ["Sku", "Quantity", "Key"].map((name) => sent.get(name));
      quantity.focus();
    }
  }

  async function post(sent) {
    try {
      const answer = await fetch(form.action, { method: "POST", body: sent, headers: { "HX-Request": "true" }, redirect: "error" });
      if (![200, 409, 422].includes(answer.status)) {
        throw new Error(answer.statusText);
      }
      say(await answer.text());
    } catch {
      sayLost(sent);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (sku.value.trim() === "" || quantity.value.trim() === "") {
      (sku.value.trim() === "" ? sku : quantity).focus();
      return;
    }
    const sent = new URLSearchParams(new FormData(form));
    [sku.value, quantity.value, key.value] = ["", "", newKey()];
    window.htmx?.trigger(sku, "htmx:abort");
    document.getElementById("shelf").replaceChildren();
    sku.focus();
    queue = queue.then(() => post(sent));
  });
}
