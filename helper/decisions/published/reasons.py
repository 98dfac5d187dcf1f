"""Why a decision was made as it was, by its own sentences: the grounds, the main one first.

What counts are the summary, the final decision and the assessment. Law that is only recited, and what
the two sides say, are not reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from helper.decisions.published.patterns import Patterns, Search
from helper.decisions.published.sections import ACTION, ASSESSMENT, CONSIDERED, FINAL, SCOPE, SUMMARY, Page
from helper.decisions.published.sentences import sentences_of, straight
from helper.knowledge.records import Ground

RECITAL, CLAIM, ANSWER, OWN = "recital", "claim", "answer", "own"
REFUSAL, SUBJECT, BECAUSE, REASON, WANTED = "refusal", "subject", "because", "reason", "wanted"
ROUTE, SETTLED = "route", "settled"

Searches = Sequence[tuple[Ground, Search]]


class Reasons:
    """The sentences of one page that may give reasons, and what is found in them."""

    def __init__(self, page: Page, decision: str, patterns: Patterns) -> None:
        self._patterns = patterns
        self._decision = decision.casefold().strip()
        self._conclusions = [*self._counting(page, SUMMARY), *self._counting(page, FINAL)]
        # A page without a heading for its assessment has it where it says how the complaint was considered.
        self._assessment = self._counting(page, ASSESSMENT if page.words(ASSESSMENT) else CONSIDERED)
        self._action = self._counting(page, ACTION)
        self._scope = self._counting(page, SCOPE)
        self._looked_into = [(ground, search) for ground, search in patterns.grounds if ground.looked_into]
        self._left_alone = [(ground, search) for ground, search in patterns.grounds if not ground.looked_into]

    def _counting(self, page: Page, part: str) -> list[str]:
        recital = self._patterns.passage(RECITAL)
        sentences = map(straight, sentences_of(page.parts.get(part, ())))
        return [each for each in sentences if not recital.search(each)]

    def grounds(self) -> tuple[str, ...]:
        """Return the grounds, the main one first; none where no sentence gives one."""
        main = self._main_of_investigation()
        if main is None:
            return self._of_refusal()
        return tuple(dict.fromkeys([main, *self._found(self._leaving_out(), self._left_alone)]))

    def signposted(self) -> tuple[str, ...]:
        """Return the bodies and ways that the reasons name, in the order in which they are named."""
        everything = self._everything() if self._ended_without_finding() else self._refusing_or_sending()
        sentences = [self._without_subject(each) for each in everything if not self._is_told(each, CLAIM)]
        found = dict.fromkeys(
            name for each in sentences for name, search in self._patterns.signposts.items() if search.search(each)
        )
        return tuple(name for name in found if not any(other in found for other in self._patterns.unless[name]))

    def _everything(self) -> list[str]:
        return [*self._conclusions, *self._assessment, *self._scope]

    def _ended_without_finding(self) -> bool:
        main = self._main_of_investigation()
        return main is None or main in {ground.id for ground, _ in self._looked_into if ground.instead_of}

    def _refusing_or_sending(self) -> list[str]:
        told = [*self._everything(), *self._action]
        return [each for each in told if self._says(REFUSAL, each) or self._says(ROUTE, each)]

    def _leaving_out(self) -> list[str]:
        """Return the sentences that leave a part of a complaint out, and why a scope does so."""
        refusing = [each for each in self._everything() if self._says(REFUSAL, each)]
        return [*refusing, *(each for each in self._scope if each not in refusing and self._says(REASON, each))]

    def _without_subject(self, sentence: str) -> str:
        """Return a refusal without what it says the complaint is about, up to where its reason begins."""
        subject = self._patterns.passage(SUBJECT).search(sentence)
        if not subject:
            return sentence
        because = self._patterns.passage(BECAUSE).search(sentence, subject.end())
        return f"{sentence[: subject.start()]} {sentence[because.start() :] if because else ''}"

    def _says(self, kind: str, sentence: str) -> bool:
        return self._patterns.passage(kind).search(sentence) is not None

    def _is_told(self, sentence: str, *kinds: str) -> bool:
        """Whether a sentence only says what one side told; not so where it goes on to refuse something."""
        told = any(self._patterns.passage(kind).match(sentence) for kind in kinds)
        return told and not (self._says(REFUSAL, sentence) or self._says(OWN, sentence))

    def _main_of_investigation(self) -> str | None:
        """Return the main ground of a decision that is upheld or not, or that came after an investigation."""
        named = self._named_by_decision() if self._decision else self._named_by_conclusions()
        return self._instead_of(named) if named else None

    def _named_by_decision(self) -> str | None:
        of_word = {word.casefold(): ground.id for ground, _ in self._patterns.grounds for word in ground.decided_as}
        return of_word.get(self._decision) or self._stopped()

    def _stopped(self) -> str | None:
        """Return the ground of an investigation that was stopped, which is printed as closed."""
        stopped = [(ground, search) for ground, search in self._looked_into if ground.instead_of]
        return None if self._refuses_first() else next(iter(self._found(self._conclusions, stopped)), None)

    def _named_by_conclusions(self) -> str | None:
        return None if self._refuses_first() else next(iter(self._found(self._conclusions, self._looked_into)), None)

    def _refuses_first(self) -> bool:
        """Whether the conclusions say that nothing is looked into before they say what was found."""
        for sentence in self._conclusions:
            if self._says(REFUSAL, sentence):
                return True
            if self._found([sentence], self._looked_into):
                return False
        return False

    def _instead_of(self, named: str) -> str:
        """Return the ground that is told in place of one.

        A complaint may be upheld that was never looked into, because it had been put right before.
        """
        for ground, search in self._patterns.grounds:
            if ground.instead_of == named:
                told = any(search.search(sentence) for sentence in self._conclusions)
                if told if ground.looked_into else self._refuses_first() or self._settled():
                    return ground.id
        return named

    def _settled(self) -> bool:
        return any(self._says(SETTLED, each) for each in self._conclusions)

    def _of_refusal(self) -> tuple[str, ...]:
        """Return the grounds of a decision not to look into a complaint.

        The assessment adds to the conclusions only where a sentence of it says that it gives a reason.
        """
        giving = [each for each in self._assessment if self._says(REASON, each)]
        everything, told = self._everything(), [*self._conclusions, *giving]
        return (
            self._found([self._without_subject(each) for each in told], self._left_alone)
            or self._found(everything, self._left_alone)
            or self._found(everything, self._patterns.otherwise)
        )

    def _found(self, sentences: Iterable[str], searches: Searches) -> tuple[str, ...]:
        """Return the grounds that sentences name, in their order; inside one sentence, in the order of its words."""
        found: dict[str, None] = {}
        for sentence in sentences:
            if not self._is_told(sentence, CLAIM, ANSWER):
                places = [(hit.start(), ground.id) for ground, search in searches if (hit := search.search(sentence))]
                found |= dict.fromkeys(ground_id for _, ground_id in sorted(places))
        return _exact_first(list(found), {ground.id: ground.behind for ground, _ in searches})


def _exact_first(found: list[str], behind: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return grounds with each general one behind the more exact ones that were found with it."""
    for ground_id in tuple(found):
        last = max((found.index(each) for each in behind[ground_id] if each in found), default=-1)
        place = found.index(ground_id)
        if place < last:
            found.insert(last, found.pop(place))
    return tuple(found)
