/** What the city must decide, and who works here: settings, 職員, 役職者. Pure. */
import { messageOf } from "../../core/errors.ts";
import { oneLine } from "../../core/text.ts";
import { needsApproval, isJoint } from "../../letters/approval.ts";
import { letters } from "../../letters/index.ts";
import { signatoriesOn } from "../../letters/signatories.ts";
import { settings, type SettingKey } from "../../settings.ts";
import { officers, settingRows, staff } from "../../tables/desk.ts";
import { finding, placed, rowsOf, type Book, type Finding } from "./book.rules.ts";

/** A setting whose emptiness stops nothing says so in these words. */
const STOPS_NOTHING = /^止まるものはありません/;

export function choiceFindings(book: Book): Finding[] {
  return [...settingFindings(book), ...staffFindings(book), ...officerFindings(book)];
}

function settingFindings(book: Book): Finding[] {
  const places = new Map(placed(book, settingRows).map((each) => [oneLine(each.key), each]));
  const single = (Object.keys(settings) as SettingKey[]).flatMap((key) => {
    const { name, stops } = settings[key];
    const there = places.get(oneLine(name));
    if (!there)
      return [
        {
          where: `「${settingRows.name}」シート`,
          problem: `項目「${name}」がありません`,
          remedy: "メニュー「初期設定」を実行すると足します",
        },
      ];
    const problem = readFault(book, key);
    if (problem !== undefined)
      return [finding(settingRows, there, `読めません（${problem}）`, "「例」にならって直してください")];
    if (!isEmpty(book.settings.get(key)) || STOPS_NOTHING.test(stops)) return [];
    return [finding(settingRows, there, `空です。「${stops}」が止まります`, "決まったら「値」に書いてください")];
  });
  return [...single, ...groupFaults(book)];
}

const isEmpty = (value: unknown): boolean =>
  value === "" || value === null || (Array.isArray(value) && value.length === 0);

function readFault(book: Book, key: SettingKey): string | undefined {
  try {
    book.settings.get(key);
    return undefined;
  } catch (thrown) {
    return messageOf(thrown).split("\n")[0] ?? "";
  }
}

/** Words of 決裁をとる通知 and 連名で出す通知 that are none. */
function groupFaults(book: Book): Finding[] {
  const kind = letters.find(({ group }) => group !== null)?.kind ?? "";
  return [needsApproval, isJoint].flatMap((ask) => {
    try {
      ask(kind, book.settings);
      return [];
    } catch (thrown) {
      const [problem = "", , remedy = ""] = messageOf(thrown).split("\n");
      return [{ where: `「${settingRows.name}」シート`, problem, remedy }];
    }
  });
}

function staffFindings(book: Book): Finding[] {
  const { owner } = book.facts;
  const accounts = placed(book, staff).filter(({ row }) => row.role === "事務所アカウント" && row.active);
  const where = `「${staff.name}」シート`;
  if (accounts.length > 1)
    return [
      {
        where,
        problem: `事務所アカウントが${accounts.length}つあります（${accounts.map(({ key }) => key).join("、")}）`,
        remedy: `文書を作りメールを送るのは1つだけです${owner === "" ? "" : `（いまは ${owner}）`}。ほかの行の役割を「担当」にしてください`,
      },
    ];
  if (owner === "" || accounts.some(({ key }) => key === owner)) return [];
  return [
    {
      where,
      problem: `事務所アカウント ${owner} の行がないか、在職ではありません`,
      remedy: "行を書き足してください。担当者が替わったときは、新しいアカウントで「引継ぎ」を実行してください",
    },
  ];
}

function officerFindings(book: Book): Finding[] {
  const now = signatoriesOn(book.facts.today, rowsOf(book, officers));
  const joint = book.settings.get("jointKinds").length > 0;
  const missing = [
    ...(now.issuer.name === "" ? ["発信者"] : []),
    ...(now.contact === "" ? ["事務担当"] : []),
    ...(joint && now.chair.name === "" ? ["医師会長"] : []),
  ];
  return missing.map((role) => ({
    where: `「${officers.name}」シート`,
    problem: `今日の${role}の行がないか、氏名が空です`,
    remedy: "役職者番号、区分、職名、氏名、適用開始日を書いた行を足してください。なければ通知を作れません",
  }));
}
