/** Every planted mutant. A new rule brings its own: add them to the list of its room, or a new list here. */
import { core } from "./core.ts";
import { intake } from "./intake.ts";
import { matching } from "./matching.ts";
import { desk } from "./desk.ts";
import type { Mutant } from "./mutant.ts";
import { notices } from "./notices.ts";
import { office } from "./office.ts";
import { year } from "./year.ts";

export const mutants: readonly Mutant[] = [...core, ...matching, ...intake, ...notices, ...desk, ...office, ...year];
