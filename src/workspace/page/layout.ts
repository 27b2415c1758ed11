/** What every page shares: the head, and the strip on top from which one leads the stand-in (who, when, where). */
import { html as markup, raw } from "hono/html";
import type { Shell } from "./looks.ts";
import { clock } from "./words.ts";

/** Escaped HTML, as hono's `markup` gives it. */
export type Html = ReturnType<typeof markup>;

export interface Tab {
  path: string;
  label: string;
}

const TABS: readonly Tab[] = [
  { path: "/book", label: "表計算" },
  { path: "/forms", label: "フォーム" },
  { path: "/letters", label: "文書" },
  { path: "/files", label: "共有ファイル" },
  { path: "/mail", label: "送信済みメール" },
  { path: "/people", label: "人ごとの眺め" },
  { path: "/clock", label: "時計と記録" },
];

const PASSING = [
  { duration: "5m", label: "5分" },
  { duration: "1h", label: "1時間" },
  { duration: "1d", label: "1日" },
];

/** A whole document; `scripts` and `styles` are files under /assets. */
export function documentOf(page: { title: string; body: Html; scripts?: readonly string[]; theme?: string }): Html {
  return markup`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/base.css" />
        ${page.theme === undefined ? "" : markup`<link rel="stylesheet" href="/assets/${page.theme}.css" />`}
        ${(page.scripts ?? []).map((file) => markup`<script type="module" src="/assets/${file}"></script>`)}
      </head>
      ${page.body}
    </html>`;
}

/** A page of the office under the strip. `back` is where the strip's buttons return to. */
export function officePage(page: {
  title: string;
  shell: Shell;
  at: string;
  back?: string;
  body: Html;
  scripts?: readonly string[];
  theme?: string;
}): Html {
  const body = markup`<body class="office">
    ${strip(page.shell, page.at, page.back ?? page.at)} ${page.body}
  </body>`;
  const { title, scripts, theme } = page;
  return documentOf({
    title,
    body,
    scripts: ["strip.js", ...(scripts ?? [])],
    ...(theme === undefined ? {} : { theme }),
  });
}

function strip(shell: Shell, at: string, back: string): Html {
  return markup`<header class="strip">
    <nav aria-label="この組み込みワークスペース">
      ${TABS.map(
        ({ path, label }) => markup`<a href="${path}" ${path === at ? raw('aria-current="page"') : ""}>${label}</a>`,
      )}
    </nav>
    <form class="time" method="post" action="/advance">
      <input type="hidden" name="back" value="${back}" />
      <time id="now">${clock(shell.now)}</time>
      <span aria-hidden="true">時間を進める</span>
      ${PASSING.map(
        ({ duration, label }) =>
          markup`<button name="duration" value="${duration}" aria-label="時間を${label}進める">${label}</button>`,
      )}
    </form>
    ${seat(shell, back)}
  </header>`;
}

function seat(shell: Shell, back: string): Html {
  const people = [...new Set([...shell.editors, shell.user])];
  return markup`<form class="seat" method="post" action="/sit">
    <input type="hidden" name="back" value="${back}" />
    <label for="user">操作する人</label>
    <select id="user" name="user">
      ${people.map((user) => markup`<option ${user === shell.user ? "selected" : ""}>${user}</option>`)}
    </select>
    <button>交代</button>
  </form>`;
}

/** A short page that says one thing: not found, no right, an error; without the strip where no office answers. */
export function messagePage(shell: Shell | undefined, title: string, text: string): Html {
  const body = markup`<main class="message">
    <h1>${title}</h1>
    <p>${text}</p>
    <p><a href="/book">表計算へ戻る</a></p>
  </main>`;
  return shell ? officePage({ title, shell, at: "", back: "/book", body }) : documentOf({ title, body });
}
