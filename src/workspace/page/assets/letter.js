// A document as a page of paper.
/* global docx */
const paper = document.getElementById("paper");
if (paper) {
  const answer = await fetch(paper.dataset.docx);
  try {
    await docx.renderAsync(await answer.blob(), paper, undefined, { inWrapper: true, ignoreLastRenderedPageBreak: true });
    paper.dataset.shown = "yes";
  } catch (error) {
    paper.textContent = `文書を表示できませんでした（${error.message}）`;
  }
}
