/**
 * The front door: every function that Google calls by name, and the menu. Each export is a menu item, a trigger or a
 * page's call; what it does stands in its feature.
 */
import { approvalRound, approve, askApproval, returnFromApproval } from "./features/approval/approval.command.ts";
import { makeBatch } from "./features/dispatch/batch.command.ts";
import { markDispatched } from "./features/dispatch/dispatched.command.ts";
import { withdrawConsent } from "./features/consent/consent.command.ts";
import { correctionRound, keepOriginals, recordCorrections } from "./features/corrections/corrections.command.ts";
import { dueRound, staffListRound } from "./features/due/due.command.ts";
import { inspectBook } from "./features/inspection/inspection.command.ts";
import { takeIn, formSubmitted, sweepForms } from "./features/intake/intake.command.ts";
import { enterPaper, openProxyPage, PROXY } from "./features/intake/proxy.command.ts";
import { paperFrom } from "./features/intake/proxy.rules.ts";
import { takeInReviewed } from "./features/intake/reviews.command.ts";
import { openRosterPage, previewRoster, ROSTER, takeInRoster } from "./features/intake/roster.command.ts";
import { pastedFrom, takenFrom, type Preview } from "./features/intake/roster.rules.ts";
import { reflectVerdicts } from "./features/intake/verdicts.command.ts";
import { countFairness } from "./features/fairness/fairness.command.ts";
import { makeFigures } from "./features/figures/figures.command.ts";
import { ledger } from "./features/log/log.command.ts";
import { cancelDecisions } from "./features/matching/cancel.command.ts";
import { cancelMarked } from "./features/matching/cancel-marks.command.ts";
import { decideCases } from "./features/matching/decision.command.ts";
import { hostAnswerRound, hostAskRound } from "./features/matching/host-answers.command.ts";
import { askHosts } from "./features/matching/host-ask.command.ts";
import { matchOneNow } from "./features/matching/now.command.ts";
import { checkVerdicts, proposeMatches } from "./features/matching/matching.command.ts";
import { verifyRuns } from "./features/matching/record.command.ts";
import { overrideMatch } from "./features/matching/override.command.ts";
import { compareReception } from "./features/matching/reception.command.ts";
import { drain } from "./features/notices/drain.command.ts";
import { raiseStandings } from "./features/notices/applications.command.ts";
import { raiseChanges, reissueLetters } from "./features/notices/again.command.ts";
import { raiseCarryInquiries } from "./features/notices/carry.command.ts";
import { makeExcelCopy, previewCopy, refreshCopy, stopSharing } from "./features/sharing/share.command.ts";
import { shareRound, workShares } from "./features/sharing/work.command.ts";
import { cancelSending, resumeJobs, showProgress, stopJobs } from "./features/notices/jobs.command.ts";
import { isOfficeAccount, orderDocuments, orderMails } from "./features/notices/queue.command.ts";
import {
  orderAcceptanceForm,
  orderApplicantRoster,
  orderApplicationForm,
  orderCaseList,
  orderHandoverBook,
  orderInstructorReportForm,
  orderInstructorRoster,
  orderRecommendationForm,
  orderReplyForm,
  orderScheduleForm,
  orderSelectionProcess,
  orderTraineeReportForm,
} from "./features/papers/orders.command.ts";
import { previewLetter } from "./features/papers/preview.command.ts";
import { workPapers } from "./features/papers/work.command.ts";
import { raiseCertificates } from "./features/reports/certificates.command.ts";
import { reflectReports, reportRound } from "./features/reports/reflect.command.ts";
import { sendBackReports } from "./features/reports/undo.command.ts";
import { requestPublicity, requestRecommendations, sendGuides } from "./features/recommendation/asking.command.ts";
import { publicityRound } from "./features/recommendation/publicity.command.ts";
import { recommendationRound, reflectRecommendations } from "./features/recommendation/reflect.command.ts";
import { reminderRound } from "./features/recommendation/remind.command.ts";
import { requestAppointments } from "./features/recommendation/request.command.ts";
import { arrangementRound } from "./features/schedule/arrange.command.ts";
import { renewKeys } from "./features/schedule/renew.command.ts";
import { reflectSchedules, scheduleRound } from "./features/schedule/schedule.command.ts";
import { takeOver } from "./features/setup/handover.command.ts";
import { keepRound } from "./features/setup/keep.command.ts";
import { formsRound, renewForms, setUp } from "./features/setup/setup.command.ts";
import { paymentRound, reckonClaims } from "./features/payments/claims.command.ts";
import {
  listPayouts,
  listStatements,
  orderPaymentCsv,
  orderStatementCsv,
  orderStatementList,
} from "./features/payments/lists.command.ts";
import { markPaid, reversePayouts } from "./features/payments/paid.command.ts";
import { raisePayouts } from "./features/payments/raise.command.ts";
import { approvePayouts, askPayouts, cancelPayouts, redraftPayouts } from "./features/payments/steps.command.ts";
import {
  openPanel,
  PANEL,
  panelData,
  showingVerdicts,
  stepFrom,
  type PanelData,
  type Step,
} from "./features/panel/panel.command.ts";
import { carryRound } from "./features/year/carry.command.ts";
import { rehearse, renewYear } from "./features/year/renewal.command.ts";
import { snapshotRound, takeByHand } from "./features/year/snapshot.command.ts";
import { answerTelephone } from "./features/telephone/telephone.command.ts";
import { tryOut } from "./features/trial/trial.command.ts";
import { sourceOf, type SubmitEvent } from "./platform/responses.ts";
import { clockIsSilent, runClock } from "./platform/clock.ts";
import {
  buttonEntry,
  menuEntry,
  triggerEntry,
  type Context,
  type Entry,
  type Outcome,
  menuPage,
  pageEntry,
  pageQuery,
  type Done,
} from "./platform/entry.ts";
import { buildMenu, type MenuItem, type SubMenu } from "./platform/ui.ts";

