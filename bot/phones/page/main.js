// The page, put together.

import { clockBar } from "./clockbar.js";
import { noticeLine, notice } from "./deeds.js";
import { askToBegin } from "./dialogs.js";
import { el, iconButton, select } from "./dom.js";
import { hood } from "./hood.js";
import { connect } from "./state.js";
import { storyBar } from "./storybar.js";
import { Table } from "./table.js";
import { begin as beginTheme, turn as turnTheme } from "./theme.js";
import { choosePageLanguage, languages, learnWords, pageLanguage, say } from "./words.js";

/** What stands at the end of the head: the page's language, a new start, dark or light, the drawer. */
function tools(drawer) {
  const opens = iconButton("hood", say("hood"), () => drawer.toggle(), { "aria-expanded": "false" });
  const speaks = select(say("language"), languages().map((it) => [it.code, it.name]), pageLanguage(), choosePageLanguage);
  return { opens, box: el("div", { class: "tools-of-page" }, speaks, iconButton("fresh", say("fresh"), askToBegin), iconButton("theme", say("theme"), turnTheme), opens) };
}

async function main() {
  beginTheme();
  await learnWords();
  document.title = say("title");
  const drawer = hood((open) => top.opens.setAttribute("aria-expanded", String(open)));
  const top = tools(drawer);
  const table = new Table((chat, message) => drawer.look(chat, message));
  document.body.append(
    el("a", { class: "skip", href: "#phones", text: say("skip") }),
    el("header", { class: "top" },
      el("div", { class: "brand" }, el("img", { src: "page/makker.svg", alt: "", width: 30, height: 30 }), el("h1", { text: "Makker" })),
      clockBar(), top.box, storyBar()),
    el("div", { class: "room" }, table.box, drawer.box),
    noticeLine());
  connect((lost) => {
    document.body.classList.toggle("lost", lost);
    if (lost) notice(say("lost_page"));
  });
}

main();
