/** Google Forms in the embedded workspace: every Form, its responses, and the doors for scripts and for people. */
import { mkdirSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Kernel, Part } from "../kernel.ts";
import { Exception } from "../kernel.ts";
import type { Answers, ContentKeeper, DriveFile, FileStore, SubmitListener } from "../shared.ts";
import { MIME } from "../shared.ts";
import { AnswerFault, readAnswer } from "./answers.ts";
import type { Given } from "./answers.ts";
import type { FormView } from "./description.ts";
import { describe } from "./description.ts";
import { FormApp } from "./form-app.ts";
import { Form } from "./form.ts";
import type { Answer, FormModel, ItemModel, ResponseModel } from "./model.ts";
import { asks, emptyForm } from "./model.ts";
import { prefilledAnswers } from "./prefill.ts";
import { FormRoom } from "./room.ts";
import { edit, refusal, SubmissionRefused, takeIn } from "./submission.ts";

/** Who answers and when: `as` an account (left out: a stranger who is not signed in), `at` ms since 1970 (now). */
export interface Sender {
  as?: string;
  at?: number;
}

export class Forms implements Part {
  readonly name = "forms";
  /** The global FormApp. */
  readonly app: GoogleAppsScript.Forms.FormApp;
  /** Drive makes a Form empty, untitled (?) and unpublished; a copy has the questions, no answers, and is unpublished. */
  readonly keeper: ContentKeeper = {
    mimeType: MIME.form,
    create: (file: DriveFile, source) => {
      if (source) throw new Exception("フォームへの変換はサポートされていません");
      this.models.set(file.id, emptyForm(file.id, ""));
    },
    copy: (from: DriveFile, to: DriveFile) => {
      const closed = { id: to.id, published: false, accepting: false, responses: [], responsesMade: 0, shortLinks: {} };
      this.models.set(to.id, { ...structuredClone(this.model(from.id)), ...closed });
    },
    exportAs: (_file: DriveFile, mimeType: string) => {
      throw new Exception(`フォームは ${mimeType} に書き出せません`);
    },
  };
  private models = new Map<string, FormModel>();
  private readonly rooms = new Map<string, { form: Form; room: FormRoom }>();
  private readonly listeners: SubmitListener[] = [];

  constructor(
    private readonly kernel: Kernel,
    private readonly store: FileStore,
  ) {
    this.store.register(this.keeper);
    const shelf = {
      create: (title: string, published: boolean) => this.create(title, published),
      open: (id: string) => this.openAs(id),
    };
    this.app = kernel.expose("FormApp", new FormApp(kernel, shelf)) as unknown as GoogleAppsScript.Forms.FormApp;
  }

  /** Called after a person submitted or edited a response; what a script submits calls nobody. */
  onSubmit(listener: SubmitListener): void {
    this.listeners.push(listener);
  }

  /**
   * Fills in the Form as a person and sends it: answers by question title, or by item id where a title is not
   * unique. Throws what the Form page would show instead (SubmissionRefused with one fault a question), and an
   * Exception when this person does not get to the questions. Answers the response id.
   */
  submit(formId: string, answers: Answers, sender: Sender = {}): string {
    const model = this.admit(formId, sender);
    const response = takeIn(model, this.byId(model, answers), sender.as ?? "", sender.at ?? this.kernel.now);
    return this.announce(model, response);
  }

  /** Opens the edit link of a response, changes the answers given ("" clears one) and sends it again. */
  edit(formId: string, responseId: string, answers: Answers, sender: Sender = {}): string {
    const model = this.admit(formId, sender);
    const old = model.responses.find((response) => response.id === responseId);
    if (!old) throw new Exception(`指定された ID の回答は見つかりません: ${responseId}`);
    const asked = new Set(model.items.map((item) => String(item.id)));
    const still = Object.fromEntries(Object.entries(old.answers).filter(([id]) => asked.has(id)));
    const changed = { ...still, ...this.byId(model, answers) };
    return this.announce(model, edit(model, old, changed, sender.as ?? "", sender.at ?? this.kernel.now));
  }

  /** Why this account (left out: a stranger) does not get to the questions, as the page says it; else undefined. */
  refusal(formId: string, user = ""): string | undefined {
    return refusal(this.model(formId), this.store.file(formId), this.store, user);
  }

  /** The Form as plain structure, for the page and for tests. */
  describe(formId: string): FormView {
    return describe(this.model(formId));
  }

  /** Where a short link leads; any other address leads to itself. */
  follow(url: string): string {
    const found = [...this.models.values()].find((model) => model.shortLinks?.[url] !== undefined);
    return found?.shortLinks?.[url] ?? url;
  }

