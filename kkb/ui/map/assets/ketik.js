// The keyboard: one stop of the Tab key on the map, arrows walk from area to area, Enter or Space acts like a click.
(function () {
  "use strict";
  const { isInFocus, stepTo } = window.KkbHitung;
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function listen(state) {
    const frame = state.map.getContainer();
    frame.addEventListener("keydown", (event) => press(state, event), true);
    frame.addEventListener("focusin", ({ target }) => {
      if (target.kkb) stand(state, target.kkb);
    });
    frame.addEventListener("focusout", ({ target }) => {
      if (target.kkb) window.KkbKendali.hide(state);
    });
  }

  // Called after every recolouring: what each outline is called, and which of them the Tab key reaches.
  function prepare(state) {
    const layers = state.units.getLayers();
    const here = layers.includes(state.walker) ? state.walker : layers.find(({ feature }) => isInFocus(feature.id, state.data.fokus));
    layers.forEach((layer) => {
      const path = layer.getElement();
      if (!path) return;
      path.kkb = layer;
      const { nama } = layer.feature.properties;
      path.setAttribute("role", "button");
      path.setAttribute("tabindex", layer === here ? "0" : "-1");
      path.setAttribute("aria-label", layer.kelas ? `${nama}, ${layer.kelas[0]}` : nama);
    });
  }

  function press(state, event) {
    const layer = event.target.kkb;
    if (!layer) return;
    if (event.key === "Enter" || event.key === " ") act(state, layer);
    else if (ARROWS[event.key]) walk(state, layer, ARROWS[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function point(state, { feature }) {
    const [lon, lat] = feature.properties.label;
    return state.map.latLngToContainerPoint([lat, lon]);
  }

  function act(state, layer) {
    const box = state.map.getContainer().getBoundingClientRect();
    const { x, y } = point(state, layer);
    layer.getElement().dispatchEvent(new MouseEvent("click", {
      bubbles: true, cancelable: true, clientX: box.left + x, clientY: box.top + y,
    }));
  }

  // The nearest area in the direction of the arrow.
  function walk(state, from, direction) {
    const start = point(state, from);
    const ahead = state.units.getLayers().filter((layer) => layer !== from && isInFocus(layer.feature.id, state.data.fokus))
      .map((layer) => ({ layer, far: stepTo(point(state, layer).subtract(start), direction) }))
      .filter(({ far }) => far !== undefined);
    const next = ahead.reduce((best, one) => (best && best.far <= one.far ? best : one), undefined);
    if (next) next.layer.getElement().focus({ preventScroll: true });
  }

  function stand(state, layer) {
    const before = state.walker && state.walker.getElement();
    if (before) before.setAttribute("tabindex", "-1");
    state.walker = layer;
    layer.getElement().setAttribute("tabindex", "0");
    if (layer.getElement().matches(":focus-visible")) window.KkbKendali.tell(state, layer, point(state, layer));
  }

  window.KkbKetik = { listen, prepare };
})();