const MENU: readonly (SubMenu | MenuItem | "separator")[] = [
  {
    label: "受付",
    items: [
      { label: "回答を取り込む", entry: "takeInResponses" },
      { label: "代理入力", entry: "openProxy" },
      { label: "名簿を貼り付ける", entry: "openRoster" },
      { label: "要確認を取り込む", entry: "takeInReviews" },
      { label: "確認と審査を反映する", entry: "reflectStaffVerdicts" },
      { label: "訂正を記録する", entry: "recordCorrection" },
      { label: "同意の撤回", entry: "recordConsentWithdrawal" },
    ],
  },
  {
    label: "指導医",
    items: [
      { label: "推薦を依頼する", entry: "askForRecommendations" },
      { label: "推薦を反映する", entry: "takeOverRecommendations" },
      { label: "就任を依頼する", entry: "askInstructors" },
      "separator",
      { label: "会員への周知を依頼する", entry: "askForPublicity" },
      { label: "病院に案内を送る", entry: "sendHospitalGuides" },
    ],
  },
  {
    label: "マッチング",
    items: [
      { label: "提案を作る", entry: "propose" },
      { label: "一人を今組む", entry: "matchNow" },
      { label: "指導医を替える・固定する", entry: "overrideProposal" },
      { label: "判断を確かめる", entry: "checkJudgements" },
      { label: "受入確認を依頼する", entry: "askForHosting" },
      { label: "決定する", entry: "decide" },
      { label: "決定を取り消す", entry: "cancelDecision" },
      { label: "取下げと辞退を反映する", entry: "reflectWithdrawals" },
      "separator",
      { label: "受付順と比べる", entry: "compareWithFirstCome" },
      { label: "選定過程を作る", entry: "printSelectionProcess" },
      { label: "選定を検算する", entry: "verifySelection" },
      { label: "公平性を集計する", entry: "gatherFairness" },
    ],
  },
  {
    label: "日程",
    items: [
      { label: "日程の連絡を反映する", entry: "reflectScheduleMessages" },
      { label: "鍵を作り直す", entry: "renewCaseKeys" },
    ],
  },
  {
    label: "決裁",
    items: [
      { label: "決裁に回す", entry: "askForApproval" },
      { label: "決裁済にする", entry: "recordApproval" },
      { label: "決裁から戻す", entry: "takeBackFromApproval" },
    ],
  },
  {
    label: "通知",
    items: [
      { label: "待機・不決定の通知を起こす", entry: "raiseStandingNotices" },
      { label: "変更連絡を起こす", entry: "raiseChangeNotices" },
      { label: "再交付する", entry: "reissueNotices" },
      { label: "下見を作る", entry: "previewNotice" },
      "separator",
      { label: "文書だけ作る", entry: "makeDocuments" },
      { label: "文書を作ってメールで送る", entry: "makeAndMail" },
      { label: "送信を取りやめる", entry: "stopSending" },
      "separator",
      { label: "発送簿を作る", entry: "makeDispatchList" },
      { label: "発送済にする", entry: "recordDispatch" },
      "separator",
      { label: "進み具合", entry: "showQueue" },
      { label: "処理を止める", entry: "stopQueue" },
      { label: "処理を再開する", entry: "resumeQueue" },
    ],
  },
  {
    label: "報告",
    items: [
      { label: "報告を反映する", entry: "reflectReported" },
      { label: "報告を差し戻す", entry: "sendBackReport" },
      { label: "受講証明書を起こす", entry: "raiseCertificate" },
    ],
  },
  {
    label: "支払",
    items: [
      { label: "謝礼金を算定する", entry: "reckonHonoraria" },
      { label: "支払を起こす", entry: "raisePayments" },
      "separator",
      { label: "支払の決裁に回す", entry: "askForPayment" },
      { label: "支払の決裁を記録する", entry: "recordPaymentApproval" },
      { label: "支払済にする", entry: "recordPayment" },
      "separator",
      { label: "支払を案に戻す", entry: "redraftPayment" },
      { label: "支払を取りやめる", entry: "cancelPayment" },
      { label: "支払を戻入する", entry: "reversePayment" },
      "separator",
      { label: "支払の一覧を作る", entry: "gatherPayments" },
      { label: "支払のCSVを作る", entry: "exportPayments" },
      { label: "支払調書の一覧を作る", entry: "gatherStatements" },
      { label: "支払調書の文書を作る", entry: "printStatements" },
      { label: "支払調書のCSVを作る", entry: "exportStatements" },
    ],
  },
  "separator",
  {
    label: "帳票",
    items: [
      { label: "申込者名簿", entry: "printApplicants" },
      { label: "指導医名簿", entry: "printInstructors" },
      { label: "マッチング一覧", entry: "printCases" },
      "separator",
      { label: "申込書の様式", entry: "printApplicationForm" },
      { label: "承諾書の様式", entry: "printAcceptanceForm" },
      { label: "推薦書の様式", entry: "printRecommendationForm" },
      { label: "日程連絡書の様式", entry: "printScheduleForm" },
      { label: "回答書の様式", entry: "printReplyForm" },
      { label: "実施報告書の様式", entry: "printInstructorReportForm" },
      { label: "受講報告書の様式", entry: "printTraineeReportForm" },
    ],
  },
  {
    label: "医師会との共有",
    items: [
      { label: "写しの下調べ", entry: "previewAssociationCopy" },
      { label: "写しを更新する", entry: "refreshAssociationCopy" },
      { label: "写しをExcelで作る", entry: "makeAssociationExcel" },
      "separator",
      { label: "共有をやめる", entry: "stopAssociationSharing" },
    ],
  },
  {
    label: "年度",
    items: [
      { label: "1月1日の判定", entry: "takeSnapshotByHand" },
      { label: "繰越を確かめる", entry: "askToCarryOver" },
      "separator",
      { label: "年度更新の下調べ", entry: "rehearseNewYear" },
      { label: "年度更新", entry: "beginNewYear" },
      "separator",
      { label: "集計を作る", entry: "gatherYearFigures" },
    ],
  },
  { label: "作業パネル", entry: "openWorkPanel" },
  { label: "電話応対", entry: "answerCall" },
  {
    label: "点検",
    items: [
      { label: "点検", entry: "inspectOffice" },
      { label: "動作確認", entry: "tryOutGoogle" },
    ],
  },
  "separator",
  { label: "初期設定", entry: "setUpWorkbook" },
  { label: "引継書", entry: "printHandoverBook" },
  { label: "引継ぎ", entry: "takeOverOffice" },
];

