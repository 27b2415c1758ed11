/** Trials of files: Drive under drive.file, Docs, PDF and Word, Forms. */
import { DOCUMENT, driveFiles, findMarked, FOLDER, FORM, isThere, MARK, openToResponders } from "./files.ts";
import { attachmentOf, wordOf } from "./letters.ts";
import { makePaper } from "./papers.ts";
import { docsService } from "./templates.ts";
import { blobOf, CSV_CHARSET, makeCsv, roundTrip } from "./text-files.ts";
import { when, type Room, type Trial } from "./trials.ts";

const NAME = "動作確認（消してかまいません）";
const ASK =
  "スクリプトの「サービス」に Drive API（v3）と Google Docs API（v1）があるか、権限の確認で許可したかを確かめてください";
const TELL = "この文を添えて、アドオンの管理者に知らせてください。直るまで、文書の作成は使えません";

/** The folder of all the others. */
export function makeTrialFolder(): string {
  return driveFiles().create({ name: NAME, mimeType: FOLDER }).id ?? "";
}

/** Deletes for good; what is gone already is passed over. */
export function removeTrialFile(id: string): void {
  if (isThere(id)) driveFiles().update({ trashed: true }, id);
}

function make(room: Room, mimeType: string, mark = ""): string {
  const properties = mark === "" ? {} : { appProperties: { [MARK]: mark } };
  const made = driveFiles().create({ name: NAME, mimeType, parents: [room.folder], ...properties });
  return room.keep(made.id ?? "");
}

function write(id: string, text: string): void {
  docsService().batchUpdate({ requests: [{ insertText: { location: { index: 1 }, text } }] }, id);
}

/** Each paragraph's text, line break left out. */
function paragraphs(id: string): string[] {
  return (docsService().get(id).body?.content ?? []).flatMap((element) =>
    element.paragraph
      ? [
          (element.paragraph.elements ?? [])
            .map((run) => run.textRun?.content ?? "")
            .join("")
            .trim(),
        ]
      : [],
  );
}

export const fileTrials: readonly Trial[] = [
  {
    name: "作った文書を、目印で見つけられる（drive.file）",
    run: (room) => {
      const id = make(room, DOCUMENT, `trial/${room.folder}`);
      return when(isThere(id) && findMarked(MARK, `trial/${room.folder}`) === id, "見つかりました");
    },
    remedy: ASK,
  },
  {
    name: "様式を写し、差し込み語を一度に置き換えられる",
    run: (room) => {
      const template = make(room, DOCUMENT);
      write(template, "{{一}}と{{二}}");
      const copy = room.keep(driveFiles().copy({ name: NAME, parents: [room.folder] }, template).id ?? "");
      const requests = ["一", "二"].map((word) => ({
        replaceAllText: { containsText: { text: `{{${word}}}`, matchCase: true }, replaceText: `${word}$1` },
      }));
      docsService().batchUpdate({ requests }, copy);
      return when(paragraphs(copy).includes("一$1と二$1"), "置き換わりました");
    },
    remedy: TELL,
  },
  {
    name: "置き換える文の改行が、段落の区切りになる",
    run: (room) => {
      const id = make(room, DOCUMENT);
      write(id, "{{宛先}}");
      const replaceAllText = { containsText: { text: "{{宛先}}", matchCase: true }, replaceText: "一行目\n二行目" };
      docsService().batchUpdate({ requests: [{ replaceAllText }] }, id);
      const lines = paragraphs(id);
      return when(lines.includes("一行目") && lines.includes("二行目"), "段落になりました");
    },
    remedy: "宛先などの行が一つにつながって印字されます。様式の {{宛先}} を、1行ずつの差し込み語に替えてください",
    undocumented: true,
  },
  {
    name: "表のある帳票を一度に作れる",
    run: (room) => {
      const table = {
        kind: "table",
        widths: [40, 40],
        rows: [
          ["見出し", "値"],
          ["一", "二"],
        ],
        header: true,
        borders: true,
        size: 10,
      } as const;
      const paper = {
        name: NAME,
        page: "A4横",
        margins: { top: 15, bottom: 15, left: 15, right: 15 },
        blocks: [table],
      } as const;
      const id = room.keep(makePaper(paper, room.folder, `trial/${room.folder}/paper`, false));
      const text = JSON.stringify(docsService().get(id));
      return when(
        ["見出し", "値", "一", "二"].every((word) => text.includes(word)),
        "作れました",
      );
    },
    remedy: TELL,
  },
  {
    name: "文書をPDFにできる",
    run: (room) => {
      const id = make(room, DOCUMENT);
      write(id, "動作確認");
      const { format, blob } = attachmentOf(id, NAME);
      return when(blob.getBytes().length > 0, format === "PDF" ? "PDFになりました" : "PDFにならず、Word で付けます");
    },
    remedy: "メールには Word の文書が付きます。PDF が要るときは、管理者に知らせてください",
  },
  {
    name: "文書をWordにし、Wordから文書に戻せる",
    run: (room) => {
      const id = make(room, DOCUMENT);
      write(id, "控えの文");
      const back = driveFiles().create({ name: NAME, mimeType: DOCUMENT, parents: [room.folder] }, wordOf(id));
      return when(paragraphs(room.keep(back.id ?? "")).includes("控えの文"), "戻りました");
    },
    remedy: "引継ぎのとき、様式の文面は初めの文に戻ります。様式を .docx で手元にも保存してください",
    undocumented: true,
  },
  {
    name: `CSVの文字コード（${CSV_CHARSET}）で書け、書けない文字がわかる`,
    run: (room) => {
      const id = room.keep(makeCsv(NAME, "支払,あ漢\r\n", room.folder, `trial/${room.folder}/csv`, false));
      const bytes = blobOf("あ漢", NAME)
        .getBytes()
        .map((byte) => byte & 0xff);
      const written = [0x82, 0xa0, 0x8a, 0xbf].every((byte, index) => bytes[index] === byte) && bytes.length === 4;
      return when(isThere(id) && written && roundTrip("𠮷") !== "𠮷", "書けました");
    },
    remedy: "支払のCSVと支払調書のCSVは使えません。この文を添えて、アドオンの管理者に知らせてください",
    undocumented: true,
  },
  {
    name: "フォームを作り、公開し、回答を受け付けられる",
    run: (room) => {
      const id = make(room, FORM);
      const form = FormApp.openById(id);
      form.setPublished(true).setAcceptingResponses(true);
      openToResponders(id);
      return when(form.isPublished() && form.getPublishedUrl() !== "", "公開できました");
    },
    remedy: "組織の設定で、外部の人がフォームに答えられるようになっているか、管理者に確かめてください",
  },
  {
    name: "フォームの短いアドレスを作れる",
    run: (room) => {
      const form = FormApp.openById(make(room, FORM));
      const short = form.shortenFormUrl(form.getPublishedUrl());
      return when(short !== "" && short.length < 60, short);
    },
    remedy: "郵送の文書には長いアドレスが印字されます",
    undocumented: true,
  },
];
