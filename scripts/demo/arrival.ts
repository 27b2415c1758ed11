/** One answer to a Form, as a person sends it. */
import type { Delivery } from "../../src/workspace/office.ts";
import type { Answers } from "../../src/workspace/shared.ts";

export interface Arrival {
  /** What this one is for in the story. */
  role: string;
  form: "在宅医同行研修申込書" | "指導医承諾書";
  /** When it is sent. */
  at: string;
  answers: Answers;
  /** How Google's submit event comes through; soundly where not said. */
  event?: Delivery;
}
