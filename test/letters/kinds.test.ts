/** Every kind of letter: what it bears in common, what it needs, and to whom it speaks. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeholderFaults } from "../../src/core/letter.ts";
import { letters } from "../../src/letters/index.ts";
import { settings } from "../../src/settings.ts";
import { LETTER_KINDS } from "../../src/tables/notices.ts";
import {
  draftedLetter,
  letterNamed,
  LINK,
  LONGEST,
  PAPER_KINDS,
  partyOf,
  templateOf,
  USUAL,
  type Cast,
} from "./cast.ts";
import { faultOf, madeOf, paperOf, wordOf } from "./words.ts";

const MAILED: Cast = { ...USUAL, applicant: { ...USUAL.applicant, email: "hanako@example.jp" } };

test("通知の種類には、どれも一つずつ文書の宣言がある", () => {
  expect(letters.map(({ kind }) => kind).sort()).toEqual([...LETTER_KINDS].sort());
});

describe.each(PAPER_KINDS.map((kind) => [kind]))("%s", (kind) => {
  // A certificate is dated and signed at its foot, by both who give it.
  const certifies = kind === "受講証明書";

  test("様式もメールも、知らない語や空の語なしに書ける", () => {
    for (const cast of [USUAL, LONGEST])
      for (const method of ["郵送", "FAX", "手渡し"] as const) {
        const fax = { ...cast.applicant, facilityFax: "046-000-0009" };
        const drafted = draftedLetter(kind, { ...cast, applicant: fax }, { notice: { method } });
        if (method === "FAX" && partyOf(kind) === "指導医") expect(faultOf(drafted)).toContain("FAX番号がありません");
        else
          expect(placeholderFaults(templateOf(kind), madeOf(drafted).fields)).toEqual({
            ...{ unknown: [], empty: [], closed: [] },
          });
      }
    const { subject, body, to } = madeOf(draftedLetter(kind, MAILED, { notice: { method: "メール" } }));
    expect(`${subject}${body}`).not.toMatch(/[{}]|undefined/);
    expect(to).toMatch(/@example\.jp$/);
  });

  test("宛先は機関に宛て、役職がなければ行もない", () => {
    const to = {
      受講者: ["〒238-0000　横須賀市見本町1-1", "見本病院", "例示 花子　様"],
      指導医: ["〒238-0001　横須賀市見本町2-2", "見本在宅クリニック", "見本 一郎　様"],
      機関: ["〒238-0002　横須賀市見本町3-3", "一般社団法人見本医師会", "会長　様"],
    }[partyOf(kind)];
    expect(wordOf(madeOf(draftedLetter(kind, USUAL)).fields, "宛先").split("\n")).toEqual(to);
    expect(wordOf(madeOf(draftedLetter(kind, LONGEST)).fields, "宛先").split("\n")).toHaveLength(4);
  });

  test("番号のある通知は番号と市長名、ないものは事務連絡と課の名で出る", () => {
    const paper = paperOf(kind, USUAL);
    const { numbered } = letterNamed(kind);
    const start = `${numbered ? "見本地医第12号" : "事務連絡"}\n${certifies ? "〒" : "平成30年11月30日\n"}`;
    expect(paper.startsWith(start)).toBe(true);
    const signed = numbered ? "横須賀市長　見本 一郎\n（公印省略）\n" : "横須賀市地域医療推進課\n";
    const sealed = "平成30年11月30日\n横須賀市長　見本 一郎\n一般社団法人横須賀市医師会長　見本 次郎\n（公印省略）";
    expect(paper).toContain(certifies ? `\n${sealed}` : `\n\n${signed}`);
    expect(paper.includes("市長")).toBe(numbered);
    expect(numbered).toBe(letterNamed(kind).group !== null);
  });

  test("再交付は、番号の下にその日を印字し、番号と日付は初めのままである", () => {
    const changed = { issue: { reissuedOn: "2019-01-10" } };
    const number = letterNamed(kind).numbered ? "見本地医第12号" : "事務連絡";
    const next = certifies ? "〒" : "平成30年11月30日\n";
    expect(paperOf(kind, USUAL, changed)).toContain(`${number}\n（再交付　平成31年1月10日）\n${next}`);
    expect(madeOf(draftedLetter(kind, USUAL, changed)).name).toContain("（再交付）");
  });

  test("用紙には空の行が、宛先と発信者の間のほかにない", () => {
    const gaps = paperOf(kind, USUAL, { settings: { [settings.contactFax.name]: "" } }).split("\n\n");
    expect(gaps).toHaveLength(2);
    expect(gaps[1]).toMatch(certifies ? /^受　講　証　明　書/ : /^横須賀市/);
  });
});

test("申込者への用紙には、書き直しや次の申込みのための短いリンクが載る", () => {
  const linked = PAPER_KINDS.filter((kind) => paperOf(kind, USUAL).includes(`申込書　${LINK}`));
  expect(linked).toEqual(["受付連絡", "待機連絡", "不決定通知", "研修案内"]);
  const links = { application: "", acceptance: "" };
  expect(paperOf("受付連絡", USUAL, { sources: { links } })).not.toContain("申込書　");
});

test("宛先、発信者、事務担当の欄は、何が空でも、空の行を残さない", () => {
  const words = fc.record({
    department: fc.constantFrom("", "なし", "院長"),
    postalCode: fc.constantFrom("", "238-0000"),
    address: fc.constantFrom("", "横須賀市見本町1-1"),
    seal: fc.constantFrom("", "（公印省略）"),
    fax: fc.constantFrom("", "046-000-0001"),
    joint: fc.boolean(),
  });
  fc.assert(
    fc.property(words, ({ department, postalCode, address, seal, fax, joint }) => {
      const cast = { ...USUAL, applicant: { ...MAILED.applicant, department, postalCode, address } };
      const changed = {
        [settings.sealNote.name]: seal,
        [settings.contactFax.name]: fax,
        [settings.jointKinds.name]: joint ? "決定" : "",
      };
      const { fields } = madeOf(
        draftedLetter("決定連絡票（受講者用）", cast, { settings: changed, notice: { method: "メール" } }),
      );
      for (const block of ["宛先", "発信者", "事務担当", "番号欄"])
        expect(
          wordOf(fields, block)
            .split("\n")
            .every((line) => line.trim() !== ""),
        ).toBe(true);
      expect(wordOf(fields, "発信者").split("\n")).toHaveLength(1 + Number(joint) + Number(seal !== ""));
    }),
  );
});

describe("足りないもの", () => {
  const cases: readonly (readonly [string, Partial<Cast["applicant"]>, string])[] = [
    [
      "郵便番号",
      { postalCode: "" },
      "「宛先の郵便番号」が空です。「申込者」「指導医」「関係機関」のうち、この宛先のあるシートの行に書いてください",
    ],
    ["所在地", { address: "" }, "「宛先の所在地」が空です"],
    ["機関", { facility: "" }, "「宛先の機関」が空です"],
    ["氏名", { name: "" }, "「宛先の氏名」が空です"],
  ];
  test.each(cases)("%s のない郵送は、語とシートの名を挙げて止まる", (_, values, fault) => {
    const cast = { ...USUAL, applicant: { ...USUAL.applicant, ...values } };
    expect(faultOf(draftedLetter("待機連絡", cast))).toContain(fault);
  });

  test("メールで送るときは、住所がなくてもよい", () => {
    const cast = { ...MAILED, applicant: { ...MAILED.applicant, postalCode: "", address: "" } };
    const { fields } = madeOf(draftedLetter("待機連絡", cast, { notice: { method: "メール" } }));
    expect(wordOf(fields, "宛先")).toBe("見本病院\n例示 花子　様");
  });

  test("設定の語は、設定の項目の名を挙げる", () => {
    const changed = { settings: { [settings.reportDays.name]: "" } };
    expect(faultOf(draftedLetter("決定連絡票（受講者用）", USUAL, changed))).toBe(
      "「報告の日数」が空です。「設定」シートの「報告の期限（日）」に書いてください",
    );
  });

  test("様式のつづりの誤りは、その語を挙げる", () => {
    expect(faultOf(draftedLetter("待機連絡", USUAL, { template: "{{宛て先}}" }))).toBe(
      "様式の文書にある {{宛て先}} は使えない語です。つづりを確かめてください",
    );
  });
});

describe("連絡先", () => {
  const reach = (contactBy: "メール" | "電話" | "どちらでもよい", values: Partial<Cast["instructor"]> = {}) => {
    const cast = {
      ...USUAL,
      instructor: { ...USUAL.instructor, ...values },
      appointment: { ...USUAL.appointment, contactBy },
    };
    return paperOf("決定連絡票（受講者用）", cast);
  };

  test("希望は、あるときだけ書く", () => {
    expect(reach("電話")).toContain(
      "電話 046-000-0101　メール instructor1@example.jp　※電話での連絡を希望されています。",
    );
    expect(reach("メール")).toContain("※メールでの連絡を希望されています。");
    expect(reach("どちらでもよい")).toContain("電話 046-000-0101　メール instructor1@example.jp\n");
  });

  test("ないものは書かず、どちらもなければ止まる", () => {
    expect(reach("電話", { email: "" })).toContain("電話 046-000-0101　※電話");
    expect(() => reach("電話", { email: "", phone: "" })).toThrow("「指導医の連絡先」が空です。「指導医」シート");
    expect(paperOf("決定連絡票（指導医用）", USUAL)).toContain("連絡先　　　　電話 046-000-0002\n");
  });
});

describe("受付日時", () => {
  test.each([
    ["フォーム", "2018-06-01 14:05:00", "平成30年6月1日 14:05"],
    ["要確認から", "2018-06-01 14:05:00", "平成30年6月1日 14:05"],
    ["郵送", "2018-06-01 08:30:00", "平成30年6月1日"],
    ["FAX", "2018-06-01 16:00:00", "平成30年6月1日"],
    ["名簿から", "2018-06-01 08:30:00", "平成30年6月1日"],
  ] as const)("%s で届いたもの", (route, receivedAt, printed) => {
    const cast = { ...USUAL, applicant: { ...USUAL.applicant, route, receivedAt } };
    expect(wordOf(madeOf(draftedLetter("受付連絡", cast)).fields, "受付日時")).toBe(printed);
  });
});