/** Stands above all else where nothing is made or sent any more; it leads to 点検, which says what to do. */
const SILENT: readonly (MenuItem | "separator")[] = [
  { label: "時計が止まっています（15分以上）", entry: "inspectOffice" },
  "separator",
];

export const onOpen = (): void => buildMenu("在宅連携", [...(clockIsSilent() ? SILENT : []), ...MENU]);

export const setUpWorkbook = (): void => menuEntry(ledger, setUp);
export const takeInResponses = (): void => menuEntry(ledger, workedOff(keptAsTold(takeIn)));
export const openProxy = (): void => menuPage(ledger, PROXY, openProxyPage);
export const openRoster = (): void => menuPage(ledger, ROSTER, openRosterPage);
export const takeInReviews = (): void => menuEntry(ledger, workedOff(keptAsTold(takeInReviewed)));
export const reflectStaffVerdicts = (): void => menuEntry(ledger, reflectVerdicts);
export const recordCorrection = (): void => menuEntry(ledger, recordCorrections);
export const recordConsentWithdrawal = (): void => menuEntry(ledger, workedOff(withdrawConsent));
export const previewAssociationCopy = (): void => menuEntry(ledger, previewCopy);
export const refreshAssociationCopy = (): void => menuEntry(ledger, workedOff(refreshCopy));
export const makeAssociationExcel = (): void => menuEntry(ledger, workedOff(makeExcelCopy));
export const stopAssociationSharing = (): void => menuEntry(ledger, workedOff(stopSharing));
export const askForRecommendations = (): void => menuEntry(ledger, requestRecommendations);
export const takeOverRecommendations = (): void => menuEntry(ledger, reflectRecommendations);
export const askInstructors = (): void => menuEntry(ledger, requestAppointments);
export const askForPublicity = (): void => menuEntry(ledger, requestPublicity);
export const sendHospitalGuides = (): void => menuEntry(ledger, sendGuides);
export const propose = (): void => menuEntry(ledger, proposeMatches);
export const overrideProposal = (): void => menuEntry(ledger, overrideMatch);
export const compareWithFirstCome = (): void => menuEntry(ledger, compareReception);
export const matchNow = (): void => menuEntry(ledger, matchOneNow);
export const checkJudgements = (): void => menuEntry(ledger, checkVerdicts);
export const askForHosting = (): void => menuEntry(ledger, workedOff(askHosts));
export const decide = (): void => menuEntry(ledger, decideCases);
export const cancelDecision = (): void => menuEntry(ledger, actedUpon(cancelDecisions));
export const reflectWithdrawals = (): void => menuEntry(ledger, actedUpon(cancelMarked));
export const printSelectionProcess = (): void => menuEntry(ledger, workedOff(orderSelectionProcess));
export const verifySelection = (): void => menuEntry(ledger, verifyRuns);
export const gatherFairness = (): void => menuEntry(ledger, countFairness);
export const reflectReported = (): void => menuEntry(ledger, reflectReports);
export const sendBackReport = (): void => menuEntry(ledger, sendBackReports);
export const raiseCertificate = (): void => menuEntry(ledger, raiseCertificates);
export const reflectScheduleMessages = (): void => menuEntry(ledger, workedOff(reflectSchedules));
export const renewCaseKeys = (): void => menuEntry(ledger, renewKeys);
export const askForApproval = (): void => menuEntry(ledger, workedOff(askApproval));
export const recordApproval = (): void => menuEntry(ledger, approve);
export const takeBackFromApproval = (): void => menuEntry(ledger, returnFromApproval);
export const makeDocuments = (): void => menuEntry(ledger, workedOff(orderDocuments));
export const makeAndMail = (): void => menuEntry(ledger, workedOff(orderMails));
export const previewNotice = (): void => menuEntry(ledger, workedOff(previewLetter));
export const makeDispatchList = (): void => menuEntry(ledger, workedOff(makeBatch));
export const recordDispatch = (): void => menuEntry(ledger, markDispatched);
export const stopSending = (): void => menuEntry(ledger, cancelSending);
export const raiseStandingNotices = (): void => menuEntry(ledger, raiseStandings);
export const raiseChangeNotices = (): void => menuEntry(ledger, raiseChanges);
export const reissueNotices = (): void => menuEntry(ledger, reissueLetters);
export const reckonHonoraria = (): void => menuEntry(ledger, reckonClaims);
export const raisePayments = (): void => menuEntry(ledger, raisePayouts);
export const askForPayment = (): void => menuEntry(ledger, workedOff(askPayouts));
export const recordPaymentApproval = (): void => menuEntry(ledger, approvePayouts);
export const recordPayment = (): void => menuEntry(ledger, markPaid);
export const redraftPayment = (): void => menuEntry(ledger, redraftPayouts);
export const cancelPayment = (): void => menuEntry(ledger, cancelPayouts);
export const reversePayment = (): void => menuEntry(ledger, reversePayouts);
export const gatherPayments = (): void => menuEntry(ledger, listPayouts);
export const exportPayments = (): void => menuEntry(ledger, workedOff(orderPaymentCsv));
export const gatherStatements = (): void => menuEntry(ledger, listStatements);
export const printStatements = (): void => menuEntry(ledger, workedOff(orderStatementList));
export const exportStatements = (): void => menuEntry(ledger, workedOff(orderStatementCsv));
export const showQueue = (): void => menuEntry(ledger, showProgress);
export const stopQueue = (): void => menuEntry(ledger, stopJobs);
export const resumeQueue = (): void => menuEntry(ledger, workedOff(resumeJobs));

