/** 代理入力 and 名簿を貼り付ける as their pages drive them: opened by the menu, then called by name. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProxyDesk, ProxyPaper, ProxyReply } from "../../src/features/intake/proxy.rules.ts";
import type { Preview, RosterReply } from "../../src/features/intake/roster.rules.ts";
import { acceptance, application, KEY_QUESTION, type FormDeclaration } from "../../src/forms/index.ts";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { answersBy, doctor, instructorAnswers } from "../features/intake/samples.ts";
import { readyOffice } from "./people.ts";
import { willing } from "./support/stages.ts";

/** An office set up once and opened anew for each case. Call `close` when the tests are over. */
export async function savedOffice(): Promise<{ open: () => Promise<Office>; close: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), "office-desk-"));
  const office = readyOffice();
  // Past the clock's first round: the next one is an hour away, so that it never falls between two steps of a test.
  office.advance("6m");
  await office.save(dir);
  return {
    open: async () => willing(await openOffice({ dir })),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

export interface Answered<T> {
  readonly ok: boolean;
  readonly message: string;
  readonly reply?: T;
  readonly value?: T;
}

/** What the script wrote into the page that opened last. */
export function pageData<T>(office: Office): T {
  const html = office.pages.at(-1)?.html ?? "";
  const json = /<div id="data" hidden>([^<]*)<\/div>/.exec(html)?.[1] ?? "";
  const marks: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
  return JSON.parse(json.replace(/&(amp|lt|gt|quot|#39);/g, (mark) => marks[mark] ?? mark)) as T;
}

export function openProxy(office: Office): ProxyDesk {
  office.click("在宅連携", "受付", "代理入力");
  return pageData<ProxyDesk>(office);
}

type Receipt = Partial<Pick<ProxyPaper, "route" | "day" | "time">>;

/** How the page asks for what a keyed Form asks its key for. */
const SUBJECT = "鍵または対象の番号";

/** The n-th paper of a page, as it is sent. */
export function paper(
  desk: ProxyDesk,
  n: number,
  form: FormDeclaration,
  answers: Record<string, string>,
  how: Receipt = {},
) {
  const { [SUBJECT]: subject, ...rest } = answers;
  return {
    ...{ id: `${desk.id}/${n}`, form: form.key, route: "郵送", day: "2018/4/2", time: "" },
    answers: { ...answersBy(form, rest), ...(subject === undefined ? {} : { [KEY_QUESTION]: subject }) },
    ...how,
  };
}

export const send = (office: Office, sent: unknown): Answered<ProxyReply> =>
  office.call("proxySubmit", sent) as Answered<ProxyReply>;

/** One application on paper, through a page of its own. */
export function applyByPaper(
  office: Office,
  changes: Record<string, string> = {},
  how: Receipt = {},
): Answered<ProxyReply> {
  return send(office, paper(openProxy(office), 1, application, { ...doctor, ...changes }, how));
}

export function acceptByPaper(
  office: Office,
  changes: Record<string, string>,
  how: Receipt = {},
): Answered<ProxyReply> {
  return send(office, paper(openProxy(office), 1, acceptance, { ...instructorAnswers, ...changes }, how));
}

/** What a person pastes and answers beside it. */
export interface Paste {
  readonly kind: "applicants" | "instructors" | "visits";
  readonly text: string;
  readonly day?: string;
  readonly consented?: boolean;
}

const whole = (paste: Paste) => ({ day: "", consented: false, ...paste });

export function preview(office: Office, paste: Paste): Preview {
  const answer = office.call("pastePreview", whole(paste)) as Answered<Preview>;
  if (!answer.ok || !answer.value) throw new Error(answer.message);
  return answer.value;
}

/** Takes in what the preview showed as 取り込む, and doctors who are recommended again. */
export function takeIn(office: Office, paste: Paste, seen: Preview): Answered<RosterReply> {
  const ids = seen.lines.filter(({ verdict, again }) => verdict === "取り込む" || again).map(({ id }) => id);
  return office.call("pasteTakeIn", { ...whole(paste), digest: seen.digest, ids }) as Answered<RosterReply>;
}
