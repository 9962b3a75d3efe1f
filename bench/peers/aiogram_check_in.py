"""The check-in with aiogram's finite state machine: a state a question, a handler a state."""

from aiogram import F, Router
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bench.questions import END, QUESTIONS


class CheckIn(StatesGroup):
    """The question that a person is asked."""

    met = State()
    together = State()
    difficult = State()
    work = State()
    confidence = State()
    helped = State()
    learned = State()


def keyboard(key: str) -> InlineKeyboardMarkup:
    """The question's buttons, one a row."""
    choices = QUESTIONS[key].choices.items()
    keys = [[InlineKeyboardButton(text=label, callback_data=f"{key}:{choice}")] for choice, label in choices]
    return InlineKeyboardMarkup(inline_keyboard=keys)


async def start(message: Message, state: FSMContext) -> None:
    """`/start`."""
    await state.set_state(CheckIn.met)
    await message.answer(QUESTIONS["met"].ask, reply_markup=keyboard("met"))


async def met(query: CallbackQuery, state: FSMContext) -> None:
    """Whether they met decides what comes next."""
    answer = _chosen(query)
    await query.answer()
    await state.update_data(met=answer)
    await state.set_state(CheckIn.together if answer == "yes" else CheckIn.difficult)
    await _message(query).answer(QUESTIONS["together" if answer == "yes" else "difficult"].ask)


async def together(message: Message, state: FSMContext) -> None:
    """What they did."""
    await state.update_data(together=message.text)
    await state.set_state(CheckIn.work)
    await message.answer(QUESTIONS["work"].ask, reply_markup=keyboard("work"))


async def difficult(message: Message, state: FSMContext) -> None:
    """What was in their way."""
    await state.update_data(difficult=message.text)
    await state.set_state(CheckIn.work)
    await message.answer(QUESTIONS["work"].ask, reply_markup=keyboard("work"))


async def work(query: CallbackQuery, state: FSMContext) -> None:
    """How it goes with work."""
    await query.answer()
    await state.update_data(work=_chosen(query))
    await state.set_state(CheckIn.confidence)
    await _message(query).answer(QUESTIONS["confidence"].ask, reply_markup=keyboard("confidence"))


async def confidence(query: CallbackQuery, state: FSMContext) -> None:
    """How sure they are."""
    await query.answer()
    await state.update_data(confidence=_chosen(query))
    await state.set_state(CheckIn.helped)
    await _message(query).answer(QUESTIONS["helped"].ask)


async def helped(message: Message, state: FSMContext) -> None:
    """What has helped."""
    await state.update_data(helped=message.text)
    await state.set_state(CheckIn.learned)
    await message.answer(QUESTIONS["learned"].ask, reply_markup=keyboard("learned"))


async def learned(query: CallbackQuery, state: FSMContext) -> None:
    """The last question; the answers stay in the storage."""
    await query.answer()
    await state.update_data(learned=_chosen(query))
    await state.set_state(None)
    await _message(query).answer(END)


def _chosen(query: CallbackQuery) -> str:
    return (query.data or "").partition(":")[2]


def _message(query: CallbackQuery) -> Message:
    assert isinstance(query.message, Message)
    return query.message


def router() -> Router:
    """All handlers."""
    made = Router()
    made.message.register(start, CommandStart())
    made.callback_query.register(met, CheckIn.met, F.data.startswith("met:"))
    made.message.register(together, CheckIn.together, F.text)
    made.message.register(difficult, CheckIn.difficult, F.text)
    made.callback_query.register(work, CheckIn.work, F.data.startswith("work:"))
    made.callback_query.register(confidence, CheckIn.confidence, F.data.startswith("confidence:"))
    made.message.register(helped, CheckIn.helped, F.text)
    made.callback_query.register(learned, CheckIn.learned, F.data.startswith("learned:"))
    return made
