/**
 * 様式: the paper twin of each Form, built from the same declaration, so that a question asked there is asked here. Whoever
 * fills it in with a pen gives it to the office, which enters it by 代理入力. Pure.
 */
import { wareki, type Day } from "../core/calendar.ts";
import { MARGINS, text, type Block, type Paper, type TableBlock } from "../core/paper.ts";
import type { Question } from "../core/question.ts";
import {
  acceptance,
  application,
  instructorReport,
  questionsFor,
  recommendation,
  reply,
  schedule,
  traineeReport,
  type FormDeclaration,
  type FormKey,
} from "../forms/index.ts";
import type { SettingValues } from "../settings.ts";
import type { PaperKind } from "../tables/orders.ts";
import { answerTables, table } from "./form-answers.ts";
import type { PaperDeclaration } from "./paper.ts";

const twin = (kind: PaperKind, form: FormDeclaration): PaperDeclaration => ({
  kind,
  build: ({ settings }, { today }) => blankForm(form, settings, today),
});

export const formPapers: readonly PaperDeclaration[] = [
  twin("様式（申込書）", application),
  twin("様式（承諾書）", acceptance),
  twin("様式（推薦書）", recommendation),
  twin("様式（日程連絡書）", schedule),
  twin("様式（回答書）", reply),
  twin("様式（実施報告書）", instructorReport),
  twin("様式（受講報告書）", traineeReport),
];

/** Both sides of one sheet: the section with which the back begins, of those that need both. */
const BACK: Readonly<Partial<Record<FormKey, string>>> = { application: "研修の希望", acceptance: "受入可能日" };

/** Who signs. */
const SIGNS: Readonly<Partial<Record<FormKey, string>>> = {
  application: "申込者",
  acceptance: "指導医",
  recommendation: "医師会の担当者",
  instructorReport: "指導医",
  traineeReport: "受講者",
};

/** Where paper asks for less than the Form, which cannot let a needed answer go. */
const PAPER_HELP: Readonly<Record<string, string>> = {
  受入れの条件:
    "この年度の受入れについて、お答えください。辞退されるときは「承諾」で「辞退する」を選び、署名してください。ほかの欄は書かなくてかまいません。",
};

function blankForm(form: FormDeclaration, settings: SettingValues, today: Day): Paper {
  const questions = questionsFor(form, settings).map(onPaper);
  return {
    name: `様式 ${form.title} ${today}`,
    page: "A4縦",
    margins: { ...MARGINS, top: 10, bottom: 10 },
    blocks: [
      text(form.title, "title"),
      head(settings),
      read(form, settings, today),
      ...office(settings, today),
      text("※の欄は、必ずお書きください。□は、当てはまるものに印（✓）を付けてください。"),
      ...form.sections.flatMap((section) => sectionBlocks(form, section, questions)),
      signature(form),
    ],
  };
}

function sectionBlocks(
  form: FormDeclaration,
  { name, help }: FormDeclaration["sections"][number],
  questions: readonly Question[],
): Block[] {
  const own = questions.filter((question) => question.section === name);
  return [
    ...(name === BACK[form.key] ? [{ kind: "pageBreak" } as const] : []),
    text(name, "heading"),
    { ...text(PAPER_HELP[name] ?? help, "small"), above: 0 },
    ...answerTables(own, form.tables),
  ];
}

/** Without an address the office answers by post. */
function onPaper(question: Question): Question {
  return question.kind === "email"
    ? { ...question, required: false, help: "書かれていないときは、郵送でお知らせします" }
    : question;
}

/** What is read before the first answer, as on the Form. */
function read(form: FormDeclaration, settings: SettingValues, today: Day): TableBlock {
  const words = form.intro(settings, today).replace(/\n+/g, "\n");
  return { ...table([180], [[words]]), size: 8, padding: 2 };
}

/** To whom and when; the office stamps and numbers it beside. */
function head(settings: SettingValues): TableBlock {
  const to = `（あて先）${settings.get("city")}長\n\n記入日　　　　　年　　　月　　　日`;
  return {
    ...table([92, 10, 34, 44], [[to, "受\n付\n印", "", "（事務局）\n受付番号\n\n入力者"]]),
    ...{ rowHeight: 24, aligns: ["左", "中", "左", "左"] },
  };
}

function signature({ key }: FormDeclaration): TableBlock {
  const who = `${SIGNS[key] ?? "記入者"}の署名 ※`;
  return { ...table([40, 78, 20, 42], [[who, "", "署名日", "　　　年　　月　　日"]]), rowHeight: 11 };
}

/** Where the paper goes; telephone and mail stand in what is read. */
function office(settings: SettingValues, today: Day): Block[] {
  const fax = settings.get("contactFax");
  const where = [
    ...[settings.get("sectionAddress"), `${settings.get("city")}${settings.get("section")}`],
    fax === "" ? "" : `FAX ${fax}`,
  ].filter((part) => part !== "");
  return [text(`【提出先】${where.join("　")}（様式　${wareki(today)}現在）`, "small")];
}
