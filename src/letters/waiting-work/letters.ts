/** Work at the letters: from the draft to the post box. Pure. */
import type { Notice } from "../../tables/notices.ts";
import { approvalOf } from "../approval.ts";
import { letterOf, letters } from "../index.ts";
import { methodOf } from "../material.ts";
import { work, type Work, type WorkDesk } from "./work.ts";

export function letterWork(desk: WorkDesk): Work[] {
  const known = desk.notices.filter((row) => letters.some(({ kind }) => kind === row.letter));
  return [...makingWork(desk, known), ...leavingWork(desk, known), ...troubledWork(known)];
}

const idsOf = (rows: readonly Notice[]): string[] => rows.map((row) => row.noticeId);

/** From the draft to the Doc. */
function makingWork(desk: WorkDesk, known: readonly Notice[]): Work[] {
  return [
    work("drafts", "決定案の通知", idsOf(approvedAs(desk, known, "決定案")), "「決裁 > 決裁に回す」"),
    work(
      "asked",
      "決裁待ちの通知",
      idsOf(approvedAs(desk, known, "決裁待ち")),
      "決裁が済んでから、「決裁 > 決裁済にする」",
    ),
    work("ready", "文書を作る通知", idsOf(readyLetters(desk, known)), "「通知 > 文書だけ作る」。番号が付きます"),
  ];
}

/** From the Doc to the post box. */
function leavingWork(desk: WorkDesk, known: readonly Notice[]): Work[] {
  const { settings, batches } = desk;
  const method = methodsOf(desk);
  const made = known.filter((row) => row.state === "作成済");
  return [
    work(
      "toMail",
      "メールで送る通知",
      idsOf([...readyLetters(desk, known), ...made].filter((row) => method(row) === "メール")),
      `「通知 > 文書を作ってメールで送る」。送信待ちは${settings.get("sendWaitMinutes") ?? 0}分です`,
    ),
    work(
      "paper",
      "郵送などで出す文書",
      idsOf(made.filter((row) => method(row) !== "メール" && row.batchId === "")),
      "「通知 > 発送簿を作る」",
    ),
    work(
      "batches",
      "発送していない発送簿",
      batches.filter((row) => row.dispatchedOn === "").map((row) => row.batchId),
      "発送してから、「通知 > 発送済にする」",
    ),
  ];
}

function troubledWork(known: readonly Notice[]): Work[] {
  const inState = (state: Notice["state"]): string[] => idsOf(known.filter((row) => row.state === state));
  const again = "「通知 > 文書を作ってメールで送る」";
  return [
    work(
      "faulty",
      "作れなかった通知（不備）",
      inState("不備"),
      `通知シートの「不備・確認事項」を見て直し、「職員の判断」で「やり直す」を選び、${again}`,
    ),
    work(
      "doubtful",
      "届いたかわからない通知（要確認）",
      inState("要確認"),
      `相手か送信済みの一覧で確かめ、通知シートの「職員の判断」を選び、${again}`,
    ),
  ];
}

const approvedAs = ({ settings }: WorkDesk, known: readonly Notice[], approval: string): Notice[] =>
  known.filter((row) => row.state === "待ち" && approvalOf(row, settings) === approval);

/** What nobody has to command is left out. */
function readyLetters(desk: WorkDesk, known: readonly Notice[]): Notice[] {
  const method = methodsOf(desk);
  const approved = [...approvedAs(desk, known, "決裁済"), ...approvedAs(desk, known, "不要")];
  return approved.filter((row) => !letterOf(row.letter).plainMail || method(row) !== "メール");
}

/** How each letter goes, as far as the addressee's row tells; the office's own people have a mail address. */
function methodsOf({ applicants, instructors }: WorkDesk): (row: Notice) => string {
  const emails = new Map([
    ...applicants.map((row) => [row.applicationId, row.email] as const),
    ...instructors.map((row) => [row.instructorId, row.email] as const),
  ]);
  return (row) =>
    methodOf(row, letterOf(row.letter).about === "staff" ? row.addresseeId : (emails.get(row.addresseeId) ?? ""));
}
