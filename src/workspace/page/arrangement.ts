/** Sorting, filtering, inserting and hiding, as staff do at any moment. */
import type { Office } from "../office.ts";

/** What a person can do to rows and columns by the grid's own menu. */
export type Rearrangement =
  | { act: "insertRow" | "deleteRow" | "hideRow"; row: number }
  | { act: "sortUp" | "sortDown" | "hideColumn"; header: string }
  | { act: "filter"; header: string; hidden: string[] }
  | { act: "clearFilter" }
  | { act: "showAll" };

export function rearranged(office: Office, sheet: string, how: Rearrangement): void {
  const { clerk, model, desk } = office.services.sheets;
  switch (how.act) {
    case "insertRow":
      return clerk.insertRow(sheet, how.row);
    case "deleteRow":
      return clerk.deleteRow(sheet, how.row);
    case "hideRow":
      return clerk.hideRow(sheet, how.row);
    case "sortUp":
    case "sortDown":
      return clerk.sortBy(sheet, how.header, how.act === "sortUp");
    case "hideColumn":
      return clerk.hideColumn(sheet, how.header);
    case "filter":
      return clerk.filterOut(sheet, how.header, how.hidden);
    case "clearFilter":
      return clerk.clearFilter(sheet);
    case "showAll":
      return desk.ledger.write((book) => {
        const grid = book.edit(model.grid(sheet).id);
        for (let row = 1; row <= grid.rows.length; row++)
          if (grid.row(row).hidden) grid.setRow(row, { ...grid.row(row), hidden: false });
        grid.setColumns(1, grid.columns.length, { hidden: false });
      });
  }
}
