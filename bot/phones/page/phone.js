// One phone: who holds it, the chat on its screen, and what passes over it.

import { Composer } from "./composer.js";
import { act } from "./deeds.js";
import { askWhoOpens } from "./dialogs.js";
import { button, el, iconButton, put } from "./dom.js";
import { Log } from "./log.js";
import { phoneSettings } from "./settings.js";
import { isGroup, itemsOf, state } from "./state.js";
import { directionOf, languages, sayIn, say } from "./words.js";

const SHORT = 4000; // milliseconds that a passing notice is shown, as Telegram does
const TYPING = 5000; // https://core.telegram.org/bots/api#sendchataction

export class Phone {
  /** `place`: {person, chat, topic, direction} as the table keeps it. `looks`: what it is built for, as a text. */
  constructor(place, looks, table) {
    Object.assign(this, { table, place, looks, person: place.person, chat: place.chat, topic: place.topic ?? null });
    const somebody = state.people.get(this.person);
    this.name = somebody.name;
    this.language = somebody.language || "en";
    this.inGroup = isGroup(this.chat);
    this.direction = place.direction ?? directionOf(this.language);
    this.say = (name, holes) => sayIn(this.language, name, holes);
    this.look = (item) => table.look(this.chat, item.id);
    this.open = (url) => askWhoOpens(url, table);
    this.command = (text) => act("write", { ...this.here(), text });
    this.told = itemsOf(this.chat).at(-1)?.n ?? -1;
    this.log = new Log(this);
    this.composer = new Composer(this);
    this.draw();
    this.head();
  }

  /** Who and where, as orders name it. */
  here() {
    return { person: this.person, chat: this.chat, ...(this.topic ? { topic: this.topic } : {}) };
  }

  draw() {
    this.status = el("p", { class: "status", "aria-live": "polite" });
    this.title = el("p", { class: "chat-title", dir: "auto" });
    this.topics = el("div", { class: "topics", role: "group", hidden: true });
    this.pin = el("button", { type: "button", class: "pinned", hidden: true });
    this.over = el("div", { class: "over" });
    this.cog = iconButton("cog", `${say("settings")}: ${this.name}`, () => phoneSettings(this));
    const screen = el("div", { class: "screen", lang: this.language, dir: this.direction },
      el("header", { class: "chat-head" }, el("span", { class: "avatar bot", "aria-hidden": "true", text: this.inGroup ? "👥" : "M" }), el("div", {}, this.title, this.status), this.cog),
      this.topics, this.pin, el("div", { class: "middle" }, this.log.scroller, this.log.jump, this.over), this.composer.box);
    const heading = el("h2", { text: this.name, dir: "auto" });
    this.box = el("section", { class: "phone", "aria-label": say("phone_of", { name: this.name }), "data-person": this.person, "data-chat": this.chat },
      el("div", { class: "holder" }, el("span", { class: `avatar hue${this.person % 6}`, "aria-hidden": "true", text: [...this.name][0] }), heading, this.chip()), screen);
    this.invite();
  }

  chip() {
    return el("span", { class: "chip", lang: this.language, text: languages().find((it) => it.code === this.language)?.name });
  }

  /** What stands in a chat before it begins: the ways in. */
  invite() {
    const open = (role) => act("invited", { person: this.person, role });
    const role = state.bot.roles[this.person];
    const ways = { mentee: ["open_mentee", "open_mentor"], mentor: ["open_mentor", "open_mentee"], coordinator: ["open_coordinator"] };
    const offered = ways[role] ?? [...ways.mentee, ...ways.coordinator];
    const buttons = offered.map((name, place) => button(say(name), () => open(name.slice(5)), { class: place ? "button" : "button first" }));
    this.log.empty.replaceChildren(...(this.inGroup
      ? [el("p", { text: say("group_hint") })]
      : [...buttons, button(say("start_bare"), () => act("start", { person: this.person }))]));
  }

