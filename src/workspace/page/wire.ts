/** What goes over the wire between the server's thread and the office's. Plain data only. */
import type { Asked, ButtonName } from "../desk.ts";

/** A dialog that stands open; `task` is the request that waits behind it. */
export interface OpenDialog extends Asked {
  id: number;
  task: number;
}

export interface GivenAnswer {
  button: ButtonName;
  text: string;
}

/** From the server to the office. */
export type ToOffice =
  | { kind: "request"; id: number; name: string; args: unknown[] }
  | { kind: "answer"; dialog: number; answer: GivenAnswer };

/** From the office to the server. */
export type ToServer =
  | { kind: "ready" }
  | { kind: "reply"; id: number; value: unknown }
  | { kind: "failure"; id: number; name: string; message: string }
  | { kind: "asks"; dialog: OpenDialog };

/** Where a thread finds its office; `signal` counts messages, so that a thread inside a dialog wakes for each. */
export interface OfficePlace {
  /** URL of the module to load; see office-thread.ts. */
  entry: string;
  dir: string;
  scripts: string | undefined;
  signal: SharedArrayBuffer;
}
