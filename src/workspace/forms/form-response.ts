/** A response as scripts hold it: one that was submitted, or one that is being put together. */
import { Exception, unwrap } from "../kernel.ts";
import { ItemResponse } from "./item-response.ts";
import { BaseItem } from "./items.ts";
import type { Room } from "./items.ts";
import type { Answer, ResponseModel } from "./model.ts";
import { asks, isEmpty, publishedUrl } from "./model.ts";
import { prefilledUrl } from "./prefill.ts";
import { takeIn } from "./submission.ts";

type Quiz = "getGradableItemResponses" | "getGradableResponseForItem" | "withItemGrade";

export class FormResponse implements Pick<
  GoogleAppsScript.Forms.FormResponse,
  Exclude<keyof GoogleAppsScript.Forms.FormResponse, Quiz>
> {
  private readonly draft: Record<string, Answer> = {};

  /** `stored` is the response as submitted; none for a draft. */
  constructor(
    private readonly room: Room,
    private stored: ResponseModel | undefined,
  ) {}

  /** null until submitted (Google's types leave the null out). */
  getId(): string {
    return (this.stored?.id ?? null) as string;
  }
  getTimestamp(): GoogleAppsScript.Base.Date {
    return (this.stored ? this.room.kernel.date(this.stored.at) : null) as unknown as GoogleAppsScript.Base.Date;
  }
  /** Empty unless the Form collects addresses; empty for what a script submitted. */
  getRespondentEmail(): string {
    return this.stored?.email ?? "";
  }

  /** The answered questions in the order of the Form; answers to deleted questions are not given out. */
  getItemResponses(): GoogleAppsScript.Forms.ItemResponse[] {
    const answers = this.answers();
    return this.room.model.items.flatMap((item) => {
      const answer = answers[item.id];
      return asks(item.kind) && answer !== undefined && !isEmpty(answer)
        ? [new ItemResponse(this.room, item, answer).self()]
        : [];
    });
  }

  /** null where the question was not answered. */
  getResponseForItem(item: GoogleAppsScript.Forms.Item): GoogleAppsScript.Forms.ItemResponse {
    const asked: unknown = unwrap(item);
    if (!(asked instanceof BaseItem) || !this.room.model.items.includes(asked.model))
      throw new Exception("このフォームの項目ではありません");
    const answer = this.answers()[asked.model.id];
    const found =
      answer === undefined || isEmpty(answer) ? null : new ItemResponse(this.room, asked.model, answer).self();
    return found as GoogleAppsScript.Forms.ItemResponse;
  }

  withItemResponse(response: GoogleAppsScript.Forms.ItemResponse): GoogleAppsScript.Forms.FormResponse {
    const given: unknown = unwrap(response);
    if (!(given instanceof ItemResponse)) throw new Exception("引数が ItemResponse ではありません");
    if (!this.room.model.items.includes(given.item)) throw new Exception("このフォームの項目ではありません");
    if (this.stored) throw new Exception("送信済みの回答には追加できません");
    this.draft[given.item.id] = given.answer;
    return this.self();
  }

  /** Goes in like a person's response, except that no trigger fires. */
  submit(): GoogleAppsScript.Forms.FormResponse {
    if (this.stored) throw new Exception("この回答はすでに送信されています");
    const stored = takeIn(this.room.model, this.draft, "", this.room.kernel.now);
    return new FormResponse(this.room, stored).self();
  }

  toPrefilledUrl(): string {
    return prefilledUrl(this.room.model, this.answers());
  }

  /** Works for anyone who holds it; where edits are not allowed it leads to a page that says so. */
  getEditResponseUrl(): string {
    if (!this.stored) throw new Exception("まだ送信されていない回答です");
    return `${publishedUrl(this.room.model.id)}?edit2=${encodeURIComponent(this.stored.id)}`;
  }

  self(): GoogleAppsScript.Forms.FormResponse {
    return this.room.kernel.expose("FormResponse", this) as unknown as GoogleAppsScript.Forms.FormResponse;
  }

  private answers(): Record<string, Answer> {
    return this.stored?.answers ?? this.draft;
  }
}
