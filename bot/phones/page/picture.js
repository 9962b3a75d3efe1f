// A chat drawn on a canvas: bubbles, buttons, times, either direction. No library, nothing leaves the machine.

import { directionIn } from "./direction.js";
import { inWords } from "./share.js";
import { clockTime, day, dayKey } from "./when.js";

const WIDTH = 440, MARGIN = 16, PAD = 12, WIDEST = 340, LINE = 21, KEY = 34, GAP = 8, SCALE = 2;
const HIGHEST = 8000; // pixels before scaling; of a longer chat the newest part is drawn
const FONT = 'system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif';

const isRightToLeft = (text, otherwise) => directionIn(text, otherwise ? "rtl" : "ltr") === "rtl";

/** The picture as a PNG blob. */
export async function picture(phone, items) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const color = colorsOf(phone.box);
  const pieces = newest(await Promise.all(items.map((item, place) => measure(pen, phone, item, items[place - 1]))));
  canvas.width = WIDTH * SCALE;
  canvas.height = (pieces.reduce((sum, piece) => sum + piece.height, 0) + 2 * MARGIN) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = color("--wall");
  pen.fillRect(0, 0, WIDTH, canvas.height);
  let top = MARGIN;
  for (const piece of pieces) {
    draw(pen, piece, top, color);
    top += piece.height;
  }
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

/** The colours of the page as they are now, dark or light: a canvas knows neither variables nor light-dark(). */
function colorsOf(box) {
  const probe = document.createElement("span");
  box.append(probe);
  const names = ["--wall", "--theirs", "--mine", "--ink", "--quiet", "--accent", "--key", "--key-ink"];
  const found = Object.fromEntries(names.map((name) => {
    probe.style.color = `var(${name})`;
    return [name, getComputedStyle(probe).color];
  }));
  probe.remove();
  return (name) => found[name];
}

function newest(pieces) {
  let height = 0;
  return pieces.reverse().filter((piece) => (height += piece.height) < HIGHEST).reverse();
}

async function measure(pen, phone, item, before) {
  const image = item.media?.kind === "photo" ? await load(item.media.url) : null;
  const words = image ? item.text : inWords(item, phone);
  pen.font = `15px ${FONT}`;
  const paragraphs = words.split("\n");
  const base = isRightToLeft(words, phone.direction === "rtl");
  const lines = words ? paragraphs.flatMap((text) => wrap(pen, text, WIDEST - 2 * PAD).map((line) => ({ text: line, rtl: isRightToLeft(text, base) }))) : [];
  const picture = image ? Math.round(((WIDEST - 2 * PAD) / image.width) * image.height) : 0;
  const widest = Math.max(60, image ? WIDEST - 2 * PAD : 0, ...lines.map((line) => pen.measureText(line.text).width));
  const box = lines.length * LINE + picture + 2 * PAD + 14;
  const turned = !before || dayKey(before.at) !== dayKey(item.at) ? day(item.at, phone.language) : "";
  const mine = item.by === phone.person;
  return {
    item, image, picture, lines, mine, turned, box, name: phone.inGroup && !mine ? item.name : "",
    atRight: mine !== (phone.direction === "rtl"), rtl: phone.direction === "rtl", time: clockTime(item.at, phone.language),
    width: item.keys.length ? WIDEST : widest + 2 * PAD,
    height: box + item.keys.length * (KEY + 4) + GAP + (turned ? 36 : 0) + (phone.inGroup && !mine ? 18 : 0),
  };
}

function load(url) {
  return new Promise((done) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => done(null);
    image.src = url;
  });
}

function wrap(pen, text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function draw(pen, piece, start, color) {
  let top = start;
  const left = piece.atRight ? WIDTH - MARGIN - piece.width : MARGIN;
  if (piece.turned) {
    write(pen, piece.turned, WIDTH / 2, top + 18, "center", `12px ${FONT}`, color("--quiet"));
    top += 36;
  }
  if (piece.name) {
    write(pen, piece.name, piece.rtl ? left + piece.width - PAD : left + PAD, top + 12, piece.rtl ? "right" : "left", `600 13px ${FONT}`, color("--accent"));
    top += 18;
  }
  rounded(pen, left, top, piece.width, piece.box, 14, color(piece.mine ? "--mine" : "--theirs"));
  let line = top + PAD;
  if (piece.image) pen.drawImage(piece.image, left + PAD, line, WIDEST - 2 * PAD, piece.picture);
  line += piece.picture;
  for (const { text, rtl } of piece.lines) {
    pen.direction = rtl ? "rtl" : "ltr";
    write(pen, text, rtl ? left + piece.width - PAD : left + PAD, line + 15, rtl ? "right" : "left", `15px ${FONT}`, color("--ink"));
    line += LINE;
  }
  pen.direction = "ltr";
  const end = piece.rtl ? left + PAD : left + piece.width - PAD;
  write(pen, piece.time, end, top + piece.box - 9, piece.rtl ? "left" : "right", `11px ${FONT}`, color("--quiet"));
  top += piece.box + 4;
  for (const row of piece.item.keys) {
    drawKeys(pen, piece.rtl ? [...row].reverse() : row, left, top, piece.width, color);
    top += KEY + 4;
  }
}

function drawKeys(pen, row, left, top, width, color) {
  const each = (width - 4 * (row.length - 1)) / row.length;
  row.forEach((key, place) => {
    const start = left + place * (each + 4);
    rounded(pen, start, top, each, KEY, 9, color("--key"));
    pen.direction = isRightToLeft(key.label, false) ? "rtl" : "ltr";
    write(pen, key.label, start + each / 2, top + 22, "center", `600 13px ${FONT}`, color("--key-ink"), each - 8);
  });
}

function write(pen, text, x, y, align, font, fill, most) {
  Object.assign(pen, { textAlign: align, font, fillStyle: fill });
  pen.fillText(text, x, y, most);
}

function rounded(pen, left, top, width, height, radius, fill) {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.roundRect(left, top, width, height, radius);
  pen.fill();
}
