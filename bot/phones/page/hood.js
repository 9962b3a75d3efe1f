// Under the hood of one message: the update, the turn and its rows, the calls. And what makes it hard for the bot.

import { act, lookInside, notice } from "./deeds.js";
import { button, el, iconButton, put } from "./dom.js";
import { listen, messageIn, state } from "./state.js";
import { clockTime, fullMoment } from "./when.js";
import { say } from "./words.js";

const DATE = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/;

/** The drawer, and how to open it. `toggled` hears whether it is open. */
export function hood(toggled) {
  const empty = el("p", { text: say("hood_empty") });
  const message = el("div", { class: "inside", "aria-live": "polite" }, empty);
  const box = el("aside", { class: "hood", "aria-label": say("hood"), hidden: true, on: { keydown: (event) => event.key === "Escape" && show(false) } });
  let chosen = null; // {chat, message}
  let drawn = "";
  let opener = null; // has the focus again when the drawer closes

  const show = (open) => {
    if (open && box.hidden) opener = document.activeElement;
    const held = box.contains(document.activeElement);
    box.hidden = !open;
    toggled(open);
    if (!open && held) opener.focus();
  };
  const forget = () => {
    [chosen, drawn] = [null, ""];
    message.replaceChildren(empty);
  };
  const draw = async () => {
    const asked = chosen;
    if (!asked || box.hidden || messageIn(asked.chat, asked.message)?.deleted) return;
    const found = await lookInside(asked.chat, asked.message);
    const now = JSON.stringify(found);
    if (!found || asked !== chosen || now === drawn) return;
    drawn = now;
    const open = new Set([...message.querySelectorAll("details[open]")].map((it) => it.dataset.key));
    message.replaceChildren(...inside(found, open));
  };
  box.append(el("header", {}, el("h2", { text: say("hood"), tabindex: -1 }), iconButton("close", say("close"), () => show(false))),
    weather(), message, database());
  listen((news) => {
    if (news.fresh) forget();
    if (news.items.size || news.bot) draw();
  });
  return {
    box,
    toggle: () => show(box.hidden),
    look(chat, number) {
      chosen = { chat, message: number };
      drawn = "";
      show(true);
      draw();
      box.querySelector("h2").focus();
    },
  };
}

function inside(found, open) {
  const item = messageIn(found.chat, found.message);
  return [
    el("p", { class: "chosen", dir: "auto", text: `${item.name}, ${clockTime(item.at)}: ${item.text.split("\n")[0] || "…"}` }),
    el("h3", { text: say("update") }),
    ...found.updates.map((it, place) => folded(`update${place}`, JSON.parse(it).update_id, [source(it)], open)),
    found.updates.length ? null : el("p", { class: "small", text: say(found.ours ? "no_update" : "not_told") }),
    el("h3", { text: say("turn") }),
    ...found.turns.flatMap((it) => turn(it)),
    found.turns.length ? null : el("p", { class: "small", text: say("turn_missing") }),
    el("h3", { text: say("calls") }),
    ...found.calls.map((it, place) => folded(`call${place}`, call(it), [source(it.params)], open)),
    found.calls.length ? null : el("p", { class: "small", text: say("no_calls") }),
  ].filter(Boolean);
}

const source = (text) => el("pre", { class: "source", dir: "ltr", tabindex: 0, text });

function folded(key, words, nodes, open) {
  const made = el("details", { open: open.has(key) }, el("summary", {}, words), ...nodes);
  made.dataset.key = key;
  return made;
}

function call(it) {
  const good = it.code >= 200 && it.code < 300;
  return el("span", { class: "call", dir: "ltr" }, el("code", { text: it.method }), " ",
    el("span", { class: good ? "good" : "bad", text: [it.code || "—", good ? "" : it.description].join(" ").trim() }));
}

function turn(it) {
  const at = it.at ? fullMoment(new Date(`${it.at.replace(" ", "T").slice(0, 23)}Z`).getTime()) : "…";
  return [
    el("p", { class: "small", text: say("turn_of", { time: at, rows: it.rows.length }) }),
    it.due ? el("p", { class: "small", text: say("clock_was_due", { what: say(it.due) }) }) : null,
    el("div", { class: "rows" }, it.rows.map(row)),
  ].filter(Boolean);
}

function row(it) {
  const values = Object.entries(it.values).map(([name, value]) => el("div", { class: "value" }, el("dt", { text: name, dir: "ltr" }),
    el("dd", { dir: "auto" }, it.before[name] !== undefined && it.kind === "changed_row" ? el("s", { text: readable(it.before[name]) }) : null, " ", readable(value))));
  return el("details", { class: "written" }, el("summary", {}, el("code", { text: `${it.table} ${it.id}`, dir: "ltr" }), " ", el("span", { class: `kind ${it.kind}`, text: say(it.kind) })), el("dl", {}, values));
}

const readable = (value) => (DATE.test(value) ? value.slice(0, 16) : value === "null" ? "—" : value);

function weather() {
  const status = el("p", { class: "status-line", role: "status" });
  const deaths = el("p", { class: "small" });
  const network = button("", () => act("weather", { to: state.bot.network ? "drop" : "mend" }));
  const flood = async () => (await act("weather", { to: "flood" })) && notice(say("flood_set"));
  const draw = () => {
    const { bot } = state;
    put(status, !bot.lives ? say("dead") : !bot.network ? say("no_network") : say("alive", { pid: bot.pid }));
    status.className = `status-line ${bot.lives && bot.network ? "good" : "bad"}`;
    put(network.lastChild, say(bot.network ? "drop" : "mend"));
    put(deaths, bot.deaths ? say("deaths", { number: bot.deaths }) : say("kill_explained"));
  };
  listen((news) => news.bot && draw());
  return el("section", { class: "weather", "aria-label": say("weather") }, el("h3", { text: say("weather") }), status,
    el("div", { class: "choices" }, button(say("kill"), () => act("weather", { to: "kill" }), { class: "button danger" }), network, button(say("flood"), flood)), deaths);
}

function database() {
  const path = el("code", { dir: "ltr", class: "path" });
  const copy = async () => {
    if (!navigator.clipboard) return getSelection().selectAllChildren(path); // where the page is not on this machine
    await navigator.clipboard.writeText(state.bot.database);
    return notice(say("copied"));
  };
  listen((news) => news.bot && put(path, state.bot.database));
  return el("section", {}, el("h3", { text: say("file_of") }), path, button(say("copy"), copy, {}, "copy"));
}
