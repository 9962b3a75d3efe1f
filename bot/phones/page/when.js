// Days and times, as the clock of the story shows them.

import { state } from "./state.js";
import { pageLanguage } from "./words.js";

const made = new Map();

function format(language, how) {
  const key = `${language} ${JSON.stringify(how)}`;
  const tag = { ar: "ar-u-nu-latn", en: "en-GB" }[language] ?? language; // digits 0-9 everywhere, as the bot writes them
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat(tag, { timeZone: state.clock?.zone ?? "Europe/Copenhagen", ...how }));
  return made.get(key);
}

export const clockTime = (at, language = pageLanguage()) =>
  format(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);

export const day = (at, language = pageLanguage()) =>
  format(language, { weekday: "long", day: "numeric", month: "long" }).format(at);

export const moment = (at, language = pageLanguage()) =>
  format(language, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);

export const fullMoment = (at, language = pageLanguage()) =>
  format(language, { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);

/** Which day a moment belongs to: equal for equal days. */
export const dayKey = (at) => format("en", { year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

/** 75 -> 1:15 */
export const length = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
