/** 決裁 and letters: before 決裁済 there is no number, no Doc and no mail, and what is made is what was approved. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { approveAll, approveAsked, column, keysOf, lastQuestion, letters, makeOnly, send } from "./support/notices.ts";
import { stages, type Opener } from "./support/stages.ts";
import { attempt } from "./support/faults.ts";
import { callsOf } from "./support/state.ts";

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 2, approval: true }));
});
afterAll(() => close());

const APPLICANT = "申-2018-0001";
const states = (office: Office): string[] =>
  letters(office).map((row) => `${String(row["決裁"])} ${String(row["状態"])}`);
const all = (word: string): string[] => Array.from({ length: 4 }, () => word);
const job = (office: Office): Record<string, unknown> | undefined =>
  office
    .table("操作記録")
    .filter((row) => String(row["内容"]).includes('"mode"'))
    .at(-1);

describe("決裁の前", () => {
  test.each([
    ["決定案", () => undefined],
    ["決裁待ち", (office: Office) => void office.answer("YES").click("在宅連携", "決裁", "決裁に回す")],
  ])("%sの通知は、番号も文書もメールも作らず、含まないと告げる", async (approval, ask) => {
    const office = await open("decided");
    ask(office);
    for (const make of [makeOnly, send]) {
      make(office);
      expect(lastMessage(office)).toContain("決裁が済んでいない4通");
    }
    office.advance("15m");
    expect(states(office)).toEqual(all(`${approval} 待ち`));
    expect(
      letters(office)
        .flatMap((row) => [row["号"], row["文書番号"], row["文書ID"]])
        .join(""),
    ).toBe("");
    expect(office.letters()).toEqual([]);
    expect(office.outbox()).toHaveLength(2);
  });

  test("決裁済の通知だけを作り、残りは名前を挙げて除く", async () => {
    const office = await open("decided");
    const [first, ...others] = keysOf(letters(office));
    const row = office.services.sheets.model.rowOf("通知", "通知番号", String(first));
    office.services.sheets.clerk.select("通知", `A${row}`);
    office.answer("YES").click("在宅連携", "決裁", "決裁に回す");
    approveAsked(office);
    send(office);
    expect(lastQuestion(office)).toContain(`決裁が済んでいない3通：${others.join("、")}`);
    expect(states(office)).toEqual(["発送済 完了", "決定案 待ち", "決定案 待ち", "決定案 待ち"]);
    expect(office.letters()).toHaveLength(1);
  });

  test("「決裁をとる通知」の書き損じは、決裁を外さずに、名前で止まる", async () => {
    const office = await open("decided");
    clerkTypes(office, "設定", "決裁をとる通知", "値", "決定通知");
    send(office);
    expect(lastMessage(office)).toContain("決定通知");
    expect(office.letters()).toEqual([]);
  });
});

describe("決裁の後", () => {
  test("文書だけを作ると施行と作成済、送ると発送済と完了になり、発送日と内容の控えが残る", async () => {
    const office = await open("decided");
    approveAll(office);
    const digests = column(letters(office), "内容の控え");
    makeOnly(office);
    expect(states(office)).toEqual(all("施行 作成済"));
    expect(column(letters(office), "発送日").join("")).toBe("");
    send(office);
    expect(states(office)).toEqual(all("発送済 完了"));
    for (const row of letters(office)) expect(row["発送日"]).toEqual(row["発信日"]);
    expect(column(letters(office), "内容の控え")).toEqual(digests);
  });

  test("決裁の後に語が変わると、作るときに決定案へ戻り、変わった語と日が残り、番号は使わない", async () => {
    const office = await open("decided");
    approveAll(office);
    clerkTypes(office, "申込者", APPLICANT, "日中の電話番号", "046-999-9999");
    send(office);
    const fallen = letters(office).filter((row) => row["決裁"] === "決定案");
    expect(keysOf(fallen)).toEqual(["案-2018-0001-1/指導医"]);
    expect(fallen[0]).toMatchObject({ 状態: "待ち", 号: "", 文書番号: "", 文書ID: "" });
    expect(String(fallen[0]?.["決裁の経過"])).toMatch(/平成30年4月2日　.*受講者の電話/);
    expect(office.letters()).toHaveLength(3);
    expect(lastMessage(office)).toContain("1通は、決裁の後に内容が変わったため、作らずに決定案に戻しました");
    expect(String(job(office)?.["結果"])).toContain(
      "1通は、決裁が済んでいないため作っていません（案-2018-0001-1/指導医）",
    );
    expect(job(office)).toMatchObject({ 状態: "済", 済んだ件数: 3 });
    approveAll(office);
    send(office);
    expect(states(office)).toEqual(all("発送済 完了"));
    expect(column(letters(office), "号").map(Number).sort()).toEqual([1, 2, 3, 4]);
  });

  test("待ち行列に入った後に決裁から戻されると、作らない", async () => {
    const office = await open("decided");
    approveAll(office);
    office.addEditor("clerk@example.jp");
    office.services.sheets.clerk.addRow("職員", {
      メールアドレス: "clerk@example.jp",
      氏名: "見本 係",
      役割: "担当",
      在職: "はい",
    });
    office.as("clerk@example.jp").grant("clerk@example.jp");
    office.answer("YES").click("在宅連携", "通知", "文書を作ってメールで送る");
    office.services.sheets.clerk.select("申込者", "A1");
    office.answer({ button: "OK", text: "市長の指示" }).click("在宅連携", "決裁", "決裁から戻す");
    office.advance("15m");
    expect(states(office)).toEqual(all("決定案 待ち"));
    expect(office.letters()).toEqual([]);
    expect(job(office)).toMatchObject({ 状態: "済", 済んだ件数: 0 });
  });

  test("作りかけで止まり、その間に語が変われば、番号を残して決定案に戻り、決裁の後に新しい語で一度だけ作る", async () => {
    const probe = await open("decided");
    approveAll(probe);
    const calls = callsOf(probe, () => send(probe));
    const copies = calls.flatMap((method, index) => (/Files\.copy$/.test(method) ? [index + 1] : []));
    expect(copies).toHaveLength(4);
    const office = await open("decided");
    approveAll(office);
    // The second letter is copied and filled, and the run dies before that is noted.
    office.failAt((copies[1] ?? 0) + 2, "killed");
    attempt(() => send(office));
    expect(office.calm()).toBe(true);
    expect(office.letters()).toHaveLength(2);
    for (const key of [APPLICANT, "申-2018-0002"]) clerkTypes(office, "申込者", key, "日中の電話番号", "046-999-9999");
    office.advance("15m");
    const fallen = letters(office).filter((row) => row["決裁"] === "決定案");
    expect(keysOf(fallen)).toEqual(["案-2018-0001-1/指導医", "案-2018-0002-1/指導医"]);
    const numbers = column(fallen, "号");
    expect(numbers.join("")).not.toBe("");
    approveAll(office);
    send(office);
    office.advance("15m");
    expect(states(office)).toEqual(all("発送済 完了"));
    expect(
      column(
        letters(office).filter((row) => String(row["通知番号"]).endsWith("指導医")),
        "号",
      ),
    ).toEqual(numbers);
    const told = office.letters().filter((letter) => letter.text.includes("046-999-9999"));
    expect(told).toHaveLength(2);
  });
});

test("古い版の、決裁の語のない待ちの通知は、決定案として扱う", async () => {
  const office = await open("decided");
  for (const key of keysOf(letters(office))) clerkTypes(office, "通知", key, "決裁", "");
  send(office);
  expect(lastMessage(office)).toContain("決裁が済んでいない4通");
  expect(office.letters()).toEqual([]);
});
