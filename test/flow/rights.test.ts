/** Who acts, and with which rights: the office account makes and sends, clerks order, strangers see only a Form. */
import { expect, test } from "vitest";
import { forms } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { SCOPE } from "../../src/workspace/scopes.ts";
import { accept, apply } from "./people.ts";
import { afterSetup } from "./support/ready.ts";
import { mailsAtOnce, unapproved } from "./support/settings.ts";

const CLERK = "clerk@example.jp";
const OFFICE = "office@example.jp";

/** Set up by the office account; every consent is asked for by name, so a missing request shows as a refused call. */
function askedOffice(): Office {
  const office = afterSetup("1", { consent: "asked" });
  accept(office, { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" });
  apply(office);
  mailsAtOnce(unapproved(office));
  office.services.sheets.clerk.addRow("職員", {
    メールアドレス: CLERK,
    氏名: "例示 次郎",
    役割: "担当",
    在職: "はい",
  });
  return office.addEditor(CLERK);
}

const lastDialog = (office: Office): string => office.dialogs.at(-1)?.text ?? "";
const adopt = (office: Office): void => {
  const { clerk, model } = office.services.sheets;
  for (const row of model.rows("マッチング"))
    clerk.type("マッチング", model.rowOf("マッチング", "案件番号", String(row["案件番号"])), "判断", "採用");
};

test("担当の職員は、台帳・画面・メールアドレスの3つの権限だけで、受付から決定、通知の指示までできる", () => {
  const office = askedOffice().as(CLERK);
  office.click("在宅連携", "マッチング", "提案を作る");
  expect(lastDialog(office)).toContain("1件を提案");
  adopt(office);
  office.answer("YES").click("在宅連携", "マッチング", "決定する");
  expect(lastDialog(office)).toContain("1件を決定しました");
  office.answer("YES").click("在宅連携", "通知", "文書を作ってメールで送る");
  expect(lastDialog(office)).toContain("2通を待ち行列に入れました");
  expect([...office.consents(CLERK)].sort()).toEqual([SCOPE.dialogs, SCOPE.email, SCOPE.boundSheet].sort());
});

test("担当の職員が指示した通知は、事務所アカウントの時計が作って送る", () => {
  const office = askedOffice().as(CLERK);
  office.click("在宅連携", "マッチング", "提案を作る");
  adopt(office);
  office.answer("YES").click("在宅連携", "マッチング", "決定する");
  office.answer("YES").click("在宅連携", "通知", "文書を作ってメールで送る");
  expect(office.letters()).toHaveLength(0);
  office.advance("10m");
  expect(office.letters()).toHaveLength(2);
  expect(office.crashes).toEqual([]);
  const sent = office.outbox().filter((mail) => mail.subject.includes("決定について"));
  expect(sent.map((mail) => mail.from)).toEqual([OFFICE, OFFICE]);
  const files = office.files().filter((file) => file.name.includes("決定連絡票（") && file.name.includes("第"));
  expect(files.map((file) => file.owner)).toEqual([OFFICE, OFFICE]);
});

test("2つ目のアカウントの初期設定は断られ、だれが持ち主かと次にすることが示される", () => {
  const office = askedOffice().as(CLERK);
  const before = office.triggers.length;
  office.click("在宅連携", "初期設定");
  expect(office.dialogs.at(-1)?.title).toContain("できませんでした");
  expect(lastDialog(office)).toContain(OFFICE);
  expect(office.triggers).toHaveLength(before);
});

test("台帳の編集者でない人は、メニューを使えない", () => {
  const office = askedOffice().as("stranger@example.com");
  expect(() => office.click("在宅連携", "マッチング", "提案を作る")).toThrow();
});

test("権限を断った職員には、必要な権限が名前で示される", () => {
  const office = askedOffice().deny(CLERK, SCOPE.dialogs).as(CLERK);
  expect(() => office.click("在宅連携", "マッチング", "提案を作る")).toThrow(/script\.container\.ui/);
});

test("だれでも開けるものは、フォームの回答用リンクだけである", () => {
  const office = askedOffice();
  expect(office.services.drive.openShares).toEqual([]);
  const open = office.files().filter((file) => file.permissions.some((permission) => permission.type === "anyone"));
  expect(open.map((file) => file.name).sort()).toEqual(forms.map(({ title }) => title).sort());
});
