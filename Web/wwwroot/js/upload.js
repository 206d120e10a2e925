// The upload's form: files can be dropped on it, what was chosen is listed, and one sees how much of it has been sent.
// The form works without any of it. Texts come from the page. The form may be replaced, so the document listens for it.

const zoneOf = (event) => event.target.closest?.("[data-drop]");

for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => {
    const zone = zoneOf(event);
    if (zone && event.dataTransfer?.types.includes("Files")) {
      event.preventDefault();
      zone.classList.add("dropping");
    }
  });
}

document.addEventListener("dragleave", (event) => {
  const zone = zoneOf(event);
  if (zone && !zone.contains(event.relatedTarget)) {
    zone.classList.remove("dropping");
  }
});

document.addEventListener("drop", (event) => {
  const zone = zoneOf(event);
  if (zone && event.dataTransfer?.files.length) {
    event.preventDefault();
    zone.classList.remove("dropping");
    const input = zone.querySelector("input[type=file]");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
});

document.addEventListener("change", (event) => {
  const list = zoneOf(event)?.querySelector("[data-chosen]");
  if (list) {
    list.replaceChildren(
      ...Array.from(event.target.files, (file) => {
        const item = document.createElement("li");
        item.textContent = file.name;
        return item;
      }),
    );
    list.hidden = event.target.files.length < 2;
  }
});

const show = (event, text, value) => {
  const area = event.target.closest?.("[data-upload]")?.querySelector("[data-sending]");
  if (area) {
    area.hidden = false;
    area.querySelector("p").textContent = area.dataset[text].replace("%", value);
    area.querySelector("progress").value = value;
  }
};

document.addEventListener("htmx:beforeSend", (event) => show(event, "text", 0));
document.addEventListener("htmx:xhr:progress", (event) => {
  // The answer's progress comes by the same name, and may not say how long the answer is.
  const { lengthComputable, loaded, total } = event.detail;
  if (lengthComputable && total > 0) {
    const percent = Math.floor((100 * loaded) / total);
    show(event, percent < 100 ? "text" : "checking", percent);
  }
});
document.addEventListener("htmx:sendError", (event) => show(event, "failed", 0));

const reveal = () => {
  for (const hint of document.querySelectorAll(".drop-hint")) {
    hint.hidden = false;
  }
};
document.addEventListener("htmx:afterSettle", reveal);
reveal();
