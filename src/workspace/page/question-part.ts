/** One question of a Form as the responder sees it. */
import { html as markup, raw } from "hono/html";
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
  const label = markup`${question.title}${question.required ? markup`<span class="required" aria-hidden="true"> *</span><span class="quiet">（必須）</span>` : ""}`;
  const help = question.help === "" ? "" : markup`<p class="help" id="${id}-help">${question.help}</p>`;
  const error = fault === undefined ? "" : markup`<p class="fault" id="${id}-fault" role="alert">${fault}</p>`;
  const described = describedBy(asked);
  const body = many
    ? markup`<fieldset ${described}>
        <legend>${label}</legend>
        ${help}${groupPart(asked)}
      </fieldset>`
    : markup`<label class="title" for="${id}">${label}</label>${help}${fieldPart(asked, described)}`;
  return markup`<section class="card ${fault === undefined ? "" : "wrong"}" data-question="${question.title}">
    ${body}${error}
  </section>`;
}

function headingPart({ title, help }: QuestionView): Html {
  return markup`<section class="card heading">
    <h2>${title}</h2>
    ${help === "" ? "" : markup`<p class="help">${help}</p>`}
  </section>`;
}

function isGroup({ kind }: QuestionView): boolean {
  return ["MULTIPLE_CHOICE", "CHECKBOX", "SCALE", "GRID", "CHECKBOX_GRID"].includes(kind);
}

function describedBy({ question, fault }: Asked): Html | string {
  const id = fieldOf(question.id);
  const ids = [question.help === "" ? "" : `${id}-help`, fault === undefined ? "" : `${id}-fault`].filter(
    (each) => each !== "",
  );
  const invalid = fault === undefined || isGroup(question) ? "" : raw('aria-invalid="true"');
  return markup`${ids.length > 0 ? markup`aria-describedby="${ids.join(" ")}"` : ""} ${invalid}`;
}

function fieldPart({ question, answer }: Asked, described: Html | string): Html {
  const [id, value] = [fieldOf(question.id), typeof answer === "string" ? answer : ""];
  const common = markup`id="${id}" name="${id}" ${question.required ? raw('aria-required="true"') : ""} ${described}`;
  switch (question.kind) {
    case "PARAGRAPH_TEXT":
      return markup`<textarea ${common} rows="4" placeholder="回答を入力">${value}</textarea>`;
    case "LIST":
      return markup`<select ${common}>
        <option value="">選択</option>
        ${question.choices.map((choice) => markup`<option ${choice.value === value ? "selected" : ""}>${choice.value}</option>`)}
      </select>`;
    case "DATE":
      return question.includesYear
        ? markup`<input type="date" ${common} value="${value}" />`
        : markup`<input type="text" ${common} value="${value}" placeholder="月-日（例：04-01）" />`;
    case "TIME":
      return markup`<input type="time" ${common} value="${value}" />`;
    case "DATETIME":
      return markup`<input type="datetime-local" ${common} value="${value.replace(" ", "T")}" />`;
    default:
      return markup`<input type="text" ${common} value="${value}" placeholder="回答を入力" autocomplete="off" />`;
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
    markup`<label class="choice"
      ><input type="${type}" name="${fieldOf(question.id)}" value="${value}" ${on ? "checked" : ""} /><span
        >${label}</span
      ></label
    >`;
  return markup`${question.choices.map(({ value }) => line(value, value, chosen.includes(value)))}
  ${
    question.other
      ? markup`<div class="other">
          ${line(OTHER, "その他：", own !== "")}<input
            type="text"
            name="${otherField(question.id)}"
            value="${own}"
            aria-label="${question.title}：その他の内容"
          />
        </div>`
      : ""
  }`;
}

function scalePart({ question, answer }: Asked): Html {
  const { lower, upper, leftLabel, rightLabel } = question.scale;
  const steps = Array.from({ length: upper - lower + 1 }, (_, at) => String(lower + at));
  return markup`<div class="scale">
    <span>${leftLabel}</span>
    ${steps.map((step) => markup`<label><span>${step}</span><input type="radio" name="${fieldOf(question.id)}" value="${step}" ${answer === step ? "checked" : ""} /></label>`)}
    <span>${rightLabel}</span>
  </div>`;
}

function gridPart({ question, answer }: Asked): Html {
  const type = question.kind === "GRID" ? "radio" : "checkbox";
  const rows = Array.isArray(answer) ? answer : [];
  return markup`<div class="grid" tabindex="0" role="group" aria-label="${question.title}の表">
    <table>
      <thead>
        <tr>
          <td></td>
          ${question.columns.map((column) => markup`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${question.rows.map(
          (row, at) =>
            markup`<tr>
              <th scope="row">${row}</th>
              ${question.columns.map(
                (column) =>
                  markup`<td>
                    <input
                      type="${type}"
                      name="${fieldOf(question.id, at)}"
                      value="${column}"
                      aria-label="${row}：${column}"
                      ${[rows[at] ?? []].flat().includes(column) ? "checked" : ""}
                    />
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function answersIn(answer: Answer | undefined): string[] {
  if (answer === undefined || answer === "") return [];
  return Array.isArray(answer) ? answer.flat().filter((value): value is string => value !== null) : [answer];
}
