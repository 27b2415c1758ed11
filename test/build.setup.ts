import { buildProject } from "../scripts/build.ts";

/** Runs before the tests of a project that needs dist/, so that they never meet an older script. */
export default async function setup(): Promise<void> {
  await buildProject();
}
