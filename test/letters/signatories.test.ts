/** Who signs: by the day that a letter bears, in one name or two. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/core/calendar.ts";
import { blankRow } from "../../src/core/table.ts";
import { digestOf, changedSince } from "../../src/letters/digest.ts";
import { signatoriesOn } from "../../src/letters/signatories.ts";
import { settings } from "../../src/settings.ts";
import { officers, type Officer } from "../../src/tables/desk.ts";
import { draftedLetter, USUAL } from "./cast.ts";
import { faultOf, madeOf, paperOf, wordOf } from "./words.ts";

const DECISION = "決定連絡票（受講者用）";
const row = (officerId: string, role: Officer["role"], name: string, from: string): Officer =>
  blankRow(officers, { officerId, role, title: role === "事務担当" ? "" : "横須賀市長", name, from });

/** A new mayor on 10 July, a new clerk on 1 October. */
const ROLL = [
  row("役-1", "発信者", "見本 一郎", "2018-04-01"),
  row("役-3", "事務担当", "例示 花子", "2018-04-01"),
  row("役-4", "発信者", "見本 新市", "2018-07-10"),
  row("役-5", "事務担当", "例示 次代", "2018-10-01"),
];

describe("その日の役職者", () => {
  test.each([
    ["2018-03-31", "", ""],
    ["2018-04-01", "見本 一郎", "例示 花子"],
    ["2018-07-09", "見本 一郎", "例示 花子"],
    ["2018-07-10", "見本 新市", "例示 花子"],
    ["2018-09-30", "見本 新市", "例示 花子"],
    ["2018-10-01", "見本 新市", "例示 次代"],
    ["2019-03-31", "見本 新市", "例示 次代"],
  ])("%s は、%s と %s", (day, issuer, contact) => {
    const found = signatoriesOn(day, ROLL);
    expect([found.issuer.name, found.contact, found.chair.name]).toEqual([issuer, contact, ""]);
  });

  test("行の並びによらず、同じ日からの二行は後の番号の行を採り、日のない行は採らない", () => {
    const twice = [...ROLL, row("役-10", "発信者", "見本 再任", "2018-07-10"), row("役-11", "発信者", "見本 未定", "")];
    fc.assert(
      fc.property(fc.shuffledSubarray(twice, { minLength: twice.length }), fc.nat(400), (rows, days) => {
        const day = addDays("2018-04-01", days);
        expect(signatoriesOn(day, rows)).toEqual(signatoriesOn(day, twice));
        expect(signatoriesOn(day, rows).issuer.name).toBe(day < "2018-07-10" ? "見本 一郎" : "見本 再任");
      }),
    );
  });
});

describe("文書に載る人", () => {
  const cast = { ...USUAL, officers: ROLL };
  const signed = (issuedOn: string, reissuedOn = "") => paperOf(DECISION, cast, { issue: { issuedOn, reissuedOn } });

  test("年度の途中で市長が替われば、その日からの文書は新しい市長の名で出る", () => {
    expect(signed("2018-07-09")).toContain("横須賀市長　見本 一郎");
    expect(signed("2018-07-10")).toContain("横須賀市長　見本 新市");
  });

  test("替わった後の再交付も、初めの日の市長と担当の名で出る", () => {
    const paper = signed("2018-06-01", "2018-12-01");
    expect(paper).toContain("（再交付　平成30年12月1日）\n平成30年6月1日");
    expect([paper.includes("見本 一郎"), paper.includes("例示 花子")]).toEqual([true, true]);
    expect(paper).not.toMatch(/見本 新市|例示 次代/);
  });

  test("人や電話が替わっても、決裁を受けた内容は変わらない", () => {
    const of = (issuedOn: string, phone: string) =>
      madeOf(draftedLetter(DECISION, cast, { issue: { issuedOn }, settings: { [settings.contactPhone.name]: phone } }))
        .fields;
    expect(changedSince(digestOf(of("2018-06-01", "046-000-0000")), of("2018-12-01", "046-000-9999"))).toEqual([]);
  });

  test.each([
    [
      DECISION,
      "発信者",
      "「発信者」の氏名がありません。「役職者」シートで、区分が「発信者」、適用開始日がその日までの行に",
    ],
    [DECISION, "事務担当", "平成30年11月30日の「事務担当」の氏名がありません"],
    ["待機連絡", "事務担当", "平成30年11月30日の「事務担当」の氏名がありません"],
  ] as const)("%sの%sがその日にいなければ、役職者シートとその日を挙げて止まる", (kind, role, fault) => {
    const without = { ...USUAL, officers: USUAL.officers.filter((each) => each.role !== role) };
    expect(faultOf(draftedLetter(kind, without))).toContain(fault);
  });

  test("課の名で出す事務連絡には、発信者の行が要らない", () => {
    const without = { ...USUAL, officers: USUAL.officers.filter((each) => each.role === "事務担当") };
    expect(faultOf(draftedLetter("待機連絡", without))).toBe("");
  });
});

