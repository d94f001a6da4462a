"""Reads a calendar with a library that knows nothing of ours and prints what a person would see."""

import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar

with open(sys.argv[1], "rb") as file:
    data = file.read()
calendar = icalendar.Calendar.from_ical(data)
assert not calendar.errors, calendar.errors
# Written and read again, nothing is lost.
assert icalendar.Calendar.from_ical(calendar.to_ical()) == calendar
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    begins = event.decoded("DTSTART")
    if isinstance(begins, datetime):
        shanghai = begins.astimezone(ZoneInfo("Asia/Shanghai"))
        assert shanghai.utcoffset() == timedelta(hours=8) and shanghai.hour == begins.hour
        shown = shanghai.strftime("%Y-%m-%d %H:%M")
    else:
        assert isinstance(begins, date)
        shown = begins.isoformat()
    alarms = []
    for alarm in event.walk("VALARM"):
        start = begins if isinstance(begins, datetime) else datetime(
            begins.year, begins.month, begins.day, tzinfo=ZoneInfo("Asia/Shanghai"))
        alarms.append((start + alarm.decoded("TRIGGER")).astimezone(
            ZoneInfo("Asia/Shanghai")).strftime("%m-%d %H:%M"))
    print(shown, str(event["SUMMARY"]), " ".join(alarms), sep="\t")
