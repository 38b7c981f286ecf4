"""Files of data: what is read of them, and what is wrong with them, with line and column."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.loading import load
from generator.loading.periods import BadPeriodError, clashes, parse_period
from generator.loading.personal_data import is_personal_heading, is_personal_value
from generator.loading.tables import lines_of, plain_heading
from generator.model.performance import Figures, Period

HERE = Path(__file__).parent

REGISTERS = {
    "kpis.yml": "kpis:\n"
    "  - {id: a, title: ก, year: 2569, level: office, measure: เรื่อง}\n"
    "  - {id: p, title: ค, year: 2569, level: office, measure: ร้อยละ}\n"
    "  - {id: m, title: ข, year: 2569, level: office, measure: ระดับ, "
    "milestones: [ก, ข, ค, ง, จ]}\n",
    "datasets.yml": "datasets:\n"
    "  - {id: results, title: ก, file: results.csv, holds: actuals}\n"
    "  - {id: counts, title: ก, file: counts.csv, holds: statistics, process: BASE-01}\n"
    "  - {id: log, title: ก, file: log.csv, holds: event-log, process: BASE-01}\n",
}
SOUND = {
    "results.csv": "indicator,period,value\na,2569,90\n",
    "counts.csv": "period,received,closed\n2026-01,3,2\n",
    "log.csv": "case,step,start,end\n1,receive,2026-01-05 09:00,2026-01-05 10:00\n",
}


@dataclass(frozen=True)
class Case:
    """A file of data, and its problems as ``severity code line column``."""

    purpose: str
    file: str
    text: str
    expect: tuple[str, ...]


R, C, L = "indicator,period,value\n", "period,received,closed\n", "case,step,start,end\n"

CASES = (
    Case("a column that is needed is missing", "results.csv", "indicator,period\na,2569\n",
         ("error missing-column 1 1",)),
    Case("a period needs a column", "results.csv", "indicator,value\na,1\n",
         ("error missing-column 1 1",)),
    Case("a heading that is not known is told", "results.csv",
         "indicator,period,value,valeu\na,2569,1,2\n",
         ("warning unknown-column 1 24",)),
    Case("a heading may stand once", "results.csv", "indicator,period,value,ผลงาน\na,2569,1,2\n",
         ("error repeated-column 1 24",)),
    Case("a line has no more cells than headings", "results.csv", R + "a,2569,1,234\n",
         ("error too-many-cells 2 10",)),
    Case("a figure must be one", "results.csv", R + "a,2569,90%\n",
         ("error bad-amount 2 8",)),
    Case("an indicator must be known", "results.csv", R + "x,2569,90\n",
         ("error unknown-entry 2 1",)),
    Case("a month is of the Common Era", "results.csv", R + "a,2569-01,90\n",
         ("error bad-period 2 3",)),
    Case("a period lies in the year of its indicator", "results.csv", R + "a,2026-10,90\n",
         ("error period-outside-year 2 3",)),
    Case("a period stands once", "results.csv", R + "a,2026-01,90\nm,2026-01,3\na,2026-01,80\n",
         ("error repeated-period 4 3",)),
    Case("periods overlap only where one lies in the other", "results.csv",
         "indicator,from,to,value\na,2025-10-01,2026-03-31,1\na,2026-03-01,2026-04-30,2\na,2025-10-01,2026-09-30,3\n",
         ("error overlapping-periods 3 3",)),
    Case("cases must not be counted twice", "counts.csv", C + "2569-Q1,9,9\n2025-11,3,3\n",
         ("error overlapping-periods 3 1",)),
    Case("months that are left out are told, where the file goes on", "counts.csv",
         C + "2026-04,3,3\n2026-01,3,3\n2026-05,3,3\n",
         ("warning missing-period 2 1",)),
    Case("so is a quarter of results", "results.csv",
         R + "a,2569,9\na,2569-Q1,9\na,2569-Q2,9\na,2569-Q4,9\nm,2569-Q2,1\nm,2569-Q4,2\n",
         ("warning missing-period 5 1",)),
    Case("a percentage lies between 0 and 100", "results.csv",
         R + "p,2569,194.2\np,2569-Q1,-91.2\np,2569-Q2,100\n",
         ("warning impossible-share 2 1", "warning impossible-share 3 1")),
    Case("a level is a whole number", "results.csv", R + "m,2569,3.5\nm,2026-01,6\n",
         ("error bad-level 2 8", "error bad-level 3 11")),
    Case("no more cases are on time than are closed", "counts.csv",
         "period,received,closed,on time\n2026-01,3,2,3\n", ("error impossible-count 2 13",)),
    Case("no more cases are closed than there were", "counts.csv",
         "period,received,closed,carried\n2026-01,3,9,4\n2026-02,1,1,2\n2026-03,1,4,\n",
         ("error more-closed-than-open 2 11", "error more-closed-than-open 4 11")),
    Case("what is carried over is what was left", "counts.csv",
         "period,received,closed,carried\n2026-02,1,1,4\n2026-01,3,2,4\n2026-05,1,1,9\n",
         ("warning carried-differs 2 13", "warning missing-period 4 1")),
    Case("a count is whole and not negative", "counts.csv", C + "2026-01,-3,2.5\n",
         ("error bad-count 2 9", "error bad-count 2 12")),
    Case("the step of an event is one of the process", "log.csv",
         L + "1,recieve,2026-01-05 09:00,\n", ("error unknown-step 2 3",)),
    Case("an event does not end before it starts", "log.csv",
         L + "1,receive,2026-01-05 09:00,2026-01-05 08:59\n",
         ("error end-before-start 2 28",)),
    Case("a year of the Buddhist era is told", "log.csv", L + "1,receive,2569-01-05 09:00,\n",
         ("error bad-date 2 11",)),
    Case("an event is of a case", "log.csv", L + ",receive,2026-01-05 09:00,\n",
         ("error empty-cell 2 1",)),
    Case("names of people are refused", "log.csv",
         "case,step,start,end,ชื่อ-สกุล\n1,receive,2026-01-05 09:00,,ก\n",
         ("error personal-data 1 21",)),
    Case("numbers of identity cards are refused", "log.csv",
         L + "1-1017-00230-70-8,receive,2026-01-05 09:00,\n", ("error personal-data 2 1",)),
    Case("so are they in Thai digits", "log.csv",
         L + "๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘,receive,2026-01-05 09:00,\n", ("error personal-data 2 1",)),
    Case("mobile telephones are refused", "log.csv",
         L + "081-234-5678,receive,2026-01-05 09:00,\n", ("error personal-data 2 1",)),
    Case("names behind a title are refused", "log.csv",
         L + "นายสมมุติ ทดสอบ,receive,2026-01-05 09:00,\n", ("error personal-data 2 1",)),
    Case("formulas are refused", "results.csv", R + "a,2569,=SUM(A1:A2)\n",
         ("error formula-cell 2 8",)),
    Case("a formula is refused even where nothing reads it", "counts.csv",
         "period,received,closed,note\n2026-01,3,2,=1+1\n",
         ("error formula-cell 2 13",)),
    Case("a line that was pasted twice counts once", "log.csv",
         L + "1,receive,2026-01-05 09:00,\n1,receive,2026-01-05 09:00,\n",
         ("warning repeated-event 3 1",)),
    Case("a quotation mark is closed", "results.csv", R + '"a,2569,90\n',
         ("error unclosed-quote 2 1",)),
    Case("a file has a line", "results.csv", "\n\n", ("error empty-file 0 0",)),
    *(
        Case(f"a heading alone is no data ({file})", file, f"\n{heading}\n,,\n",
             ("warning heading-alone 2 1",))
        for file, heading in (("results.csv", R), ("counts.csv", C), ("log.csv", L))
    ),
    Case("a heading alone that lacks a column is told of that", "log.csv", "case,step,start\n",
         ("error missing-column 1 1",)),
    Case("a file belongs to a set of data", "other.csv", "x\n1\n",
         ("warning stray-data-file 0 0",)),
    Case("personal data is refused even where nothing uses it", "other.csv", "เบอร์โทรศัพท์\n1\n",
         ("warning stray-data-file 0 0", "error personal-data 1 1")),
)  # fmt: skip


def project(folder: Path, **files: bytes) -> Path:
    """Return a project with sound files of data, but for those that are given."""
    shutil.copytree(HERE / "project", folder, dirs_exist_ok=True)
    for name, text in REGISTERS.items():
        (folder / "content/registers" / name).write_text(text, encoding="utf-8")
    (folder / "content/data").mkdir(exist_ok=True)
    for name, text in SOUND.items():
        (folder / "content/data" / name).write_text(text, encoding="utf-8")
    for name, data in files.items():
        (folder / "content/data" / f"{name}.csv").write_bytes(data)
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.purpose)
def test_a_file_has_exactly_its_problems(case: Case, tmp_path: Path) -> None:
    root = project(tmp_path, **{case.file.removesuffix(".csv"): case.text.encode()})
    found = load(root).problems
    assert {p.place.file for p in found} == {f"content/data/{case.file}"}
    shown = (f"{p.severity} {p.code} {p.place.line} {p.place.column}" for p in found)
    assert tuple(shown) == case.expect


MORE = "  - {id: more, title: ก, file: %s.csv, holds: actuals}\n"


@pytest.mark.parametrize(
    ("line", "expect"),
    [
        ("a,2569,99", ["error result-in-two-files content/data/results.csv 2"]),
        ("a,2569-Q1,80", []),
        ("m,2569,4", []),
    ],
)
def test_two_files_do_not_contradict_each_other(
    line: str, expect: list[str], tmp_path: Path
) -> None:
    """The data sets are read in their order: the later line is told, with the earlier one."""
    root = project(tmp_path, other=f"{R}{line}\n".encode())
    sets = root / "content/registers/datasets.yml"
    head, rest = sets.read_text(encoding="utf-8").split("\n", 1)
    sets.write_text(f"{head}\n{MORE % 'other'}{rest}", encoding="utf-8")
    found = load(root).problems
    assert [f"{p.severity} {p.code} {p.place.file} {p.place.line}" for p in found] == expect
    assert all(p.words["other"] == "content/data/other.csv:2" for p in found)


def test_a_file_belongs_to_one_set_of_data(tmp_path: Path) -> None:
    root = project(tmp_path)
    sets = root / "content/registers/datasets.yml"
    sets.write_text(sets.read_text(encoding="utf-8") + MORE % "results", encoding="utf-8")
    (found,) = load(root).problems
    assert (found.code, found.place.line, found.place.column) == ("data-file-named-twice", 5, 32)


def figures(folder: Path, **files: bytes) -> Figures:
    loaded = load(project(folder, **files))
    assert [p.code for p in loaded.problems if p.code != "old-encoding"] == []
    return loaded.handbook.figures


THAI = "รหัสตัวชี้วัด;งวด;ผลงาน\nm;๒๕๖๙-Q1;๓\na;2026-01;๑,๒๕๐.๕\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_spreadsheet_is_read_alike(
    encoding: str, delimiter: str, end: str, tmp_path: Path
) -> None:
    text = THAI.replace(";", delimiter).replace("\n", end)
    read = figures(tmp_path, results=text.encode(encoding)).actuals["results"]
    assert [(one.indicator, one.period.start, one.value) for one in read] == [
        ("a", date(2026, 1, 1), Decimal("1250.5")),
        ("m", date(2025, 10, 1), Decimal(3)),
    ]


def test_the_old_encoding_is_told(tmp_path: Path) -> None:
    found = load(project(tmp_path, results=THAI.encode("cp874"))).problems
    assert [(p.code, p.severity) for p in found] == [("old-encoding", "warning")]


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    found = load(project(tmp_path, results=b"\xff\xfe\x00", log=b"a,\xfc\xff\xdb\n")).problems
    assert {p.code for p in found} == {"not-utf8"}


def test_a_log_out_of_order_is_put_in_order(tmp_path: Path) -> None:
    text = (
        "case,step,start,end\n2,receive,2026-01-06 09.00,\n"
        "1,receive,2026-01-05T13:00:30,2026-01-05 14:00\n"
        "1,receive,2026-01-05 9:00,2026-01-05 10:00\n"
    )
    events = figures(tmp_path, log=text.encode()).events["log"]
    assert [(one.case, one.start, one.end) for one in events] == [
        ("1", datetime(2026, 1, 5, 9), datetime(2026, 1, 5, 10)),
        ("1", datetime(2026, 1, 5, 13), datetime(2026, 1, 5, 14)),
        ("2", datetime(2026, 1, 6, 9), None),
    ]


def test_blank_figures_stay_blank(tmp_path: Path) -> None:
    text = 'period,received,closed,on time,satisfied,ค้างยกมา\n2026-01,"1,003",2,,,\n'
    (count,) = figures(tmp_path, counts=text.encode()).statistics["counts"]
    assert (count.received, count.closed, count.on_time, count.carried) == (1003, 2, None, None)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2570-q1", date(2026, 10, 1), date(2026, 12, 31)),
        ("2570-Q2", date(2027, 1, 1), date(2027, 3, 31)),
        ("๒๕๗๐-Q4", date(2027, 7, 1), date(2027, 9, 30)),
        ("2570", date(2026, 10, 1), date(2027, 9, 30)),
    ],
)
def test_periods(written: str, start: date, end: date) -> None:
    assert parse_period(written) == Period(start, end)


@pytest.mark.parametrize(
    ("written", "hint"), [("2569-10", "2026-10"), ("2026-Q1", "2569-Q1"), ("2026", "2569")]
)
def test_a_period_of_the_wrong_era_says_what_was_meant(written: str, hint: str) -> None:
    with pytest.raises(BadPeriodError) as bad:
        parse_period(written)
    assert bad.value.hint == hint


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_no_period(text: str) -> None:
    try:
        assert parse_period(text).start <= parse_period(text).end
    except BadPeriodError as bad:
        assert bad.hint


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6), st.booleans())
def test_periods_clash_where_a_day_counts_twice(days: list[tuple[int, int]], nested: bool) -> None:
    spans = [(min(pair), max(pair)) for pair in days]
    periods = [Period(date.fromordinal(a + 1), date.fromordinal(b + 1)) for a, b in spans]
    twice = any(
        a <= d
        and c <= b
        and not (nested and (a, b) != (c, d) and ((a <= c and d <= b) or (c <= a and b <= d)))
        for at, (a, b) in enumerate(spans)
        for c, d in spans[:at]
    )
    assert bool(list(clashes(periods, nested=nested))) == twice


PLAIN = st.text(st.sampled_from('ab ก",;\n'), max_size=5)


@given(st.lists(st.lists(PLAIN, min_size=2, max_size=4), min_size=1, max_size=4))
def test_cells_are_read_as_the_csv_of_others(table: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(
        [["x,y", "z,"], *table]
    )
    lines, unclosed = lines_of(written.getvalue())
    kept = [[cell.strip() for cell in row] for row in table]
    assert unclosed is None
    kept = [row for row in kept if any(row)]
    assert [[c.text for c in line] for line in lines[1:] if any(c.text for c in line)] == kept


@given(st.text(max_size=40))
def test_every_cell_stands_where_it_says(text: str) -> None:
    text = text.replace("\r", "")
    lines, _ = lines_of(text)
    written = text.split("\n")
    for cell in (cell for line in lines for cell in line):
        assert 1 <= cell.column <= len(written[cell.line - 1]) + 1


@pytest.mark.parametrize(
    "heading",
    ["ชื่อ", "ชื่อ - สกุล", "ชื่อผู้ร้อง", "เลขประจำตัวประชาชน", "โทรศัพท์", "ที่อยู่", "E-mail", "Name", "Surname",
     "phone no.", "ID card", "วัน เดือน ปี เกิด"],
)  # fmt: skip
def test_headings_of_personal_data(heading: str) -> None:
    assert is_personal_heading(plain_heading(heading))


@pytest.mark.parametrize(
    "heading",
    ["ชื่อเรื่อง", "ชื่อตัวชี้วัด", "จำนวนที่อยู่ระหว่างดำเนินการ", "เลขเรื่อง", "file name", "รับเรื่อง", "ไม่พึงพอใจ"],
)
def test_headings_of_counts(heading: str) -> None:
    assert not is_personal_heading(plain_heading(heading))


def test_values_of_personal_data() -> None:
    assert is_personal_value("1101700230708")
    assert not is_personal_value("1101700230709")  # the check digit is wrong
    assert is_personal_value("a.b@example.go.th")
    assert not is_personal_value("2569/0001")
