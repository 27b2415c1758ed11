/** The demonstration: the whole year once, what it must have shown, and whether its figures can be had from its files alone. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../scripts/build.ts";
import { demonstrate, type Demo } from "../../scripts/demo.ts";
import { differences } from "../../scripts/recompute.ts";

const dir = mkdtempSync(join(tmpdir(), "demo-"));
const again = mkdtempSync(join(tmpdir(), "demo-again-"));
let demo: Demo;
/** Until the first decisions have left: enough to tell one seed from another. */
const SHORT = "2018-05-29";

beforeAll(async () => {
  demo = await demonstrate(dir, 1, undefined);
}, 900_000);
afterAll(() => [dir, again].forEach((each) => rmSync(each, { recursive: true })));

const table = (name: string) => demo.office.table(name);
const rows = (name: string, header: string, word: string) => table(name).filter((row) => row[header] === word);

describe("数字の検算", () => {
  test("summary.json のどの数字も、ファイルだけから計算し直せる", async () => {
    expect(await differences(dir)).toEqual([]);
  });

  test("検算は、この製品の何も使わず、変えられたどの数字も見つける", async () => {
    const scripts = [
      "recompute.ts",
      ...readdirSync(join(root, "scripts/recompute")).map((name) => `recompute/${name}`),
    ];
    for (const name of scripts)
      expect(readFileSync(join(root, "scripts", name), "utf8")).not.toMatch(/from "\.\.\/|from "\.\/demo|import\("/);
    const path = join(dir, "summary.json");
    const right = readFileSync(path, "utf8");
    const told = JSON.parse(right) as Record<string, unknown>;
    const figures = Object.keys(told).filter((name) => name !== "seed" && name !== "services");
    expect(figures.length).toBeGreaterThan(20);
    writeFileSync(path, JSON.stringify({ ...told, ...Object.fromEntries(figures.map((name) => [name, "wrong"])) }));
    const found = await differences(dir);
    writeFileSync(path, right);
    expect(found.map((each) => each.split(":")[0])).toEqual(figures);
  });

  test("同じ種からは、同じファイルが1バイトも違わずにでき、別の種からは別の年になる", async () => {
    const [one, two, three] = ["a", "b", "c"].map((name) => join(again, name)) as [string, string, string];
    await demonstrate(one, 1, undefined, SHORT);
    await demonstrate(two, 1, undefined, SHORT);
    const other = await demonstrate(three, 2, undefined, SHORT);
    const files = readdirSync(one, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(one.length));
    expect(paths.length).toBeGreaterThan(100);
    expect(paths.filter((path) => !readFileSync(join(one, path)).equals(readFileSync(join(two, path))))).toEqual([]);
    expect(other.summary.applications.byYear).toEqual({ 2018: 21 });
    expect(other.summary.decided).not.toEqual(demo.summary.decided);
    expect((await differences(three)).filter((each) => !each.startsWith("snapshot:"))).toEqual([]);
  }, 900_000);
});

describe("推薦から決定まで", () => {
  test("医師会の推薦で13人が在任になり、1人が外れ、12人が答え、1人が辞退し、1人は催促の後、1人は紙で答える", () => {
    const { recommendations, acceptances, publicity, reminders } = demo.summary;
    expect(recommendations).toMatchObject({ inOffice: 13, byKind: { 推薦を外す: 1, 新しく推薦する: 6 } });
    expect(acceptances).toMatchObject({ byAnswer: { 承諾する: 12, 辞退する: 1 }, byRoute: { 郵送: 1 } });
    expect(reminders["回答のお願い"]).toBeGreaterThanOrEqual(1);
    expect(publicity).toEqual({ total: 4, membersTold: 320 });
  });

  test("40件を超える申込みが、フォームと郵送とFAXと電話と持参で届き、どれも失われない", () => {
    const { applications, reviews, acceptances, arrived } = demo.summary;
    expect(applications.byYear["2018"]).toBeGreaterThanOrEqual(40);
    for (const route of ["フォーム", "郵送", "FAX", "電話", "持参", "要確認から"])
      expect(applications.byRoute[route]).toBeGreaterThan(0);
    expect(arrived).toBe(applications.total - (applications.byYear["2019"] ?? 0) + acceptances.total);
    expect(reviews.byState["未処理"] ?? 0).toBe(0);
  });

  test("対象外の人と待つ人に、不決定と待機の通知が届く。取り下げた人もいる", () => {
    expect(demo.summary.notices.byKind["不決定通知"]?.["完了"]).toBeGreaterThanOrEqual(2);
    expect(demo.summary.notices.byKind["待機連絡"]?.["完了"]).toBeGreaterThanOrEqual(1);
    expect(rows("申込者", "取下げ", "はい")).toMatchObject([{ 状態: "取消" }]);
  });

  test("自分とも、同じ医療機関の人とも組まない", () => {
    const facility = new Map(table("指導医").map((row) => [row["指導医番号"], row["医療機関名"]]));
    const people = new Map(table("申込者").map((row) => [row["受付番号"], row]));
    for (const row of table("マッチング").filter((each) => each["指導医番号"] !== "")) {
      expect(row["指導医氏名"]).not.toBe(row["申込者氏名"]);
      const own = String(people.get(row["受付番号"])?.["所属医療機関名"]).replace(/^医療法人社団 /, "");
      expect(facility.get(row["指導医番号"])).not.toBe(own);
    }
  });

  test("受入確認に「はい」と「いいえ」があり、「いいえ」の人は別の指導医と決まる", () => {
    const [refused] = rows("マッチング", "受入確認", "否");
    const [after] = rows("マッチング", "受付番号", String(refused?.["受付番号"])).filter(
      (row) => row["案件番号"] !== refused?.["案件番号"],
    );
    expect(refused).toMatchObject({ 状態: "見送り" });
    expect(after?.["指導医番号"]).not.toBe(refused?.["指導医番号"]);
    expect(demo.summary.cases.asked["可"]).toBeGreaterThanOrEqual(5);
  });
});

describe("日程から証明書まで", () => {
  test("延期の後に実施したもの、両者の食い違いを職員が収めたもの、申込者と指導医からの取消しがある", () => {
    const { visits, schedules, cases } = demo.summary;
    expect(visits.putOff).toBe(1);
    const [putOff] = rows("日程の連絡", "連絡の内容", "延期したい");
    expect(rows("マッチング", "案件番号", String(putOff?.["案件番号"]))).toMatchObject([{ 状態: "支払済" }]);
    expect(rows("日程の連絡", "処理", "反映する").length).toBeGreaterThanOrEqual(3);
    expect(cases.byEnd).toEqual({ 指導医の辞退: 1, 申込者の取下げ: 1 });
    expect(schedules.byRoute["電話"]).toBeGreaterThanOrEqual(1);
    expect(visits.together).toBeGreaterThanOrEqual(1);
  });

  test("届かない受講報告は催促され、事故の報告は要確認に載り、患者名のある報告は直されて外に出ない", () => {
    const { reports, reminders } = demo.summary;
    expect(reports).toMatchObject({ missing: 1, incidents: 1, suspected: 0 });
    expect(reminders["報告のお願い"]).toBeGreaterThanOrEqual(3);
    expect(table("要確認").filter((row) => String(row["要確認番号"]).startsWith("事故/"))).toMatchObject([
      { 状態: "取下げ" },
    ]);
    const out = [...demo.office.outbox().map(({ body }) => body), ...demo.office.documents().map(({ text }) => text)];
    expect(out.filter((text) => text.includes("タナカハナコ"))).toEqual([]);
    expect(table("訂正履歴").some((row) => String(row["理由"]).includes("患者さんが特定できる記述"))).toBe(true);
  });

  test("受講証明書は連名で出て、半年後の照会に答えた人がいる", () => {
    const { certificates, followUps } = demo.summary;
    expect(certificates).toBeGreaterThanOrEqual(25);
    const papers = demo.office.letters().filter(({ name }) => name.includes("受講証明書"));
    for (const { text } of papers) for (const words of ["横須賀市長", "医師会長"]) expect(text).toContain(words);
    expect(followUps.answered).toBeGreaterThanOrEqual(3);
    expect(followUps.byAnswer["始めた"]).toBeGreaterThanOrEqual(1);
  });
});

describe("支払と年度の替わり目", () => {
  test("何回かに分けて支払い、法人に払い、1件を戻入して払い直し、最後は4月に前の年度の分を払う", () => {
    const { payments, claims } = demo.summary;
    expect(payments.corporate).toBeGreaterThanOrEqual(1);
    expect(payments.byState["戻入済"]).toBe(1);
    expect(payments.byKind["戻入"]).toBe(1);
    expect(claims.byGate["特例"]).toBe(1);
    const april = table("支払").filter((row) => row["暦年"] === 2019 && row["年度"] === 2018);
    expect(april.length).toBeGreaterThan(0);
    expect(Object.keys(payments.byFiscalYear)).toEqual(["2018"]);
  });

  test("暦年で5万円を超えた人がいて、支払調書の文書とCSVがある", () => {
    expect(demo.summary.statements.length).toBeGreaterThanOrEqual(1);
    expect(demo.summary.documents.byKind).toMatchObject({ 支払調書の一覧: 1 });
    expect(demo.summary.files.byKind["支払"]).toBeGreaterThanOrEqual(4);
  });

  test("1月1日に予定数に満たず、2回目の人を予定数まで決定し、残りは年度内受講済のままである（R40）", () => {
    const { snapshot, exception } = demo.summary;
    expect(snapshot).toMatchObject({ asOf: "2019-01-01", result: "適用する" });
    expect(exception.decided).toBeGreaterThanOrEqual(1);
    expect(exception.stopped).toBeGreaterThanOrEqual(1);
    const live = ["決定", "日程確定", "実施済", "報告済", "支払済"];
    const year = table("マッチング").filter((row) => row["年度"] === 2018 && live.includes(String(row["状態"])));
    expect(year).toHaveLength(snapshot.planned);
  });

  test("繰越に「はい」「いいえ」無回答があり、年度が替わって次の推薦を依頼している（A28）", () => {
    const { carried, years, numbers, notices } = demo.summary;
    expect(carried.answers).toEqual({ 希望しない: 1, 希望する: 1 });
    expect(carried.asked).toBeGreaterThanOrEqual(3);
    expect(carried.carried).toBe(1);
    expect(years.map(({ year, state }) => [year, state])).toEqual([
      [2018, "締め済"],
      [2019, "受付中"],
    ]);
    expect(Object.keys(numbers)).toEqual(["2018", "2019"]);
    expect(notices.byKind["指導医推薦依頼"]).toEqual({ 完了: 2 });
  });
});

describe("医師会の写し", () => {
  test("3回以上作られ、同意の撤回で新しいファイルになり、アカウントのない人にはExcelで渡る", () => {
    const { shares } = demo.summary;
    expect(shares.total).toBeGreaterThanOrEqual(4);
    expect(shares.replaced).toBeGreaterThanOrEqual(1);
    expect(shares.byWay["ファイル"]).toBe(1);
    expect(shares.masked).toBeGreaterThan(0);
    const gone = table("申込者").find((row) => row["同意の撤回日"] !== "");
    const last = demo.office.spreadsheets().filter(({ trashed }) => !trashed);
    expect(last).toHaveLength(1);
    expect(JSON.stringify(last)).not.toContain(String(gone?.["氏名"]));
  });
});

test("式に見える名前は、台帳でも文字のままである", () => {
  expect(rows("申込者", "氏名", '=HYPERLINK("http://example.jp","見本")')).toHaveLength(1);
});
