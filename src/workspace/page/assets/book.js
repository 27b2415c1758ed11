// The workbook's page.
import "./arrange.js";
import { start } from "./grid.js";
import "./menus.js";
import { act, resume, tell } from "./talk.js";

start();

document.querySelector(".strip .time").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { error } = await act({ do: "advance", duration: event.submitter.value });
  if (error !== "") await tell("問題が発生しました", error);
});

// Innermost first: the one behind it waits for this one to end.
for (const dialog of JSON.parse(document.getElementById("waiting").textContent).toReversed()) {
  const { error } = await resume(dialog);
  if (error !== "") await tell("エラー", error);
}
