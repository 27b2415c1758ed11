/** Which doctor on the list of instructors an acceptance is from (R49). Pure. */
import { nameKey } from "../../core/text.ts";
import { instructors, type Instructor } from "../../tables/instructors.ts";
import type { Fault } from "./reading.rules.ts";

/** What tells a doctor on the list from another. */
export type Doctor = Pick<Instructor, "name" | "kana" | "facility">;

type Found = { readonly instructor: Instructor } | { readonly fault: Fault };

/** By name and kana; the institution only supports (it tells two of one name apart, and a differing one asks staff). */
export function findInstructor(who: Doctor, list: readonly Instructor[]): Found {
  const named = list.filter((each) => nameKey(each.name) === nameKey(who.name));
  const same = named.filter((each) => nameKey(each.kana) === nameKey(who.kana));
  const at = same.filter((each) => nameKey(each.facility) === nameKey(who.facility));
  const one = same.length === 1 ? same[0] : at.length === 1 ? at[0] : undefined;
  if (!one) return { fault: same.length === 0 ? missingFault(who, named) : doubleFault(who, same) };
  if (!at.includes(one))
    return fault(
      "facility",
      `「${who.name}」の医療機関名が名簿と違います（承諾書：${who.facility}、名簿：${one.facility}）。異動なら「指導医」シートを直し、そうでなければ承諾書の医療機関名を名簿に合わせてください`,
    );
  if (!one.active)
    return fault(
      "name",
      `「${one.name}」（${one.instructorId}）は「在任」になっていません。在任なら「指導医」シートの「在任」を「はい」にしてください`,
    );
  return { instructor: one };
}

const fault = (column: keyof Doctor, text: string): { fault: Fault } => ({
  fault: { text, key: `${instructors.name}.${column}` },
});

const idsOf = (list: readonly Instructor[]): string => list.map((each) => each.instructorId).join("、");

function doubleFault(who: Doctor, same: readonly Instructor[]): Fault {
  const text = `「指導医」シートに「${who.name}」が${same.length}人います（${idsOf(same)}）。医療機関名を名簿と同じに直してください`;
  return fault("facility", text).fault;
}

function missingFault(who: Doctor, named: readonly Instructor[]): Fault {
  if (named.length > 0)
    return fault(
      "kana",
      `「${who.name}」のふりがなが名簿と違います（${idsOf(named)}）。「指導医」シートか承諾書の、誤っている方を直してください`,
    ).fault;
  return fault(
    "name",
    `「${who.name}」が「指導医」シートにいません。医師会の推薦を確かめ、推薦があれば「指導医」シートに行を足すか、「受付 > 名簿を貼り付ける」で取り込んでください`,
  ).fault;
}
