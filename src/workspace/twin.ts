/** Two offices out of one: a test sets an office up once and goes on from there as often as it likes. */
import { restoreState } from "./folder-state.ts";
import { Office } from "./office-desk.ts";

/**
 * Another office that stands where this one does, as if this one had been saved and that one opened, but at once and
 * without files; what happens in either is not seen in the other.
 */
export function twinOf(office: Office): Office {
  const state = structuredClone(office.state());
  const { now, user, owner } = state;
  const twin = new Office({ ...office.setting, now, user, owner, dir: undefined });
  twin.services.resemble(office.services);
  restoreState(state, twin.services);
  return twin;
}
