/**
 * One seed for every property, so that every run of a commit tries the same cases; FC_SEED=N draws others. A failure
 * names its seed, with which it is drawn again.
 */
import fc from "fast-check";

const seed = Number(process.env["FC_SEED"] ?? 20180401);
if (!Number.isSafeInteger(seed)) throw new Error("FC_SEED must be a whole number");
fc.configureGlobal({ seed });
