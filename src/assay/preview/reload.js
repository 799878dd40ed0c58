// Only a served page has this script: it loads the page again when the book was built, and shows what is wrong.
"use strict";
(() => {
  const mine = document.currentScript.dataset.site;
  const box = document.createElement("div");
  box.id = "assay-fault";
  box.setAttribute("role", "alert");
  box.style.cssText =
    "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;z-index:9999;padding:1rem;" +
    "background:#3b0d0c;color:#fff;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap;border-top:4px solid #ff8a80";
  const show = (fault) => {
    box.textContent = fault;
    if (fault) document.body.append(box);
    else box.remove();
  };
  const hear = (event) => {
    const state = JSON.parse(event.data);
    if (state.site !== mine) location.reload();
    else show(state.fault);
  };
  // Only the page that is looked at listens: a browser has six connections to a server, and no more for further tabs.
  let events;
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource("/_assay/events");
    events.addEventListener("state", hear);
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => event.persisted && listen());
  addEventListener("pagehide", () => events?.close());
  listen();
})();
