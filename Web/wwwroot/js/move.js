// The form of single moves: it is free for the next scan at once, what was sent is posted in its order, and each has its line in the list, which
// the answer replaces. When no answer comes, the line keeps what was sent, its key too: sent again, it counts once.

for (const form of document.querySelectorAll("[data-move]")) {
  const list = document.getElementById("moved");
  const { Sku: sku, Quantity: quantity, Key: key } = form.elements;
  let queue = Promise.resolve();
  let pending = 0;

  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((octet) => octet.toString(16).padStart(2, "0")).join("");

  const say = (line, text, sent) => {
    line.className = "notice busy";
    line.textContent = form.dataset[text].replace("%", `${sent.get("Sku")} × ${sent.get("Quantity")}`);
  };

  function sayLost(line, sent) {
    say(line, "lost", sent);
    const again = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: form.dataset.again });
    again.addEventListener("click", () => send(line, sent));
    line.append(" ", again);
  }

  async function post(line, sent) {
    try {
      const answer = await fetch(form.action, { method: "POST", body: sent, headers: { "HX-Request": "true" }, redirect: "error", keepalive: true });
      if (![200, 409, 422].includes(answer.status)) {
        throw new Error(answer.statusText);
      }
      line.outerHTML = await answer.text();
    } catch {
      sayLost(line, sent);
    } finally {
      pending -= 1;
    }
  }

  function send(line, sent) {
    say(line, "pending", sent);
    pending += 1;
    queue = queue.then(() => post(line, sent));
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
    const line = document.createElement("li");
    list.prepend(line);
    send(line, sent);
  });

  addEventListener("beforeunload", (event) => {
    if (pending > 0) {
      event.preventDefault();
    }
  });
}
