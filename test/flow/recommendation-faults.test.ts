/** A fault at every service call of asking, taking over and reminding: done again, all is as if nothing had happened. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { associationReply, recommendation } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { typed } from "./people.ts";
import { answersOf, command, goesOn, isNew, isStruck, keyOn, savedRecommending } from "./recommending.ts";
import { select, send } from "./support/notices.ts";
import { anyway, remember, tick } from "./support/daily.ts";
import { apartFrom, everyFault, unequal } from "./support/faults.ts";
import { decide } from "./support/settings.ts";
import { kept } from "./support/stages.ts";

/** Only ends what hangs. */
const LONG = 600_000;

/** The morning after the doctors should have answered. */
const LATE = "2018-04-24";

type Saved = Awaited<ReturnType<typeof kept>>;
const MOMENTS = ["asked", "answered", "named", "requested", "late"] as const;
let saved: Record<(typeof MOMENTS)[number], Saved>;
let tried = 0;

/** The office at the moments before each deed. */
beforeAll(async () => {
  const first = await savedRecommending((office) => {
    command(office, "推薦を依頼する");
    command(office, "会員への周知を依頼する");
    send(office);
  });
  const answered = await first.open();
  const publicityKey = keyOn(answered, "会員周知依頼");
  const lost = { event: "lost" } as const;
  answered.submit(
    recommendation.title,
    typed(recommendation, { 鍵: keyOn(answered, "指導医推薦依頼"), ...answersOf(NAMED) }),
    lost,
  );
  const told = { 鍵: publicityKey, 連絡者: "例示 会子", 連絡の種類: "会員への周知を行った" };
  answered.submit(
    associationReply.title,
    typed(associationReply, { ...told, 行った日: "2018-04-02", 方法: "会報" }),
    lost,
  );
  const named = await first.open();
  named.submit(
    recommendation.title,
    typed(recommendation, { 鍵: keyOn(named, "指導医推薦依頼"), ...answersOf(NAMED) }),
  );
  const requested = await first.open();
  select(requested, "指導医", ["医-0001", "医-0002"]);
  command(requested, "就任を依頼する");
  send(requested);
  const late = await (await kept(requested)).open();
  // Nobody but the two is written to on that morning, and the templates are kept already.
  decide(late, "staffMail", "送らない");
  remember(late, "templatesKept", LATE);
  late.services.kernel.now = Date.parse(`${LATE}T09:00:00+09:00`);
  saved = {
    asked: { open: first.open, close: () => first.close() },
    answered: await kept(answered),
    named: await kept(named),
    requested: await kept(requested),
    late: await kept(late),
  };
});
afterAll(() => {
  for (const moment of MOMENTS) saved[moment].close();
  console.info(`推薦・周知・就任で障害を置いた点: ${tried}`);
});

const NAMED = [
  goesOn("見本 一郎", "みほん いちろう", "見本在宅クリニック", "046-000-9999"),
  isStruck("見本 三郎", "みほん さぶろう", "例示診療所"),
  isNew("例示 十郎", "れいじ じゅうろう", "例示在宅医院"),
];

interface Case {
  readonly name: string;
  readonly from: (typeof MOMENTS)[number];
  readonly act: (office: Office) => void;
  /** What an undisturbed run leaves, so that the comparison is known to have something to compare. */
  readonly leaves: readonly [sheet: string, column: string, values: readonly unknown[]];
}

const ids = (...rest: string[]): string[] => ["機-01/周知2018", "機-01/推薦2018", ...rest];
const cases: readonly Case[] = [
  {
    name: "病院に案内を送る",
    from: "asked",
    act: (office) => void command(office, "病院に案内を送る"),
    leaves: [
      "周知",
      "送付日",
      ["set", "", "", ""].map((value) => (value === "" ? "" : (expect.anything() as unknown))),
    ],
  },
  {
    name: "就任を依頼する",
    from: "asked",
    act: (office) => {
      select(office, "指導医", ["医-0001", "医-0002"]);
      command(office, "就任を依頼する");
    },
    leaves: ["通知", "通知番号", ["依-2018-医-0001", "依-2018-医-0002", ...ids()]],
  },
  {
    name: "推薦書と周知の回答を取り込む",
    from: "answered",
    act: (office) => void office.click("在宅連携", "受付", "回答を取り込む"),
    leaves: ["推薦", "状態", ["未反映", "未反映", "未反映"]],
  },
  {
    name: "推薦を反映する",
    from: "named",
    act: (office) => void command(office, "推薦を反映する"),
    leaves: ["推薦", "状態", ["反映済", "反映済", "反映済"]],
  },
];

describe("サービス呼出しのどこで失敗しても、もう一度すれば同じになる", () => {
  test.each(cases)(
    "$name",
    async ({ name, from, act, leaves: [sheet, column, values] }) => {
      const sweep = await everyFault({ name, open: saved[from].open, act, again: act });
      tried += sweep.points.length;
      console.info(`${name}: ${sweep.points.length}`);
      expect(sweep.undisturbed.tables[sheet]?.map((row) => row[column])).toEqual(values);
      expect(unequal(sweep)).toEqual([]);
    },
    LONG,
  );

  test("期限を過ぎた朝の「回答のお願い」", async () => {
    const { open } = saved.late;
    const within = apartFrom(await anyway(open, { 回答のお願い: LATE }));
    // A round that failed is made up for by the next.
    const again = (office: Office): void => void office.advance("61m");
    const sweep = await everyFault({ name: "回答のお願い", open, act: tick, again, within });
    tried += sweep.points.length;
    console.info(`回答のお願い: ${sweep.points.length}`);
    expect(sweep.points.length).toBeGreaterThan(20);
    const asked = ["依-2018-医-0001", "依-2018-医-0002"];
    expect(sweep.undisturbed.tables["通知"]?.map((row) => row["通知番号"])).toEqual([
      ...asked.flatMap((id) => [id, `${id}/お願い1`]),
      ...ids(),
    ]);
    expect(unequal(sweep)).toEqual([]);
  }, 600_000);
});
