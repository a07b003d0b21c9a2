// Patterns: the second cue beside colour. One SVG <pattern> per colour and pattern, made when first used.
(function () {
  "use strict";
  const { ink } = window.KkbHitung;
  const SVG = "http://www.w3.org/2000/svg";
  const SIZE = 8;
  const LINES = {
    mendatar: ["M0 4H8"],
    tegak: ["M4 0V8"],
    miring: ["M-2 2L2 -2M0 8L8 0M6 10L10 6"],
    silang: ["M0 0L8 8M0 8L8 0"],
  };

  function node(name, attributes) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  function patternNode(id, color, pattern) {
    const made = node("pattern", { id, width: SIZE, height: SIZE, patternUnits: "userSpaceOnUse" });
    made.appendChild(node("rect", { width: SIZE, height: SIZE, fill: color }));
    if (pattern === "titik") {
      made.appendChild(node("circle", { cx: 2, cy: 2, r: 1.2, fill: ink(color) }));
      made.appendChild(node("circle", { cx: 6, cy: 6, r: 1.2, fill: ink(color) }));
    }
    (LINES[pattern] || []).forEach((d) => {
      made.appendChild(node("path", { d, stroke: ink(color), "stroke-width": 1.6, fill: "none" }));
    });
    return made;
  }

  // The value for `fill`: a plain colour, or a pattern that is added to `svg` when it is not there yet.
  function fill(svg, color, pattern) {
    if (!LINES[pattern] && pattern !== "titik") return color;
    const id = `kkb-${pattern}-${color.slice(1)}`;
    let defs = svg.querySelector(":scope > defs");
    if (!defs) defs = svg.insertBefore(node("defs", {}), svg.firstChild);
    if (!defs.querySelector(`#${CSS.escape(id)}`)) defs.appendChild(patternNode(id, color, pattern));
    return `url(#${id})`;
  }

  window.KkbPola = { node, fill };
})();
