"""The engine, function by function, in a browser: cases are data."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.site.search_index import MARK
from tests.search.conftest import Engine


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("ตาม พ.ร.บ. ข้อมูล พ.ศ. 2540", ["ตาม", "พ.ร.บ.", "ข้อมูล", "พ.ศ.", "2540"]),
        (f"ก.พ.{MARK}7 (ฉบับที่ ๒)", ["ก.พ.", "7", "ฉบับที่", "๒"]),
        ("e-bidding, TOR/KPI", ["e", "bidding", "TOR", "KPI"]),
        ("ม. 38 วรรคสอง", ["ม", "38", "วรรคสอง"]),
        ("", []),
    ],
)
def test_text_is_cut_between_words(engine: Engine, written: str, words: list[str]) -> None:
    assert engine("text", "wordsOf", written) == words
    places = engine("text", "wordPlaces", written)
    assert [written[start:end] for start, end in places] == words


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("พ.ร.บ.", "พรบ"),
        ("๒๕๖๐", "2560"),
        ("เเบบ", "แบบ"),
        ("น\u0e4d\u0e49า", "น้ำ"),
        ("น\u0e49\u0e4dา", "น้ำ"),
        ("นำ\u0e49", "น้ำ"),
        ("ก\u0e48\u0e34ง", "กิ่ง"),
        ("TOR", "tor"),
        ("DRT01", "drt1"),
        ("01", "1"),
        ("๐๑", "1"),
        ("000", "000"),
        ("2001", "2001"),
    ],
)
def test_spellings_have_one_form(engine: Engine, word: str, form: str) -> None:
    assert engine("text", "normalise", word) == form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ประชาสัมพันธ์", "ประชาสัมพันท"),
        ("หนวยงาน", "หน่วยงาน"),
        ("คุณภาพ", "ขุนพาพ"),
        ("ใช้ได้", "ไช้ใด้"),
        ("TOR", "TOR"),
    ],
)
def test_what_sounds_alike_has_one_skeleton(engine: Engine, one: str, other: str) -> None:
    assert engine("text", "skeleton", one) == engine("text", "skeleton", other)
    assert engine("text", "skeleton", engine("text", "compact", one)) == engine(
        "text", "skeleton", one
    )


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("กขค", "กขค", 0),
        ("กขค", "กคข", 1),
        ("กขค", "กค", 1),
        ("กขค", "กงค", 1),
        ("กขค", "กขคง", 1),
        ("abcd", "dcba", 3),
        ("", "กข", 2),
    ],
)
def test_distance_counts_slips(evaluate: Any, one: str, other: str, apart: int) -> None:
    for pattern, text in ((other, one), (one, other))[: 2 if one else 1]:
        assert near(evaluate, pattern, text)["distance"] == apart


def near(evaluate: Any, pattern: str, text: str, anywhere: bool = False) -> dict[str, Any]:
    """Return how near a text is to a pattern, both with one byte a letter, as in the index."""
    found: dict[str, Any] = evaluate(
        f"const [pattern, text] = {[pattern, text]!r}.map(m.compact);"
        f"return m.distanceTo(pattern, {str(anywhere).lower()})(text);"
    )
    return found


def slips(one: str, other: str) -> int:
    """Return the same distance, by its definition (optimal string alignment)."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i, j in itertools.product(range(1, len(one) + 1), range(1, len(other) + 1)):
        differs = one[i - 1] != other[j - 1]
        ways = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + differs]
        if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            ways.append(table[i - 2, j - 2] + 1)
        table[i, j] = min(ways)
    return table[len(one), len(other)]


_letters = st.text(alphabet="กขคง", max_size=7)
_phrase = st.text(alphabet="กขคง", min_size=1, max_size=7)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(_phrase, _letters)
def test_distance_is_what_it_is_defined_as(evaluate: Any, one: str, other: str) -> None:
    assert near(evaluate, one, other)["distance"] == slips(one, other)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(_phrase, _letters)
def test_the_nearest_part_is_the_nearest_of_all_parts(
    evaluate: Any, phrase: str, text: str
) -> None:
    parts = {text[i:j] for i in range(len(text) + 1) for j in range(i, len(text) + 1)}
    least = min(slips(phrase, part) for part in parts)
    assert near(evaluate, phrase, text, anywhere=True)["likeness"] == 1 - least / len(phrase)
    start, end = evaluate(f"return m.nearestPart(...{[phrase, text]!r}.map(m.compact));")
    assert slips(phrase, text[start:end]) == least


def test_of_a_long_pattern_the_beginning_counts(evaluate: Any) -> None:
    beginning = "กขคงจฉชซ" * 4
    found = near(evaluate, beginning + "ฌญฎ", "ฮฮ" + beginning, anywhere=True)
    assert (found["likeness"], found["end"]) == (1, 34)
    place = evaluate(
        f"return m.nearestPart(...{[beginning + 'ฌญฎ', 'ฮฮ' + beginning + 'ฮ']!r}.map(m.compact));"
    )
    assert place == [2, 34]


