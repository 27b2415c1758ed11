/** A small post office for the tests of mail. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ScriptBlob } from "../../src/workspace/blob.ts";
import { Exception, Kernel } from "../../src/workspace/kernel.ts";
import { Mail } from "../../src/workspace/mail.ts";
import type { AccountKind, Quotas } from "../../src/workspace/shared.ts";

export const OFFICE = "office@example.jp";
export const START = Date.UTC(2018, 5, 1, 0, 0, 0);

/** A post office: MailApp used with the office account's rights, and a daily limit. */
export function openPost(options: { limit?: number; kind?: AccountKind } = {}) {
  const kernel = new Kernel({ now: START, costOf: () => 1, guard: () => undefined });
  const used = new Map<string, number>();
  const limit = options.limit ?? 100;
  const quotas: Quotas = {
    take: (_kind, user, amount) => {
      if ((used.get(user) ?? 0) + amount > limit) throw new Exception("1 日のメール送信数の上限を超えました");
      used.set(user, (used.get(user) ?? 0) + amount);
    },
    left: (_kind, user) => limit - (used.get(user) ?? 0),
    perMinute: () => undefined,
  };
  const mail = new Mail(kernel, quotas, options.kind);
  const run = <T>(script: (app: GoogleAppsScript.Mail.MailApp) => T): T =>
    kernel.execute({ kind: "menu", entry: "test", activeUser: OFFICE, effectiveUser: OFFICE, limitMs: 360_000 }, () =>
      script(mail.app),
    );
  const blob = (name: string, contentType: string, bytes: Uint8Array) =>
    ScriptBlob.of(kernel, { name, contentType, bytes: () => bytes });
  return { kernel, mail, run, blob };
}

export async function inFolder(work: (dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "mail-"));
  try {
    await work(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
