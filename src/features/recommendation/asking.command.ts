/** 指導医 > 推薦を依頼する, 会員への周知を依頼する, 病院に案内を送る: letters to institutions, from rows of 関係機関. */
import { fiscalYearName } from "../../core/calendar.ts";
import { leftOutText, raisedText, someOf, type Raised } from "../../letters/raised.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { askRows, type Wanted } from "../../platform/selection.ts";
import { askFor, confirm, tell } from "../../platform/ui.ts";
import { settingValues } from "../../settings.ts";
import { organizations, publicity } from "../../tables/association.ts";
import { settingRows } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import { ASKED, isAsked, organizationLine, planAsking, type AskDesk, type AskKind } from "./asking.rules.ts";
import { publicityOf } from "./publicity.rules.ts";
import { defaultYear, yearFrom, yearQuestion } from "./year.rules.ts";

interface Answer {
  readonly year: number;
  readonly keys: readonly string[];
}

interface Asking {
  readonly operation: string;
  readonly letter: AskKind;
  /** Whom it goes to where nobody was chosen, in words. */
  readonly all: string;
}

const asking = (what: Asking): Entry<Answer> => ({
  operation: what.operation,
  scopes: [],
  ask: (context) => ask(context, what),
  run: (context, answer) => raise(context, what, answer),
});

export const requestRecommendations = asking({
  operation: "推薦を依頼する",
  letter: "指導医推薦依頼",
  all: "使っている医師会のすべて",
});
export const requestPublicity = asking({
  operation: "会員への周知を依頼する",
  letter: "会員周知依頼",
  all: "使っている医師会のすべて",
});
export const sendGuides = asking({
  operation: "病院に案内を送る",
  letter: "研修案内",
  all: "使っている市内病院のすべて",
});

function ask(context: Context, { operation, letter, all }: Asking): Answer | undefined {
  const desk = readDesk(context);
  const open = desk.settings.need("fiscalYear") ?? 0;
  const wanted = askRows(context, operation, organizations, all);
  if (!wanted) return undefined;
  const usual = defaultYear(open, context.today, (year) => isAsked(desk.rows, letter, year));
  const typed = askFor(operation, yearQuestion(open, usual, context.today));
  if (typed === undefined) return undefined;
  const year = yearFrom(typed, open, usual);
  const plan = planAsking(desk, letter, year, wanted.keys);
  if (plan.fresh.length === 0) {
    tell(operation, nothingText(desk, letter, plan));
    return undefined;
  }
  const text = questionText(desk, letter, plan, `${fiscalYearName(year, context.today)}の`, wanted);
  return confirm(operation, text) ? { year, keys: plan.fresh.map((notice) => notice.subjectId) } : undefined;
}

function nothingText(desk: AskDesk, letter: AskKind, plan: Raised): string {
  const { kind } = ASKED[letter];
  const none = !desk.organizations.some((row) => row.kind === kind && row.active);
  const remedy = `「関係機関」シートに、種別が「${kind}」で「使う」が「はい」の行がありません。行を足すか、「使う」を「はい」にしてから、もう一度実行してください。`;
  return ["送る相手がありません。", ...(none ? [remedy] : []), leftOutText(plan.leftOut)]
    .filter((part) => part !== "")
    .join("\n");
}

function questionText(desk: AskDesk, letter: AskKind, plan: Raised, year: string, { note }: Wanted): string {
  const byId = new Map(desk.organizations.map((row) => [row.organizationId, row]));
  const lines = plan.fresh.flatMap(({ subjectId }) => byId.get(subjectId) ?? []).map(organizationLine);
  const parts = [
    `${year}「${letter}」を${plan.fresh.length}通起こします${note}。`,
    someOf(lines),
    leftOutText(plan.leftOut),
    "よろしいですか。",
  ];
  return parts.filter((part) => part !== "").join("\n");
}

/** The record of who was told comes before the letter by which they are: a rerun finds the letter missing and raises it. */
function raise(context: Context, { letter }: Asking, { year, keys }: Answer): { message: string; count: number } {
  const { rows } = context;
  const desk = readDesk(context);
  const plan = planAsking(desk, letter, year, keys);
  const record = publicityOf(plan.fresh, desk.organizations, rows.read(publicity, { lenient: true }));
  rows.append(publicity, record.fresh);
  rows.update(publicity, record.patches);
  rows.append(notices, plan.fresh);
  return { message: raisedText(`「${letter}」`, plan), count: plan.fresh.length };
}

function readDesk({ rows, user }: Context): AskDesk {
  return {
    settings: settingValues(rows.read(settingRows)),
    organizations: rows.read(organizations),
    rows: rows.read(notices),
    user,
  };
}
