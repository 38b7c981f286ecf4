// The self-check of a learning path. Answers are looked at here and sent nowhere; which questions
// were answered rightly is kept in this browser, for the edition of the manual that was asked about.
"use strict";

(() => {
  const KEY = "khumue-checked";
  const section = document.querySelector("[data-self-check]");
  if (!section) return;
  const { rightWords, wrongWords, scoreWords } = section.dataset;

  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || {};
    } catch {
      return {}; // no storage, or another's text in it: nothing was answered yet
    }
  };

  const keep = (check, right) => {
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...kept(), [check]: right }));
    } catch {
      // it cannot be kept: the marks stay for as long as the page is open
    }
  };

  const setUp = (box) => {
    const questions = [...box.querySelectorAll("[data-question]")];
    const before = kept()[box.dataset.check];
    const same = before && before.edition === box.dataset.edition && Array.isArray(before.right);
    const right = new Set(same ? before.right : []);

    const showScore = () => {
      const done = questions.filter(({ dataset }) => right.has(dataset.question)).length;
      box.querySelector("[data-score]").textContent = right.size
        ? scoreWords.replace("{right}", done).replace("{all}", questions.length)
        : "";
    };

    for (const question of questions) {
      const { question: asked, right: answer } = question.dataset;
      question.addEventListener("change", ({ target }) => {
        const isRight = target.value === answer;
        question.querySelector("[data-verdict]").textContent = isRight ? rightWords : wrongWords;
        question.querySelector("[data-look]").hidden = isRight;
        question.classList.toggle("k-check--right", isRight);
        question.classList.toggle("k-check--wrong", !isRight);
        if (isRight) right.add(asked);
        else right.delete(asked);
        keep(box.dataset.check, { edition: box.dataset.edition, right: [...right] });
        showScore();
      });
    }
    showScore();
  };

  section.querySelectorAll("[data-check]").forEach(setUp);
  section.hidden = false;
})();
