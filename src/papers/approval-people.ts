/** 決裁資料, the people: what each letter of the order is about, with the reason and what has changed. Pure. */
import { warekiWithWeekday } from "../core/calendar.ts";
import { text, type Block, type TableBlock } from "../core/paper.ts";
import { letterOf } from "../letters/index.ts";
import type { Material } from "../letters/letter.ts";
import type { Notice } from "../tables/notices.ts";
import type { PaperSources } from "./paper.ts";

const NONE = "－";

const PEOPLE = [
  { heading: "受付番号", width: 25 },
  { heading: "氏名", width: 26 },
  { heading: "職種", width: 16 },
  { heading: "所属", width: 34 },
  { heading: "指導医", width: 34 },
  { heading: "候補日", width: 24 },
  { heading: "選定理由", width: 90 },
  { heading: "変更の有無", width: 18 },
] as const;

/** A letter of the order with what it is made of. */
export interface Item {
  readonly notice: Notice;
  readonly material: Material;
}

/** Whom a letter is about: its application, or what its notice names. */
export const idOf = ({ notice, material }: Item): string => material.applicant?.applicationId ?? notice.subjectId;

export function people(items: readonly Item[], sources: PaperSources): Block[] {
  const byCase = new Map(items.map((item) => [item.material.match?.caseId ?? idOf(item), item]));
  const table: TableBlock = {
    kind: "table",
    widths: PEOPLE.map(({ width }) => width),
    rows: [PEOPLE.map(({ heading }) => heading), ...[...byCase.values()].map((item) => personRow(item, items))],
    header: true,
    borders: true,
    size: 9,
  };
  const names = new Set(items.map(idOf));
  return [
    text(`３　対象（${names.size}件）`, "heading"),
    table,
    text(
      `この資料は、${sources.settings.get("section")}の台帳から作りました。個人情報が含まれます。取扱いに注意してください。`,
      "small",
    ),
  ];
}

function personRow(item: Item, items: readonly Item[]): string[] {
  const { notice, material } = item;
  const { applicant, match, instructor } = material;
  const letter = letterOf(notice.letter);
  if (!applicant) return otherRow(item);
  const matched = letter.about === "case" && match && match.day !== "" ? match : undefined;
  const department = applicant.department === "なし" ? "" : applicant.department;
  return [
    applicant.applicationId,
    lines(applicant.name, applicant.kana),
    applicant.profession,
    lines(applicant.facility, department),
    instructor ? lines(instructor.name, instructor.facility) : NONE,
    matched ? `${warekiWithWeekday(matched.day).replace("年", "年\n")}\n${matched.half}` : NONE,
    // What a refusal tells the applicant stands above what the office knows.
    lines(letter.fields(material)["理由"]?.value ?? "", match?.reason || applicant.stateNote) || NONE,
    changesOf(material, items),
  ];
}

/** A letter that is about no application: to an institution, an instructor, or about a payment. */
function otherRow({ notice, material }: Item): string[] {
  const letter = letterOf(notice.letter);
  const { name, facility, title } = letter.addressee(material);
  const gist = letter.fields(material)["要点"]?.value ?? "";
  return [notice.subjectId, name, NONE, lines(facility, title), NONE, NONE, gist || notice.letter, "なし"];
}

/** What the head of section should know to be otherwise than it was: the instructor, corrections, an earlier draft. */
function changesOf({ applicant, match, corrections }: Material, items: readonly Item[]): string {
  const mine = items.filter(({ material }) => material.applicant?.applicationId === applicant?.applicationId);
  const columns = [...new Set(corrections.map((row) => row.column))];
  const again = mine.some(({ notice }) => notice.approvalNote.includes("戻しました"));
  const all = [
    match?.verdict === "変更" ? `指導医を変更（${match.verdictReason}）` : "",
    columns.length === 0 ? "" : `訂正あり（${columns.join("、")}）`,
    again ? "再起案" : "",
  ];
  return lines(...all) || "なし";
}

const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n");
