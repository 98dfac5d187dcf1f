"""Reads typed dates of any precision: "27 3 2026", "last March", "two weeks ago", "since Christmas".

What was meant is kept as a span: "March 2026" is all of March, never the day that happens to fit.
A date without a year is taken as the last one before today.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from rapidfuzz import process

from helper.case.spans import Span, parse_span
from helper.knowledge.phrases import MONTHS, WEEKDAYS

_DAY = timedelta(days=1)
_AHEAD = 270 * _DAY
_YEARS = (1900, 2100)
_TWO_DIGITS, _CENTURY = 100, 2000
_NEAR_MONTH = 80
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_NUMBERS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())  # noqa: SIM905
} | {"a": 1, "an": 1, "couple": 2, "few": 3, "several": 4, "half": 6}
_VAGUE = {"couple": (2, 3), "few": (2, 6), "several": (3, 8)}
_FILLER = re.compile(
    r"\b(?:on|in|at|about|around|approximately|roughly|sometime|some time|maybe|i think|it was|was|since|from|the|of|"
    r"circa|probably|last of|day|early hours)\b|[,.]"
)
_PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}


def parse_typed_date(typed: str, today: date, *, ahead: bool = False) -> Span:
    """Return the days that typed words may mean; raise ``ValueError`` where no date can be read.

    ``ahead`` says that the day may still be to come: a date without a year is then looked for in the
    nine months after today first, and "tomorrow" and "in two weeks" are read too.
    """
    reach = _AHEAD if ahead else 0 * _DAY
    text = " ".join(typed.lower().replace("\N{EN DASH}", "-").split())
    readers: tuple[tuple[Callable[[str, date], Span | None], date], ...] = (
        (_as_written, today),
        (_between, today),
        (_coming, today),
        (_relative, today),
        (_numbers, today + reach),
        (_feast, today),
        (_part_of_year, today),
        (_season, today),
        (_named_month, today + reach),
        (_weekday, today + (7 * _DAY if ahead else reach)),
    )
    for reader, now in readers:
        for form in dict.fromkeys((text, " ".join(_FILLER.sub(" ", text).split()))):
            try:
                found = reader(form, now)
            except (ValueError, OverflowError):
                found = None
            if found is not None and _YEARS[0] <= found.earliest.year <= _YEARS[1]:
                return found
    raise ValueError(typed)


def _as_written(text: str, _: date) -> Span | None:
    return parse_span(text.replace(" ", "")) if re.fullmatch(r"[\d\-/ ]{4,21}", text) and text[:4].isdigit() else None


def _between(text: str, today: date) -> Span | None:
    match = re.fullmatch(r"(?:between|from)\s+(.+?)\s+(?:and|to|until)\s+(.+)", text)
    if match is None:
        return None
    last = parse_typed_date(match[2], today)
    first = parse_typed_date(match[1], last.latest)
    return Span(first.earliest, last.latest) if first.earliest <= last.latest else None


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word)


def _relative(text: str, today: date) -> Span | None:
    fixed = {"today": 0, "now": 0, "this morning": 0, "yesterday": 1, "last night": 1, "day before yesterday": 2}
    if text in fixed:
        day = today - fixed[text] * _DAY
        return Span(day, day)
    match = re.fullmatch(r"(?:last|previous|past) (week|month|year)", text)
    if match:
        return _unit_before(match[1], today)
    match = re.fullmatch(r"this (week|month|year)", text)
    if match:
        return _unit_before(match[1], today, back=0)
    return _ago(text, today)


def _coming(text: str, today: date) -> Span | None:
    """Read what lies ahead: "tomorrow", "in ten days", "next week", "next month"."""
    fixed = {"tomorrow": 1, "day after tomorrow": 2, "the day after tomorrow": 2}
    if text in fixed:
        day = today + fixed[text] * _DAY
        return Span(day, day)
    match = re.fullmatch(r"next (week|month)", text)
    if match:
        return _unit_before(match[1], today + 7 * _DAY, back=0) if match[1] == "week" else _months_back(today, -1)
    match = re.fullmatch(r"(?:in )?(?:a )?(\w+)(?: of)? (day|week|month)s?(?:'? time| from now)?", text)
    count = _count(match[1]) if match and (text.startswith("in ") or "time" in text or "from now" in text) else None
    if match is None or count is None:
        return None
    if match[2] == "month":
        return _months_back(today, -count)
    day = today + count * (7 if match[2] == "week" else 1) * _DAY
    return Span(day, day)


def _ago(text: str, today: date) -> Span | None:
    text = {"half a year ago": "6 months ago", "half year ago": "6 months ago"}.get(text, text)
    text = {"a fortnight ago": "2 weeks ago", "fortnight ago": "2 weeks ago"}.get(text, text)
    match = re.fullmatch(
        r"(?:over |more than |nearly |almost |a )?(\w+)(?: of)? (day|week|month|year)s?(?: (?:ago|back|before|now))",
        text,
    )
    count = _count(match[1]) if match else None
    if match is None or count is None:
        return None
    unit = match[2]
    if match[1] in _VAGUE:
        return _vague(today, _VAGUE[match[1]], unit)
    if unit == "day":
        day = today - count * _DAY
        return Span(day, day)
    if unit == "week":
        day = today - 7 * count * _DAY
        return Span(day - 3 * _DAY, min(day + 3 * _DAY, today))
    if unit == "month":
        return _months_back(today, count)
    return Span(date(today.year - count, 1, 1), date(today.year - count, 12, 31))


def _vague(today: date, counts: tuple[int, int], unit: str) -> Span:
    """Return the days that "a few weeks ago" may mean: from the most to the fewest."""
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    return Span(today - counts[1] * days * _DAY, today - counts[0] * days * _DAY)


def _unit_before(unit: str, today: date, back: int = 1) -> Span:
    if unit == "week":
        monday = today - (today.weekday() + 7 * back) * _DAY
        return Span(monday, min(monday + 6 * _DAY, today))
    if unit == "month":
        return _months_back(today, back)
    return Span(date(today.year - back, 1, 1), date(today.year - back, 12, 31))


def _months_back(today: date, count: int) -> Span:
    month = today.year * 12 + today.month - 1 - count
    return _month(month // 12, month % 12 + 1)


def _month(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _full_year(year: int) -> int:
    return year + _CENTURY if year < _TWO_DIGITS else year


def _numbers(text: str, today: date) -> Span | None:
    """Read "27 3 2026", "27/03/26", "3/2026" and "27/3"; the day comes first."""
    if re.search(r"\b0\d{3}\b", text):
        return None
    parts = [int(part) for part in re.split(r"[\s/.\-]+", text)] if re.fullmatch(r"[\d\s/.\-]+", text) else []
    match parts:
        case [year] if year > _YEARS[0]:
            return Span(date(year, 1, 1), date(year, 12, 31))
        case [day, month, year] if day <= 31 and month <= 12:  # noqa: PLR2004
            found = date(_full_year(year), month, day)
            return Span(found, found)
        case [month, year] if year > _YEARS[0]:
            return _month(year, month)
        case [day, month]:
            return _last_day_like(today, month, day)
    return None


def _last_day_like(today: date, month: int, day: int) -> Span:
    """Return the last day of that number before today."""
    for year in (today.year, today.year - 1, today.year - 2, today.year - 3, today.year - 4):
        if day <= monthrange(year, month)[1] and date(year, month, day) <= today:
            found = date(year, month, day)
            return Span(found, found)
    raise ValueError(day)


def easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian rule, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _feast(text: str, today: date) -> Span | None:
    match = re.fullmatch(
        r"(?:just )?(before |after )?(?:last )?(christmas|xmas|new year|new years|easter)(?: (\d{4}))?", text
    )
    if match is None:
        return None
    name = match[2]

    def of(year: int) -> date:
        if name.startswith("new"):
            return date(year, 1, 1)
        return easter(year) if name == "easter" else date(year, 12, 25)

    year = int(match[3]) if match[3] else today.year
    day = of(year) if match[3] or of(year) <= today else of(year - 1)
    side = (match[1] or "").strip()
    first = day - (14 if side == "before" else 3) * _DAY
    last = day + (14 if side == "after" else 3) * _DAY
    if side == "before":
        last = day
    return Span(day if side == "after" else first, min(last, today) if not match[3] else last)


def _part_of_year(text: str, _: date) -> Span | None:
    match = re.fullmatch(r"(early|beginning|start|mid|middle|late|end)[ -]?(?:of )?(\d{4})", text)
    if match is None:
        return None
    year, first = int(match[2]), 1 + 4 * _PARTS[match[1]]
    return Span(date(year, first, 1), _month(year, first + 3).latest)


def _season(text: str, today: date) -> Span | None:
    match = re.fullmatch(r"(?:last |this )?(spring|summer|autumn|fall|winter)(?: (\d{4}))?", text)
    if match is None:
        return None
    first, last = _SEASONS[match[1]]

    def of(year: int) -> Span:
        return Span(date(year, first, 1), _month(year + (last < first), last).latest)

    if match[2]:
        return of(int(match[2]))
    return next(span for year in range(today.year, today.year - 3, -1) if (span := of(year)).earliest <= today)


def _month_number(word: str) -> int | None:
    names = [month.lower() for month in MONTHS]
    short = {name[:3]: number for number, name in enumerate(names, 1)} | {"sept": 9}
    if word in short:
        return short[word]
    found = process.extractOne(word, names, score_cutoff=_NEAR_MONTH) if len(word) > 3 else None  # noqa: PLR2004
    return names.index(found[0]) + 1 if found else None


def _named_month(text: str, today: date) -> Span | None:
    text = re.sub(r"\b(\d{1,2})(?:st|nd|rd|th)\b", r"\1", text)
    text = re.sub(r"\b(?:" + "|".join(day.lower() for day in WEEKDAYS) + r")\b", "", text).strip()
    match = re.fullmatch(
        r"(?:last |this )?(?:(early|beginning|start|mid|middle|late|end)[ -]?)?(\w+(?: \w+){0,2})", text
    )
    if match is None:
        return None
    words = match[2].split()
    months = [number for word in words if (number := _month_number(word)) and not word.isdigit()]
    numbers = [int(word) for word in words if word.isdigit()]
    if len(months) != 1 or len(months) + len(numbers) != len(words):
        return None
    years = [number for number in numbers if number > 31]  # noqa: PLR2004
    days = [number for number in numbers if number <= 31]  # noqa: PLR2004
    if days and not years and len(days) == 1:
        return _last_day_like(today, months[0], days[0])
    if len(days) == 2 and not years:  # noqa: PLR2004
        days, years = days[:1], [_full_year(days[1])]
    year = years[0] if years else _last_year_of(months[0], today)
    if days:
        found = date(_full_year(year), months[0], days[0])
        return Span(found, found)
    return _part_of(_month(_full_year(year), months[0]), match[1])


def _last_year_of(month: int, today: date) -> int:
    return today.year if month <= today.month else today.year - 1


def _part_of(month: Span, part: str | None) -> Span:
    """Return the first ten days, the middle ten, or the last ten of a month; all of it without a part."""
    if part is None:
        return month
    ten = 10 * _DAY
    starts = (month.earliest, month.earliest + ten, month.latest - 9 * _DAY)
    first = starts[_PARTS[part]]
    return Span(first, first + 9 * _DAY)


def _weekday(text: str, today: date) -> Span | None:
    match = re.fullmatch(r"(?:last |this )?(\w+day)", text)
    names = [day.lower() for day in WEEKDAYS]
    found = process.extractOne(match[1], names, score_cutoff=_NEAR_MONTH) if match else None
    if found is None:
        return None
    back = (today.weekday() - names.index(found[0])) % 7 or 7
    day = today - back * _DAY
    return Span(day, day)
