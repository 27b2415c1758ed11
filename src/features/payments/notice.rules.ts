/** The row of 通知 that tells an instructor what was paid: one a payment. Pure. */
import { blankRow } from "../../core/table.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import type { Payout } from "../../tables/payments.ts";

export const paymentNotice = ({ payoutId, fiscalYear, instructorId }: Payout, user: string): Notice =>
  blankRow(notices, {
    noticeId: `${payoutId}/支払通知`,
    fiscalYear,
    letter: "支払通知",
    subjectId: payoutId,
    addresseeId: instructorId,
    state: "待ち",
    madeBy: user,
  });
