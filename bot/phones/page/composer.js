// Where a person writes: words, a voice, a picture, a command of the menu, or a key that stands for an answer.

import { act, notice } from "./deeds.js";
import { draftOf } from "./drafts.js";
import { el, icon, iconButton } from "./dom.js";
import { base64, record } from "./recorder.js";
import { messageIn, state } from "./state.js";
import { say } from "./words.js";

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.draft = draftOf(phone);
    const words = phone.say("message");
    this.text = el("textarea", { rows: 1, placeholder: words, "aria-label": words, dir: "auto", maxlength: 8000, value: this.draft.text,
      on: { input: () => this.write(this.text.value), keydown: (event) => this.press(event) } });
    this.menuButton = el("button", { type: "button", class: "menu-button", "aria-expanded": "false", on: { click: () => this.toggleMenu() } }, icon("menu"), el("span", { text: phone.say("menu") }));
    this.menu = el("div", { class: "menu", hidden: true, role: "group", "aria-label": phone.say("menu"), on: { keydown: (event) => this.walk(event) } });
    this.file = el("input", { type: "file", hidden: true, on: { change: () => this.attach() } });
    this.go = iconButton("mic", phone.say("record"), () => this.send(), { class: "icon-button go" });
    this.bar = el("div", { class: "about", hidden: true });
    this.keys = el("div", { class: "reply-keys", role: "group", "aria-label": phone.say("keys"), hidden: true });
    this.row = el("div", { class: "composer" }, this.menuButton, this.text, this.file,
      iconButton("clip", phone.say("attach"), () => this.file.click()), this.go);
    this.wall = el("p", { class: "wall", hidden: true }, el("span", { text: phone.say("blocked") }),
      el("button", { type: "button", class: "button", text: phone.say("unblock"), on: { click: () => act("unblock", { person: phone.person }) } }));
    this.box = el("div", { class: "foot-of-phone" }, this.menu, this.bar, this.row, this.keys, this.wall);
    this.drawAbout();
    this.head();
    this.look();
  }

  /** What the chat's head says: a reply that the bot has opened, keys, a bot that is blocked. */
  head() {
    const chat = state.chats.get(this.phone.chat);
    const opened = chat.reply ? messageIn(this.phone.chat, chat.reply) : null;
    const { about } = this.draft;
    if (opened && about?.item.id !== opened.id) this.reply(opened, true);
    else if (!opened && about?.opened) this.put(null);
    this.row.hidden = chat.blocked;
    this.wall.hidden = !chat.blocked;
    const commands = state.people.get(this.phone.person).commands[this.phone.chat] ?? [];
    const now = JSON.stringify([chat.keys, commands]);
    if (this.known !== now) this.drawKeys(chat.keys, commands);
    this.known = now;
  }

  drawKeys(keys, commands) {
    this.keys.hidden = keys.length === 0;
    const press = (label) => act("press", { ...this.phone.here(), label });
    this.keys.replaceChildren(...keys.map((row) => el("div", { class: "key-row" },
      row.map((label) => el("button", { type: "button", class: "key", dir: "auto", text: label, on: { click: () => press(label) } })))));
    this.menuButton.hidden = commands.length === 0;
    this.menu.replaceChildren(...commands.map(({ command, description }) => el("button", { type: "button", class: "command",
      on: { click: () => this.command(`/${command}`) } }, el("span", { text: description, dir: "auto" }), el("code", { text: `/${command}`, dir: "ltr" }))));
  }

  reply(item, opened = false) {
    this.put({ kind: "reply", item, opened });
    if (!opened) this.text.focus();
  }

  rewrite(item) {
    const { about, text } = this.draft;
    this.put({ kind: "rewrite", item, before: about?.before ?? text });
    this.write(item.text);
    this.text.focus();
  }

  /** The words that stand in the field now. */
  write(words) {
    this.draft.text = words;
    if (this.text.value !== words) this.text.value = words;
    this.look();
  }

  /** What the words are about: a message that is answered or changed, or null. */
  put(about) {
    this.draft.about = about;
    this.drawAbout();
  }

  drawAbout() {
    const { about } = this.draft;
    this.bar.hidden = !about;
    if (!about) return;
    const title = about.kind === "reply" ? this.phone.say("replying", { name: about.item.name }) : this.phone.say("rewriting");
    const cancel = () => {
      if (about.opened) act("no_reply", this.phone.here());
      if (about.kind === "rewrite") this.write(about.before);
      this.put(null);
      this.text.focus();
    };
    this.bar.replaceChildren(el("p", {}, el("strong", { text: title }), el("span", { text: about.item.text.split("\n")[0], dir: "auto" })),
      iconButton("close", this.phone.say("cancel"), cancel));
  }

  press(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    }
  }

  /** The button beside the text sends it, or records where there is none. */
  look() {
    const writes = this.text.value.trim() !== "";
    const { recording } = this.draft;
    const [name, words] = writes ? ["send", "send"] : recording ? ["stop", "recording"] : ["mic", "record"];
    this.go.replaceChildren(icon(name));
    for (const attribute of ["aria-label", "title"]) this.go.setAttribute(attribute, this.phone.say(words));
    this.go.classList.toggle("live", Boolean(recording) && !writes);
    this.text.style.blockSize = "auto";
    this.text.style.blockSize = `${Math.min(this.text.scrollHeight, 120)}px`;
  }

  async send() {
    const text = this.text.value.trim();
    if (!text) return this.speak();
    const { about } = this.draft;
    this.write(about?.before ?? "");
    this.put(null);
    const done = about?.kind === "rewrite"
      ? await act("rewrite", { ...this.phone.here(), message: about.item.id, text })
      : await act("write", { ...this.phone.here(), text, reply: about?.item.id });
    if (!done) this.write(text);
    this.phone.log.toEnd();
    return undefined;
  }

  async command(text) {
    this.toggleMenu(false);
    await act("write", { ...this.phone.here(), text });
    this.phone.log.toEnd();
    this.text.focus();
  }

  async speak() {
    const { recording } = this.draft;
    if (!recording) {
      this.draft.recording = await record();
      if (this.draft.recording) return this.look();
      notice(say("no_microphone"));
      return act("speak", { ...this.phone.here(), seconds: 1 });
    }
    this.draft.recording = null;
    this.look();
    return act("speak", { ...this.phone.here(), ...(await recording.stop()) });
  }

  async attach() {
    const [file] = this.file.files;
    if (file) await act("send", { ...this.phone.here(), name: file.name, mime: file.type, content: await base64(file) });
    this.file.value = "";
  }

  toggleMenu(open = this.menu.hidden) {
    this.menu.hidden = !open;
    this.menuButton.setAttribute("aria-expanded", String(open));
    if (open) this.menu.querySelector("button")?.focus();
  }

  walk(event) {
    const all = [...this.menu.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      this.toggleMenu(false);
      this.menuButton.focus();
    } else if (step) {
      event.preventDefault();
      all.at((all.indexOf(document.activeElement) + step) % all.length)?.focus();
    }
  }
}
