"""What is neither words nor voice, and what is meant for another question than the open one."""

from dataclasses import replace

from bot.store import queries
from bot.store.tables import Answer, Member, Talking
from bot.store.work import Work, number
from bot.talk.engine import look, reword
from bot.talk.heard import NUMBER, Contact, Edited, Forwarded, Heard, Tap, Thing, Unusable, Words, read_button
from bot.talk.phrase import Phrase, _
from bot.turn import conversations, kept, speak, ways

CANNOT: dict[Thing, Phrase] = {
    Thing.picture: _("Thank you for the picture. I cannot see pictures, so I have not kept it."),
    Thing.sticker: _("That is nice! But I only understand words and buttons."),
    Thing.film: _("Thank you for the video. I cannot watch videos, so I have not kept it."),
    Thing.sound: _("I cannot hear sound files. You can record a voice message here with the microphone 🎤."),
    Thing.file: _("I cannot read files, so I have not kept it. Please write the important words to me."),
    Thing.place: _("I cannot read maps. Please write the name of the place."),
    Thing.poll: _("I cannot answer polls and lists. Please write to me in your own words."),
    Thing.other: _("I cannot read this. Please write to me, or tap a button."),
}
CONTACT = _("I do not need this contact, so I have not kept it. Please write to me, or tap a button.")
NOT_YOURS = _("This message is from somebody else, so I have not kept it. Please tell me in your own words.")
NO_QUESTION = _("You answered an older message of mine. I cannot pass that on. These buttons can help you.")
EARLIER = _("You answered an earlier question. I keep what you said first. Press Back to change it.")
CLOSED = _("You answered a question that is closed now, so I have not kept it.")
KEPT_AS_IT_WAS = _("I saw that you changed a message. I keep what you wrote first.")
USE_NEW_WORDS = _("✏️ Use the new words")
CHANGED = _("All right. I use your new words.")


def kind_line(heard: Heard) -> Phrase | None:
    """What to say to something that is no answer to anything; None where it may be one."""
    match heard:
        case Unusable(thing):
            return CANNOT[thing]
        case Contact():
            return CONTACT
        case Forwarded():
            return NOT_YOURS
    return None


def meant_question(work: Work, member: Member, message: int) -> Talking | Phrase | None:
    """The conversation that a reply to our message answers, or why it answers none; None: the open question."""
    sent = queries.message_in(work.session, member.telegram_id, message)
    if sent is None:
        return None
    keys = sent.payload.get("reply_markup", {}).get("inline_keyboard", [])
    taps = [tap for row in keys for key in row if isinstance(tap := read_button(key["callback_data"]), Tap)]
    if not taps:
        return queries.announcement_in(work.session, number(member), sent.id) or NO_QUESTION
    return _conversation(work, member, taps[0])


def _conversation(work: Work, member: Member, tap: Tap) -> Talking | Phrase:
    row = work.session.get(Talking, tap.conversation)
    if row is None or row.member_id != member.id or row.state != "open":
        return CLOSED
    standing = look(kept.load(work, row), work.now)
    if standing.ask is None or (row.version, standing.ask.key) != (tap.version, tap.key):
        return EARLIER
    row.asked = standing.ask.seen_as  # the person has it before their eyes
    return row


def edited(work: Work, member: Member, edit: Edited) -> None:
    """The first words stay, unless the person wants the new ones and nothing was sent yet."""
    found = queries.answer_written_in(work.session, number(member), edit.message) if edit.message else None
    top = conversations.on_screen(work, member)
    if found is None or not edit.text or not _can_change(work, member, *found, edit.text):
        ways.say(work, member, KEPT_AS_IT_WAS)
        return
    row, answer = found
    answer.reworded = edit.text
    say = speak.reader(work, member).say
    speak.post(work, member, [KEPT_AS_IT_WAS], [[(say(USE_NEW_WORDS), f"m:reword:{number(row):x}.{answer.key}")]])
    if top:
        conversations.ask_again(work, member, top)


def _can_change(work: Work, member: Member, row: Talking, answer: Answer, text: str) -> bool:
    words = Words(text, member.language)
    return reword(kept.load(work, row), answer.key, words, work.now) is not None


def use_new_words(work: Work, member: Member, argument: str) -> Phrase | None:
    """The changed message becomes the answer, if it still can."""
    key, _dot, question = argument.partition(".")
    row = work.session.get(Talking, int(key, 16)) if NUMBER.fullmatch(key) else None
    answer = work.session.get(Answer, (row.id, question)) if row else None
    if row is None or answer is None or row.member_id != member.id or row.state != "open" or not answer.reworded:
        return ways.passed(work, member)
    turn = reword(kept.load(work, row), question, Words(answer.reworded, member.language), work.now)
    if turn is None:
        return ways.passed(work, member)
    answer.reworded = None
    conversations.settle(work, member, row, replace(turn, say=(CHANGED, *turn.say)), again=True)
    return None
