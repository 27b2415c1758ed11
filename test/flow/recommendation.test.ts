/** 推薦: a clerk asks, the association answers by Form, and 指導医 comes to say what the association says. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { accept, apply, clerkTypes, lastMessage } from "./people.ts";
import {
  answersOf,
  ASSOCIATION,
  command,
  doctor,
  followed,
  goesOn,
  isNew,
  isStruck,
  keyOn,
  mailTo,
  named,
  recommend,
  savedRecommending,
  year,
} from "./recommending.ts";
import { lastQuestion, notice, select, send } from "./support/notices.ts";

let office: Office;
let saved: Awaited<ReturnType<typeof savedRecommending>>;
/** The association has been asked, and has the letter with its key. */
beforeAll(async () => {
  saved = await savedRecommending((ready) => {
    command(ready, "推薦を依頼する");
    send(ready);
  });
});
beforeEach(async () => {
  office = await saved.open();
});
afterAll(() => saved.close());

const ICHIRO = ["見本 一郎", "みほん いちろう", "見本在宅クリニック"] as const;
const FUTABA = ["見本 二葉", "みほん ふたば", "見本内科医院"] as const;
const SABURO = ["見本 三郎", "みほん さぶろう", "例示診療所"] as const;
const reflect = (): string => command(office, "推薦を反映する");
const note = (n: number): string => String(office.table("推薦")[n]?.["状態の理由"]);

describe("推薦を依頼する", () => {
  test("医師会に1通、在任の8人の一覧と鍵を載せて出る", () => {
    expect(notice(office, "機-01/推薦2018")).toMatchObject({
      種類: "指導医推薦依頼",
      年度: 2018,
      対象番号: "機-01",
      宛先番号: "機-01",
      状態: "完了",
      文書番号: "見本地医第1号",
    });
    const [mail] = mailTo(office, ASSOCIATION);
    expect(mail?.subject).toBe("在宅医同行研修の指導医の推薦について（平成30年度）");
    const text = office.letters().find(({ name }) => name.includes("指導医推薦依頼"))?.text ?? "";
    expect(text.match(/^続・外/gm)).toHaveLength(8);
    expect(text).toContain("平成30年5月2日");
    expect(mail?.body).toContain(keyOn(office, "指導医推薦依頼"));
  });

  test("同じ年度にもう一度は出ず、再交付を勧める。次の年度なら出る", () => {
    expect(command(office, "推薦を依頼する")).toContain(
      "機-01：平成30年4月2日に送っています（機-01/推薦2018）。もう一度送るときは「再交付する」を選んでください",
    );
    expect(command(year(office, "平成31"), "推薦を依頼する")).toContain("「指導医推薦依頼」を1通起こしました");
    expect(lastQuestion(office)).toContain("平成31年度の「指導医推薦依頼」を1通起こします");
    expect(notice(office, "機-01/推薦2019")).toMatchObject({ 年度: 2019, 状態: "待ち" });
    expect(command(office, "推薦を依頼する")).toContain("機-01/推薦2019 が、まだ済んでいません");
  });

  test("1月からは、今年度を依頼し終えていれば、空のままで次の年度になる", () => {
    office.services.kernel.now = Date.parse("2019-01-07T09:00:00+09:00");
    command(year(office, ""), "推薦を依頼する");
    expect(office.dialogs.find(({ kind }) => kind === "prompt")?.text).toContain("空のままなら 2019 です");
    expect(notice(office, "機-01/推薦2019")).toMatchObject({ 年度: 2019 });
  });

  test.each(["2017", "2020", "来年"])("%s年度は選べない", (text) => {
    expect(command(year(office, text), "推薦を依頼する")).toContain(`「${text}」年度は選べません`);
  });

  test("医師会の行がないとき、使っていないときは、どのシートをどう直すかを言う", () => {
    clerkTypes(office, "関係機関", "機-01", "使う", "");
    expect(command(year(office, "2019"), "推薦を依頼する")).toContain(
      "「関係機関」シートに、種別が「医師会」で「使う」が「はい」の行がありません",
    );
    select(office, "関係機関", ["機-01", "機-02"]);
    const said = command(office, "推薦を依頼する");
    expect(said).toContain("機-01：「使う」が付いていません");
    expect(said).toContain("機-02：種別が「市内病院」です。医師会だけに送ります");
  });

  test("取りやめた依頼は、もう一度起こせる", () => {
    command(year(office, "2019"), "推薦を依頼する");
    clerkTypes(office, "通知", "機-01/推薦2019", "発送方法", "FAX");
    send(office);
    clerkTypes(office, "通知", "機-01/推薦2019", "職員の判断", "取りやめる");
    send(office);
    expect(notice(office, "機-01/推薦2019")).toMatchObject({ 状態: "取消" });
    command(office, "推薦を依頼する");
    expect(notice(office, "機-01/推薦2019-2")).toMatchObject({ 状態: "待ち" });
  });
});

