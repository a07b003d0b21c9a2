// What surrounds the outlines: the panel with the legend, the hover box, zoom buttons, and how pointer and page share.
(function () {
  "use strict";
  const { boxAt } = window.KkbHitung;
  const { element, draw } = window.KkbLegenda;

  const NARROW = "(max-width: 640px)";
  const ROOM_FOR_LEGEND = 150;
  const BELOW = 14;
  // Pixels: a map that ends at the fold, with room for its legend, nor so tall that its table is forgotten.
  const FOLDED = { least: 380, most: 640 };

  function attach(state) {
    const { map } = state;
    lengthen(state);
    const frame = document.getElementById("parent");
    frame.classList.add("kkb-bingkai");
    borrowFont();
    state.panel = frame.appendChild(element("div", "kkb-panel"));
    state.note = map.getContainer().appendChild(element("div", "kkb-pesan"));
    state.tip = frame.appendChild(element("div", "leaflet-tooltip kkb-kotak"));
    hide(state);
    share(state);
    hover(state);
    leave(state);
    // A map that nobody has moved keeps showing everything when its frame changes size.
    new ResizeObserver(() => resized(state)).observe(map.getContainer());
    map.on("zoomend", () => window.KkbPeta.zoomed(state));
    map.on("dragend", () => window.KkbPeta.moved(state));
    map.on("movestart", () => { state.isMoved = state.isMoved || !state.isFitting; });
    map.on("moveend", () => window.KkbIngat.keep(state));
  }

  // The frame's height follows the window and what stands above the map, as long as both may change.
  function lengthen(state) {
    const { Streamlit } = window;
    const ask = Streamlit.setFrameHeight;
    Streamlit.setFrameHeight = (height) => {
      state.asked = height || state.asked;
      ask.call(Streamlit, height && tall(state, height));
    };
    const again = () => state.asked && Streamlit.setFrameHeight(state.asked);
    const watch = new ResizeObserver(again);
    for (let box = window.frameElement.parentElement; box; box = box.parentElement) watch.observe(box);
    window.parent.addEventListener("resize", again);
    window.addEventListener("pagehide", () => {
      watch.disconnect();
      window.parent.removeEventListener("resize", again);
    });
  }

  // On a narrow screen the legend stands below the outlines and needs a longer frame. On a wide one the large view fills
  // the window, and a folded map ends where the window does.
  function tall({ isLarge, isFolded }, height) {
    const longer = height + (window.matchMedia(NARROW).matches ? ROOM_FOR_LEGEND : 0);
    if (window.parent.matchMedia(NARROW).matches) return isLarge ? Math.max(longer, roomBelow()) : longer;
    if (isLarge) return Math.max(FOLDED.least, roomBelow());
    return isFolded ? Math.max(FOLDED.least, Math.min(FOLDED.most, roomBelow())) : longer;
  }

  // Pixels from the top of this frame, with the page scrolled all the way up, to the bottom of the window.
  function roomBelow() {
    const scroller = window.frameElement.closest('[data-testid="stMain"]');
    const top = window.frameElement.getBoundingClientRect().top + (scroller ? scroller.scrollTop : 0);
    return Math.floor(window.parent.innerHeight - top - BELOW);
  }

  // streamlit-folium adds style sheets without waiting for them: nothing is measured before they are there.
  async function styled({ map, panel }) {
    const isThere = () => getComputedStyle(panel).getPropertyValue("--kkb-gaya").trim() === "ada"
      && getComputedStyle(map.getPanes().mapPane).position === "absolute";
    for (let n = 0; n < 300 && !isThere(); n += 1) await new Promise((done) => setTimeout(done, 20));
    await document.fonts.ready;
  }

  // The page's own font, so that the map does not look like a guest.
  function borrowFont() {
    try {
      const page = window.parent.document;
      const rules = [...page.styleSheets].flatMap((sheet) => [...sheet.cssRules])
        .filter((rule) => rule instanceof window.parent.CSSFontFaceRule && /Source Sans/.test(rule.cssText));
      const text = rules.map(({ cssText, parentStyleSheet }) => cssText.replace(/url\("?([^")]+)"?\)/g,
        (_, address) => `url("${new URL(address, parentStyleSheet.href || page.baseURI)}")`)).join("\n");
      document.body.appendChild(element("style", "", text));
    } catch (error) {
      console.debug(error); // another font will do
    }
  }

  // The wheel scrolls the page until the map is clicked; one finger scrolls the page, two move the map.
  function share({ map }) {
    // Leaflet focuses the map at the first press, which scrolls the page under the pointer and loses the click.
    const frame = map.getContainer();
    frame.addEventListener("pointerdown", () => frame.focus({ preventScroll: true }), true);
    map.on("click focus", () => map.scrollWheelZoom.enable());
    map.on("blur mouseout", () => map.scrollWheelZoom.disable());
    if (window.matchMedia("(pointer: coarse)").matches) map.dragging.disable();
  }

  // Escape leaves the view for the room, wherever the focus is.
  function leave(state) {
    const page = window.parent;
    const press = ({ key }) => {
      const way = page.document.querySelector('[class~="st-key-peta_layar"] button');
      if (key === "Escape" && state.isLarge && way) way.click();
    };
    window.addEventListener("keydown", press);
    page.addEventListener("keydown", press);
    window.addEventListener("pagehide", () => page.removeEventListener("keydown", press));
  }

  function hover(state) {
    state.units.on("mouseover click", (event) => tell(state, event.layer, event.containerPoint));
    state.units.on("mousemove", (event) => place(state, event.containerPoint));
    state.units.on("mouseout", () => hide(state));
    state.map.on("movestart zoomstart", () => hide(state));
  }

  function tell(state, layer, point) {
    state.tip.replaceChildren(window.KkbPeta.details(state, layer));
    state.tip.style.display = "block";
    place(state, point);
  }

  function hide(state) {
    state.tip.style.display = "none";
  }

  function place({ map, tip }, point) {
    const room = map.getContainer().getBoundingClientRect();
    const pointer = { x: room.left + point.x, y: room.top + point.y };
    const { left, top } = boxAt(pointer, { width: tip.offsetWidth, height: tip.offsetHeight }, room, window.innerHeight);
    Object.assign(tip.style, { left: `${left}px`, top: `${top}px` });
  }

  function resized(state) {
    const { map } = state;
    const [center, zoom] = [map.getCenter(), map.getZoom()];
    map.invalidateSize({ animate: false, pan: false });
    if (state.isMoved) window.KkbIngat.lookAt(map, center, zoom);
    else if (state.features) window.KkbPeta.fit(state, state.focus);
  }

  function legend(state) {
    const { data } = state;
    if (!state.legend) {
      state.legend = state.panel.appendChild(element("div", "kkb-legenda"));
      state.panel.appendChild(buttons(state, data.teks));
    }
    draw(state.legend, data.judul, data.legenda, data.catatan);
  }

  // Beside the map, not over it: no village is ever hidden by a button.
  function buttons(state, words) {
    const { map } = state;
    const row = element("div", "kkb-tombol");
    const zoom = (by) => map.zoomIn(by);
    const all = () => {
      window.KkbIngat.forget(state);
      window.KkbPeta.fit(state, state.data.fokus);
    };
    row.append(button("+", words.perbesar, () => zoom(0.5)), button("−", words.perkecil, () => zoom(-0.5)),
      button(words.semua, words.semua, all));
    return row;
  }

  function button(text, title, act) {
    const made = element("button", "", text);
    Object.assign(made, { type: "button", title, ariaLabel: title });
    made.addEventListener("click", act);
    return made;
  }

  function message(state, text) {
    state.note.textContent = text;
    state.note.style.display = text ? "block" : "none";
  }

  window.KkbKendali = { attach, legend, message, styled, tell, hide };
})();
