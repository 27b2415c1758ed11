/** An office in which the association is asked for instructors, and how the association, doctors and clerks act in it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { associationReply, recommendation } from "../../src/forms/index.ts";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { readyOffice, typed, type Habits } from "./people.ts";
import { menu } from "./support/notices.ts";
import { willing } from "./support/stages.ts";

/** An office set up once and opened anew for each case. Call `close` when the tests are over. */
export async function savedRecommending(
  prepare: (office: Office) => void = () => undefined,
  habits: Habits = {},
): Promise<{ open: () => Promise<Office>; close: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), "office-recommending-"));
  const ready = readyOffice(habits);
  // Past the clock's first round: the next one is an hour away.
  ready.advance("6m");
  await ready.save(dir);
  // Opened anew, as by the clerk who goes on: what setup had selected is nobody's selection any more.
  const office = willing(await openOffice({ dir }));
  prepare(office);
  await office.save(dir);
  return {
    open: async () => willing(await openOffice({ dir })),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** A command of the menu 指導医; what it said. */
export const command = (office: Office, item: string): string => menu(office, item, "指導医");

/** Says nothing to prompts but this, and yes to all else. */
export function year(office: Office, text: string): Office {
  office.services.desk.unanswered = ({ kind, buttons }) => ({
    button: buttons.includes("YES") ? "YES" : "OK",
    ...(kind === "prompt" ? { text } : {}),
  });
  return office;
}

export const mailTo = (office: Office, address: string) =>
  office.outbox().filter((mail) => mail.to.some((to) => to.address === address));

export const ASSOCIATION = "office@ishikai.example.jp";

/** The key on the letter that the association has; the last one where there are several. */
export function keyOn(office: Office, kind: string): string {
  const letter = office
    .letters()
    .filter(({ name }) => name.includes(kind))
    .at(-1);
  const found = /鍵　+([0-9A-Z-]{19})/.exec(letter?.text ?? "")?.[1];
  if (found === undefined) throw new Error(`no key on ${kind}`);
  return found;
}

/** Opens the link of a mail as the person who got it: the Form, and what stands in it already. */
export function followed(
  office: Office,
  body: string,
): { readonly form: string; readonly answers: Readonly<Record<string, string>> } {
  const url = /https:\/\/docs\.google\.com\/forms\S+/.exec(body)?.[0] ?? "";
  const { formId, answers } = office.services.forms.prefilled(url);
  const texts = Object.entries(answers).flatMap(([item, answer]) =>
    typeof answer === "string" ? [[item, answer]] : [],
  );
  return { form: formId, answers: Object.fromEntries(texts) as Record<string, string> };
}

export interface NamedDoctor {
  readonly kind: "続けて推薦する" | "新しく推薦する" | "推薦を外す";
  readonly name: string;
  readonly kana: string;
  readonly facility: string;
  readonly phone?: string;
}

export const goesOn = (name: string, kana: string, facility: string, phone = ""): NamedDoctor => ({
  ...{ kind: "続けて推薦する", name, kana, facility, phone },
});
export const isNew = (name: string, kana: string, facility: string, phone = ""): NamedDoctor => ({
  ...{ kind: "新しく推薦する", name, kana, facility, phone },
});
export const isStruck = (name: string, kana: string, facility: string): NamedDoctor => ({
  ...{ kind: "推薦を外す", name, kana, facility },
});

export const answersOf = (doctors: readonly NamedDoctor[]): Record<string, string> =>
  Object.fromEntries(
    doctors.flatMap(({ kind, name, kana, facility, phone = "" }, n) => [
      [`推薦の区分（${n + 1}）`, kind],
      [`医師の氏名（${n + 1}）`, name],
      [`医師のふりがな（${n + 1}）`, kana],
      [`医療機関名（${n + 1}）`, facility],
      ...(phone === "" ? [] : [[`電話（${n + 1}）`, phone] as const]),
    ]),
  );

/** The association fills in the Form with a key. */
export const recommend = (office: Office, key: string, ...doctors: NamedDoctor[]): string =>
  office.submit(recommendation.title, typed(recommendation, { 鍵: key, ...answersOf(doctors) }));

export const tell = (office: Office, key: string, answers: Readonly<Record<string, string>>): string =>
  office.submit(associationReply.title, typed(associationReply, { 鍵: key, 連絡者: "例示 会子", ...answers }));

/** 推薦 as its columns say, in the order of the sheet. */
export const named = (office: Office): unknown[] =>
  office.table("推薦").map((row) => [row["推薦番号"], row["状態"], row["氏名"], row["指導医番号"]]);

export function doctor(office: Office, id: string): Record<string, unknown> {
  const found = office.table("指導医").find((row) => row["指導医番号"] === id);
  if (!found) throw new Error(`指導医: no row ${id}`);
  return found;
}
