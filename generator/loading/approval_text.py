"""The text of a process file with an approval written in; comments and layout stay.

Only the lines of ``status`` and of the approval change. What comes out is read again: if it does
not say what was meant, nothing is returned, so that a file in an unusual layout is never damaged.
"""

from __future__ import annotations

import re

from generator.loading.structure import record_from
from generator.loading.yaml_text import read_text, read_yaml
from generator.model.control import Approval, SignOff
from generator.model.process import Process, Status


def approved(process: Process, signed: SignOff, fingerprint: str) -> Process:
    """Return the record of a process once it is approved."""
    before = process.approval or Approval()
    kept = before.model_copy(update={"approved": signed, "fingerprint": fingerprint})
    return process.model_copy(update={"status": Status.APPROVED, "approval": kept})


def with_approval(data: bytes, wanted: Process) -> bytes | None:
    """Return the bytes of a file with the status and approval of ``wanted``; None if it cannot be.

    ``wanted`` must have an approval that is signed.
    """
    if _record(data) == wanted:
        return data
    text, _ = read_text(data, "")
    if text is None:
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    changed = _with_status(text.replace("\r\n", "\n"))
    changed = _with_block(changed, approval_lines(wanted))
    made = changed.replace("\n", end).encode()
    return made if _record(made) == wanted else None


def _record(data: bytes) -> Process | None:
    tree, _ = read_yaml(data, "")
    return record_from(tree, Process, "")[0] if tree else None


def approval_lines(process: Process) -> str:
    """Return the approval of a process as it is written in its file."""
    approval = process.approval or Approval()
    signed = {name: getattr(approval, name) for name in ("prepared", "reviewed", "approved")}
    lines = [_signed(name, one) for name, one in signed.items() if one]
    return "\n".join(["approval:", *lines, f"  fingerprint: {approval.fingerprint}", ""])


def _signed(name: str, signed: SignOff) -> str:
    date = f", date: {signed.date.isoformat()}" if signed.date else ""
    return f"  {name}: {{role: {signed.role}{date}}}"


def _with_status(text: str) -> str:
    line = f"status: {Status.APPROVED}"
    changed, found = re.subn(r"(?m)^status:[ \t]*[^\s#]*", line, text, count=1)
    return changed if found else re.sub(r"(?m)^(unit:.*)$", rf"\1\n{line}", text, count=1)


def _with_block(text: str, lines: str) -> str:
    """Return the text with these lines of an approval: in its place, or before the history."""
    found = re.search(r"(?m)^approval:[ \t]*(#.*)?\n((?:[ \t]+\S.*\n|[ \t]*\n(?=[ \t]+\S))*)", text)
    if found:
        return text[: found.start(2)] + _with_entries(found[2], lines) + text[found.end(2) :]
    without = re.sub(r"(?m)^approval:.*\n?", "", text)
    before = re.search(r"(?m)^(history|origin):", without)
    at = before.start() if before else len(without)
    head = without[:at]
    return head + ("" if head.endswith("\n") else "\n") + lines + without[at:]


def _with_entries(block: str, lines: str) -> str:
    """Return the body of an approval with its entries for who approved it, and of what, new.

    The other entries and all comments stay as they are.
    """
    new = [line for line in lines.splitlines() if re.match("  (approved|fingerprint):", line)]
    body = block.splitlines()
    first = next((line for line in body if not re.match(r"\s*(#|$)", line)), "")
    indent = first[: len(first) - len(first.lstrip())] or "  "
    kept: list[str] = []
    place, gone = None, False
    for line in body:
        if not line.startswith((f"{indent} ", f"{indent}\t")) and not line.lstrip().startswith("#"):
            gone = bool(re.match(rf"{indent}(approved|fingerprint)[ \t]*:", line))
            place = len(kept) if gone and place is None else place
        if not gone or line.lstrip().startswith("#"):
            kept.append(line)
    at = len(kept) if place is None else place
    kept[at:at] = [indent + line.strip() for line in new]
    return "".join(f"{line}\n" for line in kept)
