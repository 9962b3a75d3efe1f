// Pictures, files and voice messages.

import { el, icon } from "./dom.js";
import { length } from "./when.js";

const KILO = 1024;

/** What a message holds besides words. */
export function media(it, phone) {
  if (it.kind === "photo") return picture(it, phone);
  if (it.kind === "voice") return voice(it, phone);
  if (it.kind === "sticker") return el("p", { class: "sticker", text: it.emoji });
  return file(it, phone);
}

function picture(it, phone) {
  const shown = el("img", { class: "picture", src: it.url, alt: phone.say("picture"), loading: "lazy", decoding: "async" });
  shown.addEventListener("error", () => shown.replaceWith(file({ ...it, name: phone.say("picture") }, phone)));
  return shown;
}

function voice(it, phone) {
  const words = phone.say("voice", { length: length(it.seconds) });
  return el("div", { class: "voice" }, icon("mic"),
    el("audio", { controls: true, preload: "none", src: it.url, "aria-label": words, tabindex: -1 }), el("span", { text: length(it.seconds) }));
}

function file(it, phone) {
  const size = it.size < KILO ? `${it.size} B` : `${Math.round(it.size / KILO)} kB`;
  return el("a", { class: "file", href: it.url, download: it.name || true, tabindex: -1, "aria-label": phone.say("file", { name: it.name }) },
    icon("file"), el("span", { class: "file-name", text: it.name, dir: "auto" }), el("bdi", { class: "small", dir: "ltr", text: size }));
}
