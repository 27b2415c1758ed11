/** An office account whose services the platform's rooms are handed directly, for papers and prints. */
import type { TemplateLine } from "../../src/core/letter.ts";
import { applicantDecision } from "../../src/letters/decision.ts";
import { templateLines } from "../../src/letters/letter.ts";
import { makeLetter } from "../../src/platform/letters.ts";
import { ensureTemplate } from "../../src/platform/templates.ts";
import { costOf } from "../../src/workspace/costs.ts";
import { Docs } from "../../src/workspace/docs/docs.ts";
import { Drive } from "../../src/workspace/drive.ts";
import { Kernel, Killed } from "../../src/workspace/kernel.ts";
import type { PdfConverter } from "../../src/workspace/pdf.ts";
import { PropertiesService } from "../../src/workspace/properties.ts";
import { QuotaBook } from "../../src/workspace/quotas.ts";
import { MIME } from "../../src/workspace/shared.ts";

const OFFICE = "office@example.jp";
const NOW = Date.parse("2018-06-01T09:00:00+09:00");
const RUN = 360_000;

export interface Press {
  readonly kernel: Kernel;
  readonly drive: Drive;
  readonly docs: Docs;
  readonly folder: string;
  /** Runs a piece of the add-on as one execution; undefined when the run was killed. */
  run<T>(body: () => T): T | undefined;
  /** A letter with these words, of the template for applicants or of one with these lines; its id. */
  letter(key: string, words: Readonly<Record<string, string>>, lines?: readonly TemplateLine[]): string;
  /** Ids of the files that are no folder and bear this property. */
  marked(property: string): string[];
  pdf(id: string): Uint8Array;
}

/** The services become globals of this test file, whose process is its own. */
export function openPress(converter?: PdfConverter): Press {
  const kernel = new Kernel({ now: NOW, costOf, guard: () => undefined });
  const quotas = new QuotaBook(kernel, "workspace");
  const drive = new Drive(kernel, quotas);
  const docs = new Docs(kernel, drive, quotas, converter);
  kernel.parts.push(drive, docs);
  const properties = kernel.expose("PropertiesService", new PropertiesService(kernel));
  Object.assign(globalThis, { Drive: drive.advanced, Docs: docs.advanced, DocumentApp: docs.app });
  Object.assign(globalThis, { PropertiesService: properties });
  const who = { kind: "menu", entry: "test", activeUser: OFFICE, effectiveUser: OFFICE, limitMs: RUN } as const;
  const run: Press["run"] = (body) => {
    try {
      return kernel.execute(who, body);
    } catch (thrown) {
      if (thrown instanceof Killed) return undefined;
      throw thrown;
    } finally {
      // The clock comes again later, not in the same minute: the Docs API counts writes by the minute.
      kernel.now += 120_000;
    }
  };
  const folder = run(() => drive.advanced.Files.create({ name: "通知", mimeType: MIME.folder }).id) ?? "";
  const letter: Press["letter"] = (key, words, lines = templateLines(applicantDecision)) => {
    const made = run(() => {
      const { id } = ensureTemplate(`見本${JSON.stringify(lines).length}`, lines, folder);
      const fields = Object.fromEntries(Object.entries(words).map(([name, value]) => [name, { value }]));
      return makeLetter({ noticeId: key, templateId: id, name: `決定連絡票 ${key}`, folder, fields }, false);
    });
    return made ?? "";
  };
  const marked = (property: string): string[] =>
    drive.list().flatMap((file) => (file.appProperties[property] === undefined ? [] : [file.id]));
  return { kernel, drive, docs, folder, run, letter, marked, pdf: (id) => docs.pdf(drive.file(id)).bytes() };
}

/** Words of a letter as a city would send it; `address` from the postal code to the name. */
export function decisionWords(
  address: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    番号欄: "見本地医第12号",
    発信日: "平成30年6月1日",
    宛先: address.join("\n"),
    発信者: "横須賀市長　見本 太郎\n（公印省略）",
    受付番号: "申-2018-0001",
    指導医の氏名: "𠮷田 髙之助",
    指導医の機関: "見本在宅クリニック",
    指導医の所在地: "横須賀市例示町4番地",
    指導医の連絡先: "電話 046-000-0000　メール sidoui@example.jp（希望：電話）",
    候補日: "平成30年6月14日（木）午後、6月21日（木）午前・午後",
    調整の期限: "平成30年6月15日",
    集合場所: "見本在宅クリニック 一階受付",
    車への同乗: "可",
    報告の日数: "14",
    事務担当: "事務担当　横須賀市地域医療推進課　例示\n電話　046-000-0001\nメール　kakari@example.jp",
    ...more,
  };
}
