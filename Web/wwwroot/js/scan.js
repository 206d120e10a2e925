// Where a scanner types: it ends each code with Enter, which leads to the input that data-next names. An input that leads nowhere
// leaves Enter to the form, whose first button only looks.

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.key !== "Enter" || event.isComposing || !target.matches?.("input[data-next]")) {
    return;
  }
  const next = document.getElementById(target.dataset.next);
  if (next && target.value.trim() !== "") {
    event.preventDefault();
    next.focus();
    next.select();
  }
});
