/** What applicants and instructors do in a year: they apply, accept, agree on a day, report, with the keys that they hold. */
import {
  followUp,
  instructorReport,
  reply,
  schedule,
  traineeReport,
  type FormDeclaration,
} from "../../../src/forms/index.ts";
import type { Delivery, Office } from "../../../src/workspace/office.ts";
import { accept, apply, applyAsNurse, person, typed } from "../people.ts";
import { HOSTED, LATER, LEARNED } from "../reports-office.ts";
import { attempt } from "../support/faults.ts";
import { addressOf } from "../support/outbox.ts";
import { anHour } from "./hands.ts";
import { dayAfter, dayIn, rowsWhere, textOf, today, WEEK, type Row, type Scene } from "./scene.ts";

export type Event = (scene: Scene) => void;

/** Events by name, with how often each comes, to be read as shares; `when`: whether there is anything to do. */
export type Events = Readonly<
  Record<string, { readonly event: Event; readonly weight: number; readonly when?: (office: Office) => boolean }>
>;

/** Whether a sheet has a row in one of these states. */
export const has =
  (sheet: string, ...states: readonly string[]) =>
  (office: Office): boolean =>
    rowsWhere(office, sheet, "状態", ...states).length > 0;

const HALF_OF: Readonly<Record<number, string>> = { 1: "午前", 2: "午後", 3: "午前", 4: "午後", 5: "午前" };

/** A weekday between so many days from now, with the half in which instructors receive. */
function halfday({ office, random }: Scene, from: number, to: number): { day: string; half: string } {
  for (;;) {
    const day = dayAfter(office, from + random.below(to - from));
    const half = HALF_OF[new Date(day).getUTCDay()];
    if (half !== undefined) return { day, half };
  }
}

function wishes(scene: Scene): Record<string, string> {
  const [first, second, third] = [1, 2, 3].map(() => halfday(scene, 5, 70));
  return {
    第1希望日: first?.day ?? "",
    第1希望の時間帯: scene.random.percent(70) ? (first?.half ?? "") : "終日",
    第2希望日: second?.day ?? "",
    第2希望の時間帯: second?.half ?? "",
    第3希望日: third?.day ?? "",
    第3希望の時間帯: third?.half ?? "",
  };
}

/** Sends an answer; the event may be lost or come twice, and the run may die on the way. */
function sent(scene: Scene, what: string, send: (how: { event: Delivery }) => string): void {
  const { office, random, trouble, memory } = scene;
  scene.trouble = undefined;
  const event: Delivery = random.percent(70) ? "sound" : (random.one(["lost", "blank", "doubled"] as const) ?? "lost");
  scene.told.push(`${what} ${event}${trouble?.is === "fault" ? ` fault ${trouble.at} ${trouble.kind}` : ""}`);
  if (trouble?.is === "fault") memory.wasDisturbed = true;
  if (trouble?.is === "fault") office.failAt(trouble.at, trouble.kind);
  if (trouble?.is === "elsewhere") office.at(trouble.at, trouble.act);
  attempt(() => memory.sent.add(send({ event })));
  office.calm();
  // The clock's sweep takes in what a run that died or an event that was lost left in the Form.
  if (trouble !== undefined || event === "lost") anHour(office);
}

const applies: Event = (scene) => {
  const { memory, random, office } = scene;
  const n = ++memory.people;
  const asNurse = random.percent(20);
  const facility = { 所属医療機関名: `例示${n}医院` };
  const given = { ...person(n), ...facility, ...wishes(scene) };
  sent(scene, `申込 ${n}`, (how) => (asNurse ? applyAsNurse : apply)(office, given, how));
};

/** The same person once more, or the very same answers twice. */
const appliesAgain: Event = (scene) => {
  const { memory, random, office } = scene;
  const n = 1 + random.below(Math.max(1, memory.people));
  const given = { ...person(n), 所属医療機関名: `例示${n}医院`, ...wishes(scene) };
  for (let turn = random.percent(40) ? 2 : 1; turn > 0; turn--)
    sent(scene, `再び申込 ${n}`, (how) => apply(office, given, how));
};

