// A message's text as nodes: Telegram's entities, and the links and commands that a phone finds by itself.

import { directionIn } from "./direction.js";
import { el } from "./dom.js";

const FOUND = /https?:\/\/[^\s<>\u2066-\u2069]+[^\s<>\u2066-\u2069.,;:!?)]|(?<![\w/])\/[a-z0-9_]{1,32}(?![\w/])/g;
const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote",
  spoiler: "span", custom_emoji: "span", text_mention: "span", mention: "span",
};
const SAFE = /^(https?|mailto|tel):/i;

/** The paragraphs, each with its own direction. `phone.open(url)` hears of a link, `phone.command(text)` of a command. */
export function rich(text, entities, phone) {
  const marks = [...entities, ...found(text, entities)].filter((mark) => mark.type !== "bot_command" || mark.own);
  let direction = directionIn(text, phone.direction);
  return [...text.matchAll(/[^\n]*(?:\n|$)/g)].filter((line) => line[0]).map((line) => {
    direction = directionIn(line[0], direction);
    return el("span", { class: "line", dir: direction }, pieces(text, line.index, line.index + line[0].length, marks, phone));
  });
}

function pieces(text, start, end, marks, { open, command }) {
  const ends = marks.flatMap((mark) => [mark.offset, mark.offset + mark.length]).filter((edge) => edge > start && edge < end);
  const edges = [...new Set([start, ...ends, end])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, place) => {
    const to = edges[place + 1];
    const around = marks.filter((mark) => mark.offset <= from && mark.offset + mark.length >= to);
    return around.reduceRight((inner, mark) => wrapped(inner, mark, text, open, command), document.createTextNode(text.slice(from, to)));
  });
}

/** Links and commands that are only words; those inside a link of the bot's are left alone. */
function found(text, entities) {
  const taken = entities.filter((mark) => ["text_link", "code", "pre"].includes(mark.type));
  return [...text.matchAll(FOUND)]
    .map((hit) => ({ type: hit[0][0] === "/" ? "bot_command" : "url", offset: hit.index, length: hit[0].length, own: true }))
    .filter((mark) => !taken.some((other) => other.offset < mark.offset + mark.length && mark.offset < other.offset + other.length));
}

function wrapped(inner, mark, text, open, command) {
  const words = text.slice(mark.offset, mark.offset + mark.length);
  if (mark.type === "bot_command") {
    return el("button", { type: "button", class: "link", tabindex: -1, on: { click: () => command(words) } }, inner);
  }
  if (mark.type === "url" || mark.type === "text_link") {
    const url = mark.url ?? words;
    return SAFE.test(url) ? linkTo(url, open, inner) : inner;
  }
  return el(TAGS[mark.type] ?? "span", { class: mark.type }, inner);
}

/** A link of ours opens on a phone; any other in a tab of its own, which learns nothing of this page. */
export function linkTo(url, open, inner, how = {}) {
  const ours = invitationIn(url) !== null;
  const tap = (event) => {
    event.preventDefault();
    open(url);
  };
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer", tabindex: -1, on: ours ? { click: tap } : {}, ...how }, inner);
}

/** The code of an invitation, "" for a bare start, null for a link that is neither. */
export function invitationIn(url) {
  const parts = URL.canParse(url) ? new URL(url) : null;
  return parts?.host === "t.me" && /bot$/i.test(parts.pathname) ? (parts.searchParams.get("start") ?? "") : null;
}
