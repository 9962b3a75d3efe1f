// One message on one phone. It changes in place: a live region says only what is new.

import { el, icon, iconButton } from "./dom.js";
import { act } from "./deeds.js";
import { media } from "./media.js";
import { rich } from "./text.js";
import { clockTime } from "./when.js";
import { say } from "./words.js";

const PARTS = ["quote", "body", "foot", "keys"];

export class Bubble {
  /** `phone`: who looks at it. */
  constructor(item, phone) {
    this.phone = phone;
    this.known = {};
    this.mine = item.by === phone.person;
    this.box = el("div", { class: "bubble" });
    this.keys = el("div", { class: "keys", role: "group", "aria-label": phone.say("buttons") });
    this.row = el("article", { class: `row ${this.mine ? "mine" : "theirs"}`, tabindex: -1 }, this.box, this.keys);
    this.row.dataset.message = item.id;
    this.holders = { keys: this.keys };
    for (const part of PARTS.slice(0, 3)) this.box.append((this.holders[part] = el("div", { class: part })));
    this.update(item);
  }

  /** Show what the message now shows. */
  update(item) {
    this.item = item;
    this.row.hidden = Boolean(item.deleted);
    if (item.deleted) return;
    this.row.classList.toggle("service", Boolean(item.service));
    this.row.setAttribute("aria-label", `${item.name}, ${clockTime(item.at, this.phone.language)}`);
    this.part("quote", [item.reply, item.forwarded], () => this.quote());
    this.part("body", [item.text, item.entities, item.media, item.service], () => this.body());
    this.part("foot", [item.edited, item.heard, item.pinned, item.reactions], () => this.foot());
    this.part("keys", [item.keys], () => this.keyRows());
    this.keys.hidden = item.keys.length === 0;
  }

  part(name, state, make) {
    const now = JSON.stringify(state);
    if (this.known[name] === now) return;
    this.known[name] = now;
    const holder = this.holders[name];
    const held = holder.contains(document.activeElement);
    holder.replaceChildren(...make());
    if (held) this.row.focus();
  }

  quote() {
    const { item, phone } = this;
    const { reply, forwarded } = item;
    const nodes = !this.mine && phone.inGroup && !item.service ? [el("p", { class: `sender hue${item.by % 6}`, text: item.name, dir: "auto" })] : [];
    const topic = phone.topic === null && !item.service && phone.topicName(item.topic);
    if (topic) nodes.push(el("p", { class: "small", text: topic, dir: "auto" }));
    if (forwarded) nodes.push(el("p", { class: "small", text: phone.say("forwarded", { name: forwarded }) }));
    if (!reply) return nodes;
    const jump = () => phone.log.jumpTo(reply.id);
    return [...nodes, el("button", { type: "button", class: "quoted", tabindex: -1, on: { click: jump } },
      el("strong", { text: reply.name, dir: "auto" }), el("span", { text: reply.text.split("\n")[0], dir: "auto" }))];
  }

  body() {
    const { item, phone } = this;
    const nodes = [];
    if (item.service) nodes.push(el("p", { class: "small", text: phone.say(item.service.kind, { name: item.service.name }) }));
    if (item.media) nodes.push(media(item.media, phone));
    if (item.text) {
      nodes.push(el("p", { class: "text" }, rich(item.text, item.entities, phone)));
    }
    return nodes;
  }

  foot() {
    const { item, phone } = this;
    const nodes = item.reactions.map((emoji) => el("span", { class: "reaction", text: emoji }));
    if (item.pinned) nodes.push(el("span", { class: "mark", role: "img", "aria-label": phone.say("pinned") }, icon("pin")));
    if (item.edited) nodes.push(el("span", { text: phone.say("edited") }));
    nodes.push(el("time", { text: clockTime(item.at, phone.language) }));
    if (this.mine && item.told) nodes.push(el("span", { class: `ticks ${item.heard ? "heard" : ""}`, role: "img",
      "aria-label": phone.say(item.heard ? "heard" : "sent"), text: item.heard ? "✓✓" : "✓" }));
    return [el("span", { class: "tools" }, this.tools()), ...nodes];
  }

  tools() {
    const { item, phone } = this;
    if (item.service) return [];
    const how = { tabindex: -1 };
    const tools = [iconButton("reply", phone.say("reply"), () => phone.composer.reply(this.item), how)];
    if (this.mine && !item.media) tools.push(iconButton("pen", phone.say("rewrite"), () => phone.composer.rewrite(this.item), how));
    const look = () => phone.look(this.item);
    return [...tools, iconButton("info", say("look"), look, { ...how, class: "icon-button peek" })];
  }

  keyRows() {
    return this.item.keys.map((keys) => el("div", { class: "key-row" }, keys.map((key) => this.key(key))));
  }

  key(key) {
    const tap = () => {
      if (key.data === null) return this.phone.open(key.url);
      return act("tap", { person: this.phone.person, chat: this.phone.chat, message: this.item.id, data: key.data });
    };
    const made = el("button", { type: "button", class: "key", tabindex: -1, dir: "auto", text: key.label, on: { click: tap } });
    if (key.data !== null) made.dataset.data = key.data;
    return made;
  }

  /** Somebody tapped this button; it turns until the bot has answered. */
  tapped(data, done) {
    for (const key of this.keys.querySelectorAll(".key")) {
      if (key.dataset.data !== data) continue;
      key.classList.toggle("waiting", !done);
      key.classList.add("tapped");
    }
  }
}
