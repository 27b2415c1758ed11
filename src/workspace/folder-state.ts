/** What the office itself keeps in a saved folder, beside the files of its parts: state/office.json. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ConsentState } from "./consents.ts";
import type { PropertiesState } from "./properties.ts";
import type { QuotaState } from "./quotas.ts";
import type { Services } from "./services.ts";
import type { TriggerState } from "./triggers.ts";

export interface OfficeState {
  now: number;
  user: string;
  owner: string;
  workbook: { id: string; name: string };
  properties: PropertiesState;
  triggers: TriggerState;
  consents: ConsentState;
  quotas: QuotaState;
  uuids: number;
}

/** Undefined when nothing was saved there yet. */
export function readState(dir: string): OfficeState | undefined {
  const path = join(dir, "state", "office.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as OfficeState) : undefined;
}

export function writeState(dir: string, state: OfficeState): void {
  mkdirSync(join(dir, "state"), { recursive: true });
  writeFileSync(join(dir, "state", "office.json"), `${JSON.stringify(state, null, 1)}\n`);
}

export function stateOf(services: Services, who: Pick<OfficeState, "user" | "owner" | "workbook">): OfficeState {
  return {
    ...who,
    now: services.kernel.now,
    properties: services.properties.state(),
    triggers: services.triggers.state(),
    consents: services.consents.state(),
    quotas: services.quotas.state(),
    uuids: services.utilities.uuids,
  };
}

export function restoreState(state: OfficeState, services: Services): void {
  services.properties.restore(state.properties);
  services.triggers.restore(state.triggers);
  services.consents.restore(state.consents);
  services.quotas.restore(state.quotas);
  services.utilities.uuids = state.uuids;
}
