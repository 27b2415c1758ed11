import { expect, test } from "vitest";
import {
  afterInterruption,
  leftOver,
  patchOf,
  planned,
  TRIES,
  type JournalEntry,
  type Step,
} from "../../../src/features/notices/journal.rules.ts";

const entry = (values: Partial<JournalEntry>): JournalEntry => ({
  ...planned("案-2018-0001-1/受講者", "2018-06-01", 5, "見本地医第5号", "doc-1"),
  ...values,
});

const APPROVED = { approved: true, digest: "" };

test("送っている途中で止まったメールは、届いたかわからないものになり、ほかはそのままである", () => {
  expect(afterInterruption(entry({ step: "sending" }))).toMatchObject({
    step: "unknown",
    problem: expect.stringContaining("止まりました") as string,
  });
  for (const step of ["planned", "made", "sent", "refused", "failed"] as const)
    expect(afterInterruption(entry({ step }))).toEqual(entry({ step }));
});

test("失敗した文書は、決まった回数まで試みる。まだ始めていないものと、済んだものは含まない", () => {
  const tries = (n: number, step: Step = "planned"): number => leftOver([entry({ step, tries: n })]).length;
  expect([0, 1, TRIES - 1, TRIES].map((n) => tries(n))).toEqual([0, 1, 1, 0]);
  expect([tries(1, "sent"), tries(1, "unknown")]).toEqual([0, 0]);
});

test.each<[Step, string]>([
  ["made", "作成済"],
  ["sent", "完了"],
  ["refused", "不備"],
  ["failed", "不備"],
  ["unknown", "要確認"],
  ["sending", "要確認"],
])("%s は、通知では%sになり、号と文書が残る", (step, state) => {
  const patch = patchOf(entry({ step, mailedAt: "2018-06-01 10:00:00" }), APPROVED);
  expect(patch).toMatchObject({
    key: "案-2018-0001-1/受講者",
    values: { state, number: 5, documentNumber: "見本地医第5号", issuedOn: "2018-06-01", fileId: "doc-1" },
  });
});

test("まだ始めていない文書は、通知に何も書かない。失敗したものは、作成中のまま何回目かを書く", () => {
  expect(patchOf(entry({ tries: 0 }), APPROVED)).toBeUndefined();
  expect(patchOf(entry({ tries: 2, problem: "混んでいます" }), APPROVED)?.values).toMatchObject({
    state: "作成中",
    fault: "作成に失敗しました（2回目）。もう一度試みます：混んでいます",
  });
});

test("決裁のあるものは、文書ができれば施行、メールが出れば発送済になり、決裁をとらないものは不要である", () => {
  const approval = (step: Step, approved: boolean) =>
    patchOf(entry({ step }), { approved, digest: "" })?.values.approval;
  expect([approval("made", true), approval("sent", true), approval("unknown", true)]).toEqual([
    "施行",
    "発送済",
    "施行",
  ]);
  expect([approval("made", false), approval("sent", false)]).toEqual(["不要", "不要"]);
});
