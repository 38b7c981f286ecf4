"""The cover packs of the site: the browser tells of a span what Python tells of it."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page

from generator.analysis.absence import Absence, absence
from generator.analysis.schedules import fiscal_year
from generator.analysis.workdays import calendar_of
from generator.manual.pack_front import gaps_in_words
from generator.model.handbook import Handbook
from generator.model.knowledge import Person
from generator.theme import read_labels
from tests.checkout import CHECKOUT
from tests.site.conftest import MakePages, Pages

SCRIPTS = [
    CHECKOUT / "theme/site" / name
    for name in (
        "time/timetable.js", "time/calendar-file.js", "people/cover.js", "people/cover-page.js"
    )
]  # fmt: skip

SPANS = [
    ("2026-11-16", "2026-11-20"),
    ("2026-10-01", "2026-10-01"),
    ("2027-03-25", "2027-04-20"),
    ("2027-09-20", "2027-10-08"),
    ("2026-09-28", "2026-10-02"),
    ("2028-01-10", "2028-01-20"),
]
SHOWN = datetime.date(2026, 10, 1)
"""The first day that the site knows of: that of the fiscal year of the sample's day."""
ROLES = ["officer", "admin-director", "chief-of-office", "governor"]


def opened(page: Page, html: str) -> Page:
    """Show a page of the site without a server, with its scripts."""
    body = re.sub(r'<script src="[^"]*" defer></script>', "", html)
    page.set_content(f'<html lang="th"><body>{body}</body></html>')
    for script in SCRIPTS:
        page.add_script_tag(path=script)
    return page


def choose(page: Page, first: str, last: str) -> None:
    page.locator("[name=from]").fill(first)
    page.locator("[name=to]").fill(last)


def told(page: Page) -> dict[str, Any]:
    """Return what the page says of the span that is chosen."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const link = (one) => one.querySelector("a").getAttribute("href");
            const seen = (at) => [...document.querySelectorAll(at)].filter((one) => !one.hidden);
            return {
                due: seen("[data-due]").map((row) => [row.dataset.id, row.dataset.due]),
                gaps: [...document.querySelectorAll(".k-pack-details [data-step]")]
                    .filter((row) => !row.querySelector("[data-gap]").hidden)
                    .map((row) => link(row).slice(3)),
                by: [...document.querySelectorAll("tr[data-step]")]
                    .filter((row) => !row.closest(".k-pack-details"))
                    .map((row) => [...row.querySelectorAll("[data-delegation]")])
                    .map((those) => those.filter((one) => !one.hidden))
                    .map((those) => those.map((one) => link(one).split("#")[1])),
                inShort: [...document.querySelectorAll("li[data-step]")].map((item) => {
                    const by = item.querySelector("[data-by]");
                    return [
                        by.hidden ? "" : by.textContent,
                        !item.querySelector("[data-gap]").hidden,
                        [...item.querySelectorAll(".k-code")].map((one) => one.textContent),
                    ];
                }),
                working: document.querySelector("[data-working]").textContent,
                maturing: seen(".k-pack-details [data-limit]").length,
                told: seen("li[data-limit]").length,
                alerts: seen("[data-alerts] li")
                    .map((one) => one.textContent.replaceAll("\\u00a0", " "))
                    .map((text) => text.replaceAll("\\u2060", "")),
            };
        }"""
    )
    return found


def expected(found: Absence) -> dict[str, Any]:
    """Return what an absence should make the page say, but for its words."""
    return {
        "due": [[one.id, one.day.isoformat()] for one in found.due],
        "gaps": [f"processes/{one.process.code}.html#step-{one.step.id}" for one in found.gaps],
    }


def delegations(found: Absence) -> set[tuple[str, ...]]:
    """Return by what the steps are signed: a set, since steps that are alike share a row."""
    steps = (one for one in found.signing if one.delegations)
    return {tuple(f"delegation-{by.id}" for by in one.delegations) for one in steps}


def in_short(found: Absence, handbook: Handbook) -> set[tuple[str, bool, str]]:
    """Return who decides ("": nobody), whether some day has nobody, and in which process.

    Also what nobody may sign on any day: no delegation was ever given.
    """
    return {
        (
            handbook.roles[one.stand_in].title.th if one.covered and one.stand_in else "",
            bool(one.lacks),
            one.process.code,
        )
        for one in (*found.deciding, *found.signing)
        if not (one.step.signs and one.delegations)
    }


