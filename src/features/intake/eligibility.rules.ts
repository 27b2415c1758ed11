/** Who may take part (R37, R38), and what staff must look at themselves (A17). Pure. */
import type { Applicant } from "../../tables/applicants.ts";
import type { ApplicantClass } from "../../tables/words.ts";

export interface Eligibility {
  readonly result: "対象" | "対象外" | "要審査";
  /** Why, for 状態の理由; empty where nothing needs saying. */
  readonly reason: string;
}

const ALLIED: readonly string[] = [
  "薬剤師",
  "理学療法士",
  "作業療法士",
  "言語聴覚士",
  "医療ソーシャルワーカー",
  "管理栄養士",
];

/** Professions that fit a class; その他 fits none by itself (A17). */
const FITTING: Readonly<Record<ApplicantClass, readonly string[]>> = {
  未参入開業医: ["医師"],
  参入済み医師: ["医師"],
  勤務医: ["医師"],
  看護師: ["看護師"],
  コメディカル: ALLIED,
  その他: [],
};

/** 対象② are those who work in the city's hospitals (R38). */
const HOSPITAL_STAFF: readonly string[] = ["勤務医", "看護師", "コメディカル"];
const NO_HOSPITAL = /医院|クリニック|診療所|ステーション|薬局/;

/** Staff's word stands, once a reason is given with it; otherwise every doubt is named. `city` as in 設定. */
export function eligibilityOf(row: Applicant, city: string): Eligibility {
  if (row.eligibilityVerdict !== "") {
    if (row.eligibilityReason === "")
      return {
        result: "要審査",
        reason: `「資格判断」が「${row.eligibilityVerdict}」ですが、「資格判断の理由」が空です`,
      };
    return { result: row.eligibilityVerdict === "対象とする" ? "対象" : "対象外", reason: row.eligibilityReason };
  }
  const doubts = doubtsAbout(row, city);
  return doubts.length === 0 ? { result: "対象", reason: "" } : { result: "要審査", reason: doubts.join("。") };
}

function doubtsAbout(row: Applicant, city: string): string[] {
  const { applicantClass, profession } = row;
  if (applicantClass === "" || profession === "") return ["対象区分または職種が空です"];
  if (applicantClass === "その他" || profession === "その他")
    return ["対象区分または職種が「その他」です。研修を必要とする職種かどうかを判断してください"];
  return [...misfits(row), ...(HOSPITAL_STAFF.includes(applicantClass) ? hospitalDoubts(row, city) : [])];
}

function misfits({ applicantClass, profession, homeCare }: Applicant): string[] {
  const fits = applicantClass !== "" && FITTING[applicantClass].includes(profession);
  const doubts = fits ? [] : [`対象区分「${applicantClass}」と職種「${profession}」が合いません`];
  if (applicantClass === "未参入開業医" && homeCare === "実施中")
    doubts.push("未参入開業医ですが、在宅医療の実施状況が「実施中」です");
  if (applicantClass === "参入済み医師" && homeCare !== "実施中")
    doubts.push(`参入済み医師ですが、在宅医療の実施状況が「${homeCare}」です`);
  return doubts;
}

function hospitalDoubts({ address, facility, superiorAgreed }: Applicant, city: string): string[] {
  const doubts: string[] = [];
  if (!address.includes(city)) doubts.push(`所属所在地に「${city}」がありません。市内の病院かどうかを確かめてください`);
  if (NO_HOSPITAL.test(facility) && !facility.includes("病院"))
    doubts.push(`所属「${facility}」が病院かどうかを確かめてください`);
  if (superiorAgreed !== "得ている") doubts.push("所属長の承諾がありません");
  return doubts;
}
