"use strict";
// Names the number that is nearest to the pointer, and steps through the numbers of a chart
// by keys: left and right along a series, up and down between series.
for (const figure of document.querySelectorAll("figure.chart")) {
  const pictures = [...figure.querySelectorAll("svg[data-numbers]")];
  if (!pictures.length) continue;
  const data = new Map(pictures.map(svg => [svg, JSON.parse(svg.dataset.numbers)]));
  const shown = () => pictures.find(svg => svg.getClientRects().length);

  const note = document.createElement("output");
  note.className = "note";
  note.hidden = true;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "step";
  button.textContent = figure.dataset.steps;
  pictures[pictures.length - 1].after(button, note);

  const ring = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ring.setAttribute("class", "ring");
  ring.setAttribute("rx", "4");

  let at = -1; // the number that is named

  function hide() {
    at = -1;
    note.hidden = true;
    ring.remove();
  }

  function show(svg, n) {
    const all = data.get(svg), [x, y, w, h, series, key, value] = all.numbers[n];
    at = n;
    const name = all.series[series];
    note.textContent = [name, all.keys[key]].filter(text => text).join(", ") + ": " + value;
    note.hidden = false;
    const pad = w || h ? 1 : 5;
    for (const [k, v] of [["x", x - pad], ["y", y - pad], ["width", w + 2 * pad], ["height", h + 2 * pad]]) ring.setAttribute(k, v);
    svg.append(ring);
    const mark = ring.getBoundingClientRect(), box = figure.getBoundingClientRect();
    const left = mark.left - box.left + mark.width / 2 - note.offsetWidth / 2;
    note.style.left = Math.max(0, Math.min(left, box.width - note.offsetWidth)) + "px";
    const above = mark.top - box.top - note.offsetHeight - 6;
    note.style.top = (above < 0 ? mark.bottom - box.top + 6 : above) + "px";
  }

  function nearest(svg, event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    let best = -1, least = 40;
    data.get(svg).numbers.forEach(([x, y, w, h], n) => {
      const dx = Math.max(x - point.x, 0, point.x - x - w), dy = Math.max(y - point.y, 0, point.y - y - h);
      const distance = Math.hypot(dx, dy);
      if (distance < least) [best, least] = [n, distance];
    });
    return best;
  }

  for (const svg of pictures) {
    svg.addEventListener("pointermove", event => {
      const n = nearest(svg, event);
      if (n < 0) hide();
      else if (n !== at) show(svg, n);
    });
    svg.addEventListener("pointerleave", hide);
  }

  // step is the next number in a direction: of the same series, or at the same key.
  function step(all, dx, dy) {
    const from = all.numbers[at], order = all.numbers.map((_, n) => n);
    if (dx) {
      const row = order.filter(n => all.numbers[n][4] === from[4]).sort((a, b) => all.numbers[a][5] - all.numbers[b][5]);
      return row[Math.max(0, Math.min(row.indexOf(at) + dx, row.length - 1))];
    }
    const column = order.filter(n => all.numbers[n][5] === from[5]).sort((a, b) => all.numbers[a][4] - all.numbers[b][4]);
    return column[Math.max(0, Math.min(column.indexOf(at) + dy, column.length - 1))];
  }

  button.addEventListener("keydown", event => {
    const svg = shown();
    if (!svg) return;
    const all = data.get(svg), far = all.numbers.length;
    const moves = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1], Home: [-far, 0], End: [far, 0]};
    if (event.key === "Escape") return hide();
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    show(svg, at < 0 ? 0 : step(all, ...move));
  });
  button.addEventListener("click", () => { if (shown()) show(shown(), Math.max(at, 0)); });
  button.addEventListener("blur", hide);
  addEventListener("resize", hide);
}
