// Comfort only: the Form works without it. The first wrong answer is brought before the responder.
document.querySelector(".wrong input, .wrong textarea, .wrong select")?.focus();
for (const other of document.querySelectorAll(".other"))
  other.querySelector("input[type=text]").addEventListener("input", () => {
    other.querySelector("input:not([type=text])").checked = true;
  });
