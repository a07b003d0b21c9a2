// The legend and the hover box. Every word goes in as text (textContent), never as HTML.
(function () {
  "use strict";
  const { isDark } = window.KkbHitung;
  const { node, fill } = window.KkbPola;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function swatch(color, pattern, mark) {
    const svg = node("svg", { width: 30, height: 22, class: "kkb-contoh", "aria-hidden": "true" });
    svg.appendChild(node("rect", {
      x: 1, y: 1, width: 28, height: 20, rx: 2, stroke: "#5B6472", "stroke-width": 1, fill: fill(svg, color, pattern),
    }));
    if (mark) svg.appendChild(letter(mark, 15, 11, 14, color)).classList.add("kkb-tepi");
    return svg;
  }

  function letter(mark, x, y, size, color) {
    const text = node("text", { x, y, class: "kkb-tanda", "font-size": size, fill: isDark(color) ? "#FFFFFF" : "#14181D" });
    text.textContent = mark;
    return text;
  }

  function row([label, count, color, pattern, mark, isDrawn]) {
    const made = element("div", isDrawn ? "kkb-kelas" : "kkb-kelas kkb-tanpa-tempat");
    made.setAttribute("role", "listitem");
    if (isDrawn) made.appendChild(swatch(color, pattern, mark));
    made.append(element("span", "kkb-nama", label), element("span", "kkb-jumlah", count));
    return made;
  }

  function draw(box, title, entries, note) {
    const list = element("div", "kkb-daftar");
    list.setAttribute("role", "list");
    entries.forEach((entry) => list.appendChild(row(entry)));
    box.replaceChildren(element("div", "kkb-judul", title), list, element("div", "kkb-catatan", note));
  }

  // What the pointer is on: name, where it lies, class, then one line per field.
  function details(area, entry, lines) {
    const made = element("div");
    made.appendChild(element("div", "kkb-judul", area.name));
    if (area.inside) made.appendChild(element("div", "kkb-dalam", area.inside));
    if (entry) {
      const line = element("div", "kkb-kelas");
      line.append(swatch(entry[2], entry[3], entry[4]), element("span", "kkb-nama", entry[0]));
      made.appendChild(line);
    }
    lines.forEach(([label, value]) => {
      const line = element("div", "kkb-baris");
      line.append(element("span", "", label), element("span", "kkb-nilai", value));
      made.appendChild(line);
    });
    return made;
  }

  window.KkbLegenda = { draw, details, element, letter };
})();
