"""What a step says of itself."""

from __future__ import annotations

import pytest

from generator.model.step import Basis, Step


@pytest.mark.parametrize(
    ("time", "basis", "expected"),
    [
        (None, None, None),
        ("1wd", None, Basis.OFFICE),
        ("1wd", "office-sample", Basis.OFFICE_SAMPLE),
        ({"wait": "15d"}, "statutory", Basis.STATUTORY),
        ({"set_by": "ปฏิทินของส่วนกลาง"}, None, None),
        ({"set_by": "ชั้นความเร็ว (ทันที)"}, "statutory", Basis.STATUTORY),
        ({"active": "1h", "set_by": "ปฏิทินของส่วนกลาง"}, None, Basis.OFFICE),
    ],
)
def test_a_time_set_by_an_outsider_is_no_figure_of_the_office(
    time: object, basis: str | None, expected: Basis | None
) -> None:
    written = {"id": "send", "title": "ส่งแผน", "time": time, "basis": basis}
    step = Step.model_validate({key: value for key, value in written.items() if value is not None})
    assert step.time_basis is expected
