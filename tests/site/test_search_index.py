"""The search index and the worker, as they are made; in the browser they are tested elsewhere."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.handbook import Handbook
from generator.site.search_assets import with_worker, worker_script
from generator.site.search_index import MARK, marked, plain, search_index
from generator.site.synonyms import synonyms
from generator.thai.words import is_mark
from generator.theme import read_synonyms, theme_folder
from tests.site.conftest import Pages

SOURCES = theme_folder() / "site" / "search"
LARGEST_WORKER = 25_000  # bytes


def read(name: str) -> str:
    return (SOURCES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("แจ้งผลการพิจารณา", "แจ้ง|ผล|การพิจารณา"),
        ("ตาม พ.ร.บ. ข้อมูล พ.ศ. ๒๕๔๐", "ตาม พ.ร.บ. ข้อมูล พ.ศ. ๒๕๔๐"),
        ("สำเนา ก.พ.7", "สำเนา ก.พ.|7"),
        ("วิธี e-bidding ครั้งที่2", "วิธี e-bidding ครั้ง|ที่|2"),
        ("plain English text", "plain English text"),
        ("", ""),
    ],
)
def test_words_are_marked_where_they_touch(text: str, shown: str) -> None:
    assert marked(text).replace(MARK, "|") == shown


def test_words_of_the_site_are_kept_whole() -> None:
    assert marked("เสนอกบจพิจารณา", frozenset({"กบจ"})).split(MARK) == ["เสนอ", "กบจ", "พิจารณา"]


@given(st.text(alphabet=st.sampled_from("กขคงบมรอวเแไะาิีุู่้์ำๆ ฯ.๑2a-\n"), max_size=40))
def test_marks_change_nothing_else(text: str) -> None:
    with_marks = marked(text)
    assert with_marks.replace(MARK, "") == text
    assert not with_marks.startswith(MARK) and not with_marks.endswith(MARK)
    assert MARK * 2 not in with_marks and f" {MARK}" not in with_marks
    assert marked(with_marks.replace(MARK, "")) == with_marks


@given(st.lists(st.sampled_from(["กำหนดการ", "เรื่องร้องเรียน", "สํานักงาน", "ผู้ว่าฯ", "น้ำ"])))
def test_no_letter_is_torn_from_its_vowels(words: list[str]) -> None:
    for piece in marked("".join(words)).split(MARK):
        assert not piece or not is_mark(piece[0])


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>ก</p><p>ข</p>", "ก ข"),
        ("น้ำ<sup>2</sup> <code>a &lt; b</code>", "น้ำ2 a < b"),
        ("<ul>\n<li>หนึ่ง</li>\n<li>สอง</li></ul>", "หนึ่ง สอง"),
        (f"คำ{MARK}ที่มีเครื่องหมาย", "คำที่มีเครื่องหมาย"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("ก\x01ข\x00\t ค", "ก ข ค"),
        ("น\u0e4d\u0e49\u0e32 ส\u0e4d\u0e32", "น้ำ สำ"),
    ],
)
def test_html_becomes_text(html: str, text: str) -> None:
    assert plain(html) == text


def test_an_index_keeps_what_it_does_not_mark() -> None:
    entry = {
        "location": "a.html#ข", "title": "แบบฟอร์ม", "text": "<p>กรอกแบบ กบจ.</p>",
        "tags": ["งาน"], "boost": 2,
    }  # fmt: skip
    made = search_index([entry], [("กบจ.", "คณะกรรมการ"), ("คำเดียว",)])
    assert "\\u" not in made.replace("\\u200b]", ""), "Thai is written as it is"
    index = json.loads(made)
    assert index["config"]["synonyms"] == [["กบจ.", "คณะกรรมการ"]]
    (doc,) = index["docs"]
    assert {**doc, "title": "", "text": ""} == {**entry, "title": "", "text": ""}
    assert doc["text"].split() == [f"กรอก{MARK}แบบ", f"กบจ{MARK}."]


def test_a_place_on_the_page_before_is_written_as_its_anchor() -> None:
    places = ["a.html", "a.html#ก", "b.html#ข", "b.html", "a.html#ค"]
    entries = [{"location": place, "title": "", "text": ""} for place in places]
    docs = json.loads(search_index(entries, []))["docs"]
    written = [doc["location"] for doc in docs]
    assert written == ["a.html", "#ก", "b.html#ข", "b.html", "a.html#ค"]


def test_an_anchor_made_of_the_title_is_not_written_again() -> None:
    titles = {"a.html#การลาป่วย": "การลาป่วย", "a.html#e-bidding-2": "(e-bidding) 2", "a.html#x": "ข"}
    entries = [{"location": at, "title": title, "text": ""} for at, title in titles.items()]
    docs = json.loads(search_index(entries, []))["docs"]
    assert [doc["location"] for doc in docs] == ["a.html#", "#", "#x"]


def test_the_words_of_any_office_are_said_once() -> None:
    groups = read_synonyms()
    assert all(len(group) > 1 for group in groups)
    assert all(len(set(group)) == len(group) for group in groups)
    assert [pair for pair, times in Counter(map(frozenset, groups)).items() if times > 1] == []


def test_every_other_name_of_the_registers_is_a_synonym(handbook: Handbook) -> None:
    groups = [set(group) for group in synonyms(handbook)]
    for one, other in (
        ("กลุ่มงานอำนวยการ", "ฝ่ายอำนวยการ"),
        ("ก.บ.จ.", "คณะกรรมการบริหารงานจังหวัดแบบบูรณาการ"),
        ("รัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช 2560", "รัฐธรรมนูญ 2560"),
        ("หัวหน้าสำนักงานจังหวัด", "หน.สนจ."),
        ("ตัวชี้วัด", "KPI"),
    ):
        assert any({one, other} <= group for group in groups), (one, other)


def test_uncertain_laws_stay_out_of_the_search(handbook: Handbook, pages: Pages) -> None:
    hidden = [law for law in handbook.laws if f"laws/{law}.html" not in pages]
    assert hidden
    names = {name for group in synonyms(handbook) for name in group}
    assert not names & {handbook.laws[law].title.th for law in hidden}


def test_every_entry_leads_to_a_place_of_its_page(pages: Pages) -> None:
    for page in pages.values():
        anchors = [entry.anchor for entry in page.entries]
        assert len(set(anchors)) == len(anchors), page.address
        assert not anchors or anchors[0] == "", f"{page.address}: the page itself comes first"
        for anchor in filter(None, anchors):
            assert f'id="{anchor}"' in page.html, f"{page.address}#{anchor}"


def test_steps_forms_laws_and_sections_are_entries(handbook: Handbook, pages: Pages) -> None:
    process = {entry.anchor: entry for entry in pages["processes/SUP-01.html"].entries}
    inspect = process["step-inspect"]
    assert inspect.title.endswith("ตรวจรับถูกต้องหรือไม่")
    assert handbook.forms["inspection-report"].title.th in inspect.text
    assert {"", "forms", "laws"} < set(process)
    law = {entry.anchor: entry for entry in pages["laws/good-governance-2546.html"].entries}
    assert law["section-38"].title == "มาตรา 38"
    terms = {entry.anchor: entry.title for entry in pages["terms/index.html"].entries}
    assert terms["term-kbj"] == "ก.บ.จ."


def test_a_name_is_found_in_the_other_language(handbook: Handbook, pages: Pages) -> None:
    for address, name in (
        ("roles/governor.html", handbook.roles["governor"].title.en),
        ("laws/leave-2555.html", "Leave Regulation B.E. 2555"),
        ("terms/index.html", handbook.terms["complaint"].term.en),
    ):
        assert name and any(entry.text.endswith(name) for entry in pages[address].entries), address


def test_the_worker_is_one_small_script() -> None:
    script = worker_script(read)
    assert len(script.encode()) <= LARGEST_WORKER
    assert not re.search(r"\b(import|export)\b(?!Scripts)", script)
    assert not re.search(r"\beval\b|\bFunction\b|https?:", script)
    for name in SOURCES.glob("*.js"):
        if name.name not in ("iframe-worker.js", "search-box.js"):
            for declared in re.findall(r"(?m)^export (?:const|function) (\w+)", read(name.name)):
                assert re.search(rf"(const|function) {declared}\b", script), declared


def test_no_two_modules_of_the_worker_declare_the_same_name() -> None:
    """One script has one scope: a name said twice would stop it, or replace another's."""
    declared: list[str] = []
    for file in SOURCES.glob("*.js"):
        for found in re.findall(
            r"(?m)^(?:export )?(?:const|let|function) (?:\[([\w, ]+)\]|(\w+))", read(file.name)
        ):
            declared += re.split(r", ", found[0]) if found[0] else [found[1]]
    assert [name for name, times in Counter(declared).items() if times > 1] == []


def test_modules_are_joined_behind_those_that_they_need() -> None:
    modules = {
        "worker.js": '/* a */\nimport { b } from "./b.js";\nb(); // said\n',
        "b.js": 'import {\n  c,\n} from "./c.js";\n\nexport const b = () => c("// kept");\n',
        "c.js": "// first\nexport function c(x) {\n  return x;\n}\n",
    }
    body = worker_script(modules.__getitem__)
    lines = ["function c(x){return x;}", 'const b=()=>c("// kept");b();']
    assert "\n".join(lines).replace("\n", "") in body.replace("\n", "")
    assert "said" not in body and "first" not in body


def test_pages_are_told_of_our_worker() -> None:
    settings = '{"search": "../assets/javascripts/workers/search.a7633da7.min.js"}'
    assert with_worker(settings, "assets/x.js") == '{"search": "../assets/x.js"}'
