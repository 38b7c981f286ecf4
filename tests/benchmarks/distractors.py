"""Pages that answer no query: Thai words in random order, none of them a word of the corpus.

So what is relevant in the corpus stays so, however many pages are put beside it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from pythainlp.corpus import thai_stopwords, thai_words

from generator.thai.words import dictionary_words

_THAI = re.compile("[ก-๎]+")
_FUNCTION_WORDS = 0.3  # share of words as frequent as ของ and ที่, which every page has
_SPACES = 0.05


def write_distractors(folder: Path, count: int) -> None:
    """Write ``count`` Markdown pages into ``folder``, for the corpus that lies in it."""
    chance = random.Random(8)
    words = _other_words(folder, chance)
    for number in range(count):
        page = "\n\n".join(_paragraphs(words, chance))
        (folder / f"x{number:04}.md").write_text(page + "\n", encoding="utf-8")


def _other_words(folder: Path, chance: random.Random) -> Iterator[str]:
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.md")))
    runs = set(_THAI.findall(text))
    used = {word for run in runs for word in dictionary_words(run) if len(word) > 1}
    parts = re.compile("|".join(sorted(re.escape(word) for word in used if len(word) > 4)))
    content = [
        word
        for word in sorted(thai_words())
        if 2 < len(word) < 14 and _THAI.fullmatch(word)
        and word not in used and word not in text and not parts.search(word)
    ]  # fmt: skip
    chance.shuffle(content)
    weights = [1 / (rank + 10) ** 0.8 for rank in range(len(content))]
    pool = cycle(chance.choices(content, weights, k=700_000))
    function = sorted(word for word in thai_stopwords() if 1 < len(word) < 8)
    while True:
        draw = chance.random()
        if draw < _FUNCTION_WORDS:
            yield chance.choice(function)
        else:
            yield " " if draw < _FUNCTION_WORDS + _SPACES else next(pool)


def _paragraphs(words: Iterator[str], chance: random.Random) -> Iterator[str]:
    def text(least: int, most: int) -> str:
        wanted, written = chance.randint(least, most), ""
        while len(written) < wanted:
            written += next(words)
        return written.strip()

    yield f"# {text(20, 50)}"
    for section in range(chance.randint(2, 5)):
        if section:
            yield f"## {text(8, 30)}"
        for _ in range(chance.randint(1, 3)):
            yield text(80, 320)
