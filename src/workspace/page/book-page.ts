/** The workbook as staff see it: title, custom menus, grid, tabs. */
import { html as markup, raw } from "hono/html";
import type { MenuEntry } from "../menus.ts";
import type { BookView, GridCell, GridColumn, GridRow } from "./book-view.ts";
import type { Html } from "./layout.ts";
import { officePage } from "./layout.ts";
import type { Shell } from "./looks.ts";
import type { OpenDialog } from "./wire.ts";

/** Row numbers stand in a column of this width; frozen columns stick behind it. Pixels. */
const GUTTER = 46;

export function bookPage(shell: Shell, book: BookView, dialogs: readonly OpenDialog[]): Html {
  const body = markup`<main class="book">
    <div class="title">
      <img src="/assets/icon.svg" alt="" width="30" height="30" />
      <div>
        <h1>${book.name}</h1>
        ${menuBar(shell.menu)}
      </div>
      <p class="access">${shell.access === "edit" ? "" : "閲覧のみ"}</p>
    </div>
    <div class="formula">
      <output id="place" aria-label="選択しているセル">A1</output>
      <span class="fx" aria-hidden="true">fx</span>
      <input
        id="content"
        aria-label="セルの内容"
        autocomplete="off"
        spellcheck="false"
        ${book.canEdit ? "" : "readonly"}
      />
    </div>
    <div class="desk">
      <div id="view" class="view">${sheetPart(book)}</div>
      <aside id="sidebar" class="sidebar" aria-label="サイドバー" hidden></aside>
    </div>
    <div id="toasts" class="toasts" role="status" aria-live="polite"></div>
    <script type="application/json" id="waiting">
      ${raw(JSON.stringify(dialogs).replaceAll("<", "\\u003c"))}
    </script>
  </main>`;
  return officePage({ title: book.name, shell, at: "/book", body, scripts: ["book.js"], theme: "book" });
}

/** The part that is fetched again after each deed. */
export function sheetPart(book: BookView): Html {
  const head = book.rows.filter((row) => row.frozen);
  const rest = book.rows.filter((row) => !row.frozen);
  const lefts = leftsOf(book.columns);
  const width = GUTTER + book.columns.reduce((sum, column) => sum + column.width, 0);
  return markup`<div class="scroll" id="scroll">
      <table
        class="grid"
        role="grid"
        aria-label="シート「${book.sheet}」"
        style="width:${width}px"
        data-sheet="${book.sheet}"
        data-edit="${book.canEdit ? "yes" : "no"}"
      >
        <colgroup>
          <col style="width:${GUTTER}px" />
          ${book.columns.map(({ width: each }) => markup`<col style="width:${each}px" />`)}
        </colgroup>
        <thead>
          <tr class="letters">
            <td class="corner"></td>
            ${book.columns.map((column) => letter(column, lefts))}
          </tr>
          ${head.map((row, at) => rowPart(row, book, lefts, at === head.length - 1))}
        </thead>
        <tbody>
          ${rest.map((row) => rowPart(row, book, lefts, false))}
        </tbody>
      </table>
    </div>
    ${foot(book)}`;
}

function leftsOf(columns: readonly GridColumn[]): Map<number, number> {
  const lefts = new Map<number, number>();
  let left = GUTTER;
  for (const { column, width, frozen } of columns.filter((each) => each.frozen)) {
    if (frozen) lefts.set(column, left);
    left += width;
  }
  return lefts;
}

function letter({ column, letter: name, header }: GridColumn, lefts: Map<number, number>): Html {
  const left = lefts.get(column);
  return markup`<th
    scope="col"
    class="${left === undefined ? "" : "stuck"}"
    data-column="${column}"
    data-header="${header}"
    ${left === undefined ? "" : raw(`style="left:${left}px"`)}
    >${name}</th>`;
}

function rowPart(row: GridRow, book: BookView, lefts: Map<number, number>, edge: boolean): Html {
  return markup`<tr class="${edge ? "edge" : ""}" style="height:${row.height}px">
    <th scope="row" data-row="${row.row}">${row.row}</th>
    ${row.cells.map((cell, at) => cellPart(cell, row, book, { left: lefts.get(cell.column), room: roomAt(row, at, book) }))}
  </tr>`;
}

/** Pixels that a text may go on for: over the blank cells to its right, as far as those that scroll along with it. */
function roomAt(row: GridRow, at: number, { columns }: BookView): number {
  if (row.frozen || row.cells[at]?.spills !== true) return 0;
  const ends = ({ text, checked }: GridCell, next: number): boolean =>
    next > at && (text !== "" || checked !== undefined || columns[next]?.frozen !== columns[at]?.frozen);
  const end = row.cells.findIndex(ends);
  return columns.slice(at + 1, end < 0 ? columns.length : end).reduce((sum, { width }) => sum + width, 0);
}

interface Place {
  /** Pixels from the left edge of a cell that stays; undefined for one that goes along. */
  readonly left: number | undefined;
  readonly room: number;
}

