/** Lists of Forms, documents and mail, and one of each. */
import { html as markup, raw } from "hono/html";
import type { Html } from "./layout.ts";
import { officePage } from "./layout.ts";
import type { FormLine, LetterLine, MailLine, MailView, Shell } from "./looks.ts";
import { moment } from "./words.ts";

export function formsPage(shell: Shell, forms: readonly FormLine[]): Html {
  const state = (form: FormLine) =>
    !form.published
      ? "非公開"
      : !form.accepting
        ? "受付を終了"
        : form.public
          ? "リンクを知る人が回答できます"
          : "招待された人だけ";
  const body = markup`<main class="list" tabindex="0">
    <h1>フォーム</h1>
    <p class="lead">申込者や指導医は、リンクからこのフォームを開きます。職員や別の人として開くこともできます。</p>
    ${forms.length === 0 ? empty("フォームはまだありません。表計算のメニューから初期設定をすると作られます。") : ""}
    <ul class="cards">
      ${forms.map(
        (form) =>
          markup`<li class="cardlink">
            <h2><a href="/forms/${form.id}">${form.title}</a></h2>
            <p>${form.folder}</p>
            <p><span class="chip">${state(form)}</span> 回答 ${form.responses}件</p>
            <form method="get" action="/forms/${form.id}" class="inline">
              <label
                >ログインして開く <input name="as" type="email" placeholder="hanako@example.jp" autocomplete="off"
              /></label>
              <button>開く</button>
            </form>
          </li>`,
      )}
    </ul>
  </main>`;
  return officePage({ title: "フォーム", shell, at: "/forms", body });
}

export function lettersPage(shell: Shell, letters: readonly LetterLine[], chosen: LetterLine | undefined): Html {
  const list = letters.toReversed().map(
    (letter) =>
      markup`<li>
        <a href="/letters/${letter.id}" ${letter.id === chosen?.id ? raw('aria-current="page"') : ""}
          ><b>${letter.name}</b><span>${letter.folder}</span><span>${moment(letter.at)}</span></a
        >
      </li>`,
  );
  const body = markup`<main class="split">
    <nav class="pane" aria-label="文書の一覧">
      <h1>文書</h1>
      ${
        letters.length === 0
          ? empty("文書はまだありません。")
          : markup`<ul>
              ${list}
            </ul>`
      }
    </nav>
    <section class="reading" aria-label="文書">
      ${chosen === undefined ? empty(letters.length === 0 ? "通知を作ると、ここに並びます。" : "左の一覧から文書を選んでください。") : paper(chosen)}
    </section>
  </main>`;
  const back = chosen ? `/letters/${chosen.id}` : "/letters";
  const title = chosen?.name ?? "文書";
  return officePage({ title, shell, at: "/letters", back, body, scripts: ["letter.js"] });
}

function paper({ id, name }: LetterLine): Html {
  return markup`<div class="bar">
      <h2>${name}</h2>
      <a class="button" href="/letters/${id}/docx" download>Word 形式でダウンロード</a>
    </div>
    <div id="paper" class="paper" data-docx="/letters/${id}/docx" tabindex="0" role="region" aria-label="${name}の内容"></div>
    <script src="/libraries/jszip.js"></script>
    <script src="/libraries/docx-preview.js"></script>`;
}

export function mailPage(shell: Shell, mails: readonly MailLine[], chosen: MailView | undefined): Html {
  const list = mails.toReversed().map(
    (mail) =>
      markup`<li>
        <a href="/mail/${mail.n}" ${mail.n === chosen?.n ? raw('aria-current="page"') : ""}
          ><span
            >${mail.to.join("、")}${mail.attachments > 0 ? markup`<i class="clip" aria-label="添付あり"></i>` : ""}</span
          ><b>${mail.subject}</b><span class="opening">${mail.opening}</span><span>${moment(mail.at)}</span></a
        >
      </li>`,
  );
  const body = markup`<main class="split">
    <nav class="pane" aria-label="送信済みメールの一覧">
      <h1>送信済みメール</h1>
      ${
        mails.length === 0
          ? empty("まだ1通も送られていません。")
          : markup`<ul>
              ${list}
            </ul>`
      }
    </nav>
    <section class="reading" aria-label="メール">
      ${chosen === undefined ? empty(mails.length === 0 ? "送られたメールは、ここで読めます。" : "左の一覧からメールを選んでください。") : message(chosen)}
    </section>
  </main>`;
  return officePage({
    title: chosen?.subject ?? "送信済みメール",
    shell,
    at: "/mail",
    back: chosen ? `/mail/${chosen.n}` : "/mail",
    body,
  });
}

function message(mail: MailView): Html {
  const line = (label: string, people: readonly string[]) =>
    people.length === 0
      ? ""
      : markup`<dt>${label}</dt>
          <dd>${people.join("、")}</dd>`;
  return markup`<article class="mail">
    <h2>${mail.subject}</h2>
    <dl>
      <dt>差出人</dt>
      <dd>${mail.name === "" ? mail.from : `${mail.name} <${mail.from}>`}</dd>
      ${line("宛先", mail.to)} ${line("Cc", mail.cc)} ${line("Bcc", mail.bcc)} ${line("返信先", mail.replyTo)}
      <dt>日時</dt>
      <dd>${moment(mail.at)}</dd>
    </dl>
    <div class="body">${linked(mail.body)}</div>
    ${
      mail.htmlBody === ""
        ? ""
        : markup`<h3>HTML 形式の本文</h3>
            <iframe class="htmlbody" title="HTML 形式の本文" src="/mail/${mail.n}/html" sandbox></iframe>`
    }
    ${
      mail.attachments.length === 0
        ? ""
        : markup`<h3>添付ファイル</h3>
            <ul class="files">
              ${mail.attachments.map(({ name }, at) => markup`<li><a class="button" href="/mail/${mail.n}/attachments/${at}" download="${name}">${name}</a></li>`)}
            </ul>`
    }
    <p><a href="/mail/${mail.n}/eml" download>メール全体（.eml）をダウンロード</a></p>
  </article>`;
}

/** A Form's address at Google leads to the same Form here; every other text stays text. */
function linked(text: string): Html {
  const pieces = text.split(/(https:\/\/docs\.google\.com\/forms\/d\/e\/[\w-]+\/viewform\S*)/);
  return markup`${pieces.map((piece, at) => (at % 2 === 0 ? piece : markup`<a href="${piece.replace(/^.*\/e\/([\w-]+)\/viewform/, "/forms/$1")}">${piece}</a>`))}`;
}

export function empty(text: string): Html {
  return markup`<p class="empty">${text}</p>`;
}
