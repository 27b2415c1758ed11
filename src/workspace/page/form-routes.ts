/** Answering a Form: from section to section and at last into the office. */
import type { Hono } from "hono";
import type { FormView } from "../forms/description.ts";
import type { Answers } from "../shared.ts";
import { progressSchema } from "./deeds.ts";
import type { Fields, SectionReading } from "./form-answers.ts";
import { nextSection, readSection } from "./form-answers.ts";
import type { Progress } from "./form-page.ts";
import { formPage, refusedPage, sentPage } from "./form-page.ts";
import { formsPage } from "./lists.ts";
import type { OfficeThread } from "./office-thread.ts";
import { OfficeFailure } from "./office-thread.ts";

export function formRoutes(app: Hono, office: OfficeThread): void {
  app.get("/forms", async (context) => context.html(formsPage(await office.ask("shell"), await office.ask("forms"))));
  app.get("/forms/:id", async (context) => {
    const [id, as] = [context.req.param("id"), context.req.query("as") ?? ""];
    const form = await office.ask("form", id);
    const reason = await office.ask("refusal", id, as);
    if (reason !== undefined) return context.html(refusedPage(form, as, reason));
    const { search } = new URL(context.req.url);
    const answers = search.includes("entry.") ? await office.ask("prefill", `${form.url}${search}`) : {};
    const start = progressSchema.parse({ at: 0, trail: [], answers });
    return context.html(formPage(form, { ...start, faults: {} }, as));
  });
  app.get("/forms/:id/sent", async (context) =>
    context.html(sentPage(await office.ask("form", context.req.param("id")), context.req.query("as") ?? "")),
  );
  app.post("/forms/:id", async (context) => {
    const form = await office.ask("form", context.req.param("id"));
    const fields = fieldsOf(await context.req.formData());
    const one = (name: string) => fields.get(name)?.[0] ?? "";
    const step = stepped(form, progressSchema.parse(JSON.parse(one("progress"))), fields, one("go"));
    const as = one("as");
    if (step.progress) return context.html(formPage(form, step.progress, as));
    const refused = await sent(office, form, step.answers, as);
    return refused === undefined
      ? context.redirect(`/forms/${form.id}/sent?as=${encodeURIComponent(as)}`, 303)
      : context.html(refused);
  });
}

type Step = { progress: Progress } | { progress?: undefined; answers: Progress["answers"] };

/** Where the responder stands after pressing a button; without progress, the answers go in. */
function stepped(form: FormView, before: Omit<Progress, "faults">, fields: Fields, go: string): Step {
  const section = form.sections[before.at];
  const reading: SectionReading = section ? readSection(section, fields) : { answers: {}, faults: {} };
  const answers = { ...before.answers, ...reading.answers };
  if (go === "back") {
    const at = before.trail.at(-1) ?? 0;
    return { progress: { at, trail: before.trail.slice(0, -1), answers, faults: {} } };
  }
  if (Object.keys(reading.faults).length > 0) return { progress: { ...before, answers, faults: reading.faults } };
  const next = nextSection(form, before.at, answers);
  const trail = [...before.trail, before.at];
  if (next !== undefined && next < form.sections.length) return { progress: { at: next, trail, answers, faults: {} } };
  return { answers: ofShown(form, trail, answers) };
}

/** Google sends only what stands on the sections the responder went through. */
function ofShown(form: FormView, trail: readonly number[], answers: Progress["answers"]): Progress["answers"] {
  const shown = new Set(trail.flatMap((at) => form.sections[at]?.questions.map(({ id }) => String(id)) ?? []));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => shown.has(id)));
}

/** The page that refuses, or undefined when the response was recorded. */
async function sent(office: OfficeThread, form: FormView, answers: Progress["answers"], as: string) {
  try {
    await office.ask("submit", form.id, answers as Answers, as);
    return undefined;
  } catch (error) {
    if (!(error instanceof OfficeFailure)) throw error;
    return refusedPage(form, as, error.message);
  }
}

function fieldsOf(data: FormData): Fields {
  const fields = new Map<string, string[]>();
  for (const [name, value] of data.entries())
    if (typeof value === "string") fields.set(name, [...(fields.get(name) ?? []), value]);
  return fields;
}
