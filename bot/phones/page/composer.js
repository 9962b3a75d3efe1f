// Where a person writes: words, a voice, a picture, a command of the menu, or a key that stands for an answer.

import { act, notice } from "./deeds.js";
import { el, icon, iconButton } from "./dom.js";
import { base64, record } from "./recorder.js";
import { messageIn, state } from "./state.js";
import { say } from "./words.js";

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.about = null; // {kind: "reply" | "rewrite", item}
    this.recording = null;
    const words = phone.say("message");
    this.text = el("textarea", { rows: 1, placeholder: words, "aria-label": words, dir: "auto", maxlength: 8000,
      on: { input: () => this.look(), keydown: (event) => this.press(event) } });
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
    this.head();
    this.look();
  }

  /** What the chat's head says: a reply that the bot has opened, keys, a bot that is blocked. */
  head() {
    const chat = state.chats.get(this.phone.chat);
    const opened = chat.reply ? messageIn(this.phone.chat, chat.reply) : null;
    if (opened && this.about?.item.id !== opened.id) this.reply(opened, true);
    else if (!opened && this.about?.opened) this.forget();
    this.row.hidden = chat.blocked;
    this.wall.hidden = !chat.blocked;
    this.keys.hidden = chat.keys.length === 0;
    const press = (label) => act("press", { ...this.phone.here(), label });
    this.keys.replaceChildren(...chat.keys.map((row) => el("div", { class: "key-row" },
      row.map((label) => el("button", { type: "button", class: "key", dir: "auto", text: label, on: { click: () => press(label) } })))));
    const commands = state.people.get(this.phone.person).commands[this.phone.chat] ?? [];
    this.menuButton.hidden = commands.length === 0;
    this.menu.replaceChildren(...commands.map(({ command, description }) => el("button", { type: "button", class: "command",
      on: { click: () => this.command(`/${command}`) } }, el("span", { text: description, dir: "auto" }), el("code", { text: `/${command}`, dir: "ltr" }))));
  }

  reply(item, opened = false) {
    this.set({ kind: "reply", item, opened }, this.phone.say("replying", { name: item.name }), item.text.split("\n")[0]);
    if (!opened) this.text.focus();
  }

  rewrite(item) {
    this.set({ kind: "rewrite", item }, this.phone.say("rewriting"), item.text.split("\n")[0]);
    this.text.value = item.text;
    this.look();
    this.text.focus();
  }

  set(about, title, line) {
    this.about = about;
    const cancel = () => {
      if (this.about?.opened) act("no_reply", this.phone.here());
      this.forget();
    };
    this.bar.replaceChildren(el("p", {}, el("strong", { text: title }), el("span", { text: line, dir: "auto" })), iconButton("close", this.phone.say("cancel"), cancel));
    this.bar.hidden = false;
  }

  forget() {
    this.about = null;
    this.bar.hidden = true;
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
    const [name, words] = writes ? ["send", "send"] : this.recording ? ["stop", "recording"] : ["mic", "record"];
    this.go.replaceChildren(icon(name));
    for (const attribute of ["aria-label", "title"]) this.go.setAttribute(attribute, this.phone.say(words));
    this.go.classList.toggle("live", Boolean(this.recording) && !writes);
    this.text.style.blockSize = "auto";
    this.text.style.blockSize = `${Math.min(this.text.scrollHeight, 120)}px`;
  }

  async send() {
    const text = this.text.value.trim();
    if (!text) return this.speak();
    const { about } = this;
    this.text.value = "";
    this.look();
    this.forget();
    const done = about?.kind === "rewrite"
      ? await act("rewrite", { ...this.phone.here(), message: about.item.id, text })
      : await act("write", { ...this.phone.here(), text, reply: about?.item.id });
    if (!done) this.text.value = text;
    this.phone.log.toEnd();
    return this.look();
  }

  async command(text) {
    this.toggleMenu(false);
    await act("write", { ...this.phone.here(), text });
    this.phone.log.toEnd();
    this.text.focus();
  }

  async speak() {
    if (!this.recording) {
      this.recording = await record();
      if (this.recording) return this.look();
      notice(say("no_microphone"));
      return act("speak", { ...this.phone.here(), seconds: 1 });
    }
    const { recording } = this;
    this.recording = null;
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
