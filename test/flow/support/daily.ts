/** The clock's rounds of a day, and what a tick calls where those in question are done already. */
import type { Office } from "../../../src/workspace/office.ts";
import { callsOf } from "./state.ts";

export const tick = (office: Office): void => void office.advance("5m");

/** Sets a property of the script, as an earlier run would have left it. */
export function remember(office: Office, key: string, value: string): void {
  const { PropertiesService } = office.globals as unknown as {
    readonly PropertiesService: GoogleAppsScript.Properties.PropertiesService;
  };
  PropertiesService.getScriptProperties().setProperty(key, value);
}

/** The service calls of a tick on a day of which these rounds are done already. */
export async function anyway(
  open: () => Promise<Office>,
  done: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const office = await open();
  remember(office, "roundsDone", JSON.stringify(done));
  return callsOf(office, () => tick(office));
}
