// Which way a paragraph is read: its first letter outside a name decides (Unicode UAX #9, P2).
// Browsers that are asked for "auto" also look into names, and then an English line about أمينة runs from the right.

const ISOLATED = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/g;
const FROM_THE_RIGHT = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u;
const QUOTE = /^\u2068([^\u2066-\u2069]*)\u2069\s*$/; // somebody's own words, alone in a paragraph
const OPENS = { "\u2066": "ltr", "\u2067": "rtl" };

/** "rtl" or "ltr"; `otherwise` where no letter says it. */
export function directionIn(paragraph, otherwise) {
  if (paragraph[0] in OPENS) return OPENS[paragraph[0]];
  const outside = paragraph.match(QUOTE)?.[1] ?? paragraph.replace(ISOLATED, "");
  const letter = outside.match(/\p{L}/u)?.[0];
  return letter ? (FROM_THE_RIGHT.test(letter) ? "rtl" : "ltr") : otherwise;
}
