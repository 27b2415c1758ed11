/** What staff do about honoraria: reckoned, raised, approved, paid, taken back, given up; sooner, later, twice. */
import { types } from "./hands.ts";
import { has, type Event, type Events } from "./outside.ts";
import { dayAfter, rowsWhere, textOf, today, type Scene } from "./scene.ts";
import { click } from "./staff.ts";

const plannedDay = ({ office, random }: Scene): string => dayAfter(office, random.below(20)).replace(/-/g, "/");

const reckons: Event = (scene) => click(scene, ["支払", "謝礼金を算定する"]);
const raises: Event = (scene) =>
  click(scene, ["支払", "支払を起こす"], { replies: { 支払予定日を書いて: plannedDay(scene) } });
const asks: Event = (scene) => click(scene, ["支払", "支払の決裁に回す"]);
const approves: Event = (scene) => click(scene, ["支払", "支払の決裁を記録する"]);
const pays: Event = (scene) => click(scene, ["支払", "支払済にする"]);

/** All the way, as the office does on the day of payment. */
const goesThrough: Event = (scene) => {
  const day = today(scene.office).replace(/-/g, "/");
  click(scene, ["支払", "謝礼金を算定する"]);
  click(scene, ["支払", "支払を起こす"], { replies: { 支払予定日を書いて: day } });
  asks(scene);
  approves(scene);
  pays(scene);
};

function onOne(scene: Scene, item: string, states: readonly string[], replies: Record<string, string> = {}): void {
  const row = scene.random.one(rowsWhere(scene.office, "支払", "状態", ...states));
  if (row) click(scene, ["支払", item], { sheet: "支払", keys: [textOf(row, "支払番号")], replies });
}

const redrafts: Event = (scene) =>
  onOne(scene, "支払を案に戻す", ["案", "決裁待ち", "決裁済"], {
    新しい支払予定日: scene.random.percent(50) ? plannedDay(scene) : "",
  });
const givesUp: Event = (scene) => onOne(scene, "支払を取りやめる", ["案", "決裁待ち", "決裁済"]);
const takesBack: Event = (scene) => onOne(scene, "支払を戻入する", ["支払済"]);

/** 支払の特例, with a reason or without. */
const excepts: Event = (scene) => {
  const { office, random } = scene;
  const row = random.one(rowsWhere(office, "マッチング", "状態", "日程確定", "実施済", "報告済", "支払済"));
  if (!row) return;
  types(scene, "マッチング", textOf(row, "案件番号"), {
    支払の特例: random.one(["報告書を待たずに支払う", "報告書を待たずに支払う", "支払わない", ""]) ?? "",
    支払の特例の理由: random.percent(80) ? "市と協議して決めたため" : "",
  });
};

/** Somebody becomes or ceases to be one whom the city cannot pay. */
const bars: Event = (scene) => {
  const { office, random } = scene;
  const row = random.one(office.table("指導医"));
  if (!row) return;
  const barred = random.percent(25);
  types(scene, "指導医", textOf(row, "指導医番号"), {
    支払対象外: barred ? "はい" : "",
    支払対象外の理由: barred ? "市の職員" : "",
    債権者番号: `債-${random.below(100)}`,
  });
};

/** A fee becomes another one: what is reckoned already is reckoned anew, what is raised stays as it was raised. */
const prices: Event = (scene) => {
  const { office, random } = scene;
  const row = random.one(office.table("謝礼単価"));
  if (row) types(scene, "謝礼単価", textOf(row, "単価番号"), { "単価（円）": String(1_000 * (5 + random.below(30))) });
};

const lists: Event = (scene) =>
  click(scene, ["支払", scene.random.one(["支払の一覧を作る", "支払のCSVを作る", "支払調書の一覧を作る"]) ?? ""]);

export const MONEY: Events = {
  算定: { event: reckons, weight: 2, when: has("マッチング", "実施済", "報告済") },
  支払を起こす: { event: raises, weight: 3, when: has("謝礼金", "算定") },
  支払の決裁: { event: asks, weight: 2, when: has("支払", "案") },
  支払の決裁済: { event: approves, weight: 2, when: has("支払", "決裁待ち") },
  支払済: { event: pays, weight: 3, when: has("支払", "決裁済") },
  支払まで: { event: goesThrough, weight: 14, when: has("マッチング", "実施済", "報告済") },
  案に戻す: { event: redrafts, weight: 2, when: has("支払", "案", "決裁待ち", "決裁済") },
  取りやめる: { event: givesUp, weight: 2, when: has("支払", "案", "決裁待ち", "決裁済") },
  戻入: { event: takesBack, weight: 4, when: has("支払", "支払済") },
  特例: { event: excepts, weight: 2, when: has("マッチング", "日程確定", "実施済", "報告済", "支払済") },
  支払対象外: { event: bars, weight: 1 },
  単価: { event: prices, weight: 1 },
  支払の一覧: { event: lists, weight: 1 },
};
