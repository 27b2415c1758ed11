/** One question of a Form as the responder sees it. */
import { html, raw } from "hono/html";
import type { QuestionView } from "../forms/description.ts";
import type { Answer } from "../forms/model.ts";
import { fieldOf, OTHER, otherField } from "./form-answers.ts";
import type { Html } from "./layout.ts";

interface Asked {
  question: QuestionView;
  answer: Answer | undefined;
  fault: string | undefined;
}

export function questionPart(asked: Asked): Html {
  const { question, fault } = asked;
  if (!question.asks) return headingPart(question);
  const [id, many] = [fieldOf(question.id), isGroup(question)];
  const label = html`${question.title}${question.required ? html`<span class="required" aria-hidden="true"> *</span><span class="quiet">（必須）</span>` : ""}`;
  const help = question.help === "" ? "" : html`<p class="help" id="${id}-help">${question.help}</p>`;
  const error = fault === undefined ? "" : html`<p class="fault" id="${id}-fault" role="alert">${fault}</p>`;
  const described = describedBy(asked);
  const body = many
    ? html`<fieldset ${described}><legend>${label}</legend>${help}${groupPart(asked)}</fieldset>`
    : html`<label class="title" for="${id}">${label}</label>${help}${fieldPart(asked, described)}`;
  return html`<section class="card ${fault === undefined ? "" : "wrong"}" data-question="${question.title}">${body}${error}</section>`;
}

function headingPart({ title, help }: QuestionView): Html {
  return html`<section class="card heading"><h2>${title}</h2>${help === "" ? "" : html`<p class="help">${help}</p>`}</section>`;
}

function isGroup({ kind }: QuestionView): boolean {
  return ["MULTIPLE_CHOICE", "CHECKBOX", "SCALE", "GRID", "CHECKBOX_GRID"].includes(kind);
}

function describedBy({ question, fault }: Asked): Html | string {
  const id = fieldOf(question.id);
  const ids = [question.help === "" ? "" : `${id}-help`, fault === undefined ? "" : `${id}-fault`].filter((each) => each !== "");
  const invalid = fault === undefined || isGroup(question) ? "" : raw('aria-invalid="true"');
  return html`${ids.length > 0 ? html`aria-describedby="${ids.join(" ")}"` : ""} ${invalid}`;
}

function fieldPart({ question, answer }: Asked, described: Html | string): Html {
  const [id, value] = [fieldOf(question.id), typeof answer === "string" ? answer : ""];
  const common = html`id="${id}" name="${id}" ${question.required ? raw('aria-required="true"') : ""} ${described}`;
  switch (question.kind) {
    case "PARAGRAPH_TEXT":
      return html`<textarea ${common} rows="4" placeholder="回答を入力">${value}</textarea>`;
    case "LIST":
      return html`<select ${common}>
        <option value="">選択</option>
        ${question.choices.map((choice) => html`<option ${choice.value === value ? "selected" : ""}>${choice.value}</option>`)}
      </select>`;
    case "DATE":
      return question.includesYear
        ? html`<input type="date" ${common} value="${value}" />`
        : html`<input type="text" ${common} value="${value}" placeholder="月-日（例：04-01）" />`;
    case "TIME":
      return html`<input type="time" ${common} value="${value}" />`;
    case "DATETIME":
      return html`<input type="datetime-local" ${common} value="${value.replace(" ", "T")}" />`;
    default:
      return html`<input type="text" ${common} value="${value}" placeholder="回答を入力" autocomplete="off" />`;
  }
}

function groupPart(asked: Asked): Html {
  const { kind } = asked.question;
  if (kind === "SCALE") return scalePart(asked);
  return kind === "GRID" || kind === "CHECKBOX_GRID" ? gridPart(asked) : choicesPart(asked);
}

function choicesPart({ question, answer }: Asked): Html {
  const chosen = answersIn(answer);
  const type = question.kind === "CHECKBOX" ? "checkbox" : "radio";
  const own = chosen.find((value) => !question.choices.some((choice) => choice.value === value)) ?? "";
  const line = (value: string, label: Html | string, on: boolean) =>
    html`<label class="choice"><input type="${type}" name="${fieldOf(question.id)}" value="${value}" ${on ? "checked" : ""} /><span>${label}</span></label>`;
  return html`${question.choices.map(({ value }) => line(value, value, chosen.includes(value)))}
  ${question.other
    ? html`<div class="other">${line(OTHER, "その他：", own !== "")}<input type="text" name="${otherField(question.id)}" value="${own}" aria-label="${question.title}：その他の内容" /></div>`
    : ""}`;
}

function scalePart({ question, answer }: Asked): Html {
  const { lower, upper, leftLabel, rightLabel } = question.scale;
  const steps = Array.from({ length: upper - lower + 1 }, (_, at) => String(lower + at));
  return html`<div class="scale"><span>${leftLabel}</span>
    ${steps.map((step) => html`<label><span>${step}</span><input type="radio" name="${fieldOf(question.id)}" value="${step}" ${answer === step ? "checked" : ""} /></label>`)}
    <span>${rightLabel}</span></div>`;
}

function gridPart({ question, answer }: Asked): Html {
  const type = question.kind === "GRID" ? "radio" : "checkbox";
  const rows = Array.isArray(answer) ? answer : [];
  return html`<div class="grid" tabindex="0" role="group" aria-label="${question.title}の表"><table>
    <thead><tr><td></td>${question.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${question.rows.map(
      (row, at) =>
        html`<tr><th scope="row">${row}</th>${question.columns.map(
          (column) =>
            html`<td><input type="${type}" name="${fieldOf(question.id, at)}" value="${column}" aria-label="${row}：${column}" ${[rows[at] ?? []].flat().includes(column) ? "checked" : ""} /></td>`,
        )}</tr>`,
    )}</tbody>
  </table></div>`;
}

function answersIn(answer: Answer | undefined): string[] {
  if (answer === undefined || answer === "") return [];
  return Array.isArray(answer) ? answer.flat().filter((value): value is string => value !== null) : [answer];
}