export const printApplicants = (): void => menuEntry(ledger, workedOff(orderApplicantRoster));
export const printInstructors = (): void => menuEntry(ledger, workedOff(orderInstructorRoster));
export const printApplicationForm = (): void => menuEntry(ledger, workedOff(orderApplicationForm));
export const printAcceptanceForm = (): void => menuEntry(ledger, workedOff(orderAcceptanceForm));
export const printRecommendationForm = (): void => menuEntry(ledger, workedOff(orderRecommendationForm));
export const printScheduleForm = (): void => menuEntry(ledger, workedOff(orderScheduleForm));
export const printReplyForm = (): void => menuEntry(ledger, workedOff(orderReplyForm));
export const printInstructorReportForm = (): void => menuEntry(ledger, workedOff(orderInstructorReportForm));
export const printTraineeReportForm = (): void => menuEntry(ledger, workedOff(orderTraineeReportForm));
export const printHandoverBook = (): void => menuEntry(ledger, workedOff(orderHandoverBook));
export const printCases = (): void => menuEntry(ledger, workedOff(orderCaseList));
export const inspectOffice = (): void => menuEntry(ledger, inspectBook);
export const tryOutGoogle = (): void => menuEntry(ledger, tryOut);
export const takeOverOffice = (): void => menuEntry(ledger, takeOver);
export const openWorkPanel = (): void => menuPage(ledger, PANEL, openPanel);
export const panelCards = (): PanelAnswer => withCards({ ok: true, message: "" });
export const panelStep = (name: unknown, text: unknown): PanelAnswer => withCards(runSteps(name, text));
export const askToCarryOver = (): void => menuEntry(ledger, workedOff(raiseCarryInquiries));
export const rehearseNewYear = (): void => menuEntry(ledger, rehearse);
export const beginNewYear = (): void => menuEntry(ledger, keptAsTold(renewYear({ judgeAnew: judgedAnew, renewForms })));
export const gatherYearFigures = (): void => menuEntry(ledger, makeFigures);
export const takeSnapshotByHand = (): void => menuEntry(ledger, takeByHand(judgedAnew));
export const answerCall = (): void => menuEntry(ledger, answerTelephone);

