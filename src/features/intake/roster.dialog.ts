/** The page of 名簿を貼り付ける: paste, look at what would come of each row, and only then take in what was looked at. */
import { element, fieldOf, type Asked } from "./fields.dialog.ts";
import type { RosterDesk, RosterKindCard } from "./roster-page.rules.ts";
import type { Preview, RosterLine, RosterReply } from "./roster.rules.ts";
import { byId, Caller, closing, dataOf, tellDone, tellProblems } from "./talk.dialog.ts";

const desk = dataOf<RosterDesk>();
const caller = new Caller([byId("check"), byId("take")], byId("body"));
/** What the person has looked at and not changed since. */
let seen: Preview | undefined;

const asked = (rest: Partial<Asked> & Pick<Asked, "key" | "title">): Asked => ({
  ...{ help: "", required: true, kind: "line", choices: [] },
  ...rest,
});
const labels = desk.kinds.map(({ label }) => label);
const which = fieldOf(asked({ key: "kind", title: "名簿の種類", kind: "radio", choices: labels }), "page");
const day = fieldOf(
  asked({ key: "day", title: "受付日", kind: "date", help: "名簿が届いた日。全員がこの日の受付になります" }),
  "page",
);
const consented = fieldOf(
  asked({
    ...{ key: "consented", title: "同意書", kind: "consent", required: false },
    choices: ["全員の同意書（見学のみ、守秘義務、個人情報、感染対策、キャンセル）を受け取っています"],
    help: "名簿に同意の欄があるときは、付けなくてかまいません",
  }),
  "page",
);
const text = element("textarea", { id: "text", rows: 8, spellcheck: false, wrap: "off" });
const hint = element("p", { className: "help", id: "hint" });
text.setAttribute("aria-describedby", "hint");

const kind = (): RosterKindCard | undefined => desk.kinds.find(({ label }) => label === which.value());

function showKind(): void {
  const card = kind();
  for (const field of [day, consented]) field.element.hidden = card?.key !== "applicants";
  hint.textContent = card
    ? `${card.help}。\n必要な見出し：${card.needed.join("、")}\nあれば取り込む見出し：${card.free.join("、")}`
    : `一度に${desk.most}行まで貼り付けられます`;
}

/** What is shown no longer fits what stands in the fields. */
function forget(): void {
  seen = undefined;
  byId("preview").replaceChildren();
  allow(0);
}

function allow(fresh: number, again = 0): void {
  const label = fresh > 0 ? `${fresh}件を取り込む` : again > 0 ? `${again}件の推薦を載せる` : "取り込む";
  byId("take").textContent = label;
  byId("take").setAttribute("aria-disabled", String(fresh + again === 0));
  byId("take").classList.toggle("main", fresh + again > 0);
  byId("check").classList.toggle("main", fresh + again === 0);
}

const pasted = (card: RosterKindCard): { kind: string; text: string; day: string; consented: boolean } => ({
  ...{ kind: card.key, text: text.value },
  ...(card.key === "applicants"
    ? { day: day.value(), consented: consented.value() !== "" }
    : { day: "", consented: false }),
});

function check(): void {
  const card = kind();
  if (!card) {
    tellProblems("まだ確かめていません。", [{ text: "「名簿の種類」を選んでください", go: () => which.focus() }]);
    return;
  }
  forget();
  caller.call<Preview>(
    (runner) => runner.pastePreview(pasted(card)),
    ({ ok, message, value }) => {
      if (!ok || !value) tellProblems(message);
      else if (value.faults.length > 0)
        tellProblems(
          "このままでは読めません。",
          value.faults.map((fault) => ({ text: fault })),
        );
      else show(value);
    },
  );
}

/** Rows that go in: new ones, and doctors who are recommended again. */
const goingIn = (preview: Preview): readonly RosterLine[] =>
  preview.lines.filter((line) => line.verdict === "取り込む" || line.again === true);
const rowsOf = (preview: Preview, verdict: RosterLine["verdict"]): readonly RosterLine[] =>
  preview.lines.filter((line) => line.verdict === verdict);

function show(preview: Preview): void {
  seen = preview;
  const counts = (["取り込む", "すでにあります", "直してください"] as const).map(
    (each) => `${each} ${rowsOf(preview, each).length}件`,
  );
  const fresh = rowsOf(preview, "取り込む").length;
  const again = goingIn(preview).length - fresh;
  const kept = again === 0 ? "" : `「すでにあります」のうち${again}件は、続けての推薦として載ります。`;
  tellDone(`確かめました：${counts.join("、")}。${fresh === 0 ? "" : "「取り込む」の行だけが入ります。"}${kept}`);
  const passed =
    preview.unknown.length === 0
      ? []
      : [
          element("p", {
            className: "notice look",
            textContent: `次の見出しは取り込みません：${preview.unknown.join("、")}`,
          }),
        ];
  const heads = ["行", "氏名", "結果", "内容"].map((head) => element("th", { textContent: head, scope: "col" }));
  const table = element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...preview.lines.map(rowOf)),
  );
  byId("preview").replaceChildren(element("h2", { textContent: "行ごとの結果" }), ...passed, table);
  allow(fresh, again);
  byId("done").scrollIntoView();
}

const LOOKS = { 取り込む: "take", すでにあります: "there", 直してください: "mend" } as const;

function rowOf({ line, name, verdict, note }: RosterLine): HTMLElement {
  const cells = [String(line), name].map((words) => element("td", { textContent: words }));
  const said = element("td", { className: "verdict", textContent: verdict });
  return element(
    "tr",
    { className: LOOKS[verdict] },
    ...cells,
    said,
    element("td", { className: "note", textContent: note }),
  );
}

function take(): void {
  const [card, preview] = [kind(), seen];
  const rows = preview ? goingIn(preview) : [];
  if (!card || !preview || rows.length === 0) return;
  const taken = { ...pasted(card), digest: preview.digest, ids: rows.map(({ id }) => id) };
  caller.call<RosterReply>(
    (runner) => runner.pasteTakeIn(taken),
    ({ ok, message, reply }) => {
      if (!ok || !reply || reply.unwritten > 0) {
        tellProblems(message);
        return;
      }
      tellDone(message);
      seen = undefined;
      allow(0);
      byId("done").scrollIntoView();
    },
  );
}

const wide = element(
  "label",
  { className: "title", htmlFor: "text" },
  "名簿",
  element("span", { className: "need", textContent: "必須" }),
);
byId("fields").append(
  which.element,
  day.element,
  consented.element,
  element("div", { className: "field" }, wide, element("div", {}, text, hint)),
);
which.element.addEventListener("change", showKind);
document.addEventListener("input", forget);
byId("check").addEventListener("click", check);
byId("take").addEventListener("click", take);
closing(byId("close"), () => seen !== undefined && goingIn(seen).length > 0);
showKind();
which.focus();
