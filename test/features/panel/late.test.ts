import { expect, test } from "vitest";
import { blankRow, type Row, type Table } from "../../../src/core/table.ts";
import { cardsOf } from "../../../src/features/panel/panel.rules.ts";
import { workDesk } from "../../../src/letters/waiting-work/index.ts";
import { settingValues } from "../../../src/settings.ts";
import { applicants } from "../../../src/tables/applicants.ts";

const waiting = (day: string, state = "選定待ち") =>
  blankRow(applicants, {
    applicationId: `申-${day}`,
    name: "見本 待子",
    state: state as "選定待ち",
    receivedAt: `${day} 09:00:00`,
  });

const read =
  (rows: readonly unknown[]) =>
  <T extends Table>(table: T): readonly Row<T>[] =>
    table.name === applicants.name ? (rows as readonly Row<T>[]) : [];

const late = (...rows: ReturnType<typeof waiting>[]) =>
  cardsOf(workDesk(read(rows), "2018-06-15", settingValues([]))).find(({ title }) =>
    title.includes("日を超えて待つ申込み"),
  );

test.each([
  ["14日待った申込みは、まだ超えていない", [waiting("2018-06-01")], 0],
  ["15日待った申込みは、超えている", [waiting("2018-05-31")], 1],
  ["選定を待っていない申込みは、数えない", [waiting("2018-05-01", "決定")], 0],
])("%s", (_, rows, count) => {
  expect(late(...rows)).toMatchObject({ title: "14日を超えて待つ申込み", count });
});

test("だれが超えたかと、次にすることを言う", () => {
  expect(late(waiting("2018-05-31"))?.hint).toBe(
    "申-2018-05-31 見本 待子。申込者シートで行を選び、「マッチング > 一人を今組む」",
  );
});