describe("連名", () => {
  const joint = { settings: { [settings.jointKinds.name]: "決定、不決定" } };

  test("設定した種類だけが、市長の下に医師会長の名を加えて出る", () => {
    const both = "横須賀市長　見本 一郎\n一般社団法人横須賀市医師会長　見本 次郎\n（公印省略）";
    expect(paperOf(DECISION, USUAL, joint)).toContain(both);
    expect(paperOf("不決定通知", USUAL, joint)).toContain(both);
    for (const kind of ["取消連絡（受講者用）", "待機連絡"] as const)
      expect(paperOf(kind, USUAL, joint)).not.toContain("医師会長");
  });

  test("医師会長がその日にいなければ、名を挙げて止まる", () => {
    const without = { ...USUAL, officers: USUAL.officers.filter((each) => each.role !== "医師会長") };
    expect(faultOf(draftedLetter(DECISION, without, joint))).toContain(
      "平成30年11月30日の「医師会長」の氏名がありません。「役職者」シート",
    );
    expect(faultOf(draftedLetter(DECISION, without))).toBe("");
  });

  test("設定の語の誤りは、設定の項目の名を挙げて止まる", () => {
    const slip = { settings: { [settings.jointKinds.name]: "決定書" } };
    expect(faultOf(draftedLetter(DECISION, USUAL, slip))).toContain(
      "「連名で出す通知」にある「決定書」は、使えない語です",
    );
  });
});

describe("前の版の様式", () => {
  /** As 初期設定 of the first version made it. */
  const old = [
    "{{文書番号}}",
    "{{発信日}}",
    "〒{{宛先の郵便番号}}　{{宛先の所在地}}",
    "{{宛先の機関}}",
    "{{宛先の役職}}",
    "{{宛先の氏名}}　{{敬称}}",
    "{{発信者の職名}}　{{発信者の氏名}}",
    "{{公印}}",
    "電話 {{指導医の電話}}　メール {{指導医のメール}}（希望：{{連絡方法}}）",
    "事務担当　{{市}}{{課}}　{{担当者}}",
    "電話　{{担当の電話}}　FAX　{{担当のFAX}}",
  ].join("\n");

  test("そのまま使え、再交付の日は番号の下に、連名は市長の下に入る", () => {
    const paper = paperOf(DECISION, USUAL, {
      template: old,
      issue: { reissuedOn: "2018-12-20" },
      settings: { [settings.jointKinds.name]: "決定" },
    });
    expect(paper.split("\n")).toEqual([
      "見本地医第12号",
      "（再交付　平成30年12月20日）",
      "平成30年11月30日",
      "〒238-0000　横須賀市見本町1-1",
      "見本病院",
      "",
      "例示 花子　様",
      "横須賀市長　見本 一郎",
      "一般社団法人横須賀市医師会長　見本 次郎",
      "（公印省略）",
      "電話 046-000-0101　メール instructor1@example.jp（希望：どちらでもよい）",
      "事務担当　横須賀市地域医療推進課　例示 花子",
      "電話　046-000-0000　FAX　046-000-0001",
    ]);
  });

  test("語を自分で置いた様式では、二度は入らない", () => {
    const template = "{{再交付}}\n{{文書番号}}\n{{発信者の職名}}　{{発信者の氏名}}\n{{連名}}";
    const { fields } = madeOf(
      draftedLetter(DECISION, USUAL, {
        template,
        issue: { reissuedOn: "2018-12-20" },
        settings: { [settings.jointKinds.name]: "決定" },
      }),
    );
    expect([wordOf(fields, "文書番号"), wordOf(fields, "発信者の氏名")]).toEqual(["見本地医第12号", "見本 一郎"]);
  });
});
