// What somebody has begun and not sent. It outlives the phone on which it stands: that is built anew when its language changes.

import { listenAlways } from "./state.js";

const drafts = new Map(); // by person and chat

/** {text, about: {kind: "reply" | "rewrite", item, opened, before} or null, recording or null}, to be changed in place. */
export function draftOf({ person, chat }) {
  const key = `${person} ${chat}`;
  if (!drafts.has(key)) drafts.set(key, { text: "", about: null, recording: null });
  return drafts.get(key);
}

listenAlways((news) => news.fresh && drafts.clear());
