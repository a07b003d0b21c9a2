// Two maps of one page that look at the same place: what one does, the other follows.
(function () {
  "use strict";
  const NAME = "kkb-kembar";

  function join(state, isTwin) {
    state.isTwin = isTwin;
    if (!isTwin || state.hear) return;
    state.hear = ({ detail }) => follow(state, detail);
    window.parent.addEventListener(NAME, state.hear);
    window.addEventListener("pagehide", () => window.parent.removeEventListener(NAME, state.hear));
    state.map.on("move", () => tell(state));
  }

  function tell(state) {
    if (!state.isTwin || state.isFollowing || !state.isMoved) return;
    const { lat, lng } = state.map.getCenter();
    const detail = { from: state.map, at: [lat, lng], zoom: state.map.getZoom() };
    window.parent.dispatchEvent(new window.parent.CustomEvent(NAME, { detail }));
  }

  function follow(state, { from, at, zoom }) {
    if (!state.isTwin || from === state.map) return;
    state.isFollowing = true;
    state.isMoved = true;
    state.map.setView(at, zoom, { animate: false });
    state.isFollowing = false;
  }

  window.KkbKembar = { join };
})();
