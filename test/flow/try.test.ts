import { test } from "vitest";
import { openOffice } from "../../src/workspace/office.ts";
test("x", () => {
  const office = openOffice({});
  office.answer({ button: "OK", text: "1" });
  try { office.click("在宅連携", "初期設定"); } catch (e) { console.log(String((e as Error).stack).slice(0, 1500)); }
  console.log(JSON.stringify(office.dialogs).slice(0, 3000));
  console.log(office.calls.total, office.triggers.length, office.calls.milliseconds, office.services.forms.ids());
});
