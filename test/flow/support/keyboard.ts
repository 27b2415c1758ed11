/** A clerk who selects rows and answers what is asked: always the same, however often a command is done again. */
import type { Office } from "../../../src/workspace/office.ts";
import { keyHeader } from "./clerk.ts";

/** Selects the rows of a sheet that bear these keys, wherever they stand. */
export function selectRows(office: Office, sheet: string, keys: readonly string[]): Office {
  const { model, clerk } = office.services.sheets;
  const rows = keys.map((key) => model.rowOf(sheet, keyHeader(sheet), key));
  clerk.select(
    sheet,
    rows.map((row) => `A${row}`),
  );
  return office;
}

/** Questions are told apart by a word in them; whatever else is asked is answered yes. */
export function replying(office: Office, replies: Readonly<Record<string, string>>): Office {
  office.services.desk.unanswered = ({ kind, text, buttons }) => {
    const reply = Object.entries(replies).find(([word]) => text.includes(word))?.[1];
    return {
      button: buttons.includes("YES") ? "YES" : "OK",
      ...(kind === "prompt" && reply !== undefined ? { text: reply } : {}),
    };
  };
  return office;
}

/** Every cell of a sheet by key and header, as a person sees it; the named columns left out. */
export function seen(
  office: Office,
  sheet: string,
  without: readonly string[] = [],
): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    office
      .table(sheet)
      .map((row) => [
        String(row[keyHeader(sheet)]),
        Object.fromEntries(Object.entries(row).filter(([header]) => !without.includes(header))),
      ]),
  );
}
