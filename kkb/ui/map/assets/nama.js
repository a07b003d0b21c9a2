// Which names stand on the map. Of several provinces theirs come first; the names of what lies inside come with room.
(function () {
  "use strict";
  const { isInFocus, level } = window.KkbHitung;
  // Pixels a unit has on screen, from which its name, or that of its kecamatan or kabupaten, is shown.
  const ROOM = { desa: 84, kecamatan: 22, kabupaten: 60 };
  // So few kabupaten are named at once, and a province is then named above its outline, not over a kabupaten's name.
  const FEW = 40;

  const DESA = 4;

  function at(state, depth) {
    return state.features.filter((feature) => level(feature.id) === depth);
  }

  function names(state, data) {
    const [provinces, districts] = [at(state, 1), at(state, 2)];
    const isVillages = data.tingkat === DESA;
    const isFew = districts.length <= FEW;
    state.isWide = districts.length > 1;
    state.isAbove = provinces.length > 1 && isFew;
    state.hasNames = isVillages && state.room >= ROOM.desa;
    const sight = state.map.getBounds().pad(0.2);
    const isSeen = ({ properties }) => sight.contains([properties.label[1], properties.label[0]]);
    const villages = state.hasNames
      ? state.units.getLayers().map(({ feature }) => feature).filter((one) => isSeen(one) && isInFocus(one.id, data.fokus)) : [];
    return [...provinces, ...wider(state, data, isFew, isSeen), ...villages];
  }

  // Names of the areas that hold the units (of the units themselves when they are kecamatan or kabupaten), and of the
  // kecamatan of several kabupaten when these are looked at closely.
  function wider(state, data, isFew, isSeen) {
    const depth = data.tingkat === DESA && state.isWide ? 2 : Math.min(3, data.tingkat);
    const isClose = depth === 2 && data.tingkat === DESA && state.room >= ROOM.kecamatan;
    const hasRoom = depth !== 2 || isFew || (data.tingkat === 2 && state.room >= ROOM.kabupaten);
    const named = at(state, depth).filter((one) => isFew || isSeen(one));
    return [...(hasRoom ? named : []), ...(isClose ? at(state, 3).filter(isSeen) : [])];
  }

  window.KkbNama = { names };
})();