  /** The chat's head has changed. */
  head() {
    const chat = state.chats.get(this.chat);
    put(this.title, chat.title);
    const names = () => chat.members.map((id) => state.people.get(id)?.name).join(", ");
    this.resting = this.inGroup ? this.say("members", { names: names() }) : this.say("bot");
    if (this.actions !== undefined && chat.actions > this.actions) this.typing();
    this.actions = chat.actions;
    if (!this.until) put(this.status, this.resting);
    this.drawTopics(chat);
    this.drawPin(chat);
    this.composer.head();
  }

  typing() {
    put(this.status, this.say("typing", { name: state.chats.get(this.chat).title }));
    clearTimeout(this.until);
    this.until = setTimeout(() => this.rest(), TYPING);
  }

  rest() {
    clearTimeout(this.until);
    this.until = 0;
    put(this.status, this.resting);
  }

  /** What a topic of the chat is called; "" outside topics. */
  topicName(id) {
    return state.chats.get(this.chat).topics.find((topic) => topic.id === id)?.name ?? "";
  }

  drawTopics(chat) {
    const topics = JSON.stringify(chat.topics);
    if (this.known === topics) return;
    this.known = topics;
    this.topics.hidden = chat.topics.length === 0;
    const choose = (topic) => this.table.change(this.place, { topic });
    const tabs = [[null, this.say("all")], ...chat.topics.map((topic) => [topic.id, topic.name])];
    this.topics.replaceChildren(...tabs.map(([id, name]) => el("button", { type: "button", class: "topic-tab", dir: "auto", text: name,
      "aria-pressed": String(this.topic === id), on: { click: () => choose(id) } })));
  }

  drawPin(chat) {
    const id = chat.pinned.at(-1);
    const message = id === undefined ? null : this.log.find(id)?.item;
    this.pin.hidden = !message;
    this.pin.onclick = () => this.log.jumpTo(id);
    if (message) this.pin.replaceChildren(el("strong", { text: this.say("pinned") }), el("span", { text: message.text.split("\n")[0], dir: "auto" }));
  }

  /** New and changed items of the chat. */
  take(items) {
    if (this.until && items.some((item) => item.kind === "message" && item.by !== this.person)) this.rest();
    this.log.take(items);
    if (items.some((item) => item.pinned)) this.drawPin(state.chats.get(this.chat));
  }

  /** What the bot answers to a tap: a passing notice, or a box to close. */
  toast({ n, answer }) {
    if (n <= this.told) return; // after a broken connection everything comes once more
    this.told = n;
    const box = el("div", { class: answer.alert ? "alert" : "toast", role: answer.alert ? "alertdialog" : "status", "aria-label": answer.text }, el("p", { text: answer.text, dir: "auto" }));
    this.over.replaceChildren(box);
    if (answer.alert) {
      const ok = button(this.say("ok"), () => this.over.replaceChildren(), { class: "button first" });
      box.append(ok);
      ok.focus();
    } else {
      setTimeout(() => box.remove(), SHORT);
    }
  }

  /** Off the table; what another phone at this place needs to go on. */
  leave() {
    const focus = document.activeElement;
    const parts = { text: this.composer.text, topics: this.topics, cog: this.box };
    const held = Object.keys(parts).find((name) => parts[name].contains(focus));
    const way = { chat: this.chat, topic: this.topic, at: this.log.scroller.scrollTop, held };
    this.box.remove();
    return way;
  }

  /** Go on where another phone at this place was. */
  goOn({ chat, topic, at, held }) {
    if (chat === this.chat && topic === this.topic) this.log.scroller.scrollTop = at;
    const chosen = this.topics.querySelector("[aria-pressed=true]");
    const goal = { text: this.composer.text, topics: chosen, cog: this.cog }[held];
    goal?.focus();
  }

  /** How much is unread has changed. */
  counted() {
    this.table.counted();
  }
}
