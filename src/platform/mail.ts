/** Mail: one message, one validated address. Subjects and names carry no line breaks. */
import { oneLine } from "../core/text.ts";

export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly senderName: string;
  readonly replyTo: string;
  readonly attachments: readonly GoogleAppsScript.Base.Blob[];
}

/** Recipients that may still be written to today. */
export function mailsLeft(): number {
  return MailApp.getRemainingDailyQuota();
}

export function send(message: Message): void {
  MailApp.sendEmail({
    to: message.to,
    subject: oneLine(message.subject),
    body: message.body,
    name: oneLine(message.senderName),
    replyTo: message.replyTo,
    ...(message.attachments.length > 0 ? { attachments: [...message.attachments] } : {}),
  });
}

/** Whether Google refused the address itself: then nothing has left, and the address must be mended. */
export function addressRefused(problem: string): boolean {
  return /無効なメール|Invalid email|invalid recipient/i.test(problem);
}
