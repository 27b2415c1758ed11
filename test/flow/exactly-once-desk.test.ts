/** A fault at every service call of what a clerk does about letters: after a rerun all is as if nothing had happened. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes } from "./people.ts";
import { everyFault, unequal, type Deed } from "./support/faults.ts";
import { keysOf, letters, makeOnly, menu, saying, select, send, typeAll } from "./support/notices.ts";
import { decide } from "./support/settings.ts";
import { kept, stages, type Opener } from "./support/stages.ts";

/** Only ends what hangs. */
const LONG = 1_200_000;
const [FIRST, HOST] = ["案-2018-0001-1/受講者", "案-2018-0001-1/指導医"];

let open: Opener;
const closing: (() => void)[] = [];
let tried = 0;
beforeAll(async () => {
  const made = await stages({ people: 1 });
  open = made.open;
  closing.push(made.close);
});
afterAll(() => {
  for (const close of closing) close();
  console.info(`通知の机で障害を置いた点: ${tried}`);
});

/** The office after some preparation, which is done once. */
async function prepared(
  stage: Parameters<Opener>[0],
  prepare: (office: Office) => void,
): Promise<() => Promise<Office>> {
  const office = saying(await open(stage), "事務局の確認のため");
  prepare(office);
  const { open: again, close } = await kept(office);
  closing.push(close);
  return async () => saying(await again(), "事務局の確認のため");
}

const acknowledged = (office: Office): string[] =>
  keysOf(office.table("通知").filter((row) => row["種類"] === "受付連絡"));

interface Case {
  readonly name: string;
  readonly stage: Parameters<Opener>[0];
  prepare(office: Office): void;
  act(office: Office): void;
}

const corrected = (office: Office): void => {
  send(office);
  office.advance("5m");
  clerkTypes(office, "申込者", "申-2018-0001", "日中の電話番号", "046-999-9999");
  office.click("在宅連携", "受付", "訂正を記録する");
};

const CASES: readonly Case[] = [
  {
    name: "郵送の文書を作る",
    stage: "decided",
    prepare: (office) => typeAll(office, [FIRST, HOST], "発送方法", "郵送"),
    act: (office) => void makeOnly(office),
  },
  {
    name: "再交付する",
    stage: "decided",
    prepare: (office) => {
      typeAll(office, [FIRST], "発送方法", "郵送");
      corrected(office);
    },
    act: (office) => {
      select(office, "通知", [FIRST, HOST]);
      menu(office, "再交付する");
    },
  },
  {
    name: "再交付を送る",
    stage: "decided",
    prepare: (office) => {
      send(office);
      select(office, "通知", [FIRST]);
      menu(office, "再交付する");
    },
    act: (office) => void send(office),
  },
  {
    name: "変更連絡を起こす",
    stage: "decided",
    prepare: corrected,
    act: (office) => {
      select(office, "通知", [FIRST, HOST]);
      menu(office, "変更連絡を起こす");
    },
  },
  {
    name: "待機の通知を起こす",
    stage: "applied",
    prepare: () => undefined,
    act: (office) => {
      select(office, "申込者", ["申-2018-0001"]);
      menu(office, "待機・不決定の通知を起こす");
    },
  },
  {
    name: "送信を取りやめる",
    stage: "decided",
    prepare: (office) => {
      decide(office, "sendWaitMinutes", "60");
      send(office);
    },
    act: (office) => void menu(office, "送信を取りやめる"),
  },
  {
    name: "郵送に切り替える",
    stage: "decided",
    prepare: (office) => {
      send(office);
      typeAll(office, [FIRST, ...acknowledged(office)], "職員の判断", "郵送に切り替える");
    },
    act: (office) => void makeOnly(office),
  },
];

describe("サービス呼出しのどこで失敗しても、やり直せば同じになる", () => {
  test.each(CASES)(
    "$name",
    async ({ name, stage, prepare, act }) => {
      const deed: Deed = { name, open: await prepared(stage, prepare), act, again: act };
      const sweep = await everyFault(deed);
      tried += sweep.points.length;
      expect(sweep.points.length).toBeGreaterThan(50);
      expect(unequal(sweep)).toEqual([]);
    },
    LONG,
  );
});

test("何度開いても、支度の済んだ事務所は同じで、操作は効いている", async () => {
  const reopen = await prepared("decided", (office) => typeAll(office, [FIRST, HOST], "発送方法", "郵送"));
  const [one, two] = [await reopen(), await reopen()];
  makeOnly(one);
  expect(letters(one).map((row) => row["状態"])).toEqual(["作成済", "作成済"]);
  expect(letters(two).map((row) => row["状態"])).toEqual(["待ち", "待ち"]);
});
