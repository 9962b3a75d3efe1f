// A phone's chat to take along: as text, or as a picture.

import { el } from "./dom.js";
import { picture } from "./picture.js";
import { itemsOf } from "./state.js";
import { clockTime, day, dayKey, length } from "./when.js";

/** The messages that are to be seen on a phone. */
export const shownOn = (phone) => itemsOf(phone.chat)
  .filter((item) => item.kind === "message" && !item.deleted && (phone.topic === null || item.topic === phone.topic));

/** One message in words, without its time. */
export function inWords(item, phone) {
  const held = item.media && (item.media.kind === "voice"
    ? phone.say("voice", { length: length(item.media.seconds) })
    : item.media.kind === "photo" ? phone.say("picture") : phone.say("file", { name: item.media.name }));
  const service = item.service && phone.say(item.service.kind, { name: item.service.name });
  return [service, held, item.text].filter(Boolean).join("\n");
}

/** The chat as plain text. */
export function asText(phone) {
  let last = "";
  return shownOn(phone).map((item) => {
    const turned = dayKey(item.at) !== last;
    last = dayKey(item.at);
    const keys = item.keys.map((row) => row.map((key) => `[${key.label}]`).join(" "));
    const lines = [`${clockTime(item.at, phone.language)}  ${item.name}: ${inWords(item, phone)}`, ...keys];
    return [turned ? `\n${day(item.at, phone.language)}\n` : "", ...lines].filter(Boolean).join("\n");
  }).join("\n").trimStart();
}

export function saveText(phone) {
  save(new Blob([asText(phone), "\n"], { type: "text/plain;charset=utf-8" }), `${phone.name}.txt`);
}

export async function savePicture(phone) {
  save(await picture(phone, shownOn(phone)), `${phone.name}.png`);
}

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
