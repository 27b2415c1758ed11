import { expect, test } from "vitest";
import { parseSpans } from "../../src/core/spans.ts";

test.each([
  ["2018/8/11〜2018/8/16", [{ from: "2018-08-11", to: "2018-08-16" }]],
  ["２０１８年８月１１日～平成30年8月16日", [{ from: "2018-08-11", to: "2018-08-16" }]],
  ["平成30年8月11日から平成30年8月16日まで", [{ from: "2018-08-11", to: "2018-08-16" }]],
  [
    "2018/8/11\n\n2019/1/4~2019/1/4",
    [
      { from: "2018-08-11", to: "2018-08-11" },
      { from: "2019-01-04", to: "2019-01-04" },
    ],
  ],
  ["", []],
])("%j is read as days closed to visits", (text, spans) => {
  expect(parseSpans(text)).toEqual({ spans, unreadable: [] });
});

test.each(["お盆", "2018/8/16〜2018/8/11", "2018/8/11〜8/16", "2018/8/1〜2018/8/2〜2018/8/3", "2018/2/30"])(
  "%j is not guessed at",
  (text) => {
    expect(parseSpans(`2018/5/1\n${text}`)).toEqual({
      spans: [{ from: "2018-05-01", to: "2018-05-01" }],
      unreadable: [text],
    });
  },
);
