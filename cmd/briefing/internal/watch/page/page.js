"use strict";
// Shows what the program tells of the briefing: what has changed is put in the place of what
// was there, and all else stays as it is.
const at = id => document.getElementById(id);
const frame = at("frame"), framed = new Promise(done => {
  if (frame.contentDocument?.title) done();
  else frame.addEventListener("load", done, { once: true });
});
const choice = new URLSearchParams(location.hash.slice(1));
let texts = new Map(); // the pieces of the page that is shown, by their prints
let stream, offered = "";

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// morph makes a node what another is, and keeps the parts that are the same.
function morph(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeName !== fresh.nodeName || old.nodeType !== 1) return old.replaceWith(fresh);
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const was = [...old.childNodes], is = [...fresh.childNodes];
  let from = 0, end = was.length, until = is.length;
  while (from < end && from < until && was[from].isEqualNode(is[from])) from++;
  while (end > from && until > from && was[end - 1].isEqualNode(is[until - 1])) end--, until--;
  const after = was[end] ?? null, matched = Math.min(end, until);
  for (let i = from; i < matched; i++) morph(was[i], is[i]);
  for (let i = matched; i < end; i++) was[i].remove();
  for (let i = matched; i < until; i++) old.insertBefore(is[i], after);
}

// keepPlace changes what a window shows, and leaves what stands at its upper end there.
function keepPlace(root, scroller, change) {
  const box = scroller === root.scrollingElement ? { left: 0, top: 0, width: scroller.clientWidth } : scroller.getBoundingClientRect();
  const mark = root.elementFromPoint(box.left + box.width / 2, box.top + 12);
  const was = mark?.getBoundingClientRect().top;
  change();
  if (mark?.isConnected && scroller.contains(mark) && mark !== scroller) scroller.scrollBy({ top: mark.getBoundingClientRect().top - was, behavior: "instant" });
}

async function showDocument(view) {
  if (!view.pieces) return;
  const all = new Map(view.pieces.map(print => [print, view.texts?.[print] ?? texts.get(print)]));
  texts = all;
  const whole = view.pieces.map(print => all.get(print)).join("");
  await framed;
  const shown = frame.contentDocument, fresh = new DOMParser().parseFromString(whole, "text/html");
  keepPlace(shown, shown.scrollingElement, () => morph(shown.documentElement, shown.adoptNode(fresh.documentElement)));
}