def told_in_short(said: dict[str, Any]) -> set[tuple[str, bool, str]]:
    return {(who, gap, code) for who, gap, codes in said["inShort"] for code in codes}


@pytest.mark.parametrize("role", ROLES)
def test_the_browser_tells_of_a_span_what_python_tells(
    page: Page, pages: Pages, handbook: Handbook, role: str
) -> None:
    days = calendar_of(handbook.holidays.values())
    opened(page, pages[f"cover/{role}.html"].html)
    for begin, end in SPANS:
        first, last = datetime.date.fromisoformat(begin), datetime.date.fromisoformat(end)
        choose(page, begin, end)
        found, said = absence(handbook, role, first, last, days), told(page)
        keys = ("due", "gaps") if first >= SHOWN else ("gaps",)
        assert {key: said[key] for key in keys} == {key: expected(found)[key] for key in keys}
        assert {tuple(by) for by in said["by"]} == delegations(found)
        assert told_in_short(said) == in_short(found, handbook)
        gaps = [line for line in said["alerts"] if line.startswith("ไม่มีผู้ทำแทน")]
        assert len(gaps) == len(gaps_in_words(found, read_labels("th")))
        if not found.unknown_years:
            working = (last - first).days + 1 - len(days.days_off(first, last))
            assert said["working"] == str(working)
        limits = [one.limit for work in found.works for one in work.maturing]
        assert said["maturing"] == said["told"] == len(limits)
        undated = [line for line in said["alerts"] if line.startswith("ทะเบียนวันงาน")]
        assert len(undated) == sum(year >= fiscal_year(SHOWN) for year in found.undated)
        ends = [line for line in said["alerts"] if "สิ้นปีงบประมาณ" in line]
        assert len(ends) == len(found.fiscal_ends)
        beyond = [line for line in said["alerts"] if "khumue cover" in line]
        assert bool(beyond) == (first < SHOWN)  # the site knows its own two years alone


def test_the_days_of_a_limit_are_those_of_python(
    page: Page, pages: Pages, handbook: Handbook
) -> None:
    days = calendar_of(handbook.holidays.values())
    span = datetime.date(2026, 11, 16), datetime.date(2026, 11, 20)
    opened(page, pages["cover/officer.html"].html)
    choose(page, "2026-11-16", "2026-11-20")
    kept = [
        one for work in absence(handbook, "officer", *span, days).works for one in work.maturing
    ]
    lines = page.locator("p[data-limit]:not([hidden])").all_inner_texts()
    assert kept
    for one, line in zip(kept, lines, strict=True):
        for day in (one.earliest, one.latest):
            month = read_labels("th")(f"words.month.short.{day.month}")
            assert f"{day.day} {month} {day.year + 543}" in line.replace("\u00a0", " ")


def test_a_year_before_the_span_whose_holidays_are_missing_is_told(
    page: Page, make_pages: MakePages, handbook: Handbook
) -> None:
    """A matter of the last days of 2569 may fall due in the first of 2570, but none in April."""
    holidays = {id_: year for id_, year in handbook.holidays.items() if year.year != 2569}
    book = replace(handbook, holidays=MappingProxyType(holidays))
    days = calendar_of(book.holidays.values())
    opened(page, make_pages(book)["cover/records-officer.html"].html)
    for begin, end, missing in (
        ("2027-01-04", "2027-01-08", True), ("2027-04-19", "2027-04-23", False)
    ):  # fmt: skip
        first, last = datetime.date.fromisoformat(begin), datetime.date.fromisoformat(end)
        choose(page, begin, end)
        found = absence(book, "officer", first, last, days)
        assert (2569 in found.unknown_years) is missing
        assert any("2569" in line for line in told(page)["alerts"]) is missing


