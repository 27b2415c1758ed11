import { expect, test } from "vitest";
import { lastMessage, readyOffice } from "./people.ts";

test("動作確認は、すべての項目を試して合格と不合格を並べ、試しに作ったものを片付ける", () => {
  const office = readyOffice();
  office.advance("15m");
  const files = office.files().length;
  const before = JSON.stringify(office.table("申込者"));
  office.answer("YES");
  office.click("在宅連携", "点検", "動作確認");
  const message = lastMessage(office);
  const lines = message.split("\n").filter((line) => /^(合格|不合格)　/.test(line));
  expect(lines.length).toBeGreaterThanOrEqual(15);
  expect(lines.filter((line) => line.startsWith("不合格"))).toEqual([]);
  expect(message.split("\n")[0]).toBe(`${lines.length}項目のうち、合格${lines.length}、不合格0。`);
  expect(office.files().filter((file) => !file.trashed)).toHaveLength(files);
  expect(JSON.stringify(office.table("申込者"))).toBe(before);
  expect(office.table("操作記録").at(-1)).toMatchObject({ 操作: "動作確認", 状態: "済" });
});

test("一つが不合格でも残りを試し、することを言う", () => {
  const office = readyOffice();
  office.advance("15m");
  office.answer("YES");
  // The first call to Docs fails: one trial is lost by it, no more.
  const { kernel } = office.services;
  const call = kernel.call.bind(kernel);
  let failed = false;
  kernel.call = (method, effect) => {
    if (!failed && method.startsWith("Docs.")) {
      failed = true;
      throw new Error("Docs is not there");
    }
    return call(method, effect);
  };
  office.click("在宅連携", "点検", "動作確認");
  kernel.call = call;
  const message = lastMessage(office);
  expect(message.match(/^不合格　/gm)).toHaveLength(1);
  expect(message).toContain("不合格のときにすること");
});

test("事務所アカウントのほかは、動作確認をできない", () => {
  const office = readyOffice().addEditor("clerk@example.jp");
  office.services.sheets.clerk.addRow("職員", {
    メールアドレス: "clerk@example.jp",
    氏名: "例示 次郎",
    役割: "担当",
    在職: "はい",
  });
  const files = office.files().length;
  office.as("clerk@example.jp").click("在宅連携", "点検", "動作確認");
  expect(lastMessage(office)).toContain("事務所アカウントで行います");
  expect(office.files()).toHaveLength(files);
});
