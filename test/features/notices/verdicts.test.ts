import { expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { answeredNotices, answerPatch, isVoided } from "../../../src/features/notices/verdicts.rules.ts";
import { notices, type Notice } from "../../../src/tables/notices.ts";

const letter = (values: Partial<Notice>): Notice => blankRow(notices, { noticeId: "a", ...values });
const said = (values: Partial<Notice>): unknown => {
  const [answer] = answeredNotices([letter(values)], new Set());
  return answer && answerPatch(answer, "職員の理由", "2018-06-01").values;
};
const mailedAt = "2018-06-01 10:00:00";
const unsent = { attachment: "", mailedAt: "", dispatchedOn: "" };

test.each<[string, Partial<Notice>, unknown]>([
  ["不備をやり直す", { state: "不備", verdict: "やり直す" }, { state: "待ち", fault: "" }],
  ["不備を取りやめる", { state: "不備", verdict: "取りやめる" }, { state: "取消", fault: "" }],
  [
    "番号の付いた文書を取りやめる",
    { state: "作成済", verdict: "取りやめる", number: 5 },
    { state: "取消", fault: "", voidNote: "平成30年6月1日　職員の理由" },
  ],
  ["不備は届いていない", { state: "不備", verdict: "届いている" }, undefined],
  [
    "要確認のメールが届いている",
    { state: "要確認", verdict: "届いている", mailedAt, approval: "施行" },
    { state: "完了", fault: "", dispatchedOn: "2018-06-01", approval: "発送済" },
  ],
  [
    "要確認の文書を送り直す",
    { state: "要確認", verdict: "やり直す", fileId: "doc-1", mailedAt },
    { state: "作成済", fault: "", ...unsent },
  ],
  ["文書のない要確認をやり直す", { state: "要確認", verdict: "やり直す" }, { state: "待ち", fault: "", ...unsent }],
  [
    "戻ってきたメールを郵送に切り替える",
    { state: "完了", verdict: "郵送に切り替える", mailedAt, approval: "発送済" },
    { state: "作成済", fault: "", ...unsent, approval: "施行" },
  ],
  [
    "切替えの途中で止まり、送信日時の残った作成済は、続きから切り替わる",
    { state: "作成済", verdict: "郵送に切り替える", mailedAt, fileId: "doc-1", approval: "施行" },
    { state: "作成済", fault: "", ...unsent },
  ],
  [
    "切替えの途中で止まり、発送日だけの残った作成済は、続きから切り替わる",
    { state: "作成済", verdict: "郵送に切り替える", dispatchedOn: "2018-06-01", fileId: "doc-1", approval: "施行" },
    { state: "作成済", fault: "", ...unsent },
  ],
  [
    "途中で止まり、発送日のない完了は、続きから届いたことになる",
    { state: "完了", verdict: "届いている", mailedAt, approval: "施行" },
    { state: "完了", fault: "", dispatchedOn: "2018-06-01", approval: "発送済" },
  ],
  [
    "届いたと記録し終えた通知は、そのままである",
    { state: "完了", verdict: "届いている", mailedAt, dispatchedOn: "2018-06-01" },
    undefined,
  ],
  [
    "途中で止まり、欠番の理由のない取消は、続きから取り消される",
    { state: "取消", verdict: "取りやめる", number: 5 },
    { state: "取消", fault: "", voidNote: "平成30年6月1日　職員の理由" },
  ],
  [
    "欠番の理由の書かれた取消は、そのままである",
    { state: "取消", verdict: "取りやめる", number: 5, voidNote: "平成30年6月1日　理由" },
    undefined,
  ],
  ["番号のない取消は、そのままである", { state: "取消", verdict: "取りやめる" }, undefined],
  ["送っていない作成済は、発送方法が郵送になるだけである", { state: "作成済", verdict: "郵送に切り替える" }, undefined],
  ["郵送した通知は、二度は切り替わらない", { state: "完了", verdict: "郵送に切り替える" }, undefined],
  ["終わった通知はやり直さない", { state: "完了", verdict: "やり直す" }, undefined],
  ["終わった通知は取りやめられない", { state: "完了", verdict: "取りやめる", number: 5 }, undefined],
  ["判断のない要確認", { state: "要確認" }, undefined],
])("%s", (_, values, expected) => {
  expect(said(values)).toEqual(expected);
});

test("処理の手にある通知の判断は、終わるまで待つ", () => {
  expect(answeredNotices([letter({ state: "不備", verdict: "やり直す" })], new Set(["a"]))).toEqual([]);
});

test("欠番になるのは、番号のある通知を取りやめるときだけである", () => {
  const voided = (values: Partial<Notice>): boolean[] => answeredNotices([letter(values)], new Set()).map(isVoided);
  expect(voided({ state: "作成済", verdict: "取りやめる", number: 5 })).toEqual([true]);
  expect(voided({ state: "待ち", verdict: "取りやめる" })).toEqual([false]);
  expect(voided({ state: "不備", verdict: "やり直す", number: 5 })).toEqual([false]);
});
