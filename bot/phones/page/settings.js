// The settings of one phone: language, direction, chat, and what can be taken along.

import { act } from "./deeds.js";
import { choices, dialog } from "./dialogs.js";
import { button, el, select } from "./dom.js";
import { savePicture, saveText } from "./share.js";
import { isGroup, state } from "./state.js";
import { languages, say } from "./words.js";

/** Ask what to change. The phone may be built anew meanwhile: what it is then, its table knows. */
export function phoneSettings(phone) {
  const now = () => phone.table.at(phone.place);
  const somebody = state.people.get(phone.person);
  const change = (what) => phone.table.change(phone.place, what);
  const chats = somebody.chats.map((id) => [String(id), state.chats.get(id).title]);
  const directions = [["", say("by_language")], ["ltr", say("ltr")], ["rtl", say("rtl")]];
  const block = () => {
    shown.close();
    act("block", { person: phone.person });
  };
  const then = (save) => () => {
    shown.close();
    save(now());
  };
  const shown = dialog(`${say("settings")}: ${phone.name}`,
    el("div", { class: "fields" },
      select(say("reads"), languages().map((it) => [it.code, it.name]), phone.language, (language) => act("language", { person: phone.person, language })),
      select(say("direction"), directions, phone.place.direction ?? "", (direction) => change({ direction: direction || undefined })),
      chats.length > 1 ? select(say("chat"), chats, String(phone.chat), (chat) => change({ chat: Number(chat), topic: null })) : null),
    el("div", { class: "people" },
      button(say("save_text"), then(saveText)), button(say("save_picture"), then(savePicture)),
      isGroup(phone.chat) || state.chats.get(phone.chat).blocked ? null : button(say("block"), block),
      button(say("put_away"), then(() => phone.table.remove(phone.place)))),
    choices(() => shown.close()));
  shown.box.addEventListener("close", () => now()?.cog.focus());
}
