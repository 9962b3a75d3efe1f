"""`python -m bench.peers.telegram_bot API [FILE]`: the check-in with python-telegram-bot's ConversationHandler.

With FILE, what was said is kept there by its PicklePersistence.
"""

import sys
import warnings
from typing import Any

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.warnings import PTBUserWarning

from bench.questions import END, QUESTIONS

Context = ContextTypes.DEFAULT_TYPE
MET, TOGETHER, DIFFICULT, WORK, CONFIDENCE, HELPED, LEARNED = range(7)


def keyboard(key: str) -> InlineKeyboardMarkup:
    """The question's buttons, one a row."""
    choices = QUESTIONS[key].choices.items()
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=f"{key}:{it}")] for it, label in choices])


async def start(update: Update, _context: Context) -> int:
    """`/start`."""
    await _written(update).reply_text(QUESTIONS["met"].ask, reply_markup=keyboard("met"))
    return MET


async def met(update: Update, context: Context) -> int:
    """Whether they met decides what comes next."""
    query, message = _tapped(update)
    await query.answer()
    answer = _keep(context, query)
    await message.reply_text(QUESTIONS["together" if answer == "yes" else "difficult"].ask)
    return TOGETHER if answer == "yes" else DIFFICULT


async def together(update: Update, context: Context) -> int:
    """What they did."""
    message = _written(update)
    _answers(context)["together"] = message.text
    await message.reply_text(QUESTIONS["work"].ask, reply_markup=keyboard("work"))
    return WORK


async def difficult(update: Update, context: Context) -> int:
    """What was in their way."""
    message = _written(update)
    _answers(context)["difficult"] = message.text
    await message.reply_text(QUESTIONS["work"].ask, reply_markup=keyboard("work"))
    return WORK


async def work(update: Update, context: Context) -> int:
    """How it goes with work."""
    query, message = _tapped(update)
    await query.answer()
    _keep(context, query)
    await message.reply_text(QUESTIONS["confidence"].ask, reply_markup=keyboard("confidence"))
    return CONFIDENCE


async def confidence(update: Update, context: Context) -> int:
    """How sure they are."""
    query, message = _tapped(update)
    await query.answer()
    _keep(context, query)
    await message.reply_text(QUESTIONS["helped"].ask)
    return HELPED


async def helped(update: Update, context: Context) -> int:
    """What has helped."""
    message = _written(update)
    _answers(context)["helped"] = message.text
    await message.reply_text(QUESTIONS["learned"].ask, reply_markup=keyboard("learned"))
    return LEARNED


async def learned(update: Update, context: Context) -> int:
    """The last question; the answers stay in `user_data`."""
    query, message = _tapped(update)
    await query.answer()
    _keep(context, query)
    await message.reply_text(END)
    return ConversationHandler.END


def _answers(context: Context) -> dict[Any, Any]:
    assert context.user_data is not None
    return context.user_data


def _keep(context: Context, query: CallbackQuery) -> str:
    key, _, answer = (query.data or "").partition(":")
    _answers(context)[key] = answer
    return answer


def _written(update: Update) -> Message:
    assert update.message is not None
    return update.message


def _tapped(update: Update) -> tuple[CallbackQuery, Message]:
    query = update.callback_query
    assert query is not None
    assert isinstance(query.message, Message)
    return query, query.message


def conversation(*, kept: bool) -> ConversationHandler[Any]:
    """The check-in; `kept` where the application has a persistence."""
    words = filters.TEXT & ~filters.COMMAND
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBUserWarning)  # buttons of earlier messages are not followed: as wanted
        return ConversationHandler(
            entry_points=[CommandHandler("start", start)],
            states={
                MET: [CallbackQueryHandler(met, "^met:")],
                TOGETHER: [MessageHandler(words, together)],
                DIFFICULT: [MessageHandler(words, difficult)],
                WORK: [CallbackQueryHandler(work, "^work:")],
                CONFIDENCE: [CallbackQueryHandler(confidence, "^confidence:")],
                HELPED: [MessageHandler(words, helped)],
                LEARNED: [CallbackQueryHandler(learned, "^learned:")],
            },
            fallbacks=[CommandHandler("start", start)],
            name="check_in",
            persistent=kept,
        )


def application(api: str, file: str = "") -> Application[Any, Any, Any, Any, Any, Any]:
    """The bot at this address."""
    builder = ApplicationBuilder().token("42:TEST").base_url(f"{api}/bot")
    if file:
        builder = builder.persistence(PicklePersistence(file))
    made = builder.build()
    made.add_handler(conversation(kept=bool(file)))
    return made


if __name__ == "__main__":
    application(*sys.argv[1:]).run_polling()
