/** Lists of Forms, documents and mail, and one of each. */
import { html, raw } from "hono/html";
import type { Html } from "./layout.ts";
import { officePage } from "./layout.ts";
import type { FormLine, LetterLine, MailLine, MailView, Shell } from "./looks.ts";
import { moment } from "./words.ts";

export function formsPage(shell: Shell, forms: readonly FormLine[]): Html {
  const state = (form: FormLine) =>
    !form.published ? "非公開" : !form.accepting ? "受付を終了" : form.public ? "リンクを知る人が回答できます" : "招待された人だけ";
  const body = html`<main class="list">
    <h1>フォーム</h1>
    <p class="lead">申込者や指導医は、リンクからこのフォームを開きます。職員や別の人として開くこともできます。</p>
    ${forms.length === 0 ? empty("フォームはまだありません。表計算のメニューから初期設定をすると作られます。") : ""}
    <ul class="cards">
      ${forms.map(
        (form) =>
          html`<li class="cardlink">
            <h2><a href="/forms/${form.id}">${form.title}</a></h2>
            <p>${form.folder}</p>
            <p><span class="chip">${state(form)}</span> 回答 ${form.responses}件</p>
            <form method="get" action="/forms/${form.id}" class="inline">
              <label>ログインして開く <input name="as" type="email" placeholder="hanako@example.jp" autocomplete="off" /></label>
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
    (letter) => html`<li>
      <a href="/letters/${letter.id}" ${letter.id === chosen?.id ? raw('aria-current="page"') : ""}><b>${letter.name}</b><span>${letter.folder}</span><span>${moment(letter.at)}</span></a>
    </li>`,
  );
  const body = html`<main class="split">
    <nav class="pane" aria-label="文書の一覧"><h1>文書</h1>${letters.length === 0 ? empty("文書はまだありません。") : html`<ul>${list}</ul>`}</nav>
    <section class="reading" aria-label="文書">
      ${chosen === undefined
        ? empty(letters.length === 0 ? "通知を作ると、ここに並びます。" : "左の一覧から文書を選んでください。")
        : html`<div class="bar"><h2>${chosen.name}</h2><a class="button" href="/letters/${chosen.id}/docx" download>Word 形式でダウンロード</a></div>
            <div id="paper" class="paper" data-docx="/letters/${chosen.id}/docx" tabindex="0" role="region" aria-label="${chosen.name}の内容"></div>`}
    </section>
  </main>`;
  const libraries = ["jszip.js", "docx-preview.js"].map((file) => html`<script src="/libraries/${file}"></script>`);
  const back = chosen ? `/letters/${chosen.id}` : "/letters";
  const whole = html`${body}${chosen ? libraries : ""}`;
  return officePage({ title: chosen?.name ?? "文書", shell, at: "/letters", back, body: whole, scripts: ["letter.js"] });
}

export function mailPage(shell: Shell, mails: readonly MailLine[], chosen: MailView | undefined): Html {
  const list = mails.toReversed().map(
    (mail) => html`<li>
      <a href="/mail/${mail.n}" ${mail.n === chosen?.n ? raw('aria-current="page"') : ""}
        ><span>${mail.to.join("、")}${mail.attachments > 0 ? html`<i class="clip" aria-label="添付あり"></i>` : ""}</span><b>${mail.subject}</b><span class="opening">${mail.opening}</span><span>${moment(mail.at)}</span></a>
    </li>`,
  );
  const body = html`<main class="split">
    <nav class="pane" aria-label="送信済みメールの一覧"><h1>送信済みメール</h1>${mails.length === 0 ? empty("まだ1通も送られていません。") : html`<ul>${list}</ul>`}</nav>
    <section class="reading" aria-label="メール">
      ${chosen === undefined ? empty(mails.length === 0 ? "送られたメールは、ここで読めます。" : "左の一覧からメールを選んでください。") : message(chosen)}
    </section>
  </main>`;
  return officePage({ title: chosen?.subject ?? "送信済みメール", shell, at: "/mail", back: chosen ? `/mail/${chosen.n}` : "/mail", body });
}

function message(mail: MailView): Html {
  const line = (label: string, people: readonly string[]) =>
    people.length === 0 ? "" : html`<dt>${label}</dt><dd>${people.join("、")}</dd>`;
  return html`<article class="mail">
    <h2>${mail.subject}</h2>
    <dl>
      <dt>差出人</dt><dd>${mail.name === "" ? mail.from : `${mail.name} <${mail.from}>`}</dd>
      ${line("宛先", mail.to)} ${line("Cc", mail.cc)} ${line("Bcc", mail.bcc)} ${line("返信先", mail.replyTo)}
      <dt>日時</dt><dd>${moment(mail.at)}</dd>
    </dl>
    <div class="body">${linked(mail.body)}</div>
    ${mail.htmlBody === "" ? "" : html`<h3>HTML 形式の本文</h3><iframe class="htmlbody" title="HTML 形式の本文" src="/mail/${mail.n}/html" sandbox></iframe>`}
    ${mail.attachments.length === 0 ? "" : html`<h3>添付ファイル</h3><ul class="files">${mail.attachments.map(({ name }, at) => html`<li><a class="button" href="/mail/${mail.n}/attachments/${at}" download="${name}">${name}</a></li>`)}</ul>`}
    <p><a href="/mail/${mail.n}/eml" download>メール全体（.eml）をダウンロード</a></p>
  </article>`;
}

/** A Form's address at Google leads to the same Form here; every other text stays text. */
function linked(text: string): Html {
  const pieces = text.split(/(https:\/\/docs\.google\.com\/forms\/d\/e\/[\w-]+\/viewform\S*)/);
  return html`${pieces.map((piece, at) => (at % 2 === 0 ? piece : html`<a href="${piece.replace(/^.*\/e\/([\w-]+)\/viewform/, "/forms/$1")}">${piece}</a>`))}`;
}

export function empty(text: string): Html {
  return html`<p class="empty">${text}</p>`;
}
