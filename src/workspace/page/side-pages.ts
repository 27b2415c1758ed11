/** What no single person sees at Google: other people's views, and the clockwork behind the office. */
import { html as markup } from "hono/html";
import { addressOf } from "./files-page.ts";
import type { FileLine } from "./files-view.ts";
import type { Html } from "./layout.ts";
import { officePage } from "./layout.ts";
import { empty } from "./lists.ts";
import type { Access, Behind, Shell, Sights } from "./looks.ts";
import { moment } from "./words.ts";

const RIGHTS: Record<Access, string> = { edit: "編集できます", read: "閲覧できます", none: "開けません" };

/** `files`: shared spreadsheets and files that the person may open. */
export function peoplePage(shell: Shell, sights: Sights | undefined, files: readonly FileLine[]): Html {
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
    ${sights === undefined ? "" : sightsPart(sights, files)}
  </main>`;
  const back = sights ? `/people?who=${encodeURIComponent(sights.person)}` : "/people";
  return officePage({ title: "人ごとの眺め", shell, at: "/people", back, body });
}

function sightsPart({ person, workbook, documents, forms, mails }: Sights, files: readonly FileLine[]): Html {
  const formLine = ({ id, title, refusal }: Sights["forms"][number]) =>
    markup`<li><a href="/forms/${id}?as=${encodeURIComponent(person)}">${title}</a>${refusal === "" ? "" : `：${refusal}`}</li>`;
  const line = (href: string, name: string, more: string) =>
    markup`<li><a href="${href}">${name}</a> <small>${more}</small></li>`;
  const letters = documents.map(({ id, name, folder }) => line(`/letters/${id}`, name, folder));
  const shared = files.map(({ id, name, folder }) => line(addressOf(id, person), name, folder));
  const arrived = mails.map(({ n, subject, at }) => line(`/mail/${n}`, subject, moment(at)));
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
    ${links("フォーム", forms.map(formLine), "フォームはありません。")}
    ${links("開ける文書", letters, "開ける文書はありません。")}
    ${links("開ける表とファイル", shared, "開ける表やファイルはありません。")}
    ${links("届いたメール", arrived, "届いたメールはありません。")}`;
}

function links(title: string, lines: readonly Html[], none: string): Html {
  return panel(
    title,
    lines.length === 0
      ? empty(none)
      : markup`<ul>
          ${lines}
        </ul>`,
  );
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
