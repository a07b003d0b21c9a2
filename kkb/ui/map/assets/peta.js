// The map: fetches the outlines of a region once, and from then on only changes what they look like.
(function () {
  "use strict";
  const { decoded, digitAt, isInFocus, isPlain, isWithin, lacking, level, parent, weight } = window.KkbHitung;
  const { fill } = window.KkbPola;
  const CHOSEN = { color: "#C2006B", weight: 5, opacity: 1 };
  const UNCHOSEN = 0.4;
  // Lines and the second cue follow the room a unit has on screen (pixels): a letter on tiles with room for one, else
  // a pattern, and on specks neither, where lines and hatching would drown the colour.
  const ROOM = { nama: 84, huruf: 36, pola: 11 };
  const FINE = { color: "#6B7480", least: 0.25, most: 0.8, per: 25 };
  const BOLD = { 3: { color: "#14181D", least: 0.8, most: 2.6, per: 11 }, 2: { color: "#14181D", least: 1.6, most: 4, per: 7 }, 1: { color: "#14181D", least: 1.6, most: 5, per: 6 } };

  // Called with every change. Gives streamlit-folium an empty layer to hold: ours stay on the map.
  function show(map, data) {
    const state = map.kkb || (map.kkb = create(map, data));
    Object.assign(state, { data, isLarge: data.layar, isFolded: data.lipat });
    window.KkbKembar.join(state, data.kembar);
    if (state.address === data.geometri) paint(state);
    else load(state, data);
    return L.layerGroup([]);
  }

  function create(map, data) {
    ["kkb-batas", "kkb-nama"].forEach((name, n) => {
      map.createPane(name).style.zIndex = 450 + 10 * n;
      map.getPane(name).style.pointerEvents = "none";
    });
    const state = { map, labels: [], columns: [], isMoved: false, isLarge: data.layar, isFolded: data.lipat, renderer: L.svg({ padding: 0.5 }) };
    state.units = L.geoJSON(null, { renderer: state.renderer, style: { weight: 0 } }).addTo(map);
    [state.borders, state.chosen] = [1, 2].map(() => L.geoJSON(null, { pane: "kkb-batas", interactive: false }).addTo(map));
    window.KkbKendali.attach(state);
    window.KkbKetik.listen(state);
    window.KkbIngat.listen(state);
    return state;
  }

  // `force-cache`: the address holds the content's hash, so what the browser has is right, without asking again.
  async function load(state, data) {
    state.address = data.geometri;
    window.KkbKendali.message(state, state.features ? "" : data.teks.memuat);
    try {
      const answer = await fetch(data.geometri, { cache: "force-cache" });
      if (!answer.ok) throw new Error(`${answer.status} ${data.geometri}`);
      const { features } = await answer.json();
      await window.KkbKendali.styled(state);
      if (state.address !== data.geometri) return;
      Object.assign(state, { features, loaded: data.geometri, tingkat: undefined });
      window.KkbKendali.message(state, "");
      paint(state);
    } catch (error) {
      if (state.address !== data.geometri) return;
      state.address = undefined;
      console.warn(error);
      window.KkbKendali.message(state, data.teks.gagal);
    }
  }

  function paint(state) {
    if (!state.features) return;
    const { data } = state;
    const isElsewhere = state.drawn !== state.features || state.focus !== data.fokus;
    if (state.tingkat !== data.tingkat || state.drawn !== state.features) drawUnits(state, data);
    state.columns = data.kolom.map(([label, texts, width, digits]) => [label, texts, width, digits]);
    window.KkbKendali.legend(state);
    if (isElsewhere) {
      fit(state, data.fokus);
      window.KkbIngat.recall(state);
    }
    recolor(state, data);
    drawNames(state, data);
    drawLetters(state);
  }

  function drawUnits(state, data) {
    const deepest = Math.max(...state.features.map(({ id }) => level(id)));
    Object.assign(state, { tingkat: data.tingkat, jenis: data.jenis, drawn: state.features, deepest });
    state.hasProvinces = state.features.some(({ id }) => level(id) === 1);
    state.byCode = Object.fromEntries(state.features.map((feature) => [feature.id, feature]));
    state.units.clearLayers().addData(state.features.filter(({ id }) => level(id) === data.tingkat));
    state.units.eachLayer((layer) => {
      layer.toGeoJSON = () => clicked(layer.feature.id);
    });
    state.borders.clearLayers().addData(state.features.filter(({ id }) => level(id) < data.tingkat));
  }

  // What Python hears of a click: the code, and when, so that a second click on the same area is news.
  function clicked(code) {
    return { type: "Feature", id: code, properties: { waktu: Date.now() }, geometry: null };
  }

  function measure(state) {
    const first = state.units.getLayers()[0];
    if (!first) return;
    const pixels = (bounds) => state.map.latLngToLayerPoint(bounds.getSouthEast()).subtract(
      state.map.latLngToLayerPoint(bounds.getNorthWest()));
    const isTile = state.jenis === "ubin" && state.tingkat === state.deepest;
    const all = pixels(state.units.getBounds());
    state.room = isTile ? pixels(first.getBounds()).x : Math.sqrt(0.5 * all.x * all.y / state.units.getLayers().length);
    state.cue = isTile && state.room >= ROOM.huruf ? "huruf" : state.room >= ROOM.pola ? "pola" : "polos";
  }

  // Where provinces are outlined, what lies inside them steps back.
  function border(state, depth) {
    const { color, least, most, per } = BOLD[depth] || FINE;
    const share = depth > 1 && state.hasProvinces ? 0.5 : 1;
    return line(state, { color, least: least * share, most: most * share, per: per / share });
  }

  function line(state, kind) {
    return { color: kind.color, weight: weight(kind, state.room), opacity: 1 };
  }

  function shade(state, svg, [, , color, pattern, mark]) {
    return isPlain(state.cue, mark) ? color : fill(svg, color, pattern);
  }

  function recolor(state, data) {
    const svg = state.renderer._container;
    measure(state);
    const edge = data.tingkat === state.deepest ? line(state, FINE) : border(state, data.tingkat);
    const fills = data.legenda.map((entry) => shade(state, svg, entry));
    const chosen = new Set(data.pilih);
    // Areas wider than the units are chosen as a whole: their outline stands out, what lies beside them steps back.
    const wide = data.pilih.filter((code) => level(code) < data.tingkat);
    state.units.getLayers().forEach((layer, n) => {
      const { id } = layer.feature;
      layer.kelas = data.legenda[digitAt(data.kelas, n)];
      layer.urutan = n;
      const isOutside = !isInFocus(id, data.fokus);
      const isBeside = wide.length && !wide.some((area) => isWithin(id, area));
      const own = data.pola[id] && layer.kelas && fill(svg, layer.kelas[2], data.pola[id]);
      const look = { ...edge, fillColor: own || fills[digitAt(data.kelas, n)] || "#FFFFFF", fillOpacity: isOutside ? 0.25 : isBeside ? UNCHOSEN : 1 };
      layer.setStyle(look);
    });
    window.KkbKetik.prepare(state);
    state.borders.setStyle(({ id }) => ({ ...border(state, level(id)), fill: false }));
    // Over everything: a village at the edge of its kecamatan would else be marked below the kecamatan's line.
    state.chosen.clearLayers().addData(state.features.filter(({ id }) => chosen.has(id))).setStyle({ ...CHOSEN, fill: false });
  }

  function zoomed(state) {
    if (!state.features || !state.data) return;
    recolor(state, state.data);
    moved(state);
    window.KkbLabel.arrange(state);
  }

  function moved(state) {
    if (state.features && (state.hasNames || state.isWide || state.room >= ROOM.nama)) drawNames(state, state.data);
  }

  // Everything in sight; from here on the map counts as not moved.
  function fit(state, focus) {
    Object.assign(state, { focus, isMoved: false });
    const target = focus && state.byCode[focus];
    const bounds = (target ? L.geoJSON(target) : state.units).getBounds();
    if (!bounds.isValid()) return;
    state.map.invalidateSize({ animate: false });
    state.isFitting = true;
    state.map.fitBounds(bounds, { padding: [10, 10], animate: false });
    state.isFitting = false;
    state.fitZoom = state.map.getZoom();
  }

  function drawNames(state, data) {
    window.KkbLabel.draw(state, window.KkbNama.names(state, data), data.label);
  }

  function drawLetters(state) {
    window.KkbLabel.drawLetters(state, state.units.getLayers().filter(({ kelas }) => kelas && kelas[4])
      .map(({ feature, kelas }) => [feature, kelas]));
  }

  function details(state, layer) {
    const { id, properties } = layer.feature;
    const inside = state.byCode[parent(id)];
    const lines = state.columns
      .map(([label, texts, width, digits]) => [label, texts[decoded(digits, width, layer.urutan)]])
      .filter(([, value]) => value);
    const short = lacking(state.data.kurang, layer.urutan);
    if (short) lines.push(short);
    const area = { name: properties.nama, inside: inside && inside.properties.nama };
    return window.KkbLegenda.details(area, layer.kelas, lines);
  }

  window.KkbPeta = { show, fit, details, zoomed, moved };
})();
