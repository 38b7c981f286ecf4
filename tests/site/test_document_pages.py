"""What changed between editions, the register of documents, and the answer for a printed manual."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page as Tab

from generator.analysis.editions import fingerprint
from generator.model.control import Approval, Revision, SignOff
from generator.model.handbook import Handbook
from generator.model.process import Process, Status
from generator.site.document_pages import document_pages
from generator.site.templates import renderer
from generator.theme import LANGUAGES, read_labels, theme_folder
from tests.site.conftest import BUILT, MakePages, Pages
from tests.site.markup import parsed

CODE, OTHER = "DRT-01", "SUP-01"


def approved(process: Process, issue: int, number: int) -> Process:
    """Return a process as the approved edition of a number."""
    revision = Revision.model_validate(
        {"issue": issue, "number": number, "effective": "2026-10-01", "review_by": "2027-09-30"}
    )
    edition = process.model_copy(update={"revision": revision, "status": Status.APPROVED})
    signed = SignOff(role="chief-of-office", date=datetime.date(2026, 9, 25))
    approval = Approval(approved=signed, fingerprint=fingerprint(edition))
    return edition.model_copy(update={"approval": approval})


@pytest.fixture(scope="module")
def old(handbook: Handbook) -> Process:
    """The first edition: without the last task of today's, its second step done by another."""
    process = handbook.processes[CODE]
    steps = [step for step in process.steps if step.id != "record"]
    steps[1] = steps[1].model_copy(update={"role": "admin-director"})
    return approved(process.model_copy(update={"steps": tuple(steps)}), 1, 0)


@pytest.fixture(scope="module")
def book(handbook: Handbook, old: Process) -> Handbook:
    """The sample with a second edition of one process, and another process withdrawn."""
    new = approved(handbook.processes[CODE], 1, 1)
    gone = approved(handbook.processes[OTHER], 1, 0).model_copy(
        update={
            "status": Status.OBSOLETE,
            "withdrawn": datetime.date(2026, 11, 1),
            "superseded_by": CODE,
        }
    )
    processes = {**handbook.processes, CODE: new, OTHER: gone}
    archive = MappingProxyType({CODE: (old, new)})
    return replace(handbook, processes=MappingProxyType(processes), archive=archive)


@pytest.fixture(scope="module")
def shown(book: Handbook, make_pages: MakePages) -> Pages:
    return make_pages(book)


def test_the_page_of_changes_tells_each_change_and_marks_the_chart(shown: Pages) -> None:
    page = parsed(shown[f"changes/{CODE}.html"].html)
    (table,) = page.all("table")
    rows = [" ".join(cell.text for cell in row.all("td")) for row in table.all("tr")[1:]]
    assert any(row.startswith("เพิ่ม") and "บันทึกสถิติ" in row for row in rows)
    assert any("ผู้อำนวยการกลุ่มงานอำนวยการ เจ้าหน้าที่เจ้าของเรื่อง" in row for row in rows)
    marks = [svg for svg in page.all("svg") if svg.attributes.get("class") == "k-marked"]
    assert len(marks) == 1
    assert marks[0].attributes["role"] == "img"


def test_a_process_leads_to_its_changes_and_one_without_has_none(shown: Pages) -> None:
    assert f'href="../changes/{CODE}.html"' in shown[f"processes/{CODE}.html"].html
    others = [a for a in shown if a.startswith("changes/")]
    assert others == [f"changes/{CODE}.html"]
    assert "changes/" not in shown["processes/FIN-01.html"].html


def test_a_role_is_told_what_changed_in_its_work(shown: Pages) -> None:
    page = shown["roles/admin-director.html"].html
    section = page[page.index('id="changed"') : page.index('id="owns"')]
    assert "รับและลงทะเบียนเรื่อง" in section
    assert "บันทึกสถิติ" not in section
    assert 'id="changed"' not in shown["roles/finance-officer.html"].html


def test_the_register_holds_every_manual_once(book: Handbook, shown: Pages) -> None:
    page = parsed(shown["documents/index.html"].html)
    rows = [row.attributes.get("id") for row in page.all("tr")]
    assert sorted(filter(None, rows)) == sorted(f"document-{code}" for code in book.processes)
    html = shown["documents/index.html"].html
    assert html.index(f'id="document-{OTHER}"') > html.index('id="withdrawn"')
    (row,) = [row for row in page.all("tr") if row.attributes.get("id") == f"document-{CODE}"]
    said = row.text
    assert fingerprint(book.processes[CODE]) in said
    assert "1/1" in said
    assert "1/0" in said
    assert "หัวหน้าสำนักงานจังหวัด" in said


def test_what_is_withdrawn_is_marked_leads_on_and_is_in_no_list(shown: Pages) -> None:
    page = shown[f"processes/{OTHER}.html"].html
    assert "1 พฤศจิกายน 2569" in page
    assert f'href="../processes/{CODE}.html"' in page
    assert f'href="../processes/{OTHER}.html"' not in shown["processes/index.html"].html
    assert shown[f"processes/{OTHER}.html"].entries


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_a_script_cannot_end_it(book: Handbook, language: str) -> None:
    hostile = book.processes[CODE].title.model_copy(update={"th": "</script><b>", "en": None})
    evil = book.processes[CODE].model_copy(update={"title": hostile})
    changed = replace(book, processes={**book.processes, CODE: evil})
    labels = read_labels(language)
    html = [page.html for page in document_pages(changed, labels, renderer(labels), built=BUILT)][1]
    data = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert len(data) == 1
    assert "\\u003c/script>" in data[0]


