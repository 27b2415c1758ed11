/** Taking answers into a Form: who is let in, what is refused, how a response is stored and edited. */
import { Exception } from "../kernel.ts";
import type { DriveFile, FileStore } from "../shared.ts";
import type { Answer, FormModel, ResponseModel } from "./model.ts";
import { isEmpty } from "./model.ts";
import type { Fault } from "./pages.ts";
import { faultsOf } from "./pages.ts";

/** What the Form page shows instead of "sent": the questions refused and why. Nothing was stored. */
export class SubmissionRefused extends Exception {
  constructor(readonly faults: readonly Fault[]) {
    super(["回答を送信できません", ...faults.map(faultLine)].join("\n"));
  }
}

function faultLine(fault: Fault): string {
  if (fault.itemId === undefined) return fault.message;
  return `「${fault.question}」: ${fault.message}${fault.help ? `（${fault.help}）` : ""}`;
}

const CLOSED = "このフォームでは回答の受付を終了しました";

/** Why this person (empty: a stranger, not signed in) does not get to the questions; undefined when they do. */
export function refusal(form: FormModel, file: DriveFile, store: FileStore, user: string): string | undefined {
  if (isTrashed(file, store)) return "このフォームは削除されています";
  if (!form.published) return "このフォームは公開されていません";
  if (!store.canWrite(file, user) && !isResponder(file, user)) return "このフォームに回答する権限がありません";
  if (!form.accepting) return form.closedMessage || CLOSED;
  if (form.limitOne && user === "") return "回答するにはログインが必要です";
  if (form.collectEmail && user === "") return "回答にはメールアドレスが必要です";
  return undefined;
}

/** In the bin itself, or in a folder that is. */
function isTrashed(file: DriveFile, store: FileStore): boolean {
  return file.trashed || file.parents.some((id) => store.list().some((one) => one.id === id && isTrashed(one, store)));
}

/** The responder link (anyone, reader, view published), or this account named as a responder. */
function isResponder(file: DriveFile, user: string): boolean {
  return file.permissions.some(
    ({ type, view, emailAddress }) =>
      view === "published" &&
      (type === "anyone" || (user !== "" && emailAddress?.toLowerCase() === user.toLowerCase())),
  );
}

/** Stores a new response. `by` is who is signed in, `at` ms since 1970. Throws what the Form page would show. */
export function takeIn(form: FormModel, answers: Record<string, Answer>, by: string, at: number): ResponseModel {
  if (!form.published || !form.accepting) throw new Exception(form.closedMessage || CLOSED);
  if (form.limitOne && form.responses.some((response) => response.by !== "" && response.by === by))
    throw new Exception("このフォームには 1 回だけ回答できます");
  const kept = checked(form, answers);
  const id = `2_ABaOnu-${form.id}-${(++form.responsesMade).toString(36).padStart(4, "0")}`;
  const response = { id, at, by, email: form.collectEmail ? by : "", answers: kept };
  insert(form, response);
  return response;
}

/** Replaces the answers of a response: same id, new time, and the address of who edited it. */
export function edit(
  form: FormModel,
  old: ResponseModel,
  answers: Record<string, Answer>,
  by: string,
  at: number,
): ResponseModel {
  if (!form.allowEdits) throw new Exception("このフォームでは、送信した回答を編集できません");
  const asked = new Set(form.items.map((item) => String(item.id)));
  const ofDeleted = Object.entries(old.answers).filter(([id]) => !asked.has(id));
  const kept = { ...Object.fromEntries(ofDeleted), ...checked(form, answers) };
  const response = { ...old, at, email: form.collectEmail ? by : "", answers: kept };
  form.responses = form.responses.filter((one) => one !== old);
  insert(form, response);
  return response;
}

function checked(form: FormModel, answers: Record<string, Answer>): Record<string, Answer> {
  const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => !isEmpty(answer)));
  const faults = faultsOf(form, given);
  if (faults.length > 0) throw new SubmissionRefused(faults);
  return given;
}

/** Responses stay in order of time; nearly always the new one is the last. */
function insert(form: FormModel, response: ResponseModel): void {
  let place = form.responses.length;
  while (place > 0 && (form.responses[place - 1]?.at ?? 0) > response.at) place--;
  form.responses.splice(place, 0, response);
}