@pytest.mark.parametrize(("begins", "lacks"), [("2027-10-01", False), ("2027-10-02", True)])
def test_the_browser_finds_days_between_two_delegations(
    page: Page, make_pages: MakePages, handbook: Handbook, begins: str, lacks: bool
) -> None:
    old = handbook.delegations["outgoing-letters"]
    new = old.model_copy(
        update={"id": "next", "start": datetime.date.fromisoformat(begins), "end": None}
    )
    delegations = MappingProxyType({**handbook.delegations, "next": new})
    book = replace(handbook, delegations=delegations)
    opened(page, make_pages(book)["cover/governor.html"].html)
    choose(page, "2027-09-20", "2027-10-20")
    assert any("DOC-02" in line for line in told(page)["alerts"]) == lacks


def test_the_browser_knows_when_people_come_and_go(
    page: Page, make_pages: MakePages, handbook: Handbook
) -> None:
    """The records officer, who stands in for the officer, leaves; the next one comes a month on."""
    own = [one.id for one in handbook.roles.values() if one.id != "records-officer"]
    book = replace(
        handbook,
        people=MappingProxyType(
            {
                "all": Person(id="all", roles=tuple(own)),
                "old": Person(
                    id="old", roles=("records-officer",), end=datetime.date(2026, 12, 31)
                ),
                "new": Person(
                    id="new", roles=("records-officer",), start=datetime.date(2027, 2, 1)
                ),
            }
        ),
    )
    days = calendar_of(handbook.holidays.values())
    opened(page, make_pages(book)["cover/officer.html"].html)
    for begin, end in (("2026-12-01", "2026-12-31"), ("2026-12-20", "2027-02-10"),
                       ("2027-01-04", "2027-01-08"), ("2027-02-01", "2027-02-10")):  # fmt: skip
        first, last = datetime.date.fromisoformat(begin), datetime.date.fromisoformat(end)
        choose(page, begin, end)
        found = absence(book, "officer", first, last, days)
        said = told(page)
        assert said["gaps"] == expected(found)["gaps"]
        assert told_in_short(said) == in_short(found, book)
        lines = [line for line in said["alerts"] if line.startswith("ไม่มีผู้ทำแทน")]
        assert len(lines) == len({lack for one in found.gaps for lack in one.lacks})
    choose(page, "2026-12-20", "2027-02-10")
    assert "ศ. 1 ม.ค. 2570 ถึง อา. 31 ม.ค. 2570" in told(page)["alerts"][0]


def test_delegations_that_follow_one_another_are_all_shown(
    page: Page, make_pages: MakePages, handbook: Handbook
) -> None:
    old = handbook.delegations["outgoing-letters"]
    new = old.model_copy(update={"id": "next", "start": datetime.date(2027, 10, 1), "end": None})
    book = replace(handbook, delegations=MappingProxyType({"next": new, **handbook.delegations}))
    opened(page, make_pages(book)["cover/governor.html"].html)
    choose(page, "2027-09-20", "2027-10-20")
    both = ["delegation-outgoing-letters", "delegation-next"]
    assert both in told(page)["by"]
    choose(page, "2027-10-04", "2027-10-20")
    assert both not in told(page)["by"]
    assert both[1:] in told(page)["by"]


def test_a_delegation_that_runs_out_in_the_span_leaves_its_steps_uncovered(
    page: Page, pages: Pages
) -> None:
    opened(page, pages["cover/governor.html"].html)
    choose(page, "2027-09-29", "2027-09-30")
    assert not any("DOC-02" in line for line in told(page)["alerts"])
    choose(page, "2027-09-29", "2027-10-01")
    assert any("DOC-02" in line and "คำสั่งมอบอำนาจ" in line for line in told(page)["alerts"])


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [("2026-11-20", "2026-11-19", "อยู่ก่อนวันเริ่ม"), ("2026-10-01", "2027-10-02", "ไม่เกิน 366 วัน")],
)
def test_days_that_make_no_span_are_told(
    page: Page, pages: Pages, first: str, last: str, said: str
) -> None:
    opened(page, pages["cover/officer.html"].html)
    choose(page, first, last)
    assert said in page.locator("[data-wrong]").inner_text()
    assert page.locator("[data-pack]").is_hidden()
    assert page.locator("[data-print]").is_disabled()


