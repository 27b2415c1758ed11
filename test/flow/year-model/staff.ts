/** What staff do in a year besides the money: matching, letters, what came in, the settings, the year's change. */
import { decide } from "../support/settings.ts";
import { anHour, command, types, type Command } from "./hands.ts";
import { has, type Event, type Events } from "./outside.ts";
import { dayAfter, rowsWhere, settingOf, textOf, today, type Scene } from "./scene.ts";

/** A click of the office account, or of a clerk. */
export function click(scene: Scene, path: readonly string[], rest: Partial<Command> = {}): void {
  const byClerk = scene.random.percent(25);
  command(scene, { path, byClerk, givesUp: scene.random.percent(4), ...rest });
}

const proposes: Event = (scene) => click(scene, ["マッチング", "提案を作る"]);

/** Judges what is proposed, mostly with yes, and decides. */
const decides: Event = (scene) => {
  const { office, random } = scene;
  for (const row of rowsWhere(office, "マッチング", "状態", "提案", "未成立")) {
    const key = textOf(row, "案件番号");
    const draw = random.below(100);
    const host = textOf(random.one(office.table("年度委嘱")), "指導医番号");
    if (draw < 60) types(scene, "マッチング", key, { 判断: textOf(row, "状態") === "提案" ? "採用" : "" });
    else if (draw < 66) types(scene, "マッチング", key, { 判断: "見送り", 判断の理由: "本人の都合" });
    else if (draw < 72) types(scene, "マッチング", key, { 判断: "固定", 判断の理由: "本人の希望" });
    else if (draw < 80 && host !== "")
      types(scene, "マッチング", key, { 判断: "変更", 変更先の指導医番号: host, 判断の理由: "本人の希望" });
  }
  click(scene, ["マッチング", "決定する"]);
};

const matchesNow: Event = (scene) => {
  const row = scene.random.one(rowsWhere(scene.office, "申込者", "状態", "選定待ち"));
  if (row) click(scene, ["マッチング", "一人を今組む"], { sheet: "申込者", keys: [textOf(row, "受付番号")] });
};

const asksHosts: Event = (scene) => {
  if (settingOf(scene.office, "個別の受入確認") === "する") click(scene, ["マッチング", "受入確認を依頼する"]);
};

const cancels: Event = (scene) => {
  const { office, random } = scene;
  const row = random.one(rowsWhere(office, "マッチング", "状態", "決定", "日程確定", "実施済", "報告済"));
  if (!row) return;
  const replies = { 番号で答えて: String(1 + random.below(3)) };
  click(scene, ["マッチング", "決定を取り消す"], { sheet: "マッチング", keys: [textOf(row, "案件番号")], replies });
};

const withdraws: Event = (scene) => {
  const { office, random } = scene;
  const row = random.one(rowsWhere(office, "申込者", "状態", "選定待ち", "決定", "要審査", "重複"));
  if (!row) return;
  types(scene, "申込者", textOf(row, "受付番号"), { 取下げ: "はい", 取下げの理由: "本人の都合" });
  click(scene, random.percent(50) ? ["マッチング", "取下げと辞退を反映する"] : ["受付", "確認と審査を反映する"]);
};

/** Says who is the same person, and who may take part. */
const judges: Event = (scene) => {
  const { office, random } = scene;
  for (const row of office.table("申込者")) {
    const key = textOf(row, "受付番号");
    if (row["状態"] === "人物確認待ち")
      types(scene, "申込者", key, { 人物判断: random.percent(85) ? "同じ人" : "別の人" });
    if (row["状態"] === "要審査")
      types(scene, "申込者", key, {
        資格判断: random.percent(85) ? "対象とする" : "対象外とする",
        資格判断の理由: "審査",
      });
  }
  click(scene, ["受付", "確認と審査を反映する"]);
};

const ARRIVALS = ["日程の連絡", "回答", "実施報告", "受講報告", "受講後の状況"] as const;
const REFLECT: Readonly<Record<string, readonly string[]>> = {
  日程の連絡: ["日程", "日程の連絡を反映する"],
  実施報告: ["報告", "報告を反映する"],
  受講報告: ["報告", "報告を反映する"],
};

/** What waits in a sheet is let through or withdrawn, whatever it says. */
const judgesArrivals: Event = (scene) => {
  const { office, random, memory } = scene;
  const sheet = random.one(ARRIVALS.filter((each) => rowsWhere(office, each, "状態", "保留").length > 0));
  if (sheet === undefined) return;
  const side =
    sheet === "実施報告" ? "指導医" : sheet === "受講報告" ? "受講者" : (random.one(["受講者", "指導医"]) ?? "");
  for (const row of rowsWhere(office, sheet, "状態", "保留")) {
    const key = String(Object.values(row)[0]);
    const match = random.one(rowsWhere(office, "マッチング", "状態", "決定", "日程確定", "実施済"));
    const named = textOf(row, "案件番号") === "" && match && !["回答", "受講後の状況"].includes(sheet);
    const caseId = named ? textOf(match, "案件番号") : textOf(row, "案件番号");
    const goes = random.percent(60);
    if (goes) memory.excused.add(caseId);
    types(scene, sheet, key, {
      ...(named ? { 対象の指定: `${caseId}/${side}` } : {}),
      処理: goes ? "反映する" : "取り下げる",
    });
  }
  const path = REFLECT[sheet];
  if (path) click(scene, path);
  else anHour(office);
};

