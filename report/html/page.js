"use strict";
// Names the number that is nearest to the pointer, and steps through the numbers of a chart
// by keys: left and right along a series, up and down between series, and by Enter, or a
// click, to the next of all. What a chart does not show, as it is missing, is named, too.
for (const figure of document.querySelectorAll("figure.chart")) {
  const pictures = [...figure.querySelectorAll("svg[data-numbers]")];
  if (!pictures.length) continue;
  const data = new Map(pictures.map(svg => [svg, JSON.parse(svg.dataset.numbers)]));
  const shown = () => pictures.find(svg => svg.getClientRects().length);
  const words = figure.dataset;
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const note = document.createElement("output");
  note.className = "note";
  note.hidden = true;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "step";
  button.textContent = words.steps;
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

  // show names a number; more is said of it where it was reached by keys.
  function show(svg, n, more = []) {
    const all = data.get(svg), [x, y, w, h, series, key, value] = all.numbers[n];
    at = n;
    const name = all.series[series];
    note.textContent = [fill(name ? words.saidOf : words.said, {series: name, key: all.keys[key], value}), ...more].join(words.between);
    note.hidden = false;
    const box = figure.getBoundingClientRect();
    let mark = svg.getBoundingClientRect();
    ring.remove();
    if (x !== null) {
      const pad = w || h ? 1 : 5;
      for (const [k, v] of [["x", x - pad], ["y", y - pad], ["width", w + 2 * pad], ["height", h + 2 * pad]]) ring.setAttribute(k, v);
      svg.append(ring);
      mark = ring.getBoundingClientRect();
    }
    const left = mark.left - box.left + mark.width / 2 - note.offsetWidth / 2;
    note.style.left = Math.max(0, Math.min(left, box.width - note.offsetWidth)) + "px";
    const above = mark.top - box.top - note.offsetHeight - 6;
    note.style.top = (above < 0 ? mark.bottom - box.top + 6 : above) + "px";
  }

  function nearest(svg, event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    let best = -1, least = 40;
    data.get(svg).numbers.forEach(([x, y, w, h], n) => {
      if (x === null) return;
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

  // line is the numbers that lie in one direction of one: of the same series (4), in the
  // order of the keys (5), or the other way round.
  function line(all, n, same, by) {
    const order = all.numbers.map((_, n) => n).filter(m => all.numbers[m][same] === all.numbers[n][same]);
    return order.sort((a, b) => all.numbers[a][by] - all.numbers[b][by]);
  }

  // go names the number that lies so many steps away, and which of its line it is.
  function go(svg, same, by, steps) {
    const all = data.get(svg), row = line(all, Math.max(at, 0), same, by);
    const from = at < 0 ? 0 : row.indexOf(at), to = Math.max(0, Math.min(at < 0 ? 0 : from + steps, row.length - 1));
    const place = fill(words.place, {n: to + 1, all: row.length});
    show(svg, row[to], at >= 0 && to === from ? [place, words.end] : [place]);
  }

  // next names the number after the one that is named, of all series.
  function next(svg) {
    const all = data.get(svg), order = all.numbers.map((_, n) => n);
    order.sort((a, b) => all.numbers[a][4] - all.numbers[b][4] || all.numbers[a][5] - all.numbers[b][5]);
    const n = at < 0 ? 0 : (order.indexOf(at) + 1) % order.length;
    show(svg, order[n], [fill(words.place, {n: n + 1, all: order.length})]);
  }

  button.addEventListener("keydown", event => {
    const svg = shown();
    if (!svg) return;
    const far = data.get(svg).numbers.length;
    const moves = {ArrowRight: [4, 5, 1], ArrowLeft: [4, 5, -1], ArrowDown: [5, 4, 1], ArrowUp: [5, 4, -1], Home: [4, 5, -far], End: [4, 5, far]};
    if (event.key === "Escape") return hide();
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    go(svg, ...move);
  });
  button.addEventListener("click", () => { if (shown()) next(shown()); });
  button.addEventListener("blur", hide);
  addEventListener("resize", hide);
}
