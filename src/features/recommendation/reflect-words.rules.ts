/** 推薦を反映する: the question before, which names everybody, and what is said after, which names nobody. Pure. */
import { leftOutText, someOf } from "../../letters/raised.ts";
import type { Judged } from "./judge.rules.ts";
import { isReady, liveText, type Ready } from "./reflect.rules.ts";

const whoIs = ({ row, deed }: Ready): string => {
  const number = deed.kind === "載せる" ? "" : `${deed.instructor.instructorId}　`;
  return `${number}${row.name}（${row.facility}）`;
};

const of = (ready: readonly Ready[], kind: Ready["deed"]["kind"]): Ready[] =>
  ready.filter(({ deed }) => deed.kind === kind);

/** Who is added, goes on and is struck, and what the association says otherwise. */
export function reflectQuestion(ready: readonly Ready[], rest: readonly Judged[], note: string): string {
  const list = (title: string, some: readonly Ready[], line: (each: Ready) => string = whoIs): string =>
    some.length === 0 ? "" : `${title}（${some.length}人）\n${someOf(some.map(line))}`;
  const parts = [
    `推薦${ready.length}件を「指導医」シートに反映します${note}。`,
    list("新しく載せる", of(ready, "載せる")),
    list("続ける（推薦日を改め、在任にします）", of(ready, "続ける")),
    list("在任から外す", of(ready, "外す"), (each) =>
      each.deed.kind === "外す" ? `${whoIs(each)}${liveText(each.deed)}` : whoIs(each),
    ),
    of(ready, "外す").length === 0 ? "" : AT_ONCE,
    differenceText(ready),
    heldText(rest),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The register knows one 在任 for all years; a doctor struck for the next one is out of this one's matching as well. */
const AT_ONCE =
  "外す人は、反映したときから、いまの年度の「提案を作る」にも出ません。いまの年度の受入れを続けるときは、外す人の行を除いて選んで反映し、外す人は年度更新の後に反映してください。";

export const differing = (ready: readonly Ready[]): Ready[] =>
  ready.filter(({ deed }) => deed.kind === "続ける" && deed.lines.length > 0);

function differenceText(ready: readonly Ready[]): string {
  const lines = differing(ready).flatMap(({ deed }) =>
    deed.kind === "続ける" ? [`${deed.instructor.instructorId}　${deed.lines.join("／")}`] : [],
  );
  return lines.length === 0 ? "" : `「指導医」シートと違うところ（${lines.length}人）\n${someOf(lines)}`;
}

/** Those that a person must judge first. */
export function heldText(judged: readonly Judged[]): string {
  return leftOutText(
    judged.flatMap(({ row, deed }) => (deed.kind === "保留" ? [{ key: row.recommendationId, why: deed.why }] : [])),
  );
}

export const REWRITE =
  "違うところを、推薦のとおりに書き換えますか。\nはい：「指導医」シートを書き換えて、反映します\nいいえ：書き換えずに、反映します";

export function reflectedText(done: readonly Ready[], judged: readonly Judged[]): string {
  const count = (kind: Ready["deed"]["kind"], words: string): string[] =>
    of(done, kind).length === 0 ? [] : [`${words}${of(done, kind).length}人`];
  const kinds = [...count("載せる", "新しい人"), ...count("続ける", "続ける人"), ...count("外す", "外した人")];
  const held = judged.filter(({ deed }) => deed.kind === "保留").length;
  const parts = [
    done.length === 0
      ? "反映した推薦はありません。"
      : `推薦${done.length}件を「指導医」シートに反映しました（${kinds.join("、")}）。`,
    held === 0 ? "" : `${held}件は保留です。「推薦」シートの「状態の理由」を見てください。`,
    done.some(({ deed }) => deed.kind !== "外す") ? "続けて「指導医 > 就任を依頼する」で、就任を依頼できます。" : "",
  ];
  return parts.filter((part) => part !== "").join("\n");
}

/** What the round says of what it did by itself, and of what waits now; "" for nothing new. */
export function roundText(added: readonly Ready[], finished: readonly Ready[], changed: readonly Judged[]): string {
  const waiting = changed.filter((each) => isReady(each)).length;
  const held = changed.filter(({ deed }) => deed.kind === "保留").length;
  const parts = [
    added.length === 0 ? "" : `「指導医」シートに${added.length}件を取り込みました。`,
    finished.length === 0 ? "" : `途中だった推薦${finished.length}件の反映を終えました。`,
    waiting === 0 ? "" : `推薦${waiting}件が反映を待っています。「指導医 > 推薦を反映する」を実行してください。`,
    held === 0 ? "" : `推薦${held}件は保留です。「推薦」シートの「状態の理由」を見てください。`,
  ];
  return parts.filter((part) => part !== "").join("\n");
}
