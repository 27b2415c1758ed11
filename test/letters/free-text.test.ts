/** Free texts in letters: what may identify a patient stops the letter until staff have cleared it (domain sections 3 and 9). */
import { describe, expect, test } from "vitest";
import type { Applicant } from "../../src/tables/applicants.ts";
import { draftedLetter, USUAL, type Cast } from "./cast.ts";
import { faultOf, paperOf } from "./words.ts";

const LETTER = "決定連絡票（指導医用）";
const withApplicant = (values: Partial<Applicant>): Cast => ({
  ...USUAL,
  applicant: { ...USUAL.applicant, ...values },
});
const NAMED = "山本ハナさん（85歳）の在宅移行に関わるため";

describe("受講目的", () => {
  test("患者さんが特定できそうな言葉があれば、場所、言葉、直し方を言って、通知を作らない", () => {
    expect(faultOf(draftedLetter(LETTER, withApplicant({ purpose: NAMED })))).toBe(
      "「申込者」シートの 申-2018-0001 の「受講目的」に、患者さんが特定できそうな言葉があります（氏名「山本ハナ」、年齢「85歳」）。文を直すか、患者さんのことでなければ「患者情報の確認」で「問題なし」を選んでから、やり直してください",
    );
  });

  test("職員が「問題なし」とすれば載る", () => {
    const cleared = withApplicant({ purpose: NAMED, clearance: "問題なし" });
    expect(paperOf(LETTER, cleared)).toContain(NAMED);
  });

  test("本人、指導医、それぞれの医療機関の名前は、疑わない", () => {
    const { name, facility } = USUAL.applicant;
    const purpose = `${facility ?? ""}の${name ?? ""}さんとして学びたいため`;
    expect(paperOf(LETTER, withApplicant({ purpose }))).toContain(purpose);
  });

  test("受講目的を載せない通知は止まらない", () => {
    expect(faultOf(draftedLetter("決定連絡票（受講者用）", withApplicant({ purpose: NAMED })))).toBe("");
  });
});

test("様式が列として挙げた自由記述も、同じに扱う", () => {
  const template = "{{申込者.配慮事項}}";
  const stopped = draftedLetter("受付連絡", withApplicant({ consideration: NAMED }), { template });
  expect(faultOf(stopped)).toContain("「申込者」シートの 申-2018-0001 の「配慮事項」に、患者さんが特定できそうな言葉");
});
