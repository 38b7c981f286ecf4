"""The pages of the sample and of handbooks changed for a test: structure, never looks."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from generator.analysis.coverage import roles_to_cover
from generator.model.fields import Record, Text
from generator.model.handbook import Handbook
from generator.model.process import Status
from generator.model.registers import Confidence, Law
from generator.model.sources import LISTS
from generator.model.step import Basis
from generator.site import addresses
from generator.site.links import anchors_of, broken_links
from generator.site.page import heading_id
from tests.checkout import CHECKOUT
from tests.site.conftest import MakePages, Pages
from tests.site.markup import Element, parsed

CODE = "DRT-01"
ADDRESS = f"processes/{CODE}.html"
BACKGROUND = f"processes/background/{CODE}.html"


def with_process(book: Handbook, code: str = CODE, **changes: Any) -> Handbook:
    """Return the handbook with one process changed."""
    changed = book.processes[code].model_copy(update=changes)
    return replace(book, processes=MappingProxyType({**book.processes, code: changed}))


def test_every_page_is_well_formed_and_has_one_main_heading(pages: Pages) -> None:
    for page in pages.values():
        assert len(parsed(page.html).all("h1")) == 1, page.address
        assert page.title, page.address


def test_every_link_leads_somewhere_and_every_id_stands_once(
    handbook: Handbook, pages: Pages
) -> None:
    anchors = {address: anchors_of(page.html) for address, page in pages.items()}
    processes = [
        a.removesuffix(".html") for a in pages if re.match(r"processes/(?!index|background)", a)
    ]
    files = [f"{place}.yml" for place in processes]
    files += [f"{place.replace('processes', 'manuals')}.pdf" for place in processes]
    scripts = (CHECKOUT / "theme" / "site").glob("*/*.js")
    files += [addresses.MEANINGS, *(f"{addresses.ASSETS}/{script.name}" for script in scripts)]
    roles = [a.removesuffix(".html") for a in pages if re.match(r"roles/(?!index)", a)]
    files += [addresses.OFFICE_CALENDAR, *(f"calendar/{role}.ics" for role in roles)]
    files += [addresses.calendar_of("units", unit) for unit in handbook.units]
    files += [addresses.REVIEW_CALENDAR, addresses.REVIEW_DATA, addresses.REVIEW_REPORT]
    files.append(addresses.HANDBOOK_MANUAL)
    files += [addresses.entry_page(file) for file in handbook.entries]
    files += [addresses.owner_reviews(role) for role in handbook.roles]
    files += [addresses.handover_pack(role) for role in roles_to_cover(handbook)]
    open_data = (one.file for one in handbook.datasets.values() if one.public and one.file)
    files += [addresses.data_file(name) for name in open_data]
    assert not list(broken_links(anchors, files, {}))


def test_there_is_a_page_for_each_record(handbook: Handbook, pages: Pages) -> None:
    certain = {k for k, v in handbook.laws.items() if v.confidence is not Confidence.UNCERTAIN}
    assert certain != set(handbook.laws)
    for folder, register in (
        ("processes", handbook.processes),
        ("roles", handbook.roles),
        ("laws", certain),
        ("forms", handbook.forms),
    ):
        made = {
            a.split("/")[1].removesuffix(".html")
            for a in pages
            if a.count("/") == 1 and a.startswith(f"{folder}/")
        }
        assert made == {*register, "index"}


def test_only_index_pages_stand_in_the_navigation(pages: Pages) -> None:
    assert [address for address, page in pages.items() if page.section] == [
        "index.html",
        "processes/index.html",
        "roles/index.html",
        "laws/index.html",
        "forms/index.html",
        "terms/index.html",
        "calendar/index.html",
        "organisation/index.html",
        "community/index.html",
        "kpis/index.html",
        "review/index.html",
        "about.html",
    ]


def test_a_process_page_tells_things_in_the_order_of_need(pages: Pages) -> None:
    orders = {
        ADDRESS: [
            "purpose", "chart", "steps", "laws", "limits", "forms", "schedule", "cautions",
            "knowledge",
        ],
        BACKGROUND: [
            "lead-time", "calculator", "control", "laws", "definitions", "standards",
            "responsibilities",
            "monitoring", "figures", "kpis", "sentences", "history",
        ],
    }  # fmt: skip
    for address, order in orders.items():
        assert [h.id for h in pages[address].headings if h.level == 2] == order
        assert [h.attributes["id"] for h in parsed(pages[address].html).all("h2")] == order


def test_each_step_leads_to_its_symbol_and_back(handbook: Handbook, pages: Pages) -> None:
    for code, process in handbook.processes.items():
        body = parsed(pages[f"processes/{code}.html"].html)
        for step in process.steps:
            row = body.one("tbody", id=f"step-{step.id}")
            assert row.all("a")[0].attributes["href"] == f"#chart-step-{step.id}"
            symbol = body.one("a", id=f"chart-step-{step.id}")
            leads = symbol.attributes["href"]
            assert leads == (f"{step.process}.html" if step.process else f"#step-{step.id}")


def test_a_legend_names_the_symbols_of_the_chart_and_no_other(
    handbook: Handbook, pages: Pages
) -> None:
    for code, process in handbook.processes.items():
        legend = parsed(pages[f"processes/{code}.html"].html).one("ul", class_="k-legend")
        assert len(legend.all("li")) == len({step.type for step in process.steps})


def test_steps_have_the_same_numbers_everywhere(pages: Pages) -> None:
    body = parsed(pages[ADDRESS].html)
    for position, row in enumerate(body.one("table", class_="k-table--steps").all("tbody"), 1):
        assert row.all("td")[0].text.strip() == str(position)
    chart = body.one("svg", class_="flowchart", role="group")
    for position, symbol in enumerate(chart.all("a"), 1):
        assert (symbol.attributes["aria-label"] or "").startswith(f"{position}. ")
    lines = parsed(pages[BACKGROUND].html).one("ul", class_="k-sentences").all("li")
    assert len(lines) == len(chart.all("a"))
    for position, line in enumerate(lines, 1):
        assert line.text.startswith(f"{position}. ")


def row_of(pages: Pages, step: str) -> Element:
    return parsed(pages[ADDRESS].html).one("tbody", id=f"step-{step}")


def test_a_step_says_who_how_long_how_well_with_what_and_by_which_law(
    handbook: Handbook, pages: Pages
) -> None:
    step = next(s for s in handbook.processes[CODE].steps if s.id == "notify")
    row = row_of(pages, "notify")
    links = {a.attributes["href"] for a in row.all("a")}
    assert "../roles/officer.html" in links
    assert "../forms/complaint-notice.html" in links
    assert "../laws/good-governance-2546.html#section-38" in links
    assert "1 วันทำการ" in row.text
    assert step.standard and step.standard.th in row.text
    assert step.monitor and step.monitor.th in pages[BACKGROUND].html
    for detail in step.details:
        assert detail.th in row.text


def test_sample_values_carry_their_badge(pages: Pages) -> None:
    assert row_of(pages, "receive").one("span", class_="k-badge").text == "ค่าตัวอย่าง"
    kpis = parsed(pages[BACKGROUND].html).all("span", class_="k-badge--basis-office-sample")
    assert len(kpis) > 3


@pytest.mark.parametrize(
    ("confidence", "badge"),
    [(Confidence.VERIFIED, "ตามกฎหมาย"), (Confidence.KNOWN, "รอตรวจสอบ")],
)
def test_only_a_verified_citation_makes_a_time_statutory(
    handbook: Handbook, make_pages: MakePages, confidence: Confidence, badge: str
) -> None:
    law = handbook.laws["good-governance-2546"]
    sections = tuple(s.model_copy(update={"confidence": confidence}) for s in law.sections)
    law = Law.model_construct(**{**dict(law), "sections": sections})
    book = replace(handbook, laws=MappingProxyType({**handbook.laws, law.id: law}))
    steps = tuple(
        s.model_copy(update={"basis": Basis.STATUTORY}) if s.id == "notify" else s
        for s in handbook.processes[CODE].steps
    )
    row = row_of(make_pages(with_process(book, steps=steps)), "notify")
    assert row.all("td")[2].one("span").text == badge


def test_an_uncertain_law_is_shown_nowhere(handbook: Handbook, make_pages: MakePages) -> None:
    law = handbook.laws["damrongtham-2557"].model_copy(update={"confidence": Confidence.UNCERTAIN})
    book = replace(handbook, laws=MappingProxyType({**handbook.laws, law.id: law}))
    pages = make_pages(book)
    assert f"laws/{law.id}.html" not in pages
    for page in pages.values():
        assert law.id not in page.html.replace("fields", ""), page.address
        assert law.title.th not in page.html.replace("<wbr>", ""), page.address


def test_a_withdrawn_process_says_so_and_has_no_manual(
    handbook: Handbook, make_pages: MakePages
) -> None:
    pages = make_pages(with_process(handbook, status=Status.OBSOLETE))
    body = parsed(pages[ADDRESS].html)
    assert "ยกเลิกแล้ว" in body.one("div", class_="k-note--stop").text
    for page in pages.values():
        assert f"manuals/{CODE}.pdf" not in page.html, page.address


def test_a_process_in_use_leads_to_its_manual_and_its_source(pages: Pages) -> None:
    links = {a.attributes["href"] for a in parsed(pages[ADDRESS].html).all("a")}
    assert {f"../manuals/{CODE}.pdf", f"../{BACKGROUND}"} <= links
    links = {a.attributes["href"] for a in parsed(pages[BACKGROUND].html).all("a")}
    assert {f"../../{ADDRESS}", f"../../processes/{CODE}.yml"} <= links


def test_addresses_stay_when_titles_change(handbook: Handbook, make_pages: MakePages) -> None:
    changed = make_pages(with_process(handbook, title=Text(th="ชื่อใหม่")))
    assert list(changed) == list(make_pages(handbook))
    assert changed[ADDRESS].title == "ชื่อใหม่"


def test_a_role_page_gathers_the_work_of_the_role(handbook: Handbook, pages: Pages) -> None:
    body = parsed(pages["roles/admin-director.html"].html)
    links = {a.attributes["href"] for a in body.all("a")}
    owned = {c for c, p in handbook.processes.items() if p.owner == "admin-director"}
    assert {f"../processes/{code}.html" for code in owned} <= links
    assert f"../processes/{CODE}.html#step-in-scope" in links


def test_a_law_page_tells_what_cites_it(pages: Pages) -> None:
    body = parsed(pages["laws/good-governance-2546.html"].html)
    links = {a.attributes["href"] for a in body.all("a")}
    assert f"../processes/{CODE}.html#step-notify" in links
    assert body.one("tr", id="section-38")
    replaced = parsed(pages["laws/constitution-2550.html"].html)
    assert "../laws/constitution-2560.html" in {a.attributes["href"] for a in replaced.all("a")}


def test_a_search_finds_each_step_at_its_place(handbook: Handbook, pages: Pages) -> None:
    for page in pages.values():
        ids = set(anchors_of(page.html).ids)
        for entry in page.entries:
            assert entry.title, page.address
            assert not entry.anchor or entry.anchor in ids, (page.address, entry.anchor)
    found = {entry.anchor for entry in pages[ADDRESS].entries}
    steps = handbook.processes[CODE].steps
    assert {f"step-{s.id}" for s in steps if s.type.value not in ("start", "end")} <= found


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("เริ่มใช้งาน", "เริ่มใช้งาน"),
        ("1. ขั้นที่ ๒: แก้ไข!", "1-ขั้นที่-๒-แก้ไข"),
        ("What is New?", "what-is-new"),
        ("<b>", "b"),
        ("?!", ""),
    ],
)
def test_headings_of_authors_keep_their_thai_letters(title: str, id_: str) -> None:
    assert heading_id(title, "-") == id_


def test_pages_speak_english_too(handbook: Handbook, make_pages: MakePages) -> None:
    pages = make_pages(handbook, "en")
    assert pages[ADDRESS].title == "Receiving and resolving complaints"
    assert pages["about.html"].title == "About this handbook"
    assert "Sample value" in pages[ADDRESS].html


HOSTILE = (
    "</title></script><script>hit()</script>\"'><img src=x onerror=hit()>{{7*7}}{%x%}&lt;b&gt;"
)


HARMLESS = "ข้อความ ธรรมดา"


def filled(value: Any, text: str) -> Any:
    """Return a record in which every text that an author writes is ``text``."""
    if isinstance(value, Text):
        return Text(th=text)
    if isinstance(value, Record):
        return value.model_copy(
            update={name: filled(getattr(value, name), text) for name in type(value).model_fields}
        )
    if isinstance(value, tuple):
        return tuple(text if isinstance(v, str) and " " in v else filled(v, text) for v in value)
    return value


def filled_book(handbook: Handbook, text: str) -> Handbook:
    registers: dict[str, Any] = {
        name: MappingProxyType({k: filled(v, text) for k, v in getattr(handbook, name).items()})
        for name in (*LISTS, "processes")
    }
    return replace(handbook, office=filled(handbook.office, text), **registers)


def shape(body: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Return the tags of a body with the names of their attributes.

    Those of charts are left out; and marks of words and of terms, which depend on the words.
    """
    charts = [inside for chart in body.all("svg") for inside in chart.walk()]
    return [
        (element.tag, tuple(element.attributes))
        for element in body.walk()
        if not any(element is inside for inside in charts)
        and element.tag != "wbr"
        and element.attributes.get("class") != "k-term"
    ]


def test_hostile_texts_change_no_tag_of_any_page(handbook: Handbook, make_pages: MakePages) -> None:
    pages = make_pages(filled_book(handbook, HARMLESS))
    hostile = make_pages(filled_book(handbook, HOSTILE))
    assert list(hostile) == list(pages)
    for address, page in hostile.items():
        body = parsed(page.html)
        assert sorted(shape(body)) == sorted(shape(parsed(pages[address].html))), address
        for chart in body.all("svg"):
            tags = {element.tag for element in chart.walk()}
            assert tags <= {"svg", "title", "desc", "g", "a", "path", "rect", "circle", "text"}, (
                address
            )
    assert HOSTILE in parsed(hostile[ADDRESS].html).text
    assert hostile[ADDRESS].title == HOSTILE
