// A document as a page of paper.
const paper = document.getElementById("paper");
if (paper) {
  const answer = await fetch(paper.dataset.docx);
  try {
    await globalThis.docx.renderAsync(await answer.blob(), paper, undefined, {
      inWrapper: true,
      ignoreLastRenderedPageBreak: true,
    });
    // "Single" spacing is the font's own in a word processor; the renderer takes it for one em.
    for (const line of paper.querySelectorAll("p")) {
      const { lineHeight, fontSize } = getComputedStyle(line);
      if (parseFloat(lineHeight) <= parseFloat(fontSize) * 1.05) line.style.lineHeight = "normal";
    }
    paper.dataset.shown = "yes";
  } catch (error) {
    paper.textContent = `文書を表示できませんでした（${error.message}）`;
  }
}
