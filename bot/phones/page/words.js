// What the page says, in any of its languages.

const KEPT = "makker-language";
let texts = { languages: [], words: {}, stories: [] };
let here = "en";

/** Fetch the texts; then choose the language that was chosen before, else the browser's own. */
export async function learnWords() {
  texts = await (await fetch("texts")).json();
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages.map((tag) => tag.slice(0, 2)), "en"];
  speak(wanted.find((code) => code in texts.words));
}

function speak(code) {
  here = code;
  document.documentElement.lang = code;
  document.documentElement.dir = directionOf(code);
}

/** Languages, stories. */
export const languages = () => texts.languages;
export const stories = () => texts.stories;
export const pageLanguage = () => here;

/** What is said from now on is said in this language. */
export function choosePageLanguage(code) {
  localStorage.setItem(KEPT, code);
  speak(code);
}

/** "rtl" or "ltr". */
export function directionOf(code) {
  return texts.languages.find((language) => language.code === code)?.rtl ? "rtl" : "ltr";
}

/** A text of the page, its holes filled; names stand isolated, so that they keep their own direction. */
export const say = (name, holes = {}) => sayIn(here, name, holes);

/** The same on a phone of this language. */
export function sayIn(code, name, holes = {}) {
  const text = (texts.words[code] ?? texts.words.en)[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (hole, key) => (key in holes ? `\u2068${holes[key]}\u2069` : hole));
}
