// The phones that lie on the table: side by side, or one at a time where the window is small.

import { askWhoComes } from "./dialogs.js";
import { el, iconButton, put } from "./dom.js";
import { Phone } from "./phone.js";
import { listen, state } from "./state.js";
import { say, stories } from "./words.js";

const NARROW = matchMedia("(max-width: 46rem)");

export class Table {
  /** `look(chat, message)`: open the hood of a message. */
  constructor(look) {
    this.look = look;
    this.places = []; // {person, chat, topic, direction}
    this.phones = [];
    this.shown = 0;
    this.tabs = el("div", { class: "tabs", role: "tablist", "aria-label": say("phones"), on: { keydown: (event) => this.walk(event) } });
    this.row = el("div", { class: "phones" });
    this.add = iconButton("plus", say("add"), () => askWhoComes(this), { class: "icon-button add" });
    this.tabRow = el("div", { class: "tab-row" }, this.tabs);
    this.box = el("main", { class: "table", id: "phones", tabindex: -1 }, this.tabRow, this.row);
    NARROW.addEventListener("change", () => this.arrange());
    listen((news) => this.hear(news));
  }

  hear(news) {
    if (news.fresh) return this.begin();
    if (news.people) this.greet();
    for (const phone of this.phones) {
      const items = news.items.get(phone.chat);
      if (items) phone.take(items);
      if (news.chats.has(phone.chat) || news.people) phone.head();
    }
    return undefined;
  }

  /** Another house: the phones of its story, or the usual three. */
  begin() {
    const coordinator = state.bot.table.at(-1);
    const story = stories().find((it) => it.name === state.story.name);
    const named = (name) => [...state.people.values()].find((somebody) => somebody.name === name)?.id;
    const members = story ? story.people.map(named) : state.bot.table.slice(0, -1);
    this.places = [...members.map((person) => ({ person, chat: person })), { person: coordinator, chat: state.bot.group }];
    this.shown = 0;
    this.build();
  }

  build() {
    this.languages = this.spoken();
    this.phones = this.places.map((place) => new Phone(place, this));
    this.row.replaceChildren(...this.phones.map((phone) => phone.box));
    this.tabs.replaceChildren(...this.phones.map((phone, place) => this.tab(phone, place)));
    this.arrange();
  }

  spoken() {
    return this.places.map((place) => state.people.get(place.person)?.language).join();
  }

  /** Somebody's phone speaks another language now: it is built anew. */
  greet() {
    if (this.languages !== this.spoken()) this.build();
  }

  tab(phone, place) {
    const badge = el("span", { class: "badge" });
    const made = el("button", { type: "button", role: "tab", id: `tab-${place}`, "aria-controls": `phone-${place}`, on: { click: () => this.turnTo(place) } },
      el("span", { text: phone.name, dir: "auto" }), badge);
    phone.box.id = `phone-${place}`;
    return made;
  }

  /** Narrow: one phone at a time, as panels of the tabs. */
  arrange() {
    const narrow = NARROW.matches;
    this.tabRow.hidden = !narrow;
    (narrow ? this.tabRow : this.row).append(this.add);
    this.phones.forEach((phone, place) => {
      const here = !narrow || place === this.shown;
      phone.box.hidden = !here;
      phone.box.toggleAttribute("role", false);
      if (narrow) phone.box.setAttribute("role", "tabpanel");
      const tab = this.tabs.children[place];
      tab.setAttribute("aria-selected", String(place === this.shown));
      tab.tabIndex = place === this.shown ? 0 : -1;
      if (here) phone.log.seen();
    });
    this.counted();
  }

  turnTo(place) {
    this.shown = place;
    this.arrange();
    if (NARROW.matches) this.tabs.children[place].focus();
  }

  walk(event) {
    const rtl = document.documentElement.dir === "rtl";
    const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
    if (step) this.turnTo((this.shown + step + this.phones.length) % this.phones.length);
  }

  /** How much is unread on each phone stands on its tab. */
  counted() {
    this.phones.forEach((phone, place) => {
      const badge = this.tabs.children[place]?.querySelector(".badge");
      if (badge) put(badge, phone.log.unread ? String(phone.log.unread) : "");
      phone.box.classList.toggle("unread", phone.log.unread > 0);
    });
  }

  /** Lay down a phone with this chat, unless it lies there; resolves when the person is known. */
  async lay(person, chat) {
    if (!state.people.has(person)) await new Promise((known) => { const stop = listen(() => state.people.has(person) && (stop(), known())); });
    if (this.places.some((place) => place.person === person && place.chat === chat)) return;
    this.places.push({ person, chat });
    this.build();
  }

  /** Bring a phone to the front. */
  show(person) {
    const place = this.places.findIndex((it) => it.person === person && it.chat === person);
    const found = place < 0 ? this.places.findIndex((it) => it.person === person) : place;
    this.shown = Math.max(0, found);
    this.arrange();
    this.phones[this.shown].box.scrollIntoView({ inline: "nearest", block: "nearest" });
    this.phones[this.shown].composer.text.focus();
  }

  change(place, what) {
    Object.assign(place, what);
    this.build();
  }

  remove(place) {
    this.places = this.places.filter((it) => it !== place);
    this.shown = Math.min(this.shown, this.places.length - 1);
    this.build();
  }
}
