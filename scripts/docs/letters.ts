/** docs/letters.md: every letter with its words. Where a word comes from is found by filling it with marked rows. */
import type { Cell } from "../../src/core/cell.ts";
import { placeholdersIn } from "../../src/core/letter.ts";
import { blankRow, type Row, type Table } from "../../src/core/table.ts";
import { letters } from "../../src/letters/index.ts";
import { templateLines, type LetterDeclaration, type Material } from "../../src/letters/letter.ts";
import { settings, settingValues, type SettingKey, type SettingValues } from "../../src/settings.ts";
import { forms } from "../../src/forms/index.ts";
import { applicants } from "../../src/tables/applicants.ts";
import { organizations } from "../../src/tables/association.ts";
import { cases } from "../../src/tables/cases.ts";
import { staff } from "../../src/tables/desk.ts";
import { appointments, instructors } from "../../src/tables/instructors.ts";
import { notices } from "../../src/tables/notices.ts";
import { claims, payouts } from "../../src/tables/payments.ts";
import { instructorReports, traineeReports } from "../../src/tables/reports.ts";
import { grid, page, verbatim } from "./markdown.ts";
import { startOf } from "./words.ts";

export function lettersReference(): string {
  return page("文書とメール", INTRO, ...letters.map(chapter));
}

const INTRO =
  "様式の文書と「受付連絡の文面」に書ける差込み語の一覧です。差込み語は {{ }} で囲みます。ここにない語が様式にあるときや、「空でもよい」の印がない語が空のときは、その1通だけが止まり、語の名前を「通知」シートの「不備・確認事項」に示します。{{宛先}} {{発信者}} {{事務担当}} のような欄の語は、何行かにまとめて入り、空のものの行は作りません。欄の語の代わりに、その中の語を1つずつ書いてもかまいません。\n\nほかに、その通知が扱う行の列を、シート名と見出しで {{申込者.移動手段}} のように書けます。使えるのは、その通知を読む人に見せてよい列だけです（どの列がだれに見えるかは [tables.md](tables.md)）。見せない列を書くと、その通知は止まり、列の名前を示します。";

function chapter(letter: LetterDeclaration): string {
  const lines = templateLines(letter).map((line) => line.text);
  const body = Array.isArray(letter.body) ? (letter.body as readonly string[]).join("\n") : startOf(settings.acknowledgement);
  const used = { template: new Set(placeholdersIn(lines.join("\n"))), mail: new Set(placeholdersIn(`${letter.subject}\n${body}`)) };
  return [
    `## ${letter.kind}`,
    `${READERS[letter.reader]}${NUMBERED[String(letter.numbered)] ?? ""}${SENT[String(letter.plainMail)] ?? ""}${letter.group === null ? "" : `決裁と連名の区分は「${letter.group}」です。`}`,
    ...(lines.length === 0 ? [] : ["様式（初期設定が作る文面）", verbatim(lines.join("\n"))]),
    "メール",
    verbatim(`件名：${letter.subject}\n\n${body}`),
    "差込み語",
    grid(["語", "中身", "空でもよい", "様式で使用", "メールで使用"], words(letter, used)),
  ].join("\n\n");
}

const READERS: Readonly<Record<LetterDeclaration["reader"], string>> = {
  applicant: "受講者（申込者）が読みます。",
  instructor: "指導医が読みます。",
  either: "受講者か指導医の、宛先になった方が読みます。",
  association: "医師会が読みます。",
  hospital: "病院が読みます。",
  hub: "連携拠点が読みます。",
  office: "職員が読みます。",
};
const NUMBERED: Readonly<Record<string, string>> = {
  true: "文書番号が付きます。",
  false: "文書番号は付かず、課の名の事務連絡で出します。",
};
const SENT: Readonly<Record<string, string>> = {
  true: "メールでは文面だけを送り、郵送などでは様式から文書を作ります。",
  false: "様式から文書を作り、メールではPDF（作れないときはWord）を付けます。",
};

function words(letter: LetterDeclaration, used: { template: Set<string>; mail: Set<string> }): string[][] {
  const fields = letter.fields(marked(letter));
  return Object.entries(fields).map(([name, field]) => [
    `{{${name}}}`,
    field.value.includes("\n") && field.of ? field.of.map((part) => `{{${part}}}`).join(" ") : field.value,
    field.optional === true ? "○" : "",
    used.template.has(name) ? "○" : "",
    used.mail.has(name) ? "○" : "",
  ]);
}

/** Rows whose text cells say where they stand; days and numbers are an example's. */
function marked({ kind }: LetterDeclaration): Material {
  const payout = { ...markedRow(payouts), gross: 10_000, tax: 1_021, net: 8_979, claimIds: ["謝-1"] };
  return {
    notice: { ...markedRow(notices), letter: kind, fiscalYear: 2018, addresseeId: "申-2018-0001" },
    keyOf: () => ({ key: "（例）K7QM-3ZTR-9XPA-2WHD", url: "鍵の入ったリンク" }),
    fillIn: () => "お名前などの入ったリンク",
    waiting: ["（例）要確認　2件"],
    settings: markedSettings(),
    issuedOn: "2018-06-01",
    documentNumber: "（例）見本地医第1号",
    signatories: {
      issuer: officer("発信者"),
      chair: officer("医師会長"),
      contact: officer("事務担当").name,
    },
    joint: true,
    method: "郵送",
    reissuedOn: "2018-07-01",
    links: Object.fromEntries(forms.map(({ key, title }) => [key, `「${title}」の短いリンク`])),
    corrections: [],
    applicant: markedRow(applicants),
    match: { ...markedRow(cases), day: "2018-06-14", half: "午後", shared: "2018-06-14午後、2018-06-21午前" },
    instructor: markedRow(instructors),
    appointment: markedRow(appointments),
    organization: markedRow(organizations),
    payout,
    claims: [{ ...markedRow(claims), claimId: "謝-1", amount: 10_000, price: 10_000, quantity: 1 }],
    person: markedRow(staff),
    instructorReport: markedRow(instructorReports),
    traineeReport: markedRow(traineeReports),
    schedules: [],
    recommendations: [],
    roster: [{ ...markedRow(instructors), active: true }],
  };
}

const officer = (role: string): { title: string; name: string } => ({
  title: `「役職者」の「${role}」の「職名」`,
  name: `「役職者」の「${role}」の「氏名」`,
});

function markedRow<T extends Table>(table: T): Row<T> {
  const values = Object.entries(table.columns).map(([name, column]) => [name, mark(column.cell, `「${table.name}」の「${column.header}」`)]);
  return blankRow(table, Object.fromEntries(values) as Partial<Row<T>>);
}

function mark({ kind, blank }: Cell<unknown>, text: string): unknown {
  if (kind === "day") return "2018-06-14";
  if (kind === "moment") return "2018-06-01 09:30:00";
  if (kind === "count" || kind === "flag") return blank;
  return kind === "choices" || kind === "grid" ? [text] : text;
}

/** Words of settings answer with their own name, numbers with the sample's. */
function markedSettings(): SettingValues {
  const sample = settingValues(Object.values(settings).map((one) => ({ name: one.name, value: startOf(one) })));
  const get: SettingValues["get"] = (key) => {
    const value = sample.get(key);
    return typeof value === "string" ? (settingMark(key) as typeof value) : value;
  };
  return { get, need: get };
}

const settingMark = (key: SettingKey): string => `設定「${settings[key].name}」`;

