/**
 * 同封一覧: what lies in an envelope that goes to an institution with letters to several of its people. It lies on top,
 * folded as a letter, so its address shows in the window. Pure.
 */
import { wareki } from "../core/calendar.ts";
import { MARGINS, text, type Block, type TableBlock } from "../core/paper.ts";
import type { Envelope } from "./envelopes.ts";
import { senderLines, type Sender } from "./sender.ts";
import { windowOf } from "./window.ts";

/** One page an envelope with two letters or more. */
export function enclosureLists(envelopes: readonly Envelope[], sender: Sender): Block[] {
  return envelopes.filter(({ letters }) => letters.length > 1).flatMap((envelope) => page(envelope, sender));
}

function page(envelope: Envelope, sender: Sender): Block[] {
  const { letters, alone } = envelope;
  const request = alone ? "お確かめください。" : "お手数ですが、ご本人へお渡しください。";
  return [
    { kind: "pageBreak" },
    ...head(envelope, sender),
    { ...text("同封一覧", "title"), above: 8 },
    { ...text(`次の${letters.length}通を同封しました。${request}`), above: 6 },
    list(envelope, sender.settings.get("honorific")),
  ];
}

/** Width of the page between its margins, and the space (mm) that the thin lines around a table take. */
const WIDE = 210 - MARGINS.left - MARGINS.right;
const THIN = 0.5;
/** The address stays so far from each edge of the window: paper slides in its envelope. */
const AIR = 2;

/** The address in the middle of the window, whatever its length; the day and the office's name beside it. */
function head({ postalCode, address, to }: Envelope, sender: Sender): Block[] {
  const window = windowOf(sender.settings);
  const indent = Math.max(1, window.left + AIR - MARGINS.left);
  const width = Math.min(window.width - 2 * AIR, WIDE - indent - 1);
  const above = window.top + AIR - MARGINS.top - 2 * THIN;
  const bare = { kind: "table", header: false, borders: false, padding: 0 } as const;
  const spacer: TableBlock = { ...bare, widths: [WIDE], rows: [[""]], size: 1, rowHeight: above };
  return [
    ...(above > 1 ? [spacer] : []),
    {
      ...bare,
      widths: [indent, width, WIDE - indent - width],
      rows: [
        [
          "",
          [`〒${postalCode}`, address, ...to].join("\n"),
          [wareki(sender.today), "", ...senderLines(sender)].join("\n"),
        ],
      ],
      size: 10,
      rowHeight: window.height - 2 * AIR,
      aligns: ["左", "左", "右"],
    },
  ];
}

function list({ letters, alone }: Envelope, honorific: string): TableBlock {
  return {
    kind: "table",
    widths: [10, 44, 52, 74],
    rows: [
      ["", "文書番号", "種類", alone ? "宛名" : "お渡しする方"],
      ...letters.map(({ notice, addressee }, index) => [
        String(index + 1),
        notice.documentNumber,
        notice.letter,
        [addressee.title, `${addressee.name}　${honorific}`].filter((line) => line !== "").join("\n"),
      ]),
    ],
    header: true,
    borders: true,
    size: 10.5,
    rowHeight: 10,
    aligns: ["右"],
  };
}
