/** A fault at every service call of what a clerk does about letters: after a rerun all is as if nothing had happened. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { DESK_DEEDS, FIRST, HOST } from "./support/desk-deeds.ts";
import { everyFault, unequal, type Deed } from "./support/faults.ts";
import { letters, makeOnly, saying, typeAll } from "./support/notices.ts";
import { kept, stages, type Opener } from "./support/stages.ts";

/** Only ends what hangs. */
const LONG = 1_200_000;

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

describe("サービス呼出しのどこで失敗しても、やり直せば同じになる", () => {
  test.each(DESK_DEEDS)(
    "$name",
    async ({ name, stage, prepare, act }) => {
      const deed: Deed = { name, open: await prepared(stage, prepare), act, again: act };
      const sweep = await everyFault(deed);
      tried += sweep.points.length;
      expect(sweep.points.length).toBeGreaterThan(20);
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