const sendsBack: Event = (scene) => {
  const { office, random } = scene;
  const sheet = random.percent(50) ? "実施報告" : "受講報告";
  const row = random.one(rowsWhere(office, sheet, "状態", "反映済"));
  if (row) click(scene, ["報告", "報告を差し戻す"], { sheet, keys: [textOf(row, "報告番号")] });
};

const renewsKeys: Event = (scene) => {
  const row = scene.random.one(rowsWhere(scene.office, "マッチング", "状態", "決定", "日程確定", "実施済"));
  if (row) click(scene, ["日程", "鍵を作り直す"], { sheet: "マッチング", keys: [textOf(row, "案件番号")] });
};

const approves: Event = (scene) => {
  click(scene, ["決裁", "決裁に回す"]);
  const back = scene.random.percent(10);
  click(scene, ["決裁", back ? "決裁から戻す" : "決裁済にする"]);
};

const mails: Event = (scene) => {
  click(scene, ["通知", scene.random.percent(20) ? "文書だけ作る" : "文書を作ってメールで送る"]);
  scene.office.advance("6m");
};

const dispatches: Event = (scene) => {
  click(scene, ["通知", "発送簿を作る"]);
  scene.office.advance("6m");
  const open = scene.office.table("発送簿").filter((row) => row["発送日"] === "");
  const row = scene.random.one(open);
  if (row) click(scene, ["通知", "発送済にする"], { sheet: "発送簿", keys: [textOf(row, "発送簿番号")] });
};

const raises: Event = (scene) =>
  click(
    scene,
    scene.random.one([
      ["報告", "受講証明書を起こす"],
      ["年度", "繰越を確かめる"],
      ["指導医", "就任を依頼する"],
    ]) ?? [],
  );

/** Those who wait or are refused hear of it, and those whose letter is not true any more. */
const tells: Event = (scene) => {
  const { office, random } = scene;
  const stale = office.table("通知").filter((row) => row["要再発行"] !== "");
  const changed = stale.length > 0 && random.percent(60);
  const sheet = changed ? "通知" : "申込者";
  const keys = random.some(changed ? stale : office.table("申込者"), 4).map((row) => String(Object.values(row)[0]));
  click(scene, ["通知", changed ? "変更連絡を起こす" : "待機・不決定の通知を起こす"], { sheet, keys });
};

const reissues: Event = (scene) => {
  const { office, random } = scene;
  const made = office.table("通知").filter((row) => row["文書番号"] !== "" && row["状態"] === "完了");
  const row = random.one(made);
  if (row) click(scene, ["通知", "再交付する"], { sheet: "通知", keys: [textOf(row, "通知番号")] });
};

/** What staff say about letters: begun anew, sent by post, given up. */
const answersLetters: Event = (scene) => {
  const { office, random } = scene;
  const row = random.one(rowsWhere(office, "通知", "状態", "不備", "待ち", "作成済", "完了"));
  if (!row) return;
  const verdict = random.one(["やり直す", "郵送に切り替える", "取りやめる"] as const) ?? "やり直す";
  types(scene, "通知", textOf(row, "通知番号"), { 職員の判断: verdict });
  click(scene, ["通知", "文書を作ってメールで送る"], { replies: { 欠番: "誤りのため" } });
  office.advance("6m");
};

/** A correction of what somebody wrote, or of limits: what is decided stays, and is told anew. */
const corrects: Event = (scene) => {
  const { office, random, memory } = scene;
  const draw = random.below(5);
  if (draw === 0) {
    const row = random.one(office.table("年度委嘱"));
    if (!row) return;
    memory.excused.add(textOf(row, "指導医番号"));
    types(scene, "年度委嘱", textOf(row, "委嘱番号"), {
      [random.one(["年上限", "月上限", "同時受入人数"]) ?? "年上限"]: String(1 + random.below(3)),
    });
  } else if (draw === 1) {
    const row = random.one(office.table("指導医"));
    if (row) types(scene, "指導医", textOf(row, "指導医番号"), { 所在地: `横須賀市見本町${random.below(90)}` });
  } else {
    const row = random.one(office.table("申込者"));
    const n = random.below(1_000);
    const change =
      draw === 2
        ? { 日中の電話番号: `046-999-${String(1_000 + n)}` }
        : draw === 3
          ? { メールアドレス: random.percent(30) ? "" : `new${n}@example.jp` }
          : { 第1希望日: dayAfter(office, 10 + random.below(50)).replace(/-/g, "/") };
    if (row) types(scene, "申込者", textOf(row, "受付番号"), change);
  }
  if (random.percent(70)) click(scene, ["受付", "訂正を記録する"]);
};