/** No blank stands between the tags: the grid shows blanks as they are. */
function cellPart(cell: GridCell, row: GridRow, book: BookView, { left, room }: Place): Html {
  const column = row.row === 1 ? book.columns.find((each) => each.column === cell.column) : undefined;
  const classes = [
    cell.bold ? "bold" : "",
    cell.wrap ? "wrap" : "",
    cell.note ? "noted" : "",
    left === undefined ? "" : "stuck",
    room > 0 ? "spills" : "",
  ];
  const style = [
    cell.background ? `background:${cell.background}` : "",
    cell.color ? `color:${cell.color}` : "",
    left === undefined ? "" : `left:${left}px`,
  ];
  return markup`<td
    role="gridcell"
    class="${joined(classes, " ")}"
    data-r="${row.row}"
    data-c="${cell.column}"
    ${attribute("style", joined(style, ";"))}${attribute("title", cell.note)}${attribute("data-raw", cell.raw === cell.text ? "" : cell.raw)}
    ${attribute("data-list", cell.list === undefined ? "" : JSON.stringify(cell.list))}${attribute("data-guard", cell.guarded)}
    ${attribute("data-tick", cell.checked === undefined ? "" : cell.checked ? "on" : "off")}
    >${cell.checked === undefined ? cellText(cell, room) : markup`<span class="tick" aria-hidden="true">${cell.checked ? "☑" : "☐"}</span>`}${
      cell.list && !row.frozen ? raw('<i class="arrow" aria-hidden="true"></i>') : ""
    }${column && column.filter !== "" ? filterButton(column) : ""}</td>`;
}

function cellText({ text, wrap }: GridCell, room: number): Html | string {
  if (wrap) return markup`<div>${text}</div>`;
  return room > 0 ? markup`<span style="width:calc(100% + ${room}px)">${text}</span>` : text;
}

function filterButton({ header, filter, values, hidden }: GridColumn): Html {
  const active = filter === "active";
  return markup`<button
    type="button"
    class="filter"
    data-header="${header}"
    data-values="${JSON.stringify(values)}"
    data-hidden="${JSON.stringify(hidden)}"
    data-active="${active ? "yes" : "no"}"
    aria-label="「${header}」で絞り込む${active ? "（絞り込み中）" : ""}"
  ></button>`;
}

function foot(book: BookView): Html {
  const hidden = [
    book.hiddenRows > 0 ? `非表示の行 ${book.hiddenRows}` : "",
    book.hiddenColumns > 0 ? `非表示の列 ${book.hiddenColumns}` : "",
  ];
  return markup`<div class="foot">
    <nav class="tabs" aria-label="シート">
      ${book.tabs.map(
        ({ name, active, color }) =>
          markup`<a
            href="/book?sheet=${encodeURIComponent(name)}"
            data-tab="${name}"
            ${active ? raw('aria-current="page"') : ""}
            ${attribute("style", color ? `border-bottom-color:${color}` : "")}
            >${name}</a
          >`,
      )}
    </nav>
    <p id="note" class="note"></p>
    ${joined(hidden, "") === "" ? "" : markup`<p class="hidden">${joined(hidden, "・")} <button type="button" id="show-all">再表示</button></p>`}
  </div>`;
}

/** The custom menus that onOpen built, as buttons that open lists. */
function menuBar(menus: readonly MenuEntry[]): Html {
  const bar = menus.flatMap((entry) => ("items" in entry ? [entry] : []));
  return markup`<ul class="menubar" role="menubar" aria-label="メニュー">
    ${bar.map(
      ({ caption, items }, at) =>
        markup`<li role="none">
          <button
            type="button"
            role="menuitem"
            aria-haspopup="true"
            aria-expanded="false"
            tabindex="${at === 0 ? 0 : -1}"
          >
            ${caption}
          </button>
          ${menuList(items, [caption])}
        </li>`,
    )}
  </ul>`;
}

function menuList(items: readonly MenuEntry[], path: readonly string[]): Html {
  return markup`<ul role="menu" aria-label="${path.at(-1)}" hidden>
    ${items.map((entry) => {
      if (!("caption" in entry)) return raw('<li role="separator"></li>');
      const here = [...path, entry.caption];
      return "items" in entry
        ? markup`<li role="none">
            <button type="button" role="menuitem" aria-haspopup="true" aria-expanded="false" tabindex="-1">
              ${entry.caption}</button
            >${menuList(entry.items, here)}
          </li>`
        : markup`<li role="none">
            <button type="button" role="menuitem" tabindex="-1" data-path="${JSON.stringify(here)}">
              ${entry.caption}
            </button>
          </li>`;
    })}
  </ul>`;
}

function attribute(name: string, value: string): Html | string {
  return value === "" ? "" : markup` ${raw(name)}="${value}"`;
}

function joined(parts: readonly string[], by: string): string {
  return parts.filter((part) => part !== "").join(by);
}
