/** 報告 > 受講証明書を起こす: for the selected cases, or from another sheet for all that may have one and have none. */
import type { Context, Entry } from "../../platform/entry.ts";
import { hiddenNote, selectedRows } from "../../platform/selection.ts";
import { confirm, tell } from "../../platform/ui.ts";
import { cases } from "../../tables/cases.ts";
import { notices } from "../../tables/notices.ts";
import { planCertificates, type CertificateDesk } from "./certificates.rules.ts";
import { LENIENT, readSettings } from "./desk.command.ts";
import { certificatesMessage, certificatesQuestion, NO_CERTIFICATES, refusedText } from "./messages.rules.ts";

const operation = "受講証明書を起こす";

export const raiseCertificates: Entry<readonly string[]> = {
  operation,
  scopes: [],
  ask(context) {
    const chosen = context.book.getActiveSheet().getName() === cases.name ? selectedRows(context, cases) : undefined;
    const desk = readDesk(context);
    const plan = planCertificates(desk, chosen?.keys);
    if (plan.fresh.length === 0) {
      tell(operation, [NO_CERTIFICATES, refusedText("起こせない", plan.refused)].join("\n"));
      return undefined;
    }
    const names = new Map(desk.cases.map((row) => [row.caseId, row.applicantName]));
    const question = certificatesQuestion(plan, names, chosen ? hiddenNote(chosen) : "");
    return confirm(operation, question) ? plan.fresh.map(({ subjectId }) => subjectId) : undefined;
  },
  run(context, keys) {
    const plan = planCertificates(readDesk(context), keys);
    context.rows.append(notices, plan.fresh);
    return { message: certificatesMessage(plan), count: plan.fresh.length };
  },
};

function readDesk(context: Context): CertificateDesk {
  const { rows, user } = context;
  return {
    settings: readSettings(context),
    cases: rows.read(cases, LENIENT),
    notices: rows.read(notices, LENIENT),
    user,
  };
}
