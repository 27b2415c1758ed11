import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import type { Mail } from "../../src/workspace/mail.ts";
import { MIME } from "../../src/workspace/shared.ts";
import { inFolder, OFFICE, openPost, START } from "./mail-desk.ts";

describe("送信したメールは本物の .eml になる", () => {
  test("日本語の件名・差出人名・本文・添付が、別の読み手で読み戻せる", async () => {
    const { mail, run, blob } = openPost();
    const letter = new TextEncoder().encode("決定連絡票の中身");
    run((app) =>
      app.sendEmail({
        to: "hanako@example.com",
        cc: "見本 太郎 <taro@example.com>",
        bcc: "archive@example.jp",
        replyTo: "desk@example.jp",
        name: "在宅連携センター（見本）",
        subject: "【通知】同行研修の決定について 𠮷・髙",
        body: "髙橋 𠮷子 様\n\n決定しました。",
        htmlBody: "<p>髙橋 𠮷子 様</p>",
        attachments: [blob("決定連絡票 第1号.docx", MIME.docx, letter) as unknown as GoogleAppsScript.Base.Blob],
      }),
    );
    await inFolder(async (dir) => {
      await mail.save(dir);
      expect(readdirSync(join(dir, "mail"))).toEqual(["0001-hanako@example.com.eml"]);
      const read = await PostalMime.parse(readFileSync(join(dir, "mail", "0001-hanako@example.com.eml")));
      expect(read).toMatchObject({
        subject: "【通知】同行研修の決定について 𠮷・髙",
        from: { name: "在宅連携センター（見本）", address: OFFICE },
        to: [{ address: "hanako@example.com" }],
        cc: [{ name: "見本 太郎", address: "taro@example.com" }],
        replyTo: [{ address: "desk@example.jp" }],
        date: new Date(START).toISOString(),
      });
      expect(read.text?.trim()).toBe("髙橋 𠮷子 様\n\n決定しました。");
      expect(read.html?.trim()).toBe("<p>髙橋 𠮷子 様</p>");
      expect(read.attachments.map((file) => [file.filename, file.mimeType])).toEqual([
        ["決定連絡票 第1号.docx", MIME.docx],
      ]);
      expect(new Uint8Array(read.attachments[0]?.content as ArrayBuffer)).toEqual(letter);
    });
  });

  test("予定の招待は、文字コードと動作と名前の付いた添付になり、開き直しても改行まで元のまま", async () => {
    const { mail, run, blob } = openPost();
    const lines = ["BEGIN:VCALENDAR", "METHOD:REQUEST", "SUMMARY:第１回全体会議（髙橋委員）", "END:VCALENDAR", ""];
    const invitation = new TextEncoder().encode(lines.join("\r\n"));
    const type = "text/calendar; charset=UTF-8; method=REQUEST";
    const files = [
      blob("第１回全体会議のご案内.ics", type, invitation),
      blob("次第.csv", "text/csv; charset=Shift_JIS", new Uint8Array([0x8b, 0xb4, 13, 10])),
      blob("写真", "", new Uint8Array([1, 2])),
    ];
    run((app) =>
      app.sendEmail("hanako@example.com", "開催通知", "Content-Type: text/calendar\r\nと書いた本文", {
        attachments: files as unknown as GoogleAppsScript.Base.BlobSource[],
      }),
    );
    const eml = await mail.eml(1);
    expect(eml.toString()).toMatch(/\r\nContent-Type: text\/calendar; charset=UTF-8; method=REQUEST;\r\n name=/);
    const read = await PostalMime.parse(eml);
    expect(read.attachments.map((file) => [file.filename, file.mimeType, file.method])).toEqual([
      ["第１回全体会議のご案内.ics", "text/calendar", "REQUEST"],
      ["次第.csv", "text/csv", undefined],
      ["写真", "application/octet-stream", undefined],
    ]);
    await inFolder(async (dir) => {
      await mail.save(dir);
      const again = openPost();
      await again.mail.open(dir);
      const [reopened] = again.mail.outbox();
      expect(reopened?.body).toBe("Content-Type: text/calendar\nと書いた本文");
      expect(reopened?.attachments.map((file) => [file.name, file.contentType, [...file.bytes()]])).toEqual([
        ["第１回全体会議のご案内.ics", type, [...invitation]],
        ["次第.csv", "text/csv; charset=Shift_JIS", [0x8b, 0xb4, 13, 10]],
        ["写真", "application/octet-stream", [1, 2]],
      ]);
    });
  });

  test("同じ送信からは、いつも同じバイト列ができる", async () => {
    const once = () => {
      const { mail, run, blob } = openPost();
      run((app) =>
        app.sendEmail("hanako@example.com", "件名", "本文", {
          attachments: [blob("票.txt", MIME.text, new Uint8Array([1, 2])) as unknown as GoogleAppsScript.Base.Blob],
        }),
      );
      return mail.eml(1);
    };
    expect((await once()).equals(await once())).toBe(true);
  });

  test("フォルダーを開き直すと送信済みの一覧が戻り、番号は続きから付く", async () => {
    await inFolder(async (dir) => {
      const first = openPost();
      const image = first.blob(
        "印.png",
        "image/png",
        new Uint8Array([9, 8, 7]),
      ) as unknown as GoogleAppsScript.Base.Blob;
      first.run((app) => app.sendEmail("hanako@example.com", "一通目", "本文\n二行目"));
      first.run((app) =>
        app.sendEmail({
          to: "taro@example.com",
          bcc: "archive@example.jp",
          subject: "二通目",
          htmlBody: '<img src="cid:seal">',
          inlineImages: { seal: image },
        }),
      );
      await first.mail.save(dir);
      const again = openPost();
      await again.mail.open(dir);
      const bare = (mail: Mail) => mail.outbox().map(({ attachments: _a, inlineImages: _i, ...rest }) => rest);
      expect(bare(again.mail)).toEqual(bare(first.mail));
      expect([...(again.mail.outbox()[1]?.inlineImages["seal"]?.bytes() ?? [])]).toEqual([9, 8, 7]);
      again.run((app) => app.sendEmail("jiro@example.com", "三通目", "本文"));
      await again.mail.save(dir);
      expect(readdirSync(join(dir, "mail"))).toEqual([
        "0001-hanako@example.com.eml",
        "0002-taro@example.com.eml",
        "0003-jiro@example.com.eml",
      ]);
    });
  });
});