const withdrawsConsent: Event = (scene) => {
  const row = scene.random.one(scene.office.table("申込者"));
  if (row) click(scene, ["受付", "同意の撤回"], { sheet: "申込者", keys: [textOf(row, "受付番号")] });
};

/** The office decides otherwise. */
const resets: Event = (scene) => {
  const { office, random } = scene;
  const [key, value] = random.one([
    ["feeUnit", random.one(["1回", "1名", "1時間"]) ?? "1名"],
    ["payGate", random.one(["両方の報告書", "指導医の報告書"]) ?? "両方の報告書"],
    ["hostAsk", random.one(["する", "しない"]) ?? "しない"],
    ["approvalKinds", random.one(["", "決定、不決定、依頼、支払、証明"]) ?? ""],
    ["sendWaitMinutes", random.one(["0", "5"]) ?? "0"],
    ["plannedVisits", String(3 + random.below(8))],
    ["dayCount", random.one(["暦日", "開庁日"]) ?? "暦日"],
  ] as const) ?? ["dayCount", "暦日"];
  scene.told.push(`設定 ${key} ${value}`);
  decide(office, key, value);
};

const takesIn: Event = (scene) => {
  for (const row of rowsWhere(scene.office, "要確認", "状態", "未処理"))
    types(scene, "要確認", textOf(row, "要確認番号"), {
      処理: scene.random.percent(50) ? "取り込む" : "取り下げる",
    });
  click(scene, ["受付", scene.random.percent(50) ? "要確認を取り込む" : "回答を取り込む"]);
  // A clerk's wish is the clock's work.
  scene.office.advance("6m");
};

const countsByHand: Event = (scene) => {
  if (/-0[123]-/.test(today(scene.office))) click(scene, ["年度", "1月1日の判定"]);
};

/** From the middle of March on; the office account alone may. */
const renewsYear: Event = (scene) => {
  const month = today(scene.office).slice(5, 7);
  if (month < "03" || month > "06") return;
  const year = Number(settingOf(scene.office, "年度")) + 1;
  if (year > Number(today(scene.office).slice(0, 4))) return;
  click(scene, ["年度", "年度更新"], { byClerk: false, replies: { 始める年度: String(year) } });
};

const looks: Event = (scene) =>
  click(
    scene,
    scene.random.one([
      ["マッチング", "受付順と比べる"],
      ["マッチング", "判断を確かめる"],
      ["マッチング", "選定を検算する"],
      ["マッチング", "公平性を集計する"],
      ["点検", "点検"],
      ["年度", "年度更新の下調べ"],
      ["通知", "進み具合"],
      ["支払", "支払の一覧を作る"],
    ]) ?? [],
  );

export const STAFF: Events = {
  提案: { event: proposes, weight: 7, when: has("申込者", "選定待ち") },
  決定: { event: decides, weight: 9, when: has("マッチング", "提案") },
  今組む: { event: matchesNow, weight: 2, when: has("申込者", "選定待ち") },
  受入確認: { event: asksHosts, weight: 3 },
  取消: { event: cancels, weight: 2, when: has("マッチング", "決定", "日程確定", "実施済", "報告済") },
  取下げ: { event: withdraws, weight: 2 },
  審査: { event: judges, weight: 5, when: has("申込者", "人物確認待ち", "要審査") },
  保留: { event: judgesArrivals, weight: 5, when: (office) => ARRIVALS.some((sheet) => has(sheet, "保留")(office)) },
  差戻し: { event: sendsBack, weight: 2, when: has("実施報告", "反映済") },
  鍵: { event: renewsKeys, weight: 1, when: has("マッチング", "決定", "日程確定") },
  決裁: { event: approves, weight: 5, when: has("通知", "待ち") },
  送信: { event: mails, weight: 10, when: has("通知", "待ち", "作成済") },
  発送: { event: dispatches, weight: 3, when: has("通知", "作成済") },
  起票: { event: raises, weight: 3 },
  待機と変更: { event: tells, weight: 4, when: (office) => office.table("申込者").length > 0 },
  再交付: { event: reissues, weight: 1 },
  通知の判断: { event: answersLetters, weight: 2 },
  訂正: { event: corrects, weight: 3 },
  同意の撤回: { event: withdrawsConsent, weight: 1 },
  設定: { event: resets, weight: 3 },
  取込み: { event: takesIn, weight: 3, when: has("要確認", "未処理") },
  判定: { event: countsByHand, weight: 1 },
  年度更新: { event: renewsYear, weight: 2 },
  眺める: { event: looks, weight: 2 },
};
