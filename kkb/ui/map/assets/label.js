// Names over the map, as text: those of larger areas first, and none over another; letters on tiles with room for one.
(function () {
  "use strict";
  const { level, overlaps, shortName } = window.KkbHitung;
  const { element, letter } = window.KkbLegenda;
  const { node } = window.KkbPola;
  const LARGEST = 21;
  const EDGE = 4;
  const WIDER = 2.5;

  function marker(feature, second, state) {
    const depth = level(feature.id);
    const isTile = state.jenis === "ubin";
    const kind = { 1: `kkb-provinsi ${state.isAbove ? "kkb-di-atas" : ""}`, 4: `kkb-desa ${isTile ? "kkb-bawah" : ""}` };
    const box = element("div", `kkb-label ${kind[depth] || ""}`);
    box.appendChild(element("span", "", shortName(feature.properties.nama)));
    if (second) {
      box.classList.add("kkb-papan");
      box.appendChild(element("span", "kkb-label-angka", second));
    }
    const [lon, lat] = isHeading(state, feature) ? northernmost(feature) : feature.properties.label;
    const icon = L.divIcon({ html: box, className: "kkb-label-tempat", iconSize: [0, 0] });
    return L.marker([lat, lon], { icon, pane: "kkb-nama", interactive: false, keyboard: false });
  }

  function isHeading(state, { id }) {
    return state.isAbove && !id.includes(".");
  }

  // Above the outline, at its northernmost corner.
  function northernmost({ geometry }) {
    const corners = geometry.coordinates.flat(geometry.type === "Polygon" ? 1 : 2);
    return corners.reduce((best, corner) => (corner[1] > best[1] ? corner : best));
  }

  // A province that is much narrower than its name is named when it is looked at closely.
  function hasRoom(state, feature, box) {
    if (feature.id.includes(".") || isHeading(state, feature)) return true;
    const bounds = L.geoJSON(feature).getBounds();
    const width = state.map.latLngToLayerPoint(bounds.getSouthEast()).x - state.map.latLngToLayerPoint(bounds.getNorthWest()).x;
    return box.offsetWidth <= WIDER * width;
  }

  function size(state) {
    const smallest = state.map.getSize().x < 560 ? 13 : 16;
    return Math.min(LARGEST, smallest + 2 * Math.max(0, state.map.getZoom() - state.fitZoom));
  }

  // Where a name stands, after it was pushed off the left or right edge of the map; one above an outline off the top too.
  function inside(state, box) {
    box.style.marginLeft = "0";
    const frame = state.map.getContainer().getBoundingClientRect();
    if (box.classList.contains("kkb-di-atas")) {
      box.style.marginTop = "0";
      const { top, bottom } = box.getBoundingClientRect();
      if (bottom > frame.top) box.style.marginTop = `${Math.max(0, frame.top + EDGE - top)}px`;
    }
    const at = box.getBoundingClientRect();
    const isNear = at.left < frame.right && at.right > frame.left;
    const push = Math.max(0, frame.left + EDGE - at.left) - Math.max(0, at.right - frame.right + EDGE);
    if (!push || !isNear) return at;
    box.style.marginLeft = `${push}px`;
    return box.getBoundingClientRect();
  }

  // Whether a name with its counts has room where it stands; where it has none the counts may have some.
  function fitted(state, box, placed) {
    const name = box.querySelector(".kkb-label-angka") ? box.firstChild : undefined;
    if (name) name.hidden = false;
    const at = inside(state, box);
    if (!name || !placed.some((other) => overlaps(at, other))) return at;
    name.hidden = true;
    return inside(state, box);
  }

  // Hides what would lie over a name already placed; called again after every zoom.
  function arrange(state) {
    const placed = [];
    state.named = new Set();
    state.labels.forEach(({ layer, feature }) => {
      const box = layer.getElement() && layer.getElement().firstChild;
      if (!box) return;
      box.style.fontSize = `${box.classList.contains("kkb-desa") ? 15 : size(state)}px`;
      const at = fitted(state, box, placed);
      const isFree = hasRoom(state, feature, box) && !placed.some((other) => overlaps(at, other));
      box.style.visibility = isFree ? "visible" : "hidden";
      if (!isFree) return;
      placed.push(at);
      state.named.add(feature.id);
    });
    arrangeLetters(state);
  }

  function draw(state, features, seconds) {
    state.labels.forEach(({ layer }) => layer.remove());
    state.labels = features
      .map((feature) => ({ feature, layer: marker(feature, seconds[feature.id], state), area: isHeading(state, feature) ? 0 : extent(feature) }))
      .sort((a, b) => b.area - a.area);
    state.labels.forEach(({ layer }) => layer.addTo(state.map));
    arrange(state);
  }

  function extent(feature) {
    const bounds = L.geoJSON(feature).getBounds();
    return (bounds.getEast() - bounds.getWest()) * (bounds.getNorth() - bounds.getSouth());
  }

  function drawLetters(state, marked) {
    if (state.letters) state.letters.remove();
    state.letters = node("g", { class: "kkb-huruf" });
    state.marked = marked.map(([feature, [, , shade, , mark]]) => {
      const [lon, lat] = feature.properties.label;
      const text = letter(mark, 0, 0, 14, shade);
      state.letters.appendChild(text);
      return [L.latLng(lat, lon), text, feature.id];
    });
    state.renderer._rootGroup.appendChild(state.letters);
    arrangeLetters(state);
  }

  function arrangeLetters(state) {
    if (!state.letters) return;
    state.letters.style.display = state.cue === "huruf" ? "" : "none";
    if (state.cue !== "huruf") return;
    state.marked.forEach(([at, text, id]) => {
      // The name of a village stands below its letter, that of a kabupaten in its place.
      text.style.display = state.tingkat < 4 && state.named.has(id) ? "none" : "";
      const point = state.map.latLngToLayerPoint(at);
      text.setAttribute("x", point.x);
      text.setAttribute("y", point.y);
      text.setAttribute("font-size", Math.min(22, state.room * 0.42));
    });
  }

  window.KkbLabel = { draw, drawLetters, arrange };
})();
