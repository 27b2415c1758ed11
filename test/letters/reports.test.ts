/** The letters after the visit: 報告のお願い, 受講証明書, 受講後の状況の照会, and the mail to staff. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../src/core/table.ts";
import { instructorReport, traineeReport } from "../../src/forms/index.ts";
import { fillText } from "../../src/core/letter.ts";
import { draftOf } from "../../src/letters/material.ts";
import { settings } from "../../src/settings.ts";
import { staff } from "../../src/tables/desk.ts";
import { notices, type LetterKind } from "../../src/tables/notices.ts";
import { instructorReports } from "../../src/tables/reports.ts";
import { CASE, draftedLetter, LINK, REACHABLE, sourcesOf, USUAL, type Cast, type Changed } from "./cast.ts";
import { faultOf, madeOf, paperOf, wordOf } from "./words.ts";

const MAILED: Cast = { ...USUAL, applicant: { ...USUAL.applicant, email: "hanako@example.jp" } };
const toHost: Changed = { notice: { addresseeId: "医-0001" } };
const casesLike = (kind: LetterKind, values: object): Changed => ({
  sources: { cases: sourcesOf(USUAL, kind).cases.map((row) => ({ ...row, ...values })) },
});

describe("報告のお願い", () => {
  test("受講者には受講報告書を、指導医には実施報告書を、それぞれの宛先にお願いする", () => {
    expect(paperOf("報告のお願い", USUAL)).toContain(
      "在宅医同行研修の受講報告書のご提出のお願い\n先日は、在宅医同行研修を受講",
    );
    const paper = paperOf("報告のお願い", USUAL, toHost);
    expect(paper).toContain("見本在宅クリニック\n見本 一郎　様");
    expect(paper).toContain("在宅医同行研修の実施報告書のご提出のお願い\n先日は、在宅医同行研修でご指導いただき");
  });

  test("実施日、設定の日数で数えた期限、リンクと鍵、行き違いのおわびを載せる", () => {
    const { body } = madeOf(draftedLetter("報告のお願い", MAILED, { notice: { method: "メール" } }));
    const own = REACHABLE.keyOf?.("traineeReport", `${CASE}/受講者`);
    for (const words of [
      "実施日：平成30年11月12日（月）",
      "提出の期限：平成30年11月26日（",
      `\n${own?.url ?? ""}\n鍵：${own?.key ?? ""}\n`,
      "行き違いでご提出済みのときは、ご容赦ください。",
    ])
      expect(body).toContain(words);
    const byOfficeDays = { notice: { method: "メール" }, settings: { [settings.dayCount.name]: "開庁日" } } as const;
    expect(madeOf(draftedLetter("報告のお願い", MAILED, byOfficeDays)).body).toContain("提出の期限：平成30年12月3日（");
  });

  test("紙には、打ち込める短いリンクを載せる", () => {
    expect(paperOf("報告のお願い", USUAL)).toContain(`フォーム　　　${LINK}\n`);
  });

  test("鍵は、宛先の側の報告書のものである", () => {
    const asked: string[] = [];
    const keyOf = (form: string, subject: string, round = 0) => {
      asked.push(`${form} ${subject} ${round}`);
      return { key: "鍵", url: "リンク" };
    };
    const cases = sourcesOf(USUAL, "報告のお願い").cases.map((row) => ({ ...row, keyRound: 2 }));
    draftedLetter("報告のお願い", USUAL, { sources: { keyOf, cases } });
    draftedLetter("報告のお願い", USUAL, { sources: { keyOf, cases }, ...toHost });
    expect(new Set(asked)).toEqual(
      new Set([`${traineeReport.key} 案-2018-0001-1/受講者 2`, `${instructorReport.key} 案-2018-0001-1/指導医 2`]),
    );
  });

  test("鍵がまだなければ、初期設定を勧めて止まる", () => {
    const keyOf = () => ({ key: "", url: "" });
    expect(faultOf(draftedLetter("報告のお願い", USUAL, { sources: { keyOf } }))).toContain(
      "「報告書の鍵」がまだありません。事務所アカウントで「初期設定」を実行してから",
    );
  });

  test.each([
    ["その側の報告が済んだ", { traineeReportedOn: "2018-11-20" }],
    ["案件が取り消された", { state: "取消" }],
    ["日がなくなった", { visitOn: "" }],
  ])("%sときは、出さずに待つ", (_, values) => {
    expect(draftedLetter("報告のお願い", USUAL, casesLike("報告のお願い", values))).toEqual({ waits: true });
  });
});

describe("受講証明書", () => {
  test("だれが、いつ、何時間、どの指導医のもとで受講したかを、市長と医師会長の名で証明する", () => {
    const paper = paperOf("受講証明書", USUAL);
    for (const words of [
      "受　講　証　明　書\n例示 花子\n",
      "上記の者は、横須賀市と一般社団法人横須賀市医師会が主催する在宅医同行研修を、下記のとおり受講したことを証明します。",
      "平成30年11月12日（月）",
      "13時30分から16時00分まで（2時間30分）",
      "見本 一郎",
      "見本在宅クリニック",
      "横須賀市長　見本 一郎\n一般社団法人横須賀市医師会長　見本 次郎",
    ])
      expect(paper).toContain(words);
    expect(paper).not.toContain("事務担当");
  });

  test("再交付しても、番号と日付は初めのままで、再交付の日が番号の下に入る", () => {
    const paper = paperOf("受講証明書", USUAL, { issue: { reissuedOn: "2019-01-10" } });
    expect(paper).toContain("見本地医第12号\n（再交付　平成31年1月10日）\n〒");
    expect(paper).toContain("平成30年11月30日\n横須賀市長");
  });

  test.each([
    ["9:00", "午後1時", "9時00分から13時00分まで（4時間）"],
    ["13:30", "14:15", "13時30分から14時15分まで（45分）"],
    ["昼すぎ", "夕方", "昼すぎから夕方まで"],
  ])("%sから%sまでは「%s」", (from, to, said) => {
    const reports = [blankRow(instructorReports, { caseId: "案-2018-0001-1", state: "反映済", from, to })];
    const { fields } = madeOf(draftedLetter("受講証明書", USUAL, { sources: { instructorReports: reports } }));
    expect(wordOf(fields, "研修の時間")).toBe(said);
  });

  test("時間のわからない報告では、直す場所を言って止まる", () => {
    const fault = faultOf(draftedLetter("受講証明書", USUAL, { sources: { instructorReports: [] } }));
    expect(fault).toBe(
      "「研修の時間」が空です。「実施報告」シートの、この案件の行の「開始時刻」と「終了時刻」に書いてください",
    );
  });

  test.each([
    ["実施報告書がない", { instructorReportedOn: "" }],
    ["受講報告書がない", { traineeReportedOn: "" }],
    ["まだ実施していない", { state: "日程確定" }],
  ])("%sうちは、出さずに待つ", (_, values) => {
    expect(draftedLetter("受講証明書", USUAL, casesLike("受講証明書", values))).toEqual({ waits: true });
  });
});

describe("受講後の状況の照会", () => {
  test.each([
    ["案-2018-0001-1/受講後6", "6か月", "令和元年8月12日"],
    ["案-2018-0001-1/受講後12", "1年", "令和2年2月12日"],
  ])("%s は、%sたったことと、鍵の期限を言う", (noticeId, passed, until) => {
    const { body, subject } = madeOf(
      draftedLetter("受講後の状況の照会", MAILED, { notice: { noticeId, method: "メール" } }),
    );
    expect(subject).toBe("在宅医同行研修の受講後の状況について（申-2018-0001）");
    expect(body).toContain(`受講していただいてから、${passed}になります。`);
    expect(body).toContain(`（${until}まで）`);
    expect(body).toContain(REACHABLE.keyOf?.("followUp", noticeId).url);
  });
});

describe("職員への一覧", () => {
  const person = blankRow(staff, { email: "kakari@example.jp", name: "見本 係", active: true });
  const notice = blankRow(notices, {
    noticeId: "職員/2018-11-30/kakari@example.jp",
    letter: "職員への一覧",
    subjectId: "2018-11-30",
    addresseeId: "kakari@example.jp",
    fiscalYear: 2018,
  });
  const drafted = (waiting: readonly string[], who = person) =>
    draftOf(
      notice,
      { ...sourcesOf(USUAL, "受付連絡"), staff: [who], waiting },
      { issuedOn: "2018-11-30", documentNumber: "", reissuedOn: "" },
      "",
    );

  test("待っているものと、作ったのは時計であること、どこを見るかを書く", () => {
    const { to, subject, body } = madeOf(drafted(["・要確認　2件\n　→ 要確認シート", "・判断を待つ提案　1件"]));
    expect(to).toBe("kakari@example.jp");
    expect(subject).toBe("在宅医同行研修　職員の確認を待つもの（2種類）");
    expect(body).toContain("・要確認　2件\n　→ 要確認シート\n\n・判断を待つ提案　1件");
    expect(body).toContain("この一覧は時計が作りました");
    expect(body).toContain("「在宅連携 > 作業パネル」");
    expect(fillText(body, {})).not.toMatch(/[{}]|undefined/);
  });

  test("在職でなくなった人には送らず、待つ", () => {
    expect(drafted(["・要確認　2件"], { ...person, active: false })).toEqual({ waits: true });
  });
});