@pytest.mark.parametrize(
    ("run", "pieces"),
    [
        ("ลาพักผ่อน", ["ลา", "พักผ่อน"]),
        ("พักผ่อนลา", ["พักผ่อน", "ลา"]),
        ("ลาพักผ่", ["ลา", "พักผ่"]),  # the last word is half typed
        ("ลาจฉช", ["ลา", "จฉช"]),  # unknown letters stay together
        ("พักผ่อน", ["พักผ่อน"]),
        ("ลาพักผอน", ["ลา", "พักผอน"]),  # a word in another spelling is not cut further
    ],
)
def test_a_query_is_cut_into_words_of_the_pages(evaluate: Any, run: str, pieces: list[str]) -> None:
    words = "['ลา', 'พัก', 'พักผ่อน', 'ป่วย', 'อนุมัติ']"
    found = evaluate(
        f"const words = {words};"
        "const begins = (letters) => words.some((word) => word.startsWith(letters));"
        "const bones = words.map(m.skeleton);"
        "const alike = (letters) => bones.includes(m.skeleton(letters));"
        f"return m.segment('{run}', (word) => words.includes(word), begins, alike);"
    )
    assert [piece["word"] for piece in found] == pieces


ENTRIES = [
    {"location": "leave.html", "title": f"การ{MARK}ลา", "text": f"ลา{MARK}พักผ่อน ปี ละ ๑๐ วัน"},
    {"location": "#sick", "title": f"ลา{MARK}ป่วย", "text": f"แนบ ใบรับรอง{MARK}แพทย์"},
    {"location": "buy.html", "title": "e-bidding", "text": f"ประกวดราคา ตาม พ.ร.บ. {MARK}จัดซื้อ"},
    {"location": "road.html", "title": f"ถนน{MARK}ชำรุด", "text": f"อุทธรณ์{MARK}คำสั่ง <b>&amp;"},
]  # fmt: skip
GROUPS = [["ลาพักร้อน", "ลาพักผ่อน"], ["ประมูล", "ประกวดราคา"], ["พ.ร.บ.", "พระราชบัญญัติ"]]


@pytest.mark.parametrize(
    ("query", "location", "marked"),
    [
        ("ลาป่วย", "leave.html#sick", "ลาป่วย"),
        ("ลา ป่วย", "leave.html#sick", "ลาป่วย"),
        ("พักผอน", "leave.html", "พักผ่อน"),  # a tone mark is missing
        ("ใบรับรองแพท", "leave.html#sick", "ใบรับรองแพทย์"),  # half a word
        ("ธรณ์", "road.html", "อุทธรณ์"),  # inside a word
        ("อุทรธณ์", "road.html", "อุทธรณ์"),  # letters exchanged
        ("ลาพักร้อน", "leave.html", "ลาพักผ่อน"),  # another name
        ("ประมูล", "buy.html", "ประกวดราคา"),
        ("พรบ", "buy.html", "พ.ร.บ."),
        ("พระราชบัญญัติ", "buy.html", "พ.ร.บ."),
        ("10 วัน", "leave.html", "๑๐ วัน"),  # digits of both scripts
        ("ebidding", "buy.html", "e</mark>-<mark>bidding"),
        ("BIDDING", "buy.html", "bidding"),
        ("ถนนชํารุด", "road.html", "ถนนชำรุด"),
        ("5oo=ei6f", "road.html", "ถนนชำรุด"),  # typed with the keys set to English
    ],
)
def test_a_query_finds_a_place_and_marks_whole_words(
    evaluate: Any, query: str, location: str, marked: str
) -> None:
    found = evaluate(f"return m.answer(m.buildIndex({ENTRIES!r}, {GROUPS!r}), {query!r});")
    first = found["items"][0]
    best = max(first, key=lambda entry: entry["score"])
    assert best["location"] == location
    shown = best["title"] + best["text"]
    assert f"<mark>{marked}</mark>" in shown
    assert MARK not in shown


def test_a_title_that_says_just_the_query_comes_first(evaluate: Any) -> None:
    entries = [
        {"location": "often.html", "title": f"การ{MARK}ออก{MARK}ใบลา", "text": "ใบลา ใบลา ใบลา"},
        {"location": "form.html", "title": "ใบลา", "text": "กรอกแล้วส่ง"},
    ]
    found = evaluate(f"return m.answer(m.buildIndex({entries!r}), 'ใบลา');")
    assert found["items"][0][0]["location"] == "form.html"


@pytest.mark.parametrize("unit", ["อุทธรณ์คำสั่ง", "กขฃคฅฆง", "ที่", "ลา ", "abc ", "1", "😀"])
def test_a_pasted_page_does_not_stop_the_search(evaluate: Any, unit: str) -> None:
    query = (unit * 5000)[:5000]
    found = evaluate(
        f"const index = m.buildIndex({ENTRIES!r});"
        f"const whole = m.answer(index, {query!r});"
        f"const start = m.answer(index, {query[:200]!r});"
        "return [whole.items, start.items];"
    )
    assert found[0] == found[1]


