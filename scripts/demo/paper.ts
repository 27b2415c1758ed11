/** What came on paper or by telephone, as a clerk types it into the page of 代理入力. */
import { formOf, questionsFor, type FormKey } from "../../src/forms/index.ts";
import { settingValues } from "../../src/settings.ts";
import type { Office } from "../../src/workspace/office.ts";
import { cell } from "./clerk.ts";

export interface Paper {
  readonly form: FormKey;
  /** 郵送, FAX, 持参, 電話, メール. */
  readonly route: string;
  /** Day of receipt, in either calendar. */
  readonly day: string;
  /** By title of the question; several ticks joined by 、. */
  readonly answers: Readonly<Record<string, string>>;
  /** What the paper is about, where it has a key or should have one: 「案-2018-0001-1/受講者」. */
  readonly subject?: string;
}

/** What the page sends for the n-th paper that it takes. */
export function typedPaper(office: Office, { form, route, day, answers, subject }: Paper, n = 1) {
  const settings = settingValues(
    office.table("設定").map((line) => ({ name: cell(line, "項目"), value: cell(line, "値") })),
  );
  const keys = new Map(questionsFor(formOf(form), settings).map(({ title, key }) => [title, key]));
  const byKey = Object.entries(answers).map(([title, text]) => {
    const key = keys.get(title);
    if (key === undefined) throw new Error(`no question ${title}`);
    return [key, text] as const;
  });
  const id = `代理/00000000-0000-4000-8000-000000000000/${String(n)}`;
  const about = subject === undefined ? {} : { 鍵: subject };
  return { id, form, route, day, time: "", answers: { ...Object.fromEntries(byKey), ...about } };
}
