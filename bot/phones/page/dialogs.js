// Boxes that ask one thing: who opens a link, who comes to the table, whether to begin anew.

import { act } from "./deeds.js";
import { button, el, select } from "./dom.js";
import { isGroup, state } from "./state.js";
import { invitationIn } from "./text.js";
import { languages, pageLanguage, say } from "./words.js";

const KIND = { coordinator: "coordinator" };

/** A modal box with a heading; the browser keeps the focus inside. Returns {box, close}. */
export function dialog(title, ...inside) {
  const heading = el("h2", { text: title, id: "dialog-title" });
  const box = el("dialog", { "aria-labelledby": "dialog-title", on: { close: () => box.remove() } }, heading, ...inside);
  document.body.append(box);
  box.showModal();
  return { box, close: () => box.close() };
}

/** The foot of a box: what is done, and the way out. */
export function choices(close, ...buttons) {
  const out = say(buttons.length ? "not_yet" : "close");
  return el("div", { class: "choices" }, ...buttons, button(out, () => close()));
}

/** A new person: the fields, and a function that makes them. */
export function newPerson() {
  const name = el("input", { type: "text", maxlength: 40, dir: "auto", autocomplete: "off" });
  let language = pageLanguage();
  const reads = select(say("reads"), languages().map((it) => [it.code, it.name]), language, (code) => (language = code));
  const make = async () => (await act("add", { name: name.value, language }))?.person ?? null;
  return { fields: el("div", { class: "fields" }, el("label", { class: "field" }, el("span", { text: say("name") }), name), reads), make };
}

/** A link of ours: which phone opens it? */
export function askWhoOpens(url, table) {
  const code = invitationIn(url);
  if (code === null) return;
  const open = async (person) => {
    if (person === null) return;
    shown.close();
    await table.lay(person, person);
    await act("start", { person, code });
    table.show(person);
  };
  const members = [...state.people.values()].filter((somebody) => KIND[state.bot.roles[somebody.id]] === undefined);
  const fresh = newPerson();
  const shown = dialog(say("link"), el("p", { text: say("link_explained") }),
    el("div", { class: "people" }, members.map((somebody) => button(somebody.name, () => open(somebody.id), { dir: "auto" }))),
    el("h3", { text: say("add_new") }), fresh.fields,
    choices(() => shown.close(), button(say("open"), async () => open(await fresh.make()), { class: "button first" })));
}

/** One more phone: somebody's private chat or group, or a new person's. */
export function askWhoComes(table) {
  const lay = async (person, chat) => {
    if (person === null) return;
    shown.close();
    await table.lay(person, chat);
    table.show(person);
  };
  const title = (chat) => (isGroup(chat) ? ` · ${state.chats.get(chat).title}` : "");
  const known = [...state.people.values()].flatMap((somebody) => somebody.chats.map((chat) => [somebody, chat]));
  const fresh = newPerson();
  const shown = dialog(say("add"), el("h3", { text: say("add_known") }),
    el("div", { class: "people" }, known.map(([somebody, chat]) => button(`${somebody.name}${title(chat)}`, () => lay(somebody.id, chat), { dir: "auto" }))),
    el("h3", { text: say("add_new") }), fresh.fields,
    choices(() => shown.close(), button(say("add_now"), async () => {
      const person = await fresh.make();
      await lay(person, person);
    }, { class: "button first" })));
}

/** Everything anew. */
export function askToBegin() {
  let language = pageLanguage();
  const topics = el("input", { type: "checkbox" });
  const begin = async () => {
    shown.close();
    await act("begin", { language, topics: topics.checked });
  };
  const shown = dialog(say("fresh"), el("p", { text: say("fresh_explained") }),
    el("div", { class: "fields" },
      select(say("group_reads"), languages().map((it) => [it.code, it.name]), language, (code) => (language = code)),
      el("label", { class: "check" }, topics, el("span", { text: say("topics") }))),
    choices(() => shown.close(), button(say("fresh"), begin, { class: "button first" })));
}
