/** An office that is set up with the sample, and people who fill in its Forms. */
import { questionsFor, type FormDeclaration } from "../../src/forms/index.ts";
import { acceptance, application } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import type { Answers } from "../../src/workspace/shared.ts";
import { afterSetup } from "./support/ready.ts";
import { mailsAtOnce, unapproved } from "./support/settings.ts";
import { doctor, instructorAnswers, nurse, office as settings } from "../features/intake/samples.ts";

export { doctor, nurse };

/** What the office decided for itself: with neither, letters are made and mailed at once. */
export interface Habits {
  /** 決裁をとる通知 stays as it is set up. */
  readonly approval?: boolean;
  /** 送信待ち stays as it is set up. */
  readonly sendWait?: boolean;
}

export function withHabits(office: Office, { approval = false, sendWait = false }: Habits): Office {
  if (!approval) unapproved(office);
  if (!sendWait) mailsAtOnce(office);
  return office;
}

/** A workbook with the sample of 平成30年度, its Forms and triggers. */
export function readyOffice(habits: Habits = {}): Office {
  return withHabits(afterSetup(), habits);
}

/** Answers by title as the page sends them: ticks as lists, grids by row. */
export function typed(form: FormDeclaration, byTitle: Readonly<Record<string, string>>): Answers {
  const questions = questionsFor(form, settings);
  const given = Object.entries(byTitle).map(([title, text]): [string, Answers[string]] => {
    const question = questions.find((each) => each.title === title);
    if (question?.kind === "checkbox" || question?.kind === "consent") return [title, text.split("、")];
    if (question?.grid)
      return [
        title,
        question.grid.rows.map((row) =>
          text
            .split("、")
            .filter((one) => one.startsWith(row))
            .map((one) => one.slice(row.length)),
        ),
      ];
    return [title, text];
  });
  return Object.fromEntries(given);
}

type How = NonNullable<Parameters<Office["submit"]>[2]>;

export function apply(office: Office, changes: Readonly<Record<string, string>> = {}, how: How = {}): string {
  return office.submit(application.title, typed(application, { ...doctor, ...changes }), how);
}

export function applyAsNurse(office: Office, changes: Readonly<Record<string, string>> = {}, how: How = {}): string {
  return office.submit(application.title, typed(application, { ...nurse, ...changes }), how);
}

export function accept(office: Office, changes: Readonly<Record<string, string>>, how: How = {}): string {
  const dates = { "受入可能日（1）": "2018-07-14", "受入可能日（2）": "2018-07-21" };
  return office.submit(acceptance.title, typed(acceptance, { ...instructorAnswers, ...dates, ...changes }), how);
}

/** The n-th made-up person, like nobody else. */
export function person(n: number): Record<string, string> {
  const kana = String(n).replace(/\d/g, (digit) => "あかさたなはまやらわ"[Number(digit)] ?? "");
  return { 氏名: `例示 ${n}号`, ふりがな: `れいじ ${kana}`, メールアドレス: `p${n}@example.jp` };
}

/** A clerk types into the cell of the row that shows `key`. */
export function clerkTypes(office: Office, sheet: string, key: string, column: string, text: string): void {
  const { model, clerk } = office.services.sheets;
  clerk.type(sheet, model.rowOf(sheet, model.headers(sheet)[0] ?? "", key), column, text);
}

/** The last message that the person at the keyboard was shown. */
export function lastMessage(office: Office): string {
  return office.dialogs[office.dialogs.length - 1]?.text ?? "";
}

/** Mails to people outside the office: all but the daily list for staff. */
export const outward = (office: Office): ReturnType<Office["outbox"]> =>
  office.outbox().filter(({ subject }) => !subject.includes("職員の確認を待つもの"));