def test_the_secretary_sees_what_falls_due_for_the_committee(
    page: Page, pages: Pages, handbook: Handbook
) -> None:
    opened(page, pages["cover/chief-of-office.html"].html)
    choose(page, "2027-01-05", "2027-01-05")
    committee = handbook.roles["provincial-committee"].short
    assert committee
    (row,) = page.locator("tr[data-due]:not([hidden])").all_inner_texts()
    assert f"({committee.th})" in row


def test_what_a_delegation_leaves_out_is_told(pages: Pages, handbook: Handbook) -> None:
    note = handbook.delegations["complaint-orders"].note
    assert note
    assert note.th in pages["cover/governor.html"].html


def test_who_decides_meanwhile_stands_on_the_first_page(pages: Pages) -> None:
    front, _, details = pages["cover/admin-director.html"].html.partition("k-pack-details")
    assert 'href="#work-DRT-01">DRT-01</a> (3, 10, 15)' in front
    assert "10. " in details


def test_a_decision_that_nobody_takes_is_told_as_one(pages: Pages) -> None:
    html = pages["cover/handover-receiver.html"].html
    front, *_ = html.partition("k-pack-details")
    decisions = front.partition(read_labels("th")("pack.decisions"))[2]
    assert "ไม่มีผู้ทำแทน" in decisions
    assert read_labels("th")("pack.no-signing") not in html


def test_figures_that_are_samples_say_so(pages: Pages) -> None:
    front, _, details = pages["cover/officer.html"].html.partition("k-pack-details")
    assert "k-badge--basis-office-sample" in front
    assert "k-badge--basis-office-sample" in details
    assert "k-badge--confidence-known" in details


def test_a_year_without_holidays_is_told(page: Page, pages: Pages) -> None:
    opened(page, pages["cover/officer.html"].html)
    choose(page, "2028-01-10", "2028-01-12")
    assert any("2571" in line for line in told(page)["alerts"])
    assert not told(page)["working"].isdigit()


def test_the_calendar_of_the_span_has_the_absence_and_all_that_falls_due(
    page: Page, pages: Pages
) -> None:
    opened(page, pages["cover/officer.html"].html)
    choose(page, "2027-03-25", "2027-04-20")
    due = told(page)["due"]
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    assert download.value.suggested_filename == "cover-officer-2027-03-25.ics"
    events = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert (events[0].decoded("dtstart"), events[0].decoded("dtend")) == (
        datetime.date(2027, 3, 25),
        datetime.date(2027, 4, 21),
    )
    assert due
    assert [
        [str(one["uid"]).removesuffix("@khumue"), one.decoded("dtstart").isoformat()]
        for one in events[1:]
    ] == due


def test_only_roles_of_the_office_with_work_have_a_page(pages: Pages, handbook: Handbook) -> None:
    made = {name for name in pages if name.startswith("cover/")}
    assert "cover/officer.html" in made
    for role in handbook.roles.values():
        if role.external or role.id in handbook.bodies():
            assert f"cover/{role.id}.html" not in made
        link = f"../cover/{role.id}.html"
        assert (link in pages[f"roles/{role.id}.html"].html) == (link[3:] in made)


def test_titles_cannot_break_out_of_the_data(
    page: Page, handbook: Handbook, make_pages: MakePages
) -> None:
    process = handbook.processes["DOC-02"]
    evil = process.title.model_copy(update={"th": '</script><b id="evil">&"'})
    steps = tuple(step.model_copy(update={"title": evil}) for step in process.steps)
    changed = process.model_copy(update={"steps": steps, "title": evil})
    processes = {**handbook.processes, "DOC-02": changed}
    book = replace(handbook, processes=MappingProxyType(processes))
    opened(page, make_pages(book)["cover/governor.html"].html)
    choose(page, "2027-09-29", "2027-10-01")
    assert page.locator("#evil").count() == 0
    assert '</script><b id="evil">&"' in page.locator("[data-alerts]").inner_text()


def test_the_lessons_of_each_process_stand_in_the_pack(pages: Pages, handbook: Handbook) -> None:
    html = pages["cover/officer.html"].html
    told = handbook.helping("processes", "DRT-01")
    assert told
    for name in told:
        assert f'href="../{name.removesuffix(".md")}.html"' in html
