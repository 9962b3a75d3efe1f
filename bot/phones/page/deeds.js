// What the page does: orders to the server. Whatever it refuses is said once, at the foot of the page.

import { el, put } from "./dom.js";
import { say } from "./words.js";

const line = el("p", { class: "notice", role: "status", "aria-live": "polite" });
let hiding = 0;

/** The line at the foot of the page. */
export const noticeLine = () => line;

/** Say something there for a while. */
export function notice(text) {
  put(line, text);
  line.classList.add("shown");
  clearTimeout(hiding);
  hiding = setTimeout(() => line.classList.remove("shown"), 6000);
}

/** Do something; its answer, or null where it was refused. */
export async function act(what, order = {}) {
  try {
    const answer = await fetch(`do/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(order),
    });
    const found = await answer.json();
    if (answer.ok) return found;
    notice(say("cannot", { why: found.error }));
  } catch {
    notice(say("lost_page"));
  }
  return null;
}

/** What is under the hood of a message; null where it is gone. */
export async function lookInside(chat, message) {
  const answer = await fetch(`hood?chat=${chat}&message=${message}`);
  return answer.ok ? answer.json() : null;
}
