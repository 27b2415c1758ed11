/** Shared spreadsheets and files: a list of what one person may open, and one of them to be read. */
import { html as markup, raw } from "hono/html";
import type { FileLine, FileView, SheetCell, SheetPicture } from "./files-view.ts";
import type { Html } from "./layout.ts";
import { officePage } from "./layout.ts";
import { empty } from "./lists.ts";
import type { Shell } from "./looks.ts";
import { moment } from "./words.ts";

const KINDS: Record<FileLine["kind"], string> = { spreadsheet: "表", plain: "ファイル" };

/** Where a file is read as this person. */
export function addressOf(id: string, person: string, rest: Record<string, string> = {}): string {
  return `/files/${encodeURIComponent(id)}?${new URLSearchParams({ as: person, ...rest }).toString()}`;
}

export function filesPage(
  shell: Shell,
  person: string,
  files: readonly FileLine[],
  chosen: FileView | undefined,
): Html {
  const list = files.map(
    (file) =>
      markup`<li>
        <a href="${addressOf(file.id, person)}" ${file.id === chosen?.id ? raw('aria-current="page"') : ""}
          ><b>${file.name}</b><span>${KINDS[file.kind]}　${file.folder}</span><span>${moment(file.at)}</span></a
        >
      </li>`,
  );
  const nothing = `${person} が開ける表やファイルはありません。`;
  const body = markup`<main class="split">
    <nav class="pane" aria-label="共有の表とファイルの一覧">
      <h1>共有の表とファイル</h1>
      <p class="empty">${person} が開けるもの</p>
      ${
        files.length === 0
          ? empty(nothing)
          : markup`<ul>
              ${list}
            </ul>`
      }
    </nav>
    <section class="reading" aria-label="表やファイルの内容">
      ${chosen === undefined ? empty(files.length === 0 ? "共有されると、ここで読めます。" : "左の一覧から選んでください。") : content(chosen, person)}
    </section>
  </main>`;
  const back = chosen ? addressOf(chosen.id, person) : `/files?${new URLSearchParams({ as: person }).toString()}`;
  return officePage({ title: chosen?.name ?? "共有の表とファイル", shell, at: "/files", back, body });
}

function content(file: FileView, person: string): Html {
  const download = `/files/${encodeURIComponent(file.id)}/download?${new URLSearchParams({ as: person }).toString()}`;
  const label = file.kind === "spreadsheet" ? "Excel 形式でダウンロード" : "ダウンロード";
  return markup`<div class="bar">
      <h2>${file.name}</h2>
      ${file.mayDownload ? markup`<a class="button" href="${download}" download>${label}</a>` : markup`<p>持ち主が、閲覧者のダウンロードを許していません。</p>`}
    </div>
    <p class="lead">持ち主：${file.owner}</p>
    ${file.sheet === undefined ? empty(`${file.type} のファイルです。ダウンロードして開いてください。`) : sheetPart(file, file.sheet, person)}`;
}

function sheetPart(file: FileView, sheet: SheetPicture, person: string): Html {
  const tabs = file.tabs.map(
    ({ title, color }) =>
      markup`<a
        href="${addressOf(file.id, person, { sheet: title })}"
        ${title === sheet.title ? raw('aria-current="page"') : ""}
        style="border-bottom-color:${color ?? "transparent"}"
        >${title}</a
      >`,
  );
  return markup`<nav class="sheettabs" aria-label="シート">${tabs}</nav>
    ${sheet.rows.length === 0 ? empty("このシートには、まだ何も書かれていません。") : table(sheet)}`;
}

function table({ title, widths, head, rows }: SheetPicture): Html {
  const width = widths.reduce((sum, each) => sum + each, 0);
  const line = (cells: readonly SheetCell[], tag: "th" | "td") =>
    markup`<tr>
      ${cells.map((cell) => cellPart(cell, tag))}
    </tr>`;
  return markup`<div class="sheetbox" tabindex="0" role="region" aria-label="シート「${title}」">
    <table class="sheet" aria-label="${title}" style="width:${width}px">
      <colgroup>
        ${widths.map((each) => markup`<col style="width:${each}px" />`)}
      </colgroup>
      <thead>
        ${rows.slice(0, head).map((cells) => line(cells, "th"))}
      </thead>
      <tbody>
        ${rows.slice(head).map((cells) => line(cells, "td"))}
      </tbody>
    </table>
  </div>`;
}

/** Colours of the model are "#rrggbb" or nothing, so they may stand in a style. */
function cellPart({ text, look, rows, columns }: SheetCell, tag: "th" | "td"): Html {
  const style = [
    look.background ? `background:${look.background}` : "",
    look.fontColor ? `color:${look.fontColor}` : "",
    look.fontWeight === "bold" ? "font-weight:700" : "",
    look.horizontal ? `text-align:${look.horizontal}` : "",
    look.wrap === "WRAP" ? "white-space:pre-wrap" : "",
  ].filter((part) => part !== "");
  const scope = tag === "th" ? ' scope="col"' : "";
  return markup`${raw(`<${tag}${scope} rowspan="${rows}" colspan="${columns}"`)} style="${style.join(";")}">${text}${raw(`</${tag}>`)}`;
}
