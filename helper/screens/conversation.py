"""The conversation: what was said, the question that is asked now, and where to answer it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from helper.conversation.session import STORY, Ask, Turn
from helper.knowledge.cleaning import clean
from helper.screens.choices import Choices
from helper.screens.doors import DoorsLine, DoorsPanel
from helper.screens.keybar import KeyBar
from helper.screens.marking import marked, toggled
from helper.screens.reply import Reply, Story
from helper.screens.result import ResultScreen
from helper.screens.telling import Telling
from helper.screens.transcript import Entry, Talk

LEAST_COLUMNS, LEAST_ROWS = 40, 12
KEYS = (
    ("screen-key-why", "screen.why"),
    ("screen-key-answers", "screen.answers"),
    ("screen-key-result", "screen.result"),
    ("screen-key-back", "screen.back"),
    ("screen-key-leave", "app.leave"),
)
_WIDTHS = [(0, "-thin"), (LEAST_COLUMNS, "-narrow"), (64, "-medium"), (100, "-wide")]
_HEIGHTS = [(0, "-flat"), (LEAST_ROWS, "-low"), (20, "-high"), (32, "-tall")]
_ALONE = {"none-of-these", "rather-not-say"}


class ConversationScreen(Screen[None]):
    """Asks one question after the other; every answer goes as words to the conversation."""

    CSS_PATH = "conversation.tcss"
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "why", show=False),
        Binding("f2", "answers", show=False),
        Binding("f3", "result", show=False),
        Binding("f4,ctrl+b", "back", show=False, priority=True),
        Binding("ctrl+s", "send", show=False, priority=True),
        Binding("up", "point(-1)", show=False),
        Binding("down", "point(1)", show=False),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]

    def __init__(self, telling: Telling) -> None:
        super().__init__()
        self.telling = telling
        self.ask: Ask | None = None
        self.drafts: dict[tuple[str, str | None], str] = {}
        self.warned = False
        self.why_told: Ask | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out in reading order."""
        say = self.telling.say
        small = say("screen-small", columns=LEAST_COLUMNS, rows=LEAST_ROWS)
        yield Static(Content(small), id="small")
        with Horizontal(id="main"):
            with Vertical(id="left"):
                yield DoorsLine(id="doors-line")
                with Talk():
                    yield Static(id="problem")
                    yield Static(id="question")
                    yield Static(id="hint")
                    yield Choices()
                yield Static(id="status")
                with Horizontal(id="answer"):
                    yield Static(Content(say("screen-your-answer")), id="label")
                    yield Reply()
                    yield Story()
                    yield Button(Content(say("screen-continue")), id="continue", compact=True)
            yield VerticalScroll(DoorsPanel(id="doors"), id="side", can_focus=False)
        yield KeyBar([(say(phrase), does) for phrase, does in KEYS])

    async def on_mount(self) -> None:
        """Show the first turn."""
        self.choices = self.query_one(Choices)
        self.reply = self.query_one(Reply)
        self.story = self.query_one(Story)
        self.talk = self.query_one(Talk)
        await self._show(self.telling.turn)
        self.call_after_refresh(self.telling.warm)

    # ---- what the person does

    @on(Input.Submitted)
    @on(Button.Pressed, "#continue")
    async def action_send(self) -> None:
        """Send what was typed, or the option that is pointed at."""
        words = self._typed()
        if not words.strip() and self.choices.pointed:
            words = str(self.choices.pointed)
        await self._send(words)

    async def action_why(self) -> None:
        """Say why this is asked; asked for once more, say what the keys do."""
        if self.why_told == self.ask:
            await self._add([Entry(self._helper, self.telling.say("screen-keys"), "helper")])
            return
        self.why_told = self.ask
        await self._show(self.telling.command("?"))

    async def action_answers(self) -> None:
        """List the answers so far, so that one can be changed."""
        await self._show(self.telling.command("a"))

    async def action_result(self) -> None:
        """Show the result so far."""
        await self._show(self.telling.command("r"))

    async def action_back(self) -> None:
        """Go to the question before."""
        turn = self.telling.command("b")
        if not turn.lines:
            await self._add([Entry(self._helper, self.telling.say("screen-went-back"), "helper")])
        await self._show(turn)

    async def leave(self) -> None:
        """Leave; where something would be lost, ask first."""
        if self._writer is self.story and self._unsent() and not self.warned:
            self.warned = True
            self._tell_problem(self.telling.say("screen-unsent"))
            return
        await self._show(self.telling.command("q"))

    async def keep(self, wanted: bool | None) -> None:  # noqa: FBT001  (what a screen returns)
        """Go to the menu that keeps a summary, where that was wanted on the result."""
        if not wanted:
            return
        turn = self.telling.leave_menu()
        if turn is not None:
            await self._show(turn)
        elif self.telling.session.mode == "ask":
            await self._add([Entry(self._helper, self.telling.say("screen-nothing-to-keep"), "helper")])

    def action_point(self, step: int) -> None:
        """Point at the option above or below."""
        count = len(self.choices.options)
        free = self.ask is not None and self.ask.kind in {"choice", "many"}
        if not count or not (free or marked(self.reply.standing, count) is not None):
            return
        number = self.choices.pointed + step if self.choices.pointed else (1 if step > 0 else count)
        number = min(max(number, 1), count)
        if not self.choices.several:
            self.reply.fill(str(number), selected=True)
        self._point(number)
        self._follow()

    def action_page(self, step: int) -> None:
        """Move through what was said by a page."""
        self.talk.page(step)

    @on(Choices.Chosen)
    async def choose(self, event: Choices.Chosen) -> None:
        """Send a clicked option, or mark it where several may be chosen."""
        self.reply.focus()
        if not self.choices.several:
            await self._send(str(event.number))
            return
        self._point(event.number)
        self.reply.fill(toggled(self.reply.value, event.number, len(self.choices.options), self.reply.alone))

    @on(Input.Changed)
    def follow_typing(self) -> None:
        """Point at the option whose number is typed, and mark those that are chosen."""
        numbers = marked(self.reply.value, len(self.choices.options)) or ()
        if self.choices.several:
            self.choices.point(self.choices.pointed, numbers)
        else:
            self._point(numbers[0] if len(numbers) == 1 else 0)

    # ---- what is shown

    async def _send(self, words: str) -> None:
        answered = self.ask
        if self.telling.is_command(words):
            self._fill("")
            answered = None
        turn = self.telling.tell(words)
        await self._show(turn, answered, words)

    async def _show(self, turn: Turn, answered: Ask | None = None, words: str = "") -> None:
        """Add what was said, and ask what is to be asked now."""
        if turn.ended:
            self.app.exit()
            return
        self.warned = False
        errors = [line.text for line in turn.lines if line.kind == "error"]
        told = list(self._answer_in_words(answered, words)) if answered and not errors else []
        new = list(self._helpers_lines(turn, answered, words))
        await self._add(told + new)
        if turn.ask != self.ask or not errors:
            self._ask(turn.ask, answered if not errors else None)
        elif not marked(self._typed(), len(self.choices.options)):
            self.reply.fill(self.reply.value, selected=True)
        self._tell_problem(self.telling.say("screen-problem", text=errors[-1]) if errors else "")
        self.query_one(DoorsLine).tell(self.telling)
        self.query_one(DoorsPanel).tell(self.telling)
        self.talk.read_from(new[0] if new and not errors else self._asked_from())
        if any(line.kind == "result" for line in turn.lines):
            self.app.push_screen(ResultScreen(self.telling), self.keep)

    def _answer_in_words(self, ask: Ask, words: str) -> Iterator[Entry]:
        if not words.strip():
            return
        chosen = marked(words, len(ask.options)) or ()
        texts = [option.text for option in ask.options if option.number in chosen]
        yield Entry(self._helper, ask.text, "helper question")
        yield Entry(self.telling.say("screen-you"), "; ".join(texts) or words.strip(), "you")

    def _helpers_lines(self, turn: Turn, answered: Ask | None, words: str) -> Iterator[Entry]:
        picked = bool(answered and marked(words, len(answered.options)))
        who = self._helper
        for line in turn.lines:
            text = self.telling.say("screen-result-shown") if line.kind == "result" else line.text
            if line.kind == "error" or (line.kind == "echo" and picked) or _is_above_result(turn, line.kind):
                continue
            yield Entry(who, text, f"helper {line.kind}")
            who = ""
        if self.ask is None:
            yield Entry("", self.telling.say("screen-how"), "helper says")

    @property
    def _helper(self) -> str:
        return self.telling.say("screen-helper")

    async def _add(self, entries: list[Entry]) -> None:
        if entries:
            entries[-1].add_class("last")
            await self.talk.mount_all(entries, before="#problem")

    def _ask(self, ask: Ask | None, answered: Ask | None) -> None:
        """Put the question that is asked now below what was said."""
        if ask is None:
            return
        same = self.ask == ask and answered is None
        if not same:
            self._put_draft_aside(answered)
        self.ask = ask
        self._update("#question", ask.text)
        self._update("#hint", self._hint(ask))
        several = ask.kind == "many"
        self.choices.ask(ask.options, several=several)
        self.reply.several_of = len(ask.options) if several else 0
        self.reply.alone = {option.number for option in ask.options if option.id in _ALONE}
        if not same:
            self._fill(self.drafts.pop(_key(ask), "") or self.telling.typed_before(ask))
        self._make_room(for_story=ask.id == STORY)
        self._writer.focus()
        self.follow_typing()

    def _hint(self, ask: Ask) -> str:
        hint = self.telling.say("screen-hint-story") if ask.id == STORY else ask.hint
        if ask.kind == "many":
            plain, marking = self.telling.say("hint-many"), self.telling.say("screen-hint-many")
            hint = marking if hint in {plain, ""} else f"{hint}\n{marking}"
        return "\n".join(filter(None, (hint, "" if ask.id == STORY else ask.so_far)))

    def _put_draft_aside(self, answered: Ask | None) -> None:
        if self.ask is not None and self.ask != answered and self._unsent():
            self.drafts[_key(self.ask)] = self._typed()

    def _update(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        widget.display = bool(text)
        widget.update(Content(clean(text)))

    def _tell_problem(self, text: str) -> None:
        self._update("#problem", text)
        if text:
            self.talk.read_from(self._asked_from())

    # ---- where words are typed

    @property
    def _writer(self) -> Reply | Story:
        return self.story if self.ask is not None and self.ask.id == STORY else self.reply

    def _make_room(self, *, for_story: bool) -> None:
        """Show several lines for a story, one for an answer; a class on the screen would restyle every entry."""
        self.story.display = for_story
        self.reply.display = self.query_one("#label").display = not for_story

    def _typed(self) -> str:
        return self.story.text if self._writer is self.story else self.reply.value

    def _unsent(self) -> bool:
        """Whether words are typed that no answer holds yet; a pointed number is no loss."""
        if self.ask is None or not self._typed().strip():
            return False
        held = self.telling.typed_before(self.ask)
        return self._typed() != held and not marked(self._typed(), len(self.ask.options))

    def _fill(self, words: str) -> None:
        if self._writer is self.story:
            self.story.text = words
            self.story.move_cursor(self.story.document.end)
        else:
            self.reply.fill(words, selected=not self.choices.several)

    # ---- where the reader is

    def _point(self, number: int) -> None:
        marks = marked(self.reply.value, len(self.choices.options)) or () if self.choices.several else ()
        self.reply.pointed = number
        self.choices.point(number, marks)

    def _follow(self) -> None:
        """Bring the option that is pointed at into view, and the cursor to it, where a screen reader looks."""
        row, rows = self.choices.rows_of(self.choices.pointed)
        self.talk.bring_into_view(self.choices, row, rows)
        self.call_after_refresh(self._set_cursor, row)

    def _set_cursor(self, row: int) -> None:
        if self.choices.pointed:
            self.app.cursor_position = self.choices.content_region.offset + Offset(0, row)
            self.choices.refresh()

    def _asked_from(self) -> Widget:
        """Return where the present question starts, a problem above it included."""
        problem = self.query_one("#problem")
        return problem if problem.display else self.query_one("#question")

    @on(Talk.Moved)
    def _tell_place(self) -> None:
        """Say how much is left of this part, and whether there is more to read."""
        left = self.ask.left if self.ask is not None else 0
        parts = []
        if left:
            parts.append(self.telling.say("screen-left-one" if left == 1 else "screen-left", number=left))
        if self.talk.more_below:
            parts.append(self.telling.say("screen-more-below"))
        self.query_one("#status", Static).update(Content("  ".join(parts)), layout=False)
        if self._writer.has_focus and not self.choices.pointed:
            self.app.cursor_position = self._writer.cursor_screen_offset


def _key(ask: Ask) -> tuple[str, str | None]:
    return ask.id, ask.concern


def _is_above_result(turn: Turn, kind: str) -> bool:
    return kind == "heading" and any(line.kind == "result" for line in turn.lines)
