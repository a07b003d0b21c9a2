// What the map works out without looking at the page: codes, digits, places, sizes. Tested with an engine of its own.
(function () {
  "use strict";
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const SHORT = [[/^Kabupaten /, ""], [/^Daerah Khusus Ibukota /, "DKI "], [/^Daerah Istimewa /, "DI "]];
  // Pixels between the pointer and its box, and between the box and an edge.
  const [BESIDE, EDGE] = [18, 4];

  // 1 province, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan.
  const level = (code) => code.split(".").length;
  const parent = (code) => code.split(".").slice(0, -1).join(".");
  const isWithin = (code, area) => code === area || code.startsWith(`${area}.`);
  const isInFocus = (code, focus) => !focus || isWithin(code, focus);

  // The n-th number of a column, `width` digits in base 62 each.
  function decoded(digits, width, n) {
    return Array.from(digits.slice(n * width, (n + 1) * width)).reduce((sum, d) => sum * DIGITS.length + DIGITS.indexOf(d), 0);
  }

  const digitAt = (digits, n) => DIGITS.indexOf(digits[n]);

  // One line for what fails: the positions of the items in base 62, in words; undefined when nothing does.
  function lacking(column, n) {
    if (!column) return undefined;
    const [label, names, texts, width, digits] = column;
    const failing = [...texts[decoded(digits, width, n)]].map((digit) => names[DIGITS.indexOf(digit)]);
    return failing.length ? [label, failing.join(", ")] : undefined;
  }

  // A letter replaces the pattern of a stratum; what is no stratum (not reported, unreadable) stays hatched.
  function isPlain(cue, mark) {
    return cue === "polos" || (cue === "huruf" && /^[A-Z]$/.test(mark));
  }

  // Pixels of a line that follows the room of a unit, between its least and its most.
  function weight({ least, most, per }, room) {
    return Math.max(least, Math.min(most, room / per));
  }

  function overlaps(a, b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }

  // The name on the map: without the words that every neighbour shares.
  function shortName(name) {
    return SHORT.reduce((text, [long, short]) => text.replace(long, short), name);
  }

  // Beside the pointer at (x, y), over the map from left to right; a box taller than a low map reaches over the legend
  // below it, down to the lower edge of the window.
  function boxAt({ x, y }, box, room, windowHeight) {
    const left = x + BESIDE + box.width > room.right ? x - BESIDE - box.width : x + BESIDE;
    const lowest = windowHeight - box.height - EDGE;
    return {
      left: Math.max(EDGE, Math.min(left, room.right - box.width - EDGE)),
      top: Math.max(EDGE, Math.min(y - box.height / 2, lowest)),
    };
  }

  // How far a step is in the direction of an arrow, aside counting three times; undefined for what lies behind.
  function stepTo({ x, y }, [dx, dy]) {
    if (x * dx + y * dy <= 1) return undefined;
    return Math.abs(x * dx + y * dy) + 3 * Math.abs(x * dy + y * dx);
  }

  function lightness(color) {
    const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
    return 0.299 * r + 0.587 * g + 0.114 * b;
  }

  const isDark = (color) => lightness(color) < 140;

  // Dark ink on light grounds, white on strong ones, so that every pattern shows and no colour loses its name.
  function ink(color) {
    return lightness(color) > 200 ? "rgba(60,68,80,0.55)" : "rgba(255,255,255,0.5)";
  }

  window.KkbHitung = {
    level, parent, isWithin, isInFocus, decoded, digitAt, lacking, isPlain, weight, overlaps, shortName, boxAt, stepTo,
    isDark, ink,
  };
})();
