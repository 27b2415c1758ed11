/** One answer as scripts read it: a string, a list (ticks, grid rows), or a list of lists. */
import type { Room } from "./items.ts";
import type { Answer, ItemModel } from "./model.ts";

export class ItemResponse implements Pick<GoogleAppsScript.Forms.ItemResponse, "getItem" | "getResponse"> {
  constructor(
    private readonly room: Room,
    readonly item: ItemModel,
    readonly answer: Answer,
  ) {}

  getItem(): GoogleAppsScript.Forms.Item {
    return this.room.plain(this.item);
  }

  /** A copy: what a script does to it changes no answer. Unanswered grid rows are null, as at Google. */
  getResponse(): string | string[] | string[][] {
    return structuredClone(this.answer) as string | string[] | string[][];
  }

  self(): GoogleAppsScript.Forms.ItemResponse {
    return this.room.kernel.expose("ItemResponse", this) as unknown as GoogleAppsScript.Forms.ItemResponse;
  }
}
