/** Every mail and every letter is explained by a row of 通知, and every number by a letter. */
import { letters as declared } from "../../../src/letters/index.ts";
import type { Office } from "../../../src/workspace/office.ts";
import { dayIn, textOf, type Memory, type Row } from "./scene.ts";
import { grouped, rowsIn, type View } from "./view.ts";

export const letterFaults = (office: Office, after: View, memory: Memory): string[] => [
  ...mailFaults(office, after, memory),
  ...fileFaults(office, after),
  ...numberFaults(after),
];

/** Addresses as they are now join those that were. */
export function remember(view: View, memory: Memory): void {
  const add = (id: string, address: string): void => {
    if (address !== "") memory.addresses.set(id, (memory.addresses.get(id) ?? new Set()).add(address));
  };
  for (const sheet of ["申込者", "指導医", "関係機関"])
    for (const row of rowsIn(view, sheet)) add(String(Object.values(row)[0]), textOf(row, "メールアドレス"));
}

const SUBJECTS = new Map(
  declared.map(({ kind, subject }) => [
    kind as string,
    // A header of a mail keeps no wide space.
    new RegExp(`^${subject.replace(/\u3000/g, "[\u3000 ]").replace(/\{\{[^}]*\}\}/g, ".*")}`),
  ]),
);

type Mail = ReturnType<Office["outbox"]>[number];

/** Mails and rows are paired off so that each has one partner; a row that says that it was mailed has one too. */
function mailFaults(office: Office, after: View, memory: Memory): string[] {
  const applications = new Map(rowsIn(after, "申込者").map((row) => [textOf(row, "回答ID"), textOf(row, "受付番号")]));
  const rows = rowsIn(after, "通知");
  const mails = office.outbox();
  const fits = mails.map((mail) =>
    rows.flatMap((row, index) => (isOf(mail, row, applications, memory) ? [index] : [])),
  );
  const [ofMail, ofRow] = [new Map<number, number>(), new Map<number, number>()];
  const mailsOf = (row: number): number[] => fits.flatMap((those, mail) => (those.includes(row) ? [mail] : []));
  // Rows that say that they were mailed choose first; whoever has a partner keeps one.
  const unsent = rows.filter(
    (row, index) =>
      row["状態"] === "完了" && row["送信日時"] !== "" && !paired(index, mailsOf, [ofRow, ofMail], new Set()),
  );
  const orphans = mails.filter(
    (_, index) => !ofMail.has(index) && !paired(index, (mail) => fits[mail] ?? [], [ofMail, ofRow], new Set()),
  );
  return [
    ...orphans.map((mail) => `通知にないメール: ${mail.subject} ${mail.to[0]?.address ?? ""}`),
    ...unsent.map((row) => `メールのない完了: ${textOf(row, "通知番号")}`),
  ];
}

/** Finds a partner for one, by others changing theirs where need be; `tried`: those asked already. */
function paired(
  one: number,
  fitting: (one: number) => readonly number[],
  [mine, theirs]: readonly [Map<number, number>, Map<number, number>],
  tried: Set<number>,
): boolean {
  return fitting(one).some((other) => {
    if (tried.has(other)) return false;
    tried.add(other);
    const held = theirs.get(other);
    if (held !== undefined && !paired(held, fitting, [mine, theirs], tried)) return false;
    mine.set(one, other);
    theirs.set(other, one);
    return true;
  });
}

function isOf(mail: Mail, row: Row, applications: ReadonlyMap<string, string>, memory: Memory): boolean {
  const subject = SUBJECTS.get(textOf(row, "種類"));
  if (!subject?.test(mail.subject)) return false;
  const about = textOf(row, "対象番号");
  const application = applications.get(about) ?? /申?-?(\d{4}-\d{4})/.exec(about)?.[1] ?? "";
  const named = /（(.*)）$/.exec(mail.subject)?.[1] ?? "";
  if (/\d{4}-\d{4}/.test(named) && !named.includes(application) && !about.includes(named)) return false;
  const number = textOf(row, "文書番号");
  if (number !== "" && mail.attachments.length > 0 && !mail.attachments.some(({ name }) => name.includes(number)))
    return false;
  const addressee = applications.has(about) ? application : textOf(row, "宛先番号");
  const known = addressee.includes("@") ? new Set([addressee]) : memory.addresses.get(addressee);
  return mail.to.some(({ address }) => known?.has(address) ?? false);
}

/** Letters in the folder 通知, in the bin or not, and the rows that name them. */
function fileFaults(office: Office, after: View): string[] {
  const files = office.files();
  const folder = files.find(({ name, mimeType }) => name === "通知" && mimeType.endsWith("folder"));
  const below = new Set([folder?.id ?? ""]);
  for (const file of files) if (file.parents.some((parent) => below.has(parent))) below.add(file.id);
  const made = files.filter(({ id, mimeType, trashed }) => below.has(id) && !trashed && mimeType.endsWith("document"));
  const named = grouped(
    rowsIn(after, "通知").filter((row) => row["文書ID"] !== ""),
    (row) => textOf(row, "文書ID"),
  );
  const there = new Set(files.map(({ id }) => id));
  return [
    ...made.filter(({ id }) => !named.has(id)).map(({ name }) => `行のない文書: ${name}`),
    ...[...named].filter(([, rows]) => rows.length > 1).map(([id]) => `二つの行にある文書: ${id}`),
    ...[...named.keys()].filter((id) => !there.has(id)).map((id) => `行にあるが、ない文書: ${id}`),
  ];
}

/** 1, 2, 3 … by the year of issue; a number given up says why. */
function numberFaults(after: View): string[] {
  const numbered = rowsIn(after, "通知").filter((row) => row["号"] !== "" && row["再交付の元"] === "");
  const faults = numbered
    .filter((row) => row["状態"] === "取消" && row["欠番の理由"] === "")
    .map((row) => `${textOf(row, "文書番号")}: 欠番の理由がない`);
  const years = grouped(numbered, (row) => fiscalYearOf(dayIn(row["発信日"])));
  const gaps = [...years].flatMap(([year, rows]) => {
    const numbers = rows.map((row) => Number(row["号"])).sort((a, b) => a - b);
    return numbers.every((number, index) => number === index + 1) ? [] : [`${year}年度の号: ${numbers.join("、")}`];
  });
  return [...faults, ...gaps];
}

const fiscalYearOf = (day: string): string => String(Number(day.slice(0, 4)) - (day.slice(5, 7) < "04" ? 1 : 0));
