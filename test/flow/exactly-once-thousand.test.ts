/** 1,000 letters: as many runs as the clock needs, and each of them once. */
import { expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { column, letters, multiply, send } from "./support/notices.ts";
import { decide } from "./support/settings.ts";
import { stages } from "./support/stages.ts";

const LETTERS = 1000;
/** Only ends what hangs. */
const LONG = 600_000;
const PDF = { name: "test", convert: (docs: readonly unknown[]) => docs.map(() => new Uint8Array([37, 80, 68, 70])) };

const done = (office: Office): number => column(letters(office), "状態").filter((state) => state === "完了").length;
const order = (office: Office): Record<string, unknown> | undefined =>
  office
    .table("操作記録")
    .filter((row) => String(row["内容"]).includes('"mode"'))
    .at(-1);

test(
  "1,000通は、6分の実行を重ねて、一度ずつ作られ、一度ずつ届く",
  async () => {
    const { open, close } = await stages({ people: 2, base: { pdf: PDF } });
    const office = await open("decided");
    multiply(office, LETTERS);
    decide(decide(office, "documentsPerDay", "1500"), "lettersPerChunk", "20");
    send(office);
    let runs = 1;
    for (; done(office) < LETTERS && runs < 60; runs++) office.advance("5m");
    console.info(`1,000通にかかった実行: ${runs}`);
    expect(done(office)).toBe(LETTERS);
    expect(runs).toBeGreaterThan(5);
    const rows = letters(office);
    const numbers = column(rows, "号").map(Number);
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: LETTERS }, (_, n) => n + 1));
    expect(new Set(column(rows, "文書ID")).size).toBe(LETTERS);
    expect(office.letters()).toHaveLength(LETTERS);
    expect(office.outbox()).toHaveLength(LETTERS + 2);
    const attached = office.outbox().flatMap((mail) => mail.attachments.map((each) => each.name.split(" ")[0]));
    expect(new Set(attached).size).toBe(LETTERS);
    expect(order(office)).toMatchObject({ 状態: "済", 済んだ件数: LETTERS });
    expect(office.crashes).toEqual([]);
    close();
  },
  LONG,
);
