// Where a person was on the map. The browser's Back mounts the frame anew; the page's window outlives it and remembers,
// until it is closed or loaded again: a link opened afresh always shows everything.
(function () {
  "use strict";
  const NAME = "kkbPandangan";
  const MOST = 40;

  function store() {
    window.parent[NAME] = window.parent[NAME] || new Map();
    return window.parent[NAME];
  }

  // One place per outlines, area in focus and frame: a place of one is never shown in another.
  function place({ loaded, focus, isTwin, isLarge }) {
    return JSON.stringify([loaded, focus || "", Boolean(isTwin), Boolean(isLarge)]);
  }

  // Only what a person did is kept, the newest places last.
  function keep(state) {
    if (!state.features || !state.isMoved || state.isFitting) return;
    const kept = store();
    const { lat, lng } = state.map.getCenter();
    kept.delete(place(state));
    kept.set(place(state), { at: [lat, lng], zoom: state.map.getZoom() });
    if (kept.size > MOST) kept.delete(kept.keys().next().value);
  }

  // Since Back nobody has touched the page, whether it mounted the frame anew or not. What a click or a key leads to is
  // shown whole.
  function listen(state) {
    const page = window.parent;
    const touch = () => { state.isTouched = true; };
    const back = () => { state.isTouched = false; };
    const touches = ["pointerdown", "keydown"];
    [window, page].forEach((one) => touches.forEach((name) => one.addEventListener(name, touch, true)));
    page.addEventListener("popstate", back);
    window.addEventListener("pagehide", () => {
      touches.forEach((name) => page.removeEventListener(name, touch, true));
      page.removeEventListener("popstate", back);
    });
  }

  function recall(state) {
    const kept = !state.isTouched && store().get(place(state));
    if (!kept) return;
    state.isMoved = true;
    lookAt(state.map, kept.at, kept.zoom);
  }

  // Exactly there: a pan is whole pixels, and the place would drift with every change of the frame.
  function lookAt(map, center, zoom) {
    map.setView(center, zoom, { reset: true });
  }

  function forget(state) {
    store().delete(place(state));
  }

  window.KkbIngat = { listen, keep, recall, forget, lookAt };
})();
