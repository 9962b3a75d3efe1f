// The page, put together.

import { clockBar } from "./clockbar.js";
import { noticeLine, notice } from "./deeds.js";
import { askToBegin } from "./dialogs.js";
import { el, iconButton, select } from "./dom.js";
import { hood } from "./hood.js";
import { connect, forgetListeners, tellAgain } from "./state.js";
import { storyBar } from "./storybar.js";
import { Table } from "./table.js";
import { begin as beginTheme, turn as turnTheme } from "./theme.js";
import { choosePageLanguage, languages, learnWords, pageLanguage, say } from "./words.js";

let table = null;

/** What stands at the end of the head: the page's language, a new start, dark or light, the drawer. */
function tools(drawer) {
  const opens = iconButton("hood", say("hood"), () => drawer.toggle(), { "aria-expanded": "false" });
  const speaks = select(say("language"), languages().map((it) => [it.code, it.name]), pageLanguage(), speak);
  return { opens, box: el("div", { class: "tools-of-page" }, speaks, iconButton("fresh", say("fresh"), askToBegin), iconButton("theme", say("theme"), turnTheme), opens) };
}

/** Read the page in another language: everything is drawn anew, and what lies on the table stays there. */
function speak(code) {
  choosePageLanguage(code);
  forgetListeners();
  table.leave();
  draw();
  tellAgain();
  document.querySelector(".tools-of-page select").focus();
}

function draw() {
  document.title = say("title");
  const drawer = hood((open) => top.opens.setAttribute("aria-expanded", String(open)));
  const top = tools(drawer);
  table = new Table((chat, message) => drawer.look(chat, message), table);
  document.body.replaceChildren(
    el("a", { class: "skip", href: "#phones", text: say("skip") }),
    el("header", { class: "top" },
      el("div", { class: "brand" }, el("img", { src: "page/makker.svg", alt: "", width: 30, height: 30 }), el("h1", { text: "Makker" })),
      clockBar(), top.box, storyBar()),
    el("div", { class: "room" }, table.box, drawer.box),
    noticeLine());
}

async function main() {
  beginTheme();
  await learnWords();
  draw();
  connect((lost) => {
    document.body.classList.toggle("lost", lost);
    if (lost) notice(say("lost_page"));
  });
}

main();