def test_text_of_pages_never_becomes_html(evaluate: Any) -> None:
    found = evaluate(f"return m.answer(m.buildIndex({ENTRIES!r}), 'คำสั่ง');")
    assert "&lt;b&gt;&amp;amp;" in found["items"][0][0]["text"]


def test_an_anchor_that_is_not_written_is_made_of_the_title(evaluate: Any) -> None:
    entries = [
        {"location": "a.html#", "title": f"(e-Bidding) การ{MARK}ลา_1", "text": ""},
        {"location": "#", "title": "ผล", "text": ""},
    ]
    made = evaluate(f"return m.buildIndex({entries!r}).entries.map((entry) => entry.location);")
    assert made == ["a.html#e-bidding-การลา_1", "a.html#ผล"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "ฯ",
        "..",
        "กขฃคฅฆง",
        "zzzz",
        "<script>",
        "((",
        "\\",
        "\u0e48",
        "😀",
        "title:",
        "+-~^*",
    ],
)
def test_nothing_is_found_where_there_is_nothing(evaluate: Any, query: str) -> None:
    found = evaluate(f"return m.answer(m.buildIndex({ENTRIES!r}, {GROUPS!r}), {query!r});")
    assert found["items"] == [] and found["suggest"] == []


_titles_and_texts = st.lists(
    st.text(alphabet=f"กข{MARK} aA.๑0-\u0e48", max_size=12), min_size=2, max_size=6
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(_titles_and_texts)
def test_the_index_tells_each_word_of_each_field(evaluate: Any, texts: list[str]) -> None:
    entries = [
        {"location": f"{i}.html", "title": title, "text": text}
        for i, (title, text) in enumerate(itertools.pairwise(texts))
    ]
    found = evaluate(
        f"const index = m.buildIndex({entries!r});"
        "const fields = index.entries.flatMap(({ title, text }) => [title, text]);"
        "const cut = fields.map((field) => m.wordsOf(field).map(m.normalise));"
        "const noted = fields.map(() => []);"
        "index.words.forEach((word, number) => {"
        "  if (word !== '' && m.numberOf(index.table, word) !== number) throw Error(word);"
        "  m.eachField(index, number, (field, times) =>"
        "    noted[field].push(...Array(times).fill(word)));"
        "});"
        "const sorted = (lists) => lists.map((list) => [...list].sort());"
        "const joined = cut.map((words) => m.compact(words.join('')));"
        "const parts = fields.map((_, field) => m.part(index.text, field));"
        "const unknown = m.numberOf(index.table, 'ฮฮฮ');"
        "return { cut: sorted(cut), noted: sorted(noted), joined, parts, unknown };"
    )
    assert found["noted"] == found["cut"]
    assert found["parts"] == found["joined"]
    assert found["unknown"] == -1


def test_an_empty_site_can_be_searched(evaluate: Any) -> None:
    assert evaluate("return m.answer(m.buildIndex([]), 'ลา');")["items"] == []


def test_a_literal_hit_comes_before_a_synonym(evaluate: Any) -> None:
    entries = [
        {"location": "other.html", "title": "ประกวดราคา", "text": "ประกวดราคา"},
        {"location": "itself.html", "title": "ประมูล", "text": "ประมูล"},
    ]
    found = evaluate(f"return m.answer(m.buildIndex({entries!r}, {GROUPS!r}), 'ประมูล');")
    assert [group[0]["location"] for group in found["items"]] == ["itself.html", "other.html"]


def test_a_page_is_not_told_to_mark_short_words_that_others_begin_with(evaluate: Any) -> None:
    index = f"m.buildIndex({ENTRIES!r})"
    found = evaluate(
        f"return ['ลา', '10', 'แพทย์'].map((q) => m.answer({index}, q).items[0][0].terms);"
    )
    assert found == [{}, {"๑๐": True}, {"แพทย์": True}]


def test_a_word_that_is_nowhere_is_named_as_missing(evaluate: Any) -> None:
    found = evaluate(f"return m.answer(m.buildIndex({ENTRIES!r}), 'แพทย์ zzzz');")
    assert found["items"][0][0]["terms"] == {"แพทย์": True, "zzzz": False}


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("ใบรับ", "ใบรับรอง"),
        ("ลาป่วยใบรับ", "ลาป่วยใบรับรอง"),
        ("แนบ ใบรับ", "ใบรับรอง"),
        ("แนบ", None),
        ("พ.ร", None),
    ],
)
def test_a_half_typed_word_is_completed(evaluate: Any, typed: str, completed: str | None) -> None:
    found = evaluate(f"return m.answer(m.buildIndex({ENTRIES!r}), {typed!r});")
    assert found["suggest"] == ([completed] if completed else [])
