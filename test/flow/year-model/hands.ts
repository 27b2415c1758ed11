/** Hands at the keyboard: a command with its rows and its answers, done again where it was disturbed. */
import type { Asked } from "../../../src/workspace/desk.ts";
import type { Answer, Office } from "../../../src/workspace/office.ts";
import { tables } from "../../../src/tables/index.ts";
import { clerkTypes } from "../people.ts";
import { attempt } from "../support/faults.ts";
import { selectRows } from "../support/keyboard.ts";
import { hasLeft } from "../support/outbox.ts";
import { CLERK, OWNER, today, type Scene } from "./scene.ts";

export interface Command {
  readonly path: readonly string[];
  /** Sheet and keys that are selected; another sheet where none are named. */
  readonly sheet?: string;
  readonly keys?: readonly string[];
  /** Answers by a word of the question. */
  readonly replies?: Readonly<Record<string, string>>;
  /** The clerk's click; else the office account's. */
  readonly byClerk?: boolean;
  /** Whoever is asked gives up. */
  readonly givesUp?: boolean;
}

/** Carries a command out; under a fault it is done once more, as staff do who were told that it failed. */
export function command(scene: Scene, wanted: Command): void {
  const { office, trouble } = scene;
  scene.trouble = undefined;
  scene.told.push(
    [
      wanted.path.join(" > "),
      (wanted.keys ?? []).join("、"),
      trouble ? `${trouble.is} ${trouble.at} ${"kind" in trouble ? trouble.kind : ""}` : "",
    ].join("　"),
  );
  // Whoever sits down opens the workbook, whose menu is made before anything goes wrong.
  if (wanted.byClerk) office.as(CLERK).reload();
  if (trouble?.is === "elsewhere") office.at(trouble.at, trouble.act);
  if (trouble?.is === "fault") {
    scene.memory.wasDisturbed = true;
    office.failAt(trouble.at, trouble.kind);
    attempt(() => press(office, wanted));
    if (office.calm()) settle(office);
    press(office, wanted);
  } else scene.memory.complaints.push(...watched(office, wanted));
  office.calm();
  if (wanted.byClerk) office.as(OWNER).reload();
  if (trouble?.is === "fault") settle(office);
}

const LOG = "操作記録";
const REGISTERS = tables.map(({ name }) => name).filter((name) => name !== LOG);

/** A command that nothing disturbed says no word of Google's, and leaves its row where it changed anything. */
function watched(office: Office, wanted: Command): string[] {
  // Whatever order somebody sorts them into meanwhile.
  const contents = (): string =>
    JSON.stringify(
      REGISTERS.map((name) =>
        office
          .table(name)
          .map((row) => JSON.stringify(row))
          .sort(),
      ),
    );
  const known = new Set(office.table(LOG).map((row) => row["記録番号"]));
  const [before, dialogs] = [contents(), office.dialogs.length];
  press(office, wanted);
  const fresh = office.table(LOG).filter((row) => !known.has(row["記録番号"]));
  const words = office.dialogs.slice(dialogs).map(({ title, text }) => `${title}: ${text}`);
  return [
    ...words.filter((text) => text.includes("途中まで進んだ処理は失われません")),
    ...(before !== contents() && fresh.length === 0 ? [`${wanted.path.join(" > ")}: 操作記録に行がない`] : []),
    ...fresh
      .filter((row) => row["操作者"] === "" || row["日時"] === "")
      .map((row) => `${String(row["操作"])}: だれがいつしたかがない`),
  ];
}

/** An hour passes in one tick of the clock, which does its rounds. */
export function anHour(office: Office): void {
  office.services.kernel.now += 60 * 60_000;
  office.advance("6m");
}

/** What a run left that died: past its lease, and several ticks of the clock. */
export function settle(office: Office): void {
  office.services.kernel.now += 10 * 60_000;
  office.advance("6m");
  answerDoubts(office);
}

function press(office: Office, { path, sheet, keys, replies = {}, givesUp = false }: Command): void {
  const there = sheet === undefined ? [] : (keys ?? []).filter((key) => isThere(office, sheet, key));
  if (sheet !== undefined && there.length > 0) selectRows(office, sheet, there);
  else office.services.sheets.clerk.select("要確認", "A1");
  office.services.desk.unanswered = (asked) => (givesUp ? { button: "CLOSE" } : reply(office, asked, replies));
  office.click("在宅連携", ...path);
}

const isThere = (office: Office, sheet: string, key: string): boolean =>
  office.table(sheet).some((row) => Object.values(row)[0] === key);

function reply(office: Office, { kind, text, buttons }: Asked, replies: Readonly<Record<string, string>>): Answer {
  const button = buttons.includes("YES") ? "YES" : "OK";
  if (kind !== "prompt") return { button };
  return { button, text: Object.entries(replies).find(([word]) => text.includes(word))?.[1] ?? usual(office, text) };
}

/** What staff answer to a question that an event gives no thought to. */
function usual(office: Office, text: string): string {
  if (text.includes("決裁日と決裁した人")) return `${today(office)} 課長`;
  if (text.includes("番号で答えて")) return "1";
  if (text.includes("支払予定日を書いて") && !text.includes("空なら変えません")) return today(office);
  return /理由/.test(text) ? "確かめたため" : "";
}

/** Staff look into the outbox for each mail of which nobody knows whether it left. */
export function answerDoubts(office: Office): void {
  for (const row of office.table("通知").filter(({ 状態: state }) => state === "要確認")) {
    const key = String(row["通知番号"]);
    clerkTypes(office, "通知", key, "職員の判断", hasLeft(office, row) ? "届いている" : "やり直す");
  }
  if (!office.table("通知").some((row) => row["状態"] === "要確認")) return;
  press(office, { path: ["通知", "文書を作ってメールで送る"] });
  office.advance("6m");
}

/** Staff type into a row, unless it is not there any more or the cell refuses the text. */
export function types(scene: Scene, sheet: string, key: string, values: Readonly<Record<string, string>>): void {
  for (const [header, text] of Object.entries(values)) {
    scene.told.push(`${sheet} ${key} ${header} ← ${text}`);
    clerkTypes(scene.office, sheet, key, header, text);
  }
}