/** Calls of pages; what they send is read only after the person was let in. */
export const proxySubmit = (paper: unknown): Done => pageEntry(ledger, keptAsTold(enterPaper), () => paperFrom(paper));
export const pastePreview = (pasted: unknown): ReturnType<typeof pageQuery<Preview>> =>
  pageQuery(ledger, ROSTER, (context) => previewRoster(context, pastedFrom(pasted)));
export const pasteTakeIn = (taken: unknown): Done =>
  pageEntry(ledger, keptAsTold(takeInRoster), () => takenFrom(taken));

/** A Form's submit trigger; the clock does the same every hour for events that were lost. */
export const onFormSubmitted = (event?: SubmitEvent): void =>
  triggerEntry(ledger, { ...keptAsTold(formSubmitted(sourceOf(event))), then: () => drain(ledger, workOrders) });

/** The clock. */
export const tick = (): void =>
  runClock({
    rounds: [sweep, ...ARRIVAL_ROUNDS, correctionRound, approvalRound, ...DAILY_ROUNDS, keepRound].map(
      (round) => () => triggerEntry(ledger, round),
    ),
    drain: () => void drain(ledger, workOrders),
  });

const sweep: Entry<undefined> = {
  operation: "回答の見回り",
  scopes: [],
  run: (context) => {
    const outcome = sweepForms(context);
    return { ...outcome, quiet: outcome.count === 0 };
  },
};

