/** What happens without anybody's wish to get on: time passes, the clock is silent, staff sort and insert, runs die. */
import { tables } from "../../../src/tables/index.ts";
import { keyHeader } from "../support/clerk.ts";
import { anHour } from "./hands.ts";
import type { Event, Events } from "./outside.ts";
import type { Scene, Trouble } from "./scene.ts";

const DAY = 86_400_000;

const days: Event = (scene) => {
  const { office, random } = scene;
  const jump = 1 + random.below(14);
  scene.told.push(`${jump}日たつ`);
  office.services.kernel.now += jump * DAY;
  office.advance("6m");
};

/** The clock does not tick for days; then an hour passes with the office as it is. */
const silence: Event = (scene) => {
  scene.told.push("時計が1日止まる");
  scene.office.services.kernel.now += DAY;
};

const hours: Event = (scene) => {
  anHour(scene.office);
};

const SHEETS = ["申込者", "マッチング", "通知", "謝礼金", "支払", "日程の連絡", "実施報告", "年度委嘱"] as const;

/** Staff at a sheet, as they are at any moment. */
function rummage({ office, random }: Scene, sheet = random.one(SHEETS) ?? "通知"): string {
  const { clerk, model } = office.services.sheets;
  switch (random.below(4)) {
    case 0:
      clerk.sortBy(sheet, keyHeader(sheet), random.percent(50));
      return `${sheet}を並べ替える`;
    case 1:
      clerk.insertRow(sheet, 2 + random.below(Math.max(1, model.grid(sheet).lastRow())));
      return `${sheet}に行を挿入する`;
    case 2:
      clerk.clearFilter(sheet);
      return `${sheet}の絞り込みを外す`;
    default:
      clerk.filter(
        sheet,
        keyHeader(sheet),
        random.some(office.table(sheet)).map((row) => String(Object.values(row)[0])),
      );
      return `${sheet}を絞り込む`;
  }
}

const rummages: Event = (scene) => {
  scene.told.push(rummage(scene));
};

const forgets: Event = (scene) => {
  scene.office.forgetCache();
};

export const NATURE: Events = {
  日がたつ: { event: days, weight: 24 },
  時計が止まる: { event: silence, weight: 2 },
  時がたつ: { event: hours, weight: 4 },
  行を動かす: { event: rummages, weight: 4 },
  控えを失う: { event: forgets, weight: 1 },
};

const KINDS = ["before", "after", "killed"] as const;

/** What disturbs an event: seldom a call that fails or a run that dies, or somebody at a sheet meanwhile. */
export function troubleFor(scene: Scene): Trouble | undefined {
  const { random } = scene;
  const draw = random.below(100);
  if (draw < 9) return { is: "fault", at: 1 + random.below(90), kind: random.one(KINDS) ?? "before" };
  if (draw >= 15) return undefined;
  const sheet = random.one(SHEETS);
  return { is: "elsewhere", at: 1 + random.below(90), act: () => void rummage(scene, sheet) };
}

/** Every sheet whose rows have a state that moves. */
export const MOVING = tables.flatMap((table) => {
  const { moves } = table;
  return moves ? [{ name: table.name, header: table.columns[moves.column]?.header ?? "", moves: moves.allowed }] : [];
});
