/** What no single person sees at Google: other people's views, and the clockwork behind the office. */
import { html as markup } from "hono/html";
import type { Html } from "./layout.ts";
import { officePage } from "./layout.ts";
import { empty } from "./lists.ts";
import type { Access, Behind, Shell, Sights } from "./looks.ts";
import { moment } from "./words.ts";

const RIGHTS: Record<Access, string> = { edit: "編集できます", read: "閲覧できます", none: "開けません" };

export function peoplePage(shell: Shell, sights: Sights | undefined): Html {
  const known = [...new Set([...shell.editors, ...(sights?.known ?? [])])];
  const body = markup`<main class="list" tabindex="0">
    <h1>人ごとの眺め</h1>
    <p class="lead">
      職員、申込者、指導医、医師会など、その人のアドレスで何が開けるか、どんなメールが届いたかを見ます。
    </p>
    <form method="get" action="/people" class="inline">
      <label
        >メールアドレス <input name="who" type="email" list="known" value="${sights?.person ?? ""}" autocomplete="off"
      /></label>
      <datalist id="known">${known.map((person) => markup`<option value="${person}"></option>`)}</datalist>
      <button>見る</button>
    </form>
    ${sights === undefined ? "" : sightsPart(sights)}
  </main>`;
  const back = sights ? `/people?who=${encodeURIComponent(sights.person)}` : "/people";
  return officePage({ title: "人ごとの眺め", shell, at: "/people", back, body });
}

function sightsPart({ person, workbook, documents, forms, mails }: Sights): Html {
  return markup`<section class="panel">
      <h2>${person}</h2>
      <p>ブック：<b>${RIGHTS[workbook]}</b></p>
      <div class="row">
        ${workbook === "edit" ? "" : markup`<form method="post" action="/share"><input type="hidden" name="user" value="${person}" /><button>ブックの編集者に加える</button></form>`}
        <form method="post" action="/sit">
          <input type="hidden" name="user" value="${person}" /><input type="hidden" name="back" value="/book" /><button
            class="plain"
          >
            この人として操作する
          </button>
        </form>
      </div>
    </section>
    <section class="panel">
      <h2>フォーム</h2>
      <ul>
        ${forms.map((form) => markup`<li><a href="/forms/${form.id}?as=${encodeURIComponent(person)}">${form.title}</a>${form.refusal === "" ? "" : `：${form.refusal}`}</li>`)}
      </ul>
      ${forms.length === 0 ? empty("フォームはありません。") : ""}
    </section>
    <section class="panel">
      <h2>開ける文書</h2>
      <ul>
        ${documents.map(({ id, name, folder }) => markup`<li><a href="/letters/${id}">${name}</a> <small>${folder}</small></li>`)}
      </ul>
      ${documents.length === 0 ? empty("開ける文書はありません。") : ""}
    </section>
    <section class="panel">
      <h2>届いたメール</h2>
      <ul>
        ${mails.map(({ n, subject, at }) => markup`<li><a href="/mail/${n}">${subject}</a> <small>${moment(at)}</small></li>`)}
      </ul>
      ${mails.length === 0 ? empty("届いたメールはありません。") : ""}
    </section>`;
}

export function clockPage(shell: Shell, behind: Behind): Html {
  const { total, milliseconds, byMethod } = behind.calls;
  const triggers = behind.triggers.map(({ handler, on, creator, dueAt }) => [
    handler,
    on,
    creator,
    dueAt === undefined ? "" : moment(dueAt),
  ]);
  const crashes = behind.crashes.map(({ at, entry, message }) => [moment(at), entry, message]);
  const calls = byMethod.slice(0, 12).map(([method, n]) => [method, String(n)]);
  const logs = behind.logs.map(({ at, entry, text }) => [moment(at), entry, text]);
  const time = `${total}回、${(milliseconds / 1000).toFixed(1)}秒（仮想の時間）`;
  const body = markup`<main class="list" tabindex="0">
    <h1>時計と記録</h1>
    <p class="lead">時間は、上の「時間を進める」を押したときと、スクリプトがサービスを呼んだときにだけ進みます。</p>
    ${panel("トリガー", table(["関数", "きっかけ", "作った人", "次の時刻"], triggers, "トリガーはまだありません。"))}
    ${panel("トリガーの失敗", table(["時刻", "関数", "メッセージ"], crashes, "失敗はありません。"))}
    ${panel("サービスの呼び出し", markup`<p>${time}</p>${table(["呼び出し", "回数"], calls, "まだ何も呼ばれていません。")}`)}
    ${panel("ログ", table(["時刻", "関数", "内容"], logs, "ログはありません。"))}
  </main>`;
  return officePage({ title: "時計と記録", shell, at: "/clock", body });
}

function panel(title: string, content: Html): Html {
  return markup`<section class="panel"><h2>${title}</h2>${content}</section>`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[], none: string): Html {
  if (rows.length === 0) return empty(none);
  return markup`<table class="facts">
    <thead>
      <tr>
        ${heads.map((head) => markup`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          markup`<tr>
            ${row.map((cell) => markup`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
