import { describe, expect, test } from "vitest";
import { ScriptBlob } from "../../src/workspace/blob.ts";
import { isAddress } from "../../src/workspace/mail/recipients.ts";
import { MIME } from "../../src/workspace/shared.ts";
import { openPost } from "./mail-desk.ts";

const MEGABYTE = 1024 * 1024;

describe("platform.md: 宛先は 1 件ずつ検査され、改行は件名と差出人名に入れられない", () => {
  test("不正な宛先は、それを挙げて断り、1 通も送らない", () => {
    const { mail, run } = openPost();
    for (const bad of [
      "hanako",
      "hanako@example",
      "はなこ@example.com",
      "a b@example.com",
      "a@example.com,",
      "a@example.com;b@example.com",
      "a@-example.com",
      "a..b@example.com",
    ])
      expect(() => run((app) => app.sendEmail(bad, "件名", "本文"))).toThrow("無効なメール:");
    expect(() => run((app) => app.sendEmail({ to: "a@example.com", cc: "x", subject: "件名", body: "本文" }))).toThrow(
      "無効なメール: x",
    );
    expect(() => run((app) => app.sendEmail("", "件名", "本文"))).toThrow("受信者がいません");
    expect(mail.outbox()).toHaveLength(0);
  });

  test("isAddress は宛先 1 件だけを認める", () => {
    expect(["hanako.rei+1@mail.example.jp", "a@b.co"].map(isAddress)).toEqual([true, true]);
    expect(["a@b.co,c@d.co", "例 <a@b.co>", "a@b.co\r\nBcc: c@d.co"].map(isAddress)).toEqual([false, false, false]);
  });

  test("件名・差出人名・宛先の改行は断られ、ヘッダーは足せない", () => {
    const { mail, run } = openPost();
    expect(() => run((app) => app.sendEmail("a@example.com", "件名\r\nBcc: x@example.com", "本文"))).toThrow(
      "subject（改行",
    );
    expect(() => run((app) => app.sendEmail("a@example.com", "件名", "本文", { name: "見本\n太郎" }))).toThrow(
      "name（改行",
    );
    expect(() => run((app) => app.sendEmail("a@example.com\r\nBcc: x@example.com", "件名", "本文"))).toThrow(
      "無効なメール",
    );
    expect(mail.outbox()).toHaveLength(0);
  });
});

describe("platform.md: メールの上限", () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => `a${n}@example.com`).join(",");

  test("1 通の受信者は to・cc・bcc を合わせて 50 人まで", () => {
    const { run } = openPost();
    run((app) => app.sendEmail({ to: many(25), bcc: many(25), subject: "件名", body: "本文" }));
    expect(() => run((app) => app.sendEmail({ to: many(26), bcc: many(25), subject: "件名", body: "本文" }))).toThrow(
      "51 人",
    );
  });

  test("1 日の上限は受信者の数で、スクリプトの権限を持つ人から引かれる", () => {
    const { mail, run } = openPost({ limit: 5 });
    run((app) => app.sendEmail({ to: many(2), cc: many(1), subject: "件名", body: "本文" }));
    expect(run((app) => app.getRemainingDailyQuota())).toBe(2);
    expect(() => run((app) => app.sendEmail(many(3), "件名", "本文"))).toThrow("上限");
    expect(run((app) => app.getRemainingDailyQuota())).toBe(2);
    expect(mail.outbox()).toHaveLength(1);
  });

  test("本文は 200 KB（Workspace は 400 KB）、件名は 250 文字、全体は 25 MB まで", () => {
    const consumer = openPost();
    const workspace = openPost({ kind: "workspace" });
    const long = "あ".repeat(100 * 1024);
    expect(() => consumer.run((app) => app.sendEmail("a@example.com", "件名", long))).toThrow("本文のサイズ");
    workspace.run((app) => app.sendEmail("a@example.com", "件名", long));
    expect(() => consumer.run((app) => app.sendEmail("a@example.com", "件".repeat(251), "本文"))).toThrow("subject");
    const big = consumer.blob(
      "大.bin",
      "application/octet-stream",
      new Uint8Array(13 * MEGABYTE),
    ) as unknown as GoogleAppsScript.Base.Blob;
    expect(() =>
      consumer.run((app) => app.sendEmail("a@example.com", "件名", "本文", { attachments: [big, big] })),
    ).toThrow("25 MB");
  });
});

describe("MailApp の呼び方", () => {
  test("四つの呼び方ができ、知らない指定と Blob でない添付は名前を挙げて断る", () => {
    const { mail, run } = openPost();
    run((app) => {
      app.sendEmail("a@example.com", "一", "本文");
      app.sendEmail("a@example.com", "desk@example.jp", "二", "本文");
      app.sendEmail("a@example.com", "三", "本文", { name: "見本" });
      app.sendEmail({ to: "a@example.com", subject: "四", body: "本文" });
    });
    expect(mail.outbox().map((one) => one.subject)).toEqual(["一", "二", "三", "四"]);
    expect(mail.outbox()[1]?.replyTo).toEqual([{ name: "", address: "desk@example.jp" }]);
    expect(() =>
      run((app) => app.sendEmail({ to: "a@example.com", subject: "五", body: "", from: "b@example.com" } as never)),
    ).toThrow("MailApp.sendEmail の from");
    expect(() =>
      run((app) => app.sendEmail("a@example.com", "五", "本文", { attachments: ["file"] as never })),
    ).toThrow("Blob");
    expect(() => run((app) => Reflect.get(app, "createDraft") as unknown)).toThrow("MailApp.createDraft は");
  });

  test("noReply は Workspace だけで使え、差出人が変わる", () => {
    expect(() => openPost().run((app) => app.sendEmail("a@example.com", "件名", "本文", { noReply: true }))).toThrow(
      "noReply",
    );
    const { mail, run } = openPost({ kind: "workspace" });
    run((app) => app.sendEmail("a@example.com", "件名", "本文", { noReply: true }));
    expect(mail.outbox()[0]?.from).toBe("noreply@example.jp");
  });

  test("送信の直前の故障では送られず、直後の故障では送られている", () => {
    const { kernel, mail, run } = openPost();
    kernel.failAt(1, "before");
    expect(() => run((app) => app.sendEmail("a@example.com", "件名", "本文"))).toThrow("サービスエラー");
    expect(mail.outbox()).toHaveLength(0);
    kernel.failAt(1, "after");
    expect(() => run((app) => app.sendEmail("a@example.com", "件名", "本文"))).toThrow("サービスエラー");
    expect(mail.outbox()).toHaveLength(1);
  });

  test("添付は送ったときの中身のままで、PDF は誰かが見るまで作られない", () => {
    const { kernel, mail, run } = openPost();
    let made = 0;
    const bytes = new Uint8Array([1]);
    const lazy = ScriptBlob.of(kernel, {
      name: "票.pdf",
      contentType: MIME.pdf,
      bytes: () => new Uint8Array([++made]),
    });
    const plain = ScriptBlob.of(kernel, { name: "票.txt", contentType: MIME.text, bytes: () => bytes });
    run((app) => app.sendEmail("a@example.com", "件名", "本文", { attachments: [lazy, plain] as never }));
    bytes[0] = 2;
    expect([made, mail.outbox()[0]?.attachments[1]?.bytes()[0]]).toEqual([0, 1]);
  });
});