/** R40: on 1 January those who were held back for a second visit are judged anew, in the same hour. */
const yearRound = snapshotRound(judgedAnew);

function judgedAnew(context: Context): Outcome {
  return reflectVerdicts.run(context, undefined);
}

/** What a command queued is worked off at once when the office account itself is at the keyboard. */
function workedOff<A>(entry: Entry<A>): Entry<A> {
  return { ...entry, then: () => (isOfficeAccount() ? drain(ledger, workOrders) : "") };
}

/** Orders that are no letters: papers and the association's copy. */
function workOrders(by: typeof ledger, until: number): ReturnType<typeof workPapers> {
  const done = [workShares(by, until), workPapers(by, until)];
  return {
    said: done
      .map(({ said }) => said)
      .filter((each) => each !== "")
      .join("\n"),
    rest: done.some(({ rest }) => rest),
  };
}

/** What acts on what came in by keyed Forms; each also runs every hour, for what a run that was cut off left behind. */
const ARRIVAL_ROUNDS: readonly Entry<undefined>[] = [
  recommendationRound,
  publicityRound,
  carryRound,
  hostAnswerRound,
  scheduleRound,
  reportRound,
  paymentRound,
];

/** What is due on a day; staff are told last, of what the others left. */
const DAILY_ROUNDS: readonly Entry<undefined>[] = [
  yearRound,
  formsRound,
  reminderRound,
  hostAskRound,
  arrangementRound,
  dueRound,
  shareRound,
  staffListRound,
];

/**
 * What was taken in is kept as it came, before anybody can change it, and acted upon at once; the clock's round does what is
 * left.
 */
function keptAsTold<A>(entry: Entry<A>): Entry<A> {
  const run: Entry<A>["run"] = (context, answer) => {
    const outcome = entry.run(context, answer);
    keepOriginals(context);
    return outcome;
  };
  return actedUpon({ ...entry, run });
}

/** What came in by keyed Forms follows at once what a command has changed: a wish for the end of what has ended is settled. */
function actedUpon<A>(entry: Entry<A>): Entry<A> {
  const run: Entry<A>["run"] = (context, answer) => {
    const outcome = entry.run(context, answer);
    const more = ARRIVAL_ROUNDS.map((round) => round.run(context, undefined)).filter(({ quiet }) => !quiet);
    const message = [outcome, ...more].map((each) => each.message).join("\n");
    return { ...outcome, message, quiet: (outcome.quiet ?? false) && more.length === 0 };
  };
  return { ...entry, run };
}

/** The menu's commands behind each button of the panel, one after another. */
const STEP_COMMANDS: Readonly<Record<Step, readonly ((text: string) => Done)[]>> = {
  propose: [(text) => buttonEntry(ledger, showingVerdicts(proposeMatches), text)],
  decide: [
    (text) => buttonEntry(ledger, decideCases, text),
    (text) => buttonEntry(ledger, workedOff(askApproval), text),
  ],
  ask: [(text) => buttonEntry(ledger, workedOff(askApproval), text)],
  approve: [(text) => buttonEntry(ledger, approve, text)],
  make: [(text) => buttonEntry(ledger, workedOff(orderDocuments), text)],
  mail: [(text) => buttonEntry(ledger, workedOff(orderMails), text)],
  batch: [(text) => buttonEntry(ledger, workedOff(makeBatch), text)],
  dispatch: [(text) => buttonEntry(ledger, markDispatched, text)],
};

/** One that cannot be done ends the row; what was said until then is told all the same. */
function runSteps(name: unknown, text: unknown): Done {
  const step = stepFrom(name);
  if (step === undefined) return { ok: false, message: "知らない操作です。作業パネルを開き直してください" };
  const said: string[] = [];
  for (const command of STEP_COMMANDS[step]) {
    const { ok, message } = command(typeof text === "string" ? text : "");
    said.push(message);
    if (!ok) return { ok, message: said.join("\n") };
  }
  return { ok: true, message: said.filter((each) => each !== "").join("\n") };
}

interface PanelAnswer extends Done {
  readonly value?: PanelData;
}

function withCards(done: Done): PanelAnswer {
  const cards = pageQuery(ledger, PANEL, panelData);
  return "value" in cards ? { ...done, value: cards.value } : { ok: false, message: cards.message };
}
