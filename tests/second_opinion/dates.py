"""Dates, bank holidays of England and working days (MODEL 1), by their own arithmetic."""
import datetime
import functools

ONE = datetime.timedelta(days=1)


def easter(year):
    """Easter Sunday. Source: Meeus (1991), Astronomical Algorithms, chapter 8."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741
    m = (a + 11 * h + 19 * l) // 433
    month = (h + l - 7 * m + 90) // 25
    day = (h + l - 7 * m + 33 * month + 19) % 32
    return datetime.date(year, month, day)


def nth_monday(year, month, from_day):
    day = datetime.date(year, month, from_day)
    return day + (7 - day.weekday()) % 7 * ONE


@functools.cache
def bank_holidays(year):
    found = set()
    for month, day in [(1, 1), (12, 25), (12, 26)]:  # those on a weekend or taken move to the next free weekday
        date = datetime.date(year, month, day)
        while date.weekday() >= 5 or date in found:
            date += ONE
        found.add(date)
    found |= {easter(year) - 2 * ONE, easter(year) + ONE}
    may = nth_monday(year, 5, 1) if year != 2020 else datetime.date(2020, 5, 8)
    spring = nth_monday(year, 5, 25) if year != 2022 else datetime.date(2022, 6, 2)
    found |= {may, spring, nth_monday(year, 8, 25)}
    found |= {date for date in (datetime.date(2022, 6, 3), datetime.date(2022, 9, 19), datetime.date(2023, 5, 8))
              if date.year == year}
    return found


class Calendar:
    def __init__(self, start, holidays):
        self.start = datetime.date.fromisoformat(str(start))
        self.holidays = holidays  # "england", "none" or dates
        self._before = {}

    def date(self, instant):
        """The day that an instant falls on."""
        return self.start + int(instant // 1) * ONE

    def instant(self, date):
        return float((datetime.date.fromisoformat(str(date)) - self.start).days)

    def is_working(self, date):
        if date.weekday() >= 5 or self.holidays == "none":
            return date.weekday() < 5
        if self.holidays == "england":
            return date not in bank_holidays(date.year)
        return str(date) not in {str(holiday) for holiday in self.holidays}

    def working_before(self, date):
        """Working days from a day long past up to and with this one; differences are what is used."""
        origin = datetime.date(1990, 1, 1)
        if not self._before:
            count, day = 0, origin
            while day.year < 2045:
                count += self.is_working(day)
                self._before[day] = count
                day += ONE
        return self._before[date]

    def working_days(self, after, up_to):
        """Working days in (after, up_to]."""
        return self.working_before(up_to) - self.working_before(after)

    def month_begins(self, instant):
        date = self.date(instant)
        first = datetime.date(date.year + date.month // 12, date.month % 12 + 1, 1)
        return self.instant(first)
