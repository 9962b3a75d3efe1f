// Elements, made without HTML: every text is a text node, so nothing that somebody wrote can become markup.

const SVG = "http://www.w3.org/2000/svg";

const SHAPES = {
  send: "M4 12 3 4l18 8-18 8 1-8zm0 0h8",
  mic: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  stop: "M7 7h10v10H7z",
  clip: "m8 12 5.500-5.500a3 3 0 0 1 4.300 4.300l-7.300 7.200a5 5 0 0 1-7-7L11 4",
  menu: "M5 7h14M5 12h14M5 17h9",
  cog: "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.200 2.200M16.200 16.200l2.200 2.200M18.400 5.600l-2.200 2.200M7.800 16.200l-2.200 2.200",
  close: "M6 6l12 12M18 6 6 18",
  down: "M6 9l6 6 6-6",
  play: "M8 5v14l11-7z",
  pause: "M8 5v14M16 5v14",
  step: "M6 5v14l9-7zM18 5v14",
  fresh: "M19 12a7 7 0 1 1-2-5M17 3v4h-4",
  theme: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
  hood: "M4 17h16M6 17l2-7h8l2 7M9 10l1-4h4l1 4",
  plus: "M12 5v14M5 12h14",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2",
  next: "M5 6v12l8-6zM14 6v12l7-6z",
  info: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 8v.1",
  reply: "M10 7 5 12l5 5M5 12h9a5 5 0 0 1 5 5",
  pen: "M5 19l1-4L16 5l3 3L9 18z",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
};

/** An element. `how`: class, text, on (listeners), and attributes; null and false are left out, true is "". */
export function el(tag, how = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(how)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") made.className = value;
    else if (name === "text") made.textContent = value;
    else if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (name === "value") made.value = value;
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** A small drawing, for eyes only. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SHAPES[name]);
  drawing.append(path);
  return drawing;
}

/** A button with a drawing; its words are for screen readers and for who rests on it. */
export function iconButton(name, words, act, how = {}) {
  return el("button", { type: "button", class: "icon-button", "aria-label": words, title: words, on: { click: act }, ...how }, icon(name));
}

/** A button with words, and a drawing where it helps. */
export function button(words, act, how = {}, drawing = null) {
  return el("button", { type: "button", class: "button", on: { click: act }, ...how }, drawing ? icon(drawing) : null, el("span", { text: words }));
}

/** A choice with its label. `options`: pairs of value and words. */
export function select(words, options, chosen, act, how = {}) {
  const box = el("select", { on: { change: () => act(box.value) }, ...how },
    options.map(([value, text]) => el("option", { value, text, selected: value === chosen })));
  return el("label", { class: "field" }, el("span", { text: words }), box);
}

/** Change a text only where it is another: a live region would say it again. */
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
