import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { OfficeThread } from "../../src/workspace/page/office-thread.ts";
import { scriptsFolder } from "./scripts-folder.ts";

async function opened(): Promise<OfficeThread> {
  const dir = mkdtempSync(join(tmpdir(), "office-"));
  const office = await OfficeThread.open(dir, scriptsFolder({ files: { "code.js": "function onOpen() {}" } }));
  onTestFinished(async () => {
    await office.close();
    rmSync(dir, { recursive: true, force: true });
  });
  return office;
}

test("事務所のスレッドが終わった後は、何を頼んでもすぐに断られ、待っていた人にも知らされる", async () => {
  const office = await opened();
  expect((await office.ask("shell")).access).toBe("edit");
  const waiting = expect(office.ask("save")).rejects.toThrow("処理が止まりました");
  await office.close();
  await waiting;
  await expect(office.ask("save")).rejects.toThrow("npm run serve");
  await expect(office.act("advance", "5m")).rejects.toThrow("処理が止まりました");
  expect(office.busy).toBe(false);
});
