// Keeps an element up to date while the page is looked at: one stream of events, closed while the page is hidden.
//   <div data-live="/Imports/5/Progress">…</div>
// What people operate stays outside the element: it is replaced under their hands. "update" carries the element's new content, as the
// server renders it; after "end" the page is loaded again. With data-live-parts, an update carries elements that replace those of the same id.

// An answer that is no stream (the database is away, say) ends a stream for good, so it is asked for again: soon, then ever more seldom.
const retryMs = 2000;
const retryMaxMs = 60000;

const watched = new Map();

function replaceParts(html) {
  const parts = document.createElement("template");
  parts.innerHTML = html;
  for (const part of [...parts.content.children]) {
    document.getElementById(part.id)?.replaceWith(part);
  }
}

function watch(element) {
  let stream = null;
  let timer = 0;
  let pauseMs = retryMs;

  const close = () => {
    clearTimeout(timer);
    stream?.close();
    stream = null;
  };

  const open = () => {
    if (stream || document.hidden) {
      return;
    }
    stream = new EventSource(element.dataset.live);
    stream.addEventListener("open", () => {
      pauseMs = retryMs;
    });
    stream.addEventListener("update", (event) => {
      if ("liveParts" in element.dataset) {
        replaceParts(event.data);
      } else {
        element.innerHTML = event.data;
      }
    });
    stream.addEventListener("end", () => {
      close();
      location.reload();
    });
    stream.addEventListener("error", ({ target }) => {
      if (target === stream && target.readyState === EventSource.CLOSED) {
        close();
        timer = setTimeout(open, pauseMs);
        pauseMs = Math.min(2 * pauseMs, retryMaxMs);
      }
    });
  };

  open();
  return { open, close };
}

// Elements come and go where htmx puts another list.
function watchAll() {
  for (const [element, { close }] of watched) {
    if (!element.isConnected) {
      close();
      watched.delete(element);
    }
  }
  for (const element of document.querySelectorAll("[data-live]")) {
    if (!watched.has(element)) {
      watched.set(element, watch(element));
    }
  }
}

const openAll = () => watched.forEach(({ open }) => open());
const closeAll = () => watched.forEach(({ close }) => close());

document.addEventListener("visibilitychange", () => (document.hidden ? closeAll() : openAll()));
// A form that is on its way takes the page elsewhere: loading this one again would stop it, and lose what its answer says.
addEventListener("submit", (event) => event.defaultPrevented || closeAll());
addEventListener("pagehide", closeAll);
addEventListener("pageshow", openAll);
document.addEventListener("htmx:afterSettle", watchAll);
watchAll();
