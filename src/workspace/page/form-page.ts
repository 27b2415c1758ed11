/** A Form as its responder sees it: one section a page, then the confirmation. No script is needed. */
import { html as markup } from "hono/html";
import type { FormView } from "../forms/description.ts";
import type { Answer } from "../forms/model.ts";
import type { Html } from "./layout.ts";
import { documentOf } from "./layout.ts";
import { questionPart } from "./question-part.ts";

/** How far a responder has come. */
export interface Progress {
  /** Number of the section, from 0. */
  at: number;
  /** Sections already left, in order: the way back. */
  trail: number[];
  /** Answers so far, by item id. */
  answers: Record<string, Answer>;
  /** What is wrong on this section, by item id; "" is about the whole. */
  faults: Record<string, string>;
}

/** `as` is who is signed in; empty for a stranger. */
export function formPage(form: FormView, progress: Progress, as: string): Html {
  const section = form.sections[progress.at];
  if (!section) throw new Error("このセクションはありません");
  const [wrong, several] = [Object.keys(progress.faults).length > 0, form.sections.length > 1];
  const last = progress.at === form.sections.length - 1;
  const asks = form.sections.some(({ questions }) => questions.some(({ required }) => required));
  const body = markup`${titleCard(form, asks && progress.at === 0 ? "* 必須の質問です" : "", progress.at === 0 ? form.description : "")}
    ${wrong ? markup`<p class="card alarm" role="alert">${progress.faults[""] ?? "入力を確かめてください。赤い字のところを直すと、先へ進めます。"}</p>` : ""}
    ${
      section.id === undefined
        ? ""
        : markup`<section class="card heading">
            <h2>${section.title}</h2>
            ${section.help ? markup`<p class="help">${section.help}</p>` : ""}
          </section>`
    }
    <form method="post" action="/forms/${form.id}" novalidate>
      <input
        type="hidden"
        name="progress"
        value="${JSON.stringify({ at: progress.at, trail: progress.trail, answers: progress.answers })}"
      />
      <input type="hidden" name="as" value="${as}" />
      ${section.questions.map((question) => questionPart({ question, answer: progress.answers[question.id], fault: progress.faults[question.id] }))}
      <div class="steps">
        ${progress.trail.length > 0 ? markup`<button name="go" value="back" class="plain">戻る</button>` : ""}
        <button name="go" value="next">${last ? "送信" : "次へ"}</button>
        ${several ? progressBar(progress.at + 1, form.sections.length) : ""}
        <a class="clear" href="/forms/${form.id}${as === "" ? "" : `?as=${encodeURIComponent(as)}`}"
          >フォームをクリア</a
        >
      </div>
    </form>`;
  return responderPage(form.title, as, body, wrong);
}

function progressBar(at: number, of: number): Html {
  return markup`<span class="progress"
    ><progress value="${at}" max="${of}" aria-label="進み具合"></progress>ページ ${at}／${of}</span
  >`;
}

export function sentPage(form: FormView, as: string): Html {
  const again = form.respondAgain ? markup`<p><a href="/forms/${form.id}">別の回答を送信</a></p>` : "";
  return responderPage(form.title, as, titleCard(form, "", form.confirmation || "回答を記録しました。", again));
}

/** The page for whoever does not get to the questions. */
export function refusedPage(form: FormView, as: string, reason: string): Html {
  return responderPage(form.title, as, titleCard(form, "", reason));
}

function titleCard(form: FormView, required: string, text: string, more: Html | string = ""): Html {
  return markup`<section class="card top">
    <h1>${form.title}</h1>
    ${text === "" ? "" : markup`<p class="help">${text}</p>`} ${more}
    ${required === "" ? "" : markup`<p class="legend">${required}</p>`}
  </section>`;
}

function responderPage(title: string, as: string, content: Html, wrong = false): Html {
  const who = as === "" ? "ログインしていません（リンクを知る人として開いています）" : `${as} としてログインしています`;
  const body = markup`<body class="responder">
    <p class="who">${who}</p>
    <main>${content}</main>
    <footer>
      <p>このフォームは、手元のコンピューターの中だけで動いています。<a href="/forms">フォームの一覧</a></p>
    </footer>
  </body>`;
  return documentOf({ title: wrong ? `エラー：${title}` : title, body, theme: "form", scripts: ["form.js"] });
}
