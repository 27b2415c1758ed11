/** Questions with rows and columns. */
import { Exception } from "../kernel.ts";
import { Question } from "./items.ts";
import { asText } from "./model.ts";
import { ruleFor } from "./validation-builders.ts";

abstract class AnyGrid<I> extends Question<I> {
  getRows(): string[] {
    return [...this.model.rows];
  }
  setRows(rows: string[]): I {
    return this.change({ rows: labels(rows, "行") });
  }
  getColumns(): string[] {
    return [...this.model.columns];
  }
  setColumns(columns: string[]): I {
    return this.change({ columns: labels(columns, "列") });
  }
  setValidation(validation: object): I {
    return this.change({ onePerColumn: ruleFor(validation, "grid") === "onePerColumn" });
  }
  clearValidation(): I {
    return this.change({ onePerColumn: false });
  }
}

function labels(values: string[], what: string): string[] {
  if (!Array.isArray(values) || values.length === 0) throw new Exception(`配列が空です: ${what}`);
  if (new Set(values).size < values.length) throw new Exception(`グリッドに重複する${what}を含めることはできません`);
  return values.map(asText);
}

type GridMembers = Exclude<keyof GoogleAppsScript.Forms.GridItem, "duplicate">;

export class GridItem
  extends AnyGrid<GoogleAppsScript.Forms.GridItem>
  implements Pick<GoogleAppsScript.Forms.GridItem, GridMembers>
{
  createResponse(responses: string[]): GoogleAppsScript.Forms.ItemResponse {
    return this.respond(responses);
  }
}

export class CheckboxGridItem
  extends AnyGrid<GoogleAppsScript.Forms.CheckboxGridItem>
  implements Pick<GoogleAppsScript.Forms.CheckboxGridItem, GridMembers>
{
  createResponse(responses: string[][]): GoogleAppsScript.Forms.ItemResponse {
    return this.respond(responses);
  }
}
