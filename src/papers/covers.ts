/** 送付状: the page that a FAX begins with. Pure. */
import { wareki } from "../core/calendar.ts";
import { text, type Block } from "../core/paper.ts";
import { personLines, type Posted } from "./envelopes.ts";
import { senderLines, type Sender } from "./sender.ts";

/** One page a letter. How many pages the letter has, only the sheets of paper tell. */
export function coverSheets(letters: readonly Posted[], sender: Sender): Block[] {
  return letters.flatMap((each) => page(each, sender));
}

function page({ notice, addressee }: Posted, sender: Sender): Block[] {
  return [
    { kind: "pageBreak" },
    text("FAX送付状", "title"),
    { ...text(wareki(sender.today), "right"), above: 6 },
    ...personLines(addressee, sender.settings.get("honorific")).map((line) => text(line)),
    text(`FAX　${addressee.fax}`),
    ...senderLines(sender).map((line) => text(line, "right")),
    { ...text("次のとおり送付します。"), above: 8 },
    {
      kind: "table",
      widths: [35, 145],
      rows: [
        ["件名", notice.letter],
        ["文書番号", notice.documentNumber],
        ["枚数", "　　　枚（この送付状を含みます）"],
        ["連絡事項", ""],
      ],
      header: false,
      borders: true,
      size: 10.5,
      rowHeight: 12,
    },
    {
      ...text(
        "この文書には個人に関する情報が含まれています。お心当たりのないときは、お手数ですが、上記までご連絡のうえ、この文書を破棄してください。",
        "small",
      ),
      above: 4,
    },
  ];
}
