/** 文書番号（手入力）: a city whose own system gives the numbers. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { column, keysOf, lastQuestion, letters, makeOnly, notice, send, typeAll } from "./support/notices.ts";
import { decide } from "./support/settings.ts";
import { stages, type Opener } from "./support/stages.ts";

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 2 }));
});
afterAll(() => close());

const typed = async (): Promise<Office> => decide(await open("decided"), "numbering", "手入力");
const number = (office: Office, key: string, text: string): void => typeAll(office, [key], "文書番号（手入力）", text);

test("手入力のときは、書いた番号のある通知だけを作り、号は付けない", async () => {
  const office = await typed();
  const [first = "", ...others] = keysOf(letters(office));
  number(office, first, "市福第301号");
  send(office);
  expect(lastQuestion(office)).toContain("文書番号（手入力）がないか、ほかの通知と重なっている3通");
  expect(notice(office, first)).toMatchObject({ 状態: "完了", 号: "", 文書番号: "市福第301号" });
  expect(office.letters().map((letter) => letter.name)).toEqual([expect.stringMatching(/^市福第301号 /)]);
  expect(office.letters()[0]?.text).toContain("市福第301号");
  for (const key of others) expect(notice(office, key)).toMatchObject({ 状態: "待ち", 文書番号: "" });
});

test("同じ番号を書いた通知は、どちらも作らず、すでに使った番号も使えない", async () => {
  const office = await typed();
  const [first = "", second = "", third = "", fourth = ""] = keysOf(letters(office));
  number(office, first, "市福第301号");
  makeOnly(office);
  number(office, second, "市福第301号");
  number(office, third, "市福第302号");
  number(office, fourth, "市福第３０２号");
  makeOnly(office);
  expect(column(letters(office), "状態")).toEqual(["作成済", "待ち", "待ち", "待ち"]);
  number(office, second, "市福第303号");
  number(office, fourth, "市福第304号");
  makeOnly(office);
  expect(column(letters(office), "文書番号")).toEqual(["市福第301号", "市福第303号", "市福第302号", "市福第304号"]);
});

test("待ち行列に入った後に番号が重なれば、相手の名を挙げて不備になり、直せばやり直せる", async () => {
  const office = decide(await typed(), "sendWaitMinutes", "5");
  const [first = "", second = "", third = "", fourth = ""] = keysOf(letters(office));
  [first, second, third, fourth].forEach((key, at) => number(office, key, `市福第${at}号`));
  send(office);
  number(office, second, "市福第0号");
  office.advance("15m");
  expect(column(letters(office), "状態")).toEqual(["不備", "不備", "完了", "完了"]);
  expect(String(notice(office, second)["不備・確認事項"])).toContain(
    `文書番号「市福第0号」は、通知 ${first} の番号です`,
  );
  number(office, second, "市福第9号");
  typeAll(office, [first, second], "職員の判断", "やり直す");
  send(office);
  office.advance("15m");
  expect(column(letters(office), "状態")).toEqual(["完了", "完了", "完了", "完了"]);
});

test("自動に戻すと、手で書いた同じ記号の号の次から付く", async () => {
  const office = await typed();
  const [first = ""] = keysOf(letters(office));
  number(office, first, "見本地医第40号");
  makeOnly(office);
  decide(office, "numbering", "自動");
  makeOnly(office);
  expect(column(letters(office), "文書番号")).toEqual([
    "見本地医第40号",
    "見本地医第41号",
    "見本地医第42号",
    "見本地医第43号",
  ]);
});
