/** The mailboxes of those outside: what they were sent, and the Forms that they open by its links and keys. */
import type { Delivery, Office } from "../../src/workspace/office.ts";
import type { Answers } from "../../src/workspace/shared.ts";

type Mail = ReturnType<Office["outbox"]>[number];

export class Post {
  constructor(private readonly office: Office) {}

  /** The newest mail to an address whose subject has these words. */
  mail(address: string, ...words: readonly string[]): Mail | undefined {
    return this.office
      .outbox()
      .filter(({ to, subject }) => to.some((one) => one.address === address) && words.every((w) => subject.includes(w)))
      .at(-1);
  }

  /** The newest mail to an address with this subject whose text has this word. */
  about(address: string, subject: string, word: string): Mail | undefined {
    return this.office
      .outbox()
      .filter((mail) => mail.to.some((one) => one.address === address))
      .filter((mail) => mail.subject.includes(subject) && mail.body.includes(word))
      .at(-1);
  }

  /** The link below the line that has this word. */
  link(mail: Mail | undefined, word: string): string {
    const lines = (mail?.body ?? "").split("\n");
    const link = lines
      .slice(lines.findIndex((line) => line.includes(word)))
      .find((line) => line.startsWith("https://"));
    if (link === undefined) throw new Error(`no link below ${word}: ${mail?.subject ?? "no mail"}`);
    return link;
  }

  /** Opens a link, keeps what it filled in, answers the rest and sends the Form. */
  answer(link: string, answers: Answers, event: Delivery = "sound"): string {
    const { formId, answers: filled } = this.office.services.forms.prefilled(link);
    return this.office.submit(formId, { ...(filled as Answers), ...answers }, { event });
  }

  /** The key that is printed on the newest letter of a kind, in whose name all these words stand. */
  key(...words: readonly string[]): string {
    const letter = this.office
      .letters()
      .filter(({ name }) => words.every((word) => name.includes(word)))
      .at(-1);
    const key = /鍵[　 ]+([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})/.exec(letter?.text ?? "")?.[1];
    if (key === undefined) throw new Error(`no key on the letter ${words.join(" ")}`);
    return key;
  }
}