const accepts: Event = (scene) => {
  const { office, random } = scene;
  const host = random.one(office.table("指導医"));
  if (!host) return;
  const given = {
    氏名: textOf(host, "氏名"),
    ふりがな: textOf(host, "ふりがな"),
    医療機関名: textOf(host, "医療機関名"),
    年上限: String(1 + random.below(4)),
    月上限: random.percent(50) ? "1" : "2",
    受入可能曜日: WEEK,
    承諾: random.percent(90) ? "承諾する" : "辞退する",
    支払先区分: random.percent(70) ? "個人" : "法人",
  };
  sent(scene, `承諾 ${textOf(host, "指導医番号")}`, (how) => accept(office, given, how));
};

type Side = "受講者" | "指導医";
const addresseeOf = (match: Row, side: Side): string => textOf(match, side === "受講者" ? "受付番号" : "指導医番号");

/** Keys that somebody holds for a Form, oldest first: in links of mails, and on paper. */
function keysOf(office: Office, addressee: string, form: FormDeclaration, about: string): string[] {
  const address = addressOf(office, { 宛先番号: addressee });
  const formId = office.services.forms.byTitle(form.title);
  const mailed = office
    .outbox()
    .filter(({ to, subject, body }) => to.some((to) => to.address === address) && `${subject}${body}`.includes(about))
    .flatMap(({ body }) => body.match(/https:\/\/\S+viewform\?\S+/g) ?? [])
    .filter((link) => office.services.forms.prefilled(link).formId === formId)
    .flatMap((link) => KEY.exec(link)?.[0] ?? []);
  return [...mailed, ...keysOnPaper(office, addressee, form, about)];
}

const KEY = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/;
const ON_PAPER: Readonly<Record<string, RegExp>> = {
  schedule: /日程の連絡/,
  instructorReport: /報告/,
  traineeReport: /報告/,
  reply: /回答/,
  followUp: /回答|鍵/,
};

function keysOnPaper(office: Office, addressee: string, { key }: FormDeclaration, about: string): string[] {
  const files = new Set(rowsWhere(office, "通知", "宛先番号", addressee).map((row) => textOf(row, "文書ID")));
  return office
    .letters()
    .filter(({ id, text }) => files.has(id) && text.includes(about))
    .flatMap(({ text }) => text.split("\n"))
    .filter((line) => ON_PAPER[key]?.test(line))
    .flatMap((line) => KEY.exec(line)?.[0] ?? []);
}

/** A key as people come by one: the last of their letters, seldom an older one, somebody else's, or one misread. */
function keyOf(scene: Scene, match: Row, side: Side, form: FormDeclaration): string | undefined {
  const { office, random } = scene;
  const held = keysOf(office, addresseeOf(match, side), form, textOf(match, "受付番号"));
  const wrong = random.below(100);
  if (wrong < 4) return "K7QM-3ZTR-9XPA-2WHD";
  if (wrong < 8) return keysOf(office, addresseeOf(match, side), schedule, "").at(-1);
  return wrong < 14 ? random.one(held) : held.at(-1);
}

const LIVE = ["決定", "日程確定", "実施済", "報告済", "支払済"];
const sideOf = ({ random }: Scene): Side => (random.percent(60) ? "受講者" : "指導医");

const tellsDay: Event = (scene) => {
  const { office, random } = scene;
  const match = random.one(
    random.percent(75)
      ? rowsWhere(office, "マッチング", "状態", "決定")
      : rowsWhere(office, "マッチング", "状態", ...LIVE),
  );
  if (!match) return;
  const side = sideOf(scene);
  const key = keyOf(scene, match, side, schedule);
  if (key === undefined) return;
  const agreed = random.percent(50)
    ? { day: dayIn(match["候補日"]), half: textOf(match, "候補の時間帯") }
    : halfday(scene, -5, 40);
  const kind = random.percent(75)
    ? "日程が決まった"
    : (random.one(["日程が変わった", "延期したい", "取り消したい"]) ?? "延期したい");
  const dated = kind.startsWith("日程");
  const answers = {
    鍵: key,
    連絡の内容: kind,
    ...(dated ? { 実施日: agreed.day, 時間帯: agreed.half } : {}),
    ...(dated && random.percent(30) ? { 開始時刻: agreed.half === "午前" ? "9:30" : "14:00" } : {}),
  };
  sent(scene, `日程 ${textOf(match, "案件番号")}/${side} ${kind} ${dated ? agreed.day : ""}`, (how) =>
    office.submit(schedule.title, typed(schedule, answers), how),
  );
};

