// The phones that lie on the table: side by side, or one at a time where the window is small.

import { askWhoComes } from "./dialogs.js";
import { el, iconButton, put } from "./dom.js";
import { Phone } from "./phone.js";
import { listen, state } from "./state.js";
import { say, stories } from "./words.js";

const NARROW = matchMedia("(max-width: 46rem)");

export class Table {
  /** `look(chat, message)`: open the hood of a message. `before`: the table that this one takes the place of. */
  constructor(look, before) {
    this.look = look;
    this.places = before?.places ?? []; // {person, chat, topic, direction}
    this.phones = [];
    this.shown = before?.shown ?? 0;
    this.tabs = el("div", { class: "tabs", role: "tablist", "aria-label": say("phones"), on: { keydown: (event) => this.walk(event) } });
    this.row = el("div", { class: "phones" });
    this.add = iconButton("plus", say("add"), () => askWhoComes(this), { class: "icon-button add" });
    this.tabRow = el("div", { class: "tab-row" }, this.tabs);
    this.box = el("main", { class: "table", id: "phones", tabindex: -1 }, this.tabRow, this.row);
    this.arranges = () => this.arrange();
    NARROW.addEventListener("change", this.arranges);
    listen((news) => this.hear(news));
    if (before) this.build();
  }

  hear(news) {
    if (news.fresh) return this.begin();
    if (news.people) this.build();
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

  /** A phone that looks as it did stays as it is, untouched: whoever writes, reads or listens on it goes on. */
  build() {
    const before = new Map(this.phones.map((phone) => [phone.place, phone]));
    this.phones = this.places.map((place) => {
      const looks = looksOf(place);
      return before.get(place)?.looks === looks ? before.get(place) : new Phone(place, looks, this);
    });
    const gone = [...before.values()].filter((phone) => !this.phones.includes(phone));
    if (!gone.length && before.size === this.phones.length) return;
    const ways = gone.map((phone) => [phone.place, phone.leave()]);
    this.phones.forEach(({ box }, place) => this.row.children[place] !== box && this.row.insertBefore(box, this.row.children[place] ?? null));
    this.tabs.replaceChildren(...this.phones.map((phone, place) => this.tab(phone, place)));
    this.arrange();
    for (const [place, way] of ways) this.at(place)?.goOn(way);
  }

  /** Another table takes the place of this one. */
  leave() {
    NARROW.removeEventListener("change", this.arranges);
  }

  /** The phone that lies at this place now. */
  at(place) {
    return this.phones.find((phone) => phone.place === place);
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
    const end = narrow ? this.tabRow : this.row;
    if (end.lastChild !== this.add) end.append(this.add);
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

/** What a phone is built for: where this is another, it is built anew. */
function looksOf({ person, chat, topic, direction }) {
  const { name, language } = state.people.get(person);
  return JSON.stringify([name, language, chat, topic ?? null, direction ?? null]);
}
