/**
 * What every sheet has whose rows come in by a key: from whom and when, about what, and what became of it. A row that
 * cannot be believed (a wrong key, a case that is over) is kept and waits for staff; nothing that was sent is lost.
 */
import { choice, count, id, long, moment, text } from "../core/cell.ts";
import type { Column } from "../core/table.ts";
import { ROUTES, STATE_TONES } from "./words.ts";

/**
 * 未反映: taken in, and not yet acted upon. 保留: only a person can say what it is worth. A row that was acted upon is taken
 * back where another takes its place, or where staff send it back.
 */
export const arrivalMoves = {
  未反映: ["反映済", "保留", "取下げ"],
  保留: ["反映済", "取下げ"],
  反映済: ["取下げ"],
  取下げ: [],
} as const;
export type ArrivalState = keyof typeof arrivalMoves;
export const ARRIVAL_STATES = Object.keys(arrivalMoves) as ArrivalState[];

/** Where it stands, and what staff may say. `subject`: an example of what may be written in 対象の指定. */
export const standing = (subject: string) =>
  ({
    state: {
      header: "状態",
      cell: choice(ARRIVAL_STATES),
      tones: STATE_TONES,
      writer: "addon",
      note: "未反映→反映済。保留は職員の確認を待っています",
    },
    stateNote: {
      header: "状態の理由",
      cell: long(280),
      writer: "addon",
      note: "何に反映したか、または保留の理由と、次にすること",
    },
    verdict: {
      header: "処理",
      cell: choice(["反映する", "取り下げる"]),
      writer: "staff",
      note: "保留の行をどうするか。選ぶと、まもなく反映します",
    },
    subjectChoice: {
      header: "対象の指定",
      cell: id(),
      writer: "staff",
      note: `鍵が合わなかったときに、何についての回答かを書きます（例：${subject}）`,
    },
  }) as const satisfies Record<string, Column<string>>;

/** Facts that the Form, or whoever entered it, adds. */
export const received = {
  fiscalYear: { header: "年度", cell: count(), writer: "addon", note: "年度（西暦）" },
  receivedAt: {
    header: "受付日時",
    cell: moment(),
    writer: "addon",
    note: "フォームの送信日時。紙や電話では、受け取った日時",
  },
  route: { header: "受付経路", cell: choice(ROUTES), writer: "addon", note: "どこから受け付けたか" },
  enteredBy: { header: "入力者", cell: text(), writer: "addon", note: "紙や電話のものを入力した職員" },
  responseId: {
    header: "回答ID",
    cell: id(),
    writer: "addon",
    note: "フォームの回答の番号。同じ回答を二度受け付けないための鍵です",
  },
} as const satisfies Record<string, Column<never> | Column<string> | Column<number | null>>;
