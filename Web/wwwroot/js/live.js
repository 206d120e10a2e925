// Keeps an element up to date while the page is looked at: one stream of events, closed while the page is hidden.
//   <div data-live="/Imports/5/Progress">…</div>
// What people operate stays outside the element: it is replaced under their hands. "update" carries the element's new content, as the server renders it; after "end" the page is loaded again.

for (const element of document.querySelectorAll("[data-live]")) {
  let stream = null;

  const close = () => {
    stream?.close();
    stream = null;
  };

  const open = () => {
    if (stream || document.hidden) {
      return;
    }
    stream = new EventSource(element.dataset.live);
    stream.addEventListener("update", (event) => {
      element.innerHTML = event.data;
    });
    stream.addEventListener("end", () => {
      close();
      location.reload();
    });
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  // A form that is on its way takes the page elsewhere: loading this one again would stop it, and lose what its answer says.
  addEventListener("submit", (event) => event.defaultPrevented || close());
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}