/** Mostly both sides report after the visit, on its day; time moves on to it where it is near. */
const reports: Event = (scene) => {
  const { office, random } = scene;
  const match = random.one(
    rowsWhere(office, "マッチング", "状態", ...(random.percent(85) ? ["日程確定", "実施済"] : LIVE)),
  );
  if (!match) return;
  const planned = dayIn(match["実施日"]);
  if (planned > today(office) && planned <= dayAfter(office, 25))
    office.services.kernel.now = Date.parse(`${planned}T18:00:00+09:00`);
  const day = random.percent(90) && planned !== "" ? planned : dayAfter(office, -random.below(20));
  const first = random.percent(50) ? "受講者" : "指導医";
  reportsBy(scene, match, first, day);
  if (random.percent(60)) reportsBy(scene, match, first === "受講者" ? "指導医" : "受講者", day);
};

function reportsBy(scene: Scene, match: Row, side: Side, day: string): void {
  const { office, random } = scene;
  const form = side === "受講者" ? traineeReport : instructorReport;
  const key = keyOf(scene, match, side, form);
  if (key === undefined) return;
  const names =
    side === "受講者"
      ? { ...LEARNED, 指導医の氏名: textOf(match, "指導医氏名"), 受講した日: day }
      : { ...HOSTED, 受講者の氏名: textOf(match, "申込者氏名"), 実施した日: day };
  const given = typed(form, { ...names, ...(random.percent(10) ? ODD[side] : {}), 鍵: key });
  for (let turn = random.percent(8) ? 2 : 1; turn > 0; turn--)
    sent(scene, `報告 ${textOf(match, "案件番号")}/${side} ${day}`, (how) => office.submit(form.title, given, how));
}

/** What a person must look at. */
const ODD: Readonly<Record<Side, Record<string, string>>> = {
  受講者: { 学んだこと: "長瀬様（82歳）のお宅で学びました。" },
  指導医: { "事故・ヒヤリハット": "あり" },
};

/** Yes or no to what a letter asked: whether to receive somebody, whether to wait for the next year. */
const replies: Event = (scene) => {
  const { office, random } = scene;
  const asked = random.one(rowsWhere(office, "通知", "種類", "受入確認", "繰越の確認"));
  if (!asked) return;
  const about = textOf(asked, "種類") === "受入確認" ? "" : textOf(asked, "対象番号");
  const key = keysOf(office, textOf(asked, "宛先番号"), reply, about).at(-1);
  if (key === undefined) return;
  const answers = { 鍵: key, お答え: random.percent(75) ? "はい" : "いいえ" };
  sent(scene, `回答 ${textOf(asked, "通知番号")} ${answers.お答え}`, (how) =>
    office.submit(reply.title, typed(reply, answers), how),
  );
};

const tellsLater: Event = (scene) => {
  const { office, random } = scene;
  const asked = random.one(rowsWhere(office, "通知", "種類", "受講後の状況の照会"));
  const match = asked && rowsWhere(office, "マッチング", "案件番号", textOf(asked, "対象番号"))[0];
  const key = match && keysOf(office, addresseeOf(match, "受講者"), followUp, "").at(-1);
  if (key === undefined) return;
  sent(scene, `受講後 ${textOf(asked, "通知番号")}`, (how) =>
    office.submit(followUp.title, typed(followUp, { ...LATER, 鍵: key }), how),
  );
};

function wasAsked(...kinds: readonly string[]): (office: Office) => boolean {
  return (office) => rowsWhere(office, "通知", "種類", ...kinds).some((row) => row["状態"] === "完了");
}

export const OUTSIDE: Events = {
  申込: { event: applies, weight: 9 },
  再び申込: { event: appliesAgain, weight: 3 },
  承諾: { event: accepts, weight: 3 },
  日程: { event: tellsDay, weight: 12, when: has("マッチング", "決定", "日程確定") },
  報告: { event: reports, weight: 13, when: has("マッチング", "日程確定", "実施済") },
  回答: { event: replies, weight: 4, when: wasAsked("受入確認", "繰越の確認") },
  受講後: { event: tellsLater, weight: 1, when: wasAsked("受講後の状況の照会") },
};