  /** What a prefilled link, long or short, puts into the page, by item id. */
  prefilled(link: string): { formId: string; answers: Record<string, Answer> } {
    const url = this.follow(link);
    const formId = /\/forms\/d\/e\/([^/?#]+)/.exec(url)?.[1] ?? "";
    return { formId, answers: prefilledAnswers(this.model(formId), url) };
  }

  /** The id of the one Form with this title (or, while it has none, this file name). */
  byTitle(title: string): string {
    const found = [...this.models.values()].filter((model) => this.isCalled(model, title));
    if (found.length === 1 && found[0]) return found[0].id;
    throw new Error(
      found.length === 0
        ? `「${title}」というフォームはありません`
        : `「${title}」というフォームが ${found.length} 件あります`,
    );
  }

  /** All Forms, in the order they were made. */
  ids(): string[] {
    return [...this.models.keys()];
  }

  /** The stored responses as plain data, answers by item id, also those to deleted items. */
  responses(formId: string): readonly ResponseModel[] {
    return structuredClone(this.model(formId).responses);
  }

  /** The Form as scripts hold it, whoever asks: e.source of a submit event. */
  form(formId: string): GoogleAppsScript.Forms.Form {
    return this.room(formId).form.self();
  }

  /** A response as scripts hold it: e.response of a submit event. */
  response(formId: string, responseId: string): GoogleAppsScript.Forms.FormResponse {
    const stored = this.model(formId).responses.find((response) => response.id === responseId);
    if (!stored) throw new Exception(`指定された ID の回答は見つかりません: ${responseId}`);
    return this.room(formId).room.response(stored);
  }

  resemble(other: Forms): void {
    this.models = structuredClone(other.models);
    this.rooms.clear();
  }

  save(dir: string): void {
    mkdirSync(join(dir, "state"), { recursive: true });
    writeFileSync(join(dir, "state", "forms.json"), `${JSON.stringify([...this.models.values()], null, 1)}\n`);
  }

  open(dir: string): void {
    const path = join(dir, "state", "forms.json");
    if (!existsSync(path)) return;
    const saved = JSON.parse(readFileSync(path, "utf8")) as FormModel[];
    this.models = new Map(saved.map((model) => [model.id, model]));
    this.rooms.clear();
  }

  private admit(formId: string, sender: Sender): FormModel {
    const reason = this.refusal(formId, sender.as ?? "");
    if (reason !== undefined) throw new Exception(reason);
    return this.model(formId);
  }

  private announce(model: FormModel, response: ResponseModel): string {
    for (const listener of this.listeners) listener({ formId: model.id, responseId: response.id, kernel: this.kernel });
    return response.id;
  }

  private byId(model: FormModel, answers: Answers): Record<string, Answer> {
    return Object.fromEntries(
      Object.entries(answers).map(([name, given]) => {
        const item = questionCalled(model, name);
        return [item.id, readOrRefuse(item, given)];
      }),
    );
  }

  private create(title: string, published: boolean): Form {
    const owner = this.kernel.run?.effectiveUser ?? "";
    const file = this.store.add({ name: title, mimeType: MIME.form, owner, createdByApp: false });
    this.models.set(file.id, { ...emptyForm(file.id, title), published, accepting: published });
    return this.room(file.id).form;
  }

  private openAs(id: string): Form {
    const user = this.kernel.run?.effectiveUser;
    const file = this.models.has(id) ? this.store.file(id) : undefined;
    if (!file || file.mimeType !== MIME.form || (user !== undefined && !this.store.canWrite(file, user)))
      throw new Exception(
        "指定された ID のアイテムは見つかりませんでした。このアイテムを編集したことがないか、アクセスする権限がない可能性があります。",
      );
    return this.room(id).form;
  }

  private room(id: string): { form: Form; room: FormRoom } {
    const known = this.rooms.get(id);
    if (known) return known;
    const room = new FormRoom(this.kernel, this.model(id));
    const made = { room, form: new Form(room, this.store.file(id)) };
    this.rooms.set(id, made);
    return made;
  }

  private model(id: string): FormModel {
    const model = this.models.get(id);
    if (!model) throw new Exception(`フォームが見つかりません: ${id}`);
    return model;
  }

  private isCalled(model: FormModel, title: string): boolean {
    const file = this.store.list().find((one) => one.id === model.id);
    return file !== undefined && !file.trashed && (model.title || file.name) === title;
  }
}

/** The one question with this title, or with this item id. */
function questionCalled(model: FormModel, name: string): ItemModel {
  const questions = model.items.filter((item) => asks(item.kind));
  const found = questions.filter((item) => item.title === name);
  const byId = questions.find((item) => String(item.id) === name);
  if (found.length > 1 && !byId)
    throw new Error(`「${name}」という質問が ${found.length} 件あります。項目の ID で指定してください`);
  const item = byId ?? found[0];
  if (!item) throw new Error(`「${name}」という質問はこのフォームにありません`);
  return item;
}

function readOrRefuse(item: ItemModel, given: Given): Answer {
  try {
    return readAnswer(item, given);
  } catch (error) {
    if (!(error instanceof AnswerFault)) throw error;
    throw new SubmissionRefused([{ itemId: item.id, question: item.title, help: item.help, message: error.message }]);
  }
}