// decoded waits for the pictures that can be seen.
function decoded(box) {
  const seen = [...box.querySelectorAll("img")].filter(image => {
    const { top, bottom } = image.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  return Promise.allSettled(seen.map(image => image.decode()));
}

async function showPictures(pictures) {
  const box = at("pictures"), known = new Map([...box.children].map(figure => [figure.dataset.id, figure]));
  keepPlace(document, box, () => {
    let before = null;
    for (const picture of pictures) {
      let figure = known.get(picture.id);
      if (!figure) {
        figure = make("figure", {}, make("img", { loading: "lazy", decoding: "sync" }), make("figcaption"));
        figure.dataset.id = picture.id;
      }
      known.delete(picture.id);
      const image = figure.firstChild, source = "picture/" + picture.print;
      image.width = picture.width;
      image.height = picture.height;
      image.alt = picture.alt;
      if (image.getAttribute("src") !== source) image.src = source;
      figure.lastChild.textContent = `${picture.id}, ${picture.width} × ${picture.height}`;
      if ((before ? before.nextSibling : box.firstChild) !== figure) box.insertBefore(figure, before ? before.nextSibling : box.firstChild);
      before = figure;
    }
    for (const figure of known.values()) figure.remove();
  });
  await decoded(box);
}

const counted = (n, noun) => n === 1 ? `1 ${noun}` : `${n || "No"} ${noun}s`;

function showRemarks(remarks) {
  const faults = remarks.filter(r => r.kind === "fault").length;
  at(faults ? "told" : "asking").after(at(faults ? "asking" : "told")); // what is wrong comes first
  at("count").textContent = `${counted(faults, "fault")}, ${counted(remarks.length - faults, "warning").toLowerCase()}`;
  at("remarks").replaceChildren(...remarks.map(r => {
    const item = make("li", { className: r.kind },
      make("p", {}, make("span", { className: "kind", textContent: r.kind }), " ", make("span", { className: "place", textContent: r.place })),
      make("p", { textContent: r.text + (r.rule ? ` [${r.rule}]` : "") }));
    if (r.path) item.append(make("p", { className: "where", textContent: r.path }));
    if (r.line) item.append(make("pre", { tabIndex: 0 }, r.line + "\n", make("b", { textContent: r.caret })));
    if (r.hint) item.append(make("p", { className: "hint", textContent: r.hint }));
    return item;
  }));
}

// offer shows a switch for each thing that can be chosen.
function offer(offers) {
  const text = JSON.stringify(offers);
  if (text === offered) return;
  offered = text;
  for (const old of document.querySelectorAll(".offer")) old.remove();
  const add = (name, label, options) => {
    const select = make("select", { name }, ...options.map(o => make("option", { value: o.value, textContent: o.name })));
    select.value = choice.get(name) ?? options[0].value;
    at("switches").append(make("label", { className: "offer" }, label + " ", select));
  };
  if (offers.rows) add("row", "Row", offers.rows);
  if (offers.editions) add("edition", "Edition", offers.editions);
  if (offers.themes) add("theme", "Theme", offers.themes);
  if (offers.sizes) add("size", "Size", offers.sizes);
  for (const p of offers.parameters ?? []) {
    if (p.values) {
      add("set." + p.name, p.name, p.values);
      continue;
    }
    const input = make("input", { type: "text", name: "set." + p.name, value: choice.get("set." + p.name) ?? "", placeholder: p.value });
    at("switches").append(make("label", { className: "offer" }, p.name + " ", input));
  }
}

function say(text, lost) {
  at("state").textContent = text;
  at("state").classList.toggle("lost", !!lost);
}

async function showView(view) {
  if (view.title) document.title = at("title").textContent = view.title;
  if (view.whole) {
    await showDocument(view);
    if (view.pictures) await showPictures(view.pictures);
  }
  if (view.offers.themes) offer(view.offers);
  at("old").hidden = view.whole;
  say(view.whole ? `Up to date, made in ${view.took} ms` : "Not up to date: the file has faults");
}

async function show(news) {
  if (news.view) await showView(news.view);
  if (news.remarks) showRemarks(news.remarks);
  const done = document.documentElement.dataset;
  requestAnimationFrame(() => requestAnimationFrame(() => { done[news.remarks ? "checked" : "turn"] = news.turn; }));
}

function connect() {
  stream?.close();
  const view = choice.get("view") ?? "web";
  frame.hidden = view !== "web";
  at("pictures").hidden = view === "web";
  stream = new EventSource("events?" + choice);
  let queue = Promise.resolve();
  stream.onmessage = event => { queue = queue.then(() => show(JSON.parse(event.data))); };
  stream.onerror = () => say("The program does not answer: it has ended, or is about to come back", true);
}

at("switches").addEventListener("change", event => {
  const { name, value } = event.target;
  if (value) choice.set(name, value);
  else choice.delete(name);
  history.replaceState(null, "", "#" + choice);
  connect();
});
at("switches").addEventListener("submit", event => event.preventDefault());

// Where a number comes from.
function explain(answer) {
  const box = at("answer");
  if (!answer) return box.replaceChildren(make("p", { textContent: "Nothing is known of this number" }));
  const list = (title, items) => items?.length ? [make("h3", { textContent: title }), make("ul", {}, ...items.map(item => make("li", {}, item)))] : [];
  box.replaceChildren(make("p", { className: "large", textContent: answer.number }), make("p", { textContent: answer.what }),
    ...list("Computed", answer.computed ? [answer.computed] : []),
    ...list("Of", answer.from?.map(from => make("button", { type: "button", textContent: from.text, onclick: () => ask(from.at) }))),
    ...list("In the file", answer.lines?.map(line => make("div", {}, make("span", { className: "place", textContent: line.place }),
      line.text ? make("pre", { tabIndex: 0 }, line.text + "\n", make("b", { textContent: line.caret ?? "" })) : ""))),
    ...list("Source", answer.sources?.map(source => source.url ? make("a", { href: source.url, target: "_blank", rel: "noopener", textContent: source.text }) : source.text)),
    ...list("Note", answer.notes));
}

async function ask(name) {
  const query = new URLSearchParams(choice);
  query.set("at", name);
  explain(await (await fetch("number?" + query)).json());
}

// nearest is the number of several whose area is nearest to a point, if that is not far.
function nearest(numbers, x, y, far) {
  let best, least = far;
  for (const n of numbers) {
    const distance = Math.hypot(Math.max(n.x - x, 0, x - n.x - n.w), Math.max(n.y - y, 0, y - n.y - n.h));
    if (distance < least) [best, least] = [n, distance];
  }
  return best;
}

function numbersOf(svg) {
  const all = JSON.parse(svg.dataset.numbers);
  return all.numbers.map(([x, y, w, h, series, key, value], n) => ({ x, y, w, h, text: [all.series[series], all.keys[key], value].join(", "), at: all.of[n] }));
}

const places = new Map();
async function placesOf(image) {
  const source = image.getAttribute("src").replace("picture/", "places/");
  if (!places.has(source)) places.set(source, fetch(source).then(answer => answer.json()));
  return places.get(source);
}

at("pictures").addEventListener("click", async event => {
  if (event.target.tagName !== "IMG") return;
  const box = event.target.getBoundingClientRect(), wide = box.width / box.height;
  const numbers = (await placesOf(event.target)).map(n => ({ ...n, x: n.x * wide, w: n.w * wide }));
  const far = choice.get("view") === "pages" ? 0.015 : 0.08; // on a page numbers stand close to each other
  const found = nearest(numbers, (event.clientX - box.left) / box.height, (event.clientY - box.top) / box.height, far);
  if (found) ask(found.at);
});

framed.then(() => frame.contentDocument.addEventListener("click", event => {
  const named = event.target.closest("[data-at]"), svg = event.target.closest("svg[data-numbers]");
  if (named) return ask(named.dataset.at);
  if (!svg) return;
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const found = nearest(numbersOf(svg), point.x, point.y, 40);
  if (found) ask(found.at);
}));

// A number that is written is looked for from the one that was found before.
let asked = -1;
at("ask").addEventListener("submit", async event => {
  event.preventDefault();
  const wanted = at("number").value.trim();
  if (!wanted) return;
  let all;
  if (frame.hidden) {
    const images = [...at("pictures").querySelectorAll("img")];
    all = (await Promise.all(images.map(async image => (await placesOf(image)).map(n => ({ ...n, shown: image }))))).flat();
  } else {
    all = [...frame.contentDocument.querySelectorAll("[data-at]")].map(shown => ({ at: shown.dataset.at, text: shown.textContent, shown }));
  }
  const order = [...all.keys()].map(i => (i + asked + 1) % all.length);
  asked = order.find(i => all[i].text.includes(wanted)) ?? -1;
  for (const old of frame.contentDocument.querySelectorAll(".asked")) old.classList.remove("asked");
  if (asked < 0) return at("answer").replaceChildren(make("p", { textContent: `${wanted} is not shown` }));
  const { shown } = all[asked];
  shown.closest("details")?.setAttribute("open", "");
  shown.classList.add("asked");
  shown.scrollIntoView({ block: "center", behavior: "instant" });
  ask(all[asked].at);
});

// Links in the briefing: within it they lead to their places, to other editions they choose
// them, and elsewhere they open a page of its own.
framed.then(() => frame.contentDocument.addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  if (!link || link.hasAttribute("download")) return;
  const href = link.getAttribute("href");
  event.preventDefault();
  if (href.startsWith("#")) {
    const place = frame.contentDocument.getElementById(href.slice(1));
    place?.closest("details")?.setAttribute("open", "");
    place?.scrollIntoView();
  }
  else if (link.closest(".editions")) {
    const select = document.querySelector("select[name=edition]");
    if (select) {
      select.value = link.hreflang;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
  } else open(href, "_blank", "noopener");
}));

const view = document.querySelector(`[name=view][value="${choice.get("view") ?? "web"}"]`);
if (view) view.checked = true;
const first = choice.get("at"); // what to ask at once
choice.delete("at");
connect();
if (first) ask(first);