describe("フォームの推薦書", () => {
  test("メールのリンクには鍵が入っていて、5人を一度に答えられる", () => {
    const { form, answers } = followed(office, mailTo(office, ASSOCIATION)[0]?.body ?? "");
    expect(Object.values(answers)).toEqual([keyOn(office, "指導医推薦依頼")]);
    const five = [
      goesOn(...ICHIRO, "046-000-9999"),
      goesOn("見本二葉", "ミホン フタバ", "見本内科医院"),
      isStruck(...SABURO),
      isNew("例示 十郎", "れいじ じゅうろう", "例示在宅医院", "046-000-1111"),
      isNew("見本 一郎", "けんぽん いちろう", "架空医院"),
    ];
    office.submit(form, { ...answers, ...answersOf(five) });
    expect(office.table("推薦").map((row) => [row["推薦番号"], row["状態"], row["年度"]])).toEqual([
      ["推-2018-0001", "未反映", 2018],
      ["推-2018-0002", "未反映", 2018],
      ["推-2018-0003", "未反映", 2018],
      ["推-2018-0004", "未反映", 2018],
      ["推-2018-0005", "保留", 2018],
    ]);
    expect(note(0)).toContain("医-0001 の推薦を続けます（推薦日を平成30年4月20日にします）");
    expect(note(0)).toContain("電話：046-000-0101 → 046-000-9999");
    expect(note(1)).not.toContain("違うところ");
    expect(note(2)).toBe("医-0003 を在任から外します");
    expect(note(3)).toBe("新しい指導医として「指導医」シートに載せます");
    expect(note(4)).toContain("医-0001（みほん いちろう） と氏名が同じで、ふりがなが違います");
    expect(office.table("指導医")).toHaveLength(8);

    const said = reflect();
    expect(lastQuestion(office)).toContain("新しく載せる（1人）\n・例示 十郎（例示在宅医院）");
    expect(lastQuestion(office)).toContain(
      "「指導医」シートと違うところ（1人）\n・医-0001　電話：046-000-0101 → 046-000-9999",
    );
    expect(lastQuestion(office)).toContain("含まないもの（1行）\n・推-2018-0005：");
    expect(said).toContain(
      "推薦4件を「指導医」シートに反映しました（新しい人1人、続ける人2人、外した人1人）。\n1件は保留です。",
    );
    expect(doctor(office, "医-0001")).toMatchObject({ 電話: "046-000-9999", 在任: "はい" });
    expect(doctor(office, "医-0003")).toMatchObject({ 在任: "" });
    expect(doctor(office, "医-0009")).toMatchObject({
      氏名: "例示 十郎",
      ふりがな: "れいじ じゅうろう",
      医療機関名: "例示在宅医院",
      電話: "046-000-1111",
      在任: "はい",
    });
    expect(named(office)).toEqual([
      ["推-2018-0001", "反映済", "見本 一郎", "医-0001"],
      ["推-2018-0002", "反映済", "見本二葉", "医-0002"],
      ["推-2018-0003", "反映済", "見本 三郎", "医-0003"],
      ["推-2018-0004", "反映済", "例示 十郎", "医-0009"],
      ["推-2018-0005", "保留", "見本 一郎", ""],
    ]);
    // The one who was not named stays as they are.
    expect(doctor(office, "医-0004")).toMatchObject({ 在任: "はい" });
    expect(office.table("推薦")[0]).toMatchObject({ 反映者: "office@example.jp" });
    expect(reflect()).toContain("反映を待つ推薦はありません。");
  });

  test("保留の人は、番号か「新規」を書いて「反映する」を選ぶと、反映を待つようになる", () => {
    recommend(office, keyOn(office, "指導医推薦依頼"), isNew("見本 一郎", "けんぽん いちろう", "架空医院"));
    clerkTypes(office, "推薦", "推-2018-0001", "処理", "反映する");
    expect(reflect()).toContain("ふりがなが違います");
    clerkTypes(office, "推薦", "推-2018-0001", "指導医番号の指定", "新規");
    office.advance("1h");
    expect(named(office)).toEqual([["推-2018-0001", "未反映", "見本 一郎", ""]]);
    reflect();
    expect(doctor(office, "医-0009")).toMatchObject({ 氏名: "見本 一郎", ふりがな: "けんぽん いちろう" });
  });

  test("違うところは、書き換えないと答えれば、そのままにして反映する", () => {
    recommend(office, keyOn(office, "指導医推薦依頼"), goesOn(...ICHIRO, "046-000-9999"));
    office.answer("NO");
    reflect();
    expect(doctor(office, "医-0001")).toMatchObject({ 電話: "046-000-0101" });
    expect(office.table("推薦")[0]).toMatchObject({ 状態: "反映済" });
    expect(note(0)).toContain("次の違いは、書き換えていません\n電話：046-000-0101 → 046-000-9999");
  });

  test("やめると答えれば、何も変わらない", () => {
    recommend(office, keyOn(office, "指導医推薦依頼"), goesOn(...ICHIRO, "046-000-9999"));
    const before = [office.table("推薦"), office.table("指導医")];
    office.answer("CANCEL");
    reflect();
    expect([office.table("推薦"), office.table("指導医")]).toEqual(before);
  });

  test.each([
    ["でたらめの鍵", () => "0000-0000-0000-0000", "どの通知の鍵でもありません"],
    ["鍵になっていない語", () => "指導医推薦", "鍵が読めません"],
    [
      "会員周知依頼の鍵",
      (of: Office) => publicityKey(of),
      "「在宅医同行研修　医師会からの連絡」の鍵（医師会/2018）です",
    ],
  ])("%s で届いた推薦は、わけを書いて保留になり、確かめれば反映できる", (_, key, why) => {
    recommend(office, key(office), goesOn(...FUTABA));
    expect(named(office)).toEqual([["推-2018-0001", "保留", "見本 二葉", ""]]);
    expect(note(0)).toContain(why);
    expect(reflect()).toContain(why);
    office.advance("2h");
    expect(note(0)).toContain(why);
    clerkTypes(office, "推薦", "推-2018-0001", "処理", "反映する");
    office.advance("1h");
    expect(note(0)).toContain("医-0002 の推薦を続けます");
    reflect();
    expect(named(office)).toEqual([["推-2018-0001", "反映済", "見本 二葉", "医-0002"]]);
  });

  test("前の年度の鍵は終わっていて、取り下げることもできる", () => {
    clerkTypes(office, "設定", "年度", "値", "2019");
    recommend(office, keyOn(office, "指導医推薦依頼"), goesOn(...FUTABA));
    expect(note(0)).toContain("終わった年度の鍵です");
    clerkTypes(office, "推薦", "推-2018-0001", "処理", "取り下げる");
    office.advance("1h");
    expect(office.table("推薦")[0]).toMatchObject({ 状態: "取下げ", 状態の理由: "職員が取り下げました" });
    expect(reflect()).toContain("反映を待つ推薦はありません。");
  });

  test("二度書かれた医師は、同じ回答でも別の回答でも1人である", () => {
    const key = keyOn(office, "指導医推薦依頼");
    const juro = isNew("例示 十郎", "れいじ じゅうろう", "例示在宅医院");
    recommend(office, key, juro, juro);
    recommend(office, key, isNew("例示　十郎", "レイジ　ジュウロウ", "例示在宅医院", "046-000-1111"));
    reflect();
    expect(office.table("指導医")).toHaveLength(9);
    expect(doctor(office, "医-0009")).toMatchObject({ 電話: "046-000-1111" });
    expect(named(office).map((row) => (row as unknown[])[3])).toEqual(["医-0009", "医-0009", "医-0009"]);
    expect(note(1)).toContain("同じ人の推薦なので、1人として扱いました");
    // Named once more after that, it is still the same doctor.
    recommend(office, key, juro);
    reflect();
    expect(office.table("指導医")).toHaveLength(9);
  });

  test("続けると外すが食い違えば、どちらも保留になる", () => {
    recommend(office, keyOn(office, "指導医推薦依頼"), goesOn(...ICHIRO), isStruck(...ICHIRO));
    expect(named(office).map((row) => (row as unknown[])[1])).toEqual(["保留", "保留"]);
    expect(note(0)).toContain("推-2018-0002 に「推薦を外す」とあります");
    clerkTypes(office, "推薦", "推-2018-0001", "処理", "取り下げる");
    clerkTypes(office, "推薦", "推-2018-0002", "処理", "反映する");
    reflect();
    expect(named(office).map((row) => (row as unknown[])[1])).toEqual(["取下げ", "反映済"]);
    expect(doctor(office, "医-0001")).toMatchObject({ 在任: "" });
  });

  test("外される人に決まった研修があれば名を挙げ、それは取り消さない", () => {
    accept(office, { 氏名: ICHIRO[0], ふりがな: ICHIRO[1], 医療機関名: ICHIRO[2] });
    apply(office);
    office.click("在宅連携", "マッチング", "提案を作る");
    clerkTypes(office, "マッチング", "案-2018-0001-1", "判断", "採用");
    office.click("在宅連携", "マッチング", "決定する");
    recommend(office, keyOn(office, "指導医推薦依頼"), isStruck(...ICHIRO));
    expect(note(0)).toContain("決まっている 案-2018-0001-1（決定） は取り消しません");
    reflect();
    expect(lastQuestion(office)).toContain(
      "医-0001　見本 一郎（見本在宅クリニック）。決まっている 案-2018-0001-1（決定）",
    );
    expect(doctor(office, "医-0001")).toMatchObject({ 在任: "" });
    expect(lastQuestion(office)).toContain("いまの年度の「提案を作る」にも出ません");
    expect(office.table("マッチング")[0]).toMatchObject({ 状態: "決定" });
    office.click("在宅連携", "マッチング", "取下げと辞退を反映する");
    expect(lastMessage(office)).toContain("・案-2018-0001-1：指導医が在任でなくなりました。取り消すときは");
    expect(office.table("マッチング")[0]).toMatchObject({ 状態: "決定" });
  });

  test("選んだ行だけを反映することもできる", () => {
    recommend(office, keyOn(office, "指導医推薦依頼"), goesOn(...ICHIRO), goesOn(...FUTABA));
    select(office, "推薦", ["推-2018-0002"]);
    reflect();
    expect(named(office).map((row) => (row as unknown[])[1])).toEqual(["未反映", "反映済"]);
  });
});

function publicityKey(of: Office): string {
  command(of, "会員への周知を依頼する");
  send(of);
  return keyOn(of, "会員周知依頼");
}