@pytest.fixture(scope="module")
def verify_page(shown: Pages, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as a file beside its script, as on an intranet share."""
    return written(tmp_path_factory.mktemp("verify"), shown["verify.html"].html)


def written(folder: Path, html: str) -> Path:
    script = folder / "assets" / "khumue" / "verify.js"
    script.parent.mkdir(parents=True)
    script.write_bytes((theme_folder() / "site" / "control" / "verify.js").read_bytes())
    page = folder / "verify.html"
    body = f'<!doctype html><meta charset="utf-8">{html}'
    page.write_text(body, encoding="utf-8")
    return page


def asked(tab: Tab, page: Path, query: dict[str, object], sign: str = "?") -> str | None:
    tab.goto("about:blank")
    tab.goto(f"{page.as_uri()}{sign}{urlencode(query)}")
    return tab.locator("[data-verdict]").first.get_attribute("data-verdict")


def test_a_printed_manual_gets_its_answer_without_a_server(
    page: Tab, verify_page: Path, book: Handbook, old: Process
) -> None:
    now, before = (fingerprint(one).replace("-", "") for one in (book.processes[CODE], old))
    gone = fingerprint(book.processes[OTHER])
    draft = book.processes["PLN-01"]
    assert draft.status is not Status.APPROVED
    questions: list[tuple[dict[str, object], str]] = [
        ({"d": CODE, "i": 1, "r": 1, "f": now}, "current"),
        ({"d": CODE, "i": 1, "r": 0, "f": before}, "superseded"),
        ({"d": f"WM-สนจ-{CODE.lower()}", "f": now.upper()}, "current"),
        ({"d": CODE, "i": 1, "r": 0, "f": now}, "altered"),
        ({"d": CODE, "i": 1, "r": 1, "f": "0123456789ab"}, "altered"),
        ({"d": CODE}, "altered"),
        ({"d": OTHER, "i": 1, "r": 0, "f": gone}, "withdrawn"),
        ({"d": "PLN-01", "f": fingerprint(draft)}, "draft"),
        ({"d": "NO-01", "f": now}, "unknown"),
        ({"d": "toString", "f": now}, "unknown"),
    ]
    assert [(q, asked(page, verify_page, q)) for q, _ in questions] == questions
    assert asked(page, verify_page, {"d": CODE, "f": now}, "#") == "current"


def test_the_answer_leads_to_what_holds_today(page: Tab, verify_page: Path, old: Process) -> None:
    asked(page, verify_page, {"d": CODE, "i": 1, "r": 0, "f": fingerprint(old)})
    box = page.locator("[data-verdict]").first
    assert "ฉบับปัจจุบันคือ" in box.inner_text()
    assert box.locator("a").get_attribute("href") == f"processes/{CODE}.html"
    assert page.locator("[name=f]").input_value() == fingerprint(old)


@pytest.mark.parametrize(
    ("status", "effective", "answer", "said"),
    [
        (Status.IN_REVIEW, "2027-04-01", "draft", ""),
        (Status.DRAFT, "2026-11-01", "draft", ""),
        (Status.APPROVED, "2027-04-01", "coming", "1 เมษายน 2570"),
        (Status.APPROVED, "2026-11-20", "current", ""),
    ],
)
def test_the_edition_in_force_is_current_while_the_next_is_prepared(
    page: Tab,
    book: Handbook,
    tmp_path: Path,
    status: Status,
    effective: str,
    answer: str,
    said: str,
) -> None:
    held = book.processes[CODE]
    new = approved(held, 2, 0)
    assert new.revision
    begins = {"effective": datetime.date.fromisoformat(effective)}
    revision = new.revision.model_copy(update=begins)
    new = new.model_copy(update={"status": status, "revision": revision})
    archive = {
        CODE: (*book.archive[CODE], new) if status is Status.APPROVED else book.archive[CODE]
    }
    changed = replace(book, processes={**book.processes, CODE: new}, archive=archive)
    labels = read_labels("th")
    register, verify = document_pages(changed, labels, renderer(labels), built=BUILT)
    rows = [row.text for row in parsed(register.html).all("tr") if CODE in row.text]
    assert len(rows) == (1 if answer == "current" else 2)
    assert ("1/1" in rows[0]) and ("2/0" in rows[-1])
    html = written(tmp_path, verify.html)
    prints = {"f": fingerprint(held), "i": 1, "r": 1}
    old = "superseded" if answer == "current" else "current"
    assert asked(page, html, {"d": CODE, **prints}) == old
    assert said in page.locator("[data-verdict]").first.inner_text()
    assert asked(page, html, {"d": CODE, "f": fingerprint(new)}) == answer


def test_nothing_is_answered_before_something_is_asked(page: Tab, verify_page: Path) -> None:
    page.goto(verify_page.as_uri())
    assert page.locator("[data-verdict]:visible").count() == 0
