/**
 * Everything that a city decides for itself, one declaration a setting. A value with `standard` starts filled in
 * every workbook; one without starts empty outside the sample, and what needs it stops by its name (A9, A16).
 */
import * as z from "zod/mini";
import { choice, choices, count, date, email, long, phone, text, type Cell, type Plain } from "./core/cell.ts";
import { OfficeError } from "./core/errors.ts";
import { oneLine } from "./core/text.ts";

export interface Setting<T> {
  /** As staff see it in the column 項目. */
  readonly name: string;
  readonly cell: Cell<T>;
  readonly note: string;
  readonly example: string;
  readonly standard?: Plain;
  readonly sample?: Plain;
  /** What does not work while it is empty. */
  readonly stops: string;
}

const setting = <T>(declaration: Setting<T>): Setting<T> => declaration;

/** The Doc from which letters of a kind are made. */
const template = (letter: string): Setting<string> => ({
  name: `${letter}の様式`,
  cell: text(260),
  note: "様式の文書ID。初期設定が作って書き込みます",
  example: "",
  stops: `${letter}の作成`,
});

const nothing = "止まるものはありません";
const letters = "決定連絡票の作成";

export const settings = {
  fiscalYear: setting({
    name: "年度",
    cell: count(),
    note: "いま受け付けている年度（西暦）",
    example: "2018",
    sample: 2018,
    stops: "受付、マッチング、通知のすべて",
  }),
  city: setting({
    name: "市の名称",
    cell: text(),
    note: "通知や案内に使う名称",
    example: "横須賀市",
    standard: "横須賀市",
    stops: letters,
  }),
  section: setting({
    name: "課の名称",
    cell: text(),
    note: "事務局の課（R60）",
    example: "地域医療推進課",
    standard: "地域医療推進課",
    stops: letters,
  }),
  sectionAddress: setting({
    name: "課の所在地",
    cell: text(260),
    note: "紙の様式の提出先に印字します",
    example: "〒238-8550 横須賀市小川町11番地",
    sample: "〒238-0000 横須賀市見本町1番地",
    stops: nothing,
  }),
  association: setting({
    name: "医師会の名称",
    cell: text(),
    note: "共催の団体。申込書の利用目的にも載ります",
    example: "一般社団法人横須賀市医師会",
    standard: "一般社団法人横須賀市医師会",
    stops: "申込書の作成",
  }),
  sealNote: setting({
    name: "公印の扱い",
    cell: text(),
    note: "発信者の下に印字する語。押印するときは空にします",
    example: "（公印省略）",
    standard: "（公印省略）",
    stops: nothing,
  }),
  honorific: setting({
    name: "敬称",
    cell: text(),
    note: "宛名に付ける敬称",
    example: "様",
    standard: "様",
    stops: letters,
  }),
  documentSymbol: setting({
    name: "文書記号",
    cell: text(),
    note: "文書番号の記号。「記号第n号」と印字します",
    example: "横地医",
    sample: "見本地医",
    stops: letters,
  }),
  approvalKinds: setting({
    name: "決裁をとる通知",
    cell: choices([], 260),
    note: "決裁済になるまで、番号も文書もメールも作りません。決定、不決定、変更・取消、依頼、支払、証明から選び、「、」で区切ります。空なら、どの通知も決裁をとりません",
    example: "決定、不決定",
    standard: "決定、不決定、依頼、支払、証明",
    stops: nothing,
  }),
  jointKinds: setting({
    name: "連名で出す通知",
    cell: choices([], 260),
    note: "市と医師会の連名で出す通知。決裁済にするには、通知シートの医師会確認日も要ります。書き方は「決裁をとる通知」と同じです",
    example: "証明",
    standard: "証明",
    stops: nothing,
  }),
  approvalDraft: setting({
    name: "起案文の文面",
    cell: long(),
    note: "決裁資料の初めに載せ、市の文書管理システムに貼り付ける文。{{ }} の語は置き換わります",
    example: "",
    standard:
      "件名　在宅医同行研修に係る{{種類}}について（{{通数}}通）\n\nこのことについて、別紙のとおり{{種類}}を送付してよろしいか。\n\n起案日　{{起案日}}\n起案者　{{起案者}}\n根拠　{{年度}}在宅医同行研修企画書",
    stops: "決裁資料の作成",
  }),
  numbering: setting({
    name: "文書番号の付け方",
    cell: choice(["自動", "手入力"]),
    note: "手入力のときは、市の文書管理システムの番号を、通知シートの「文書番号（手入力）」に書きます",
    example: "自動",
    standard: "自動",
    stops: letters,
  }),
  sendWaitMinutes: setting({
    name: "送信待ち（分）",
    cell: count(),
    note: "「メールで送る」を選んでから送り始めるまでの時間。この間は「送信を取りやめる」で止められます。0なら待ちません",
    example: "5",
    standard: 5,
    stops: nothing,
  }),
  contactPhone: setting({
    name: "担当の電話",
    cell: phone(),
    note: "通知の末尾の事務担当",
    example: "046-000-0000",
    sample: "046-000-0000",
    stops: letters,
  }),
  contactFax: setting({
    name: "担当のFAX",
    cell: phone(),
    note: "通知の末尾の事務担当",
    example: "046-000-0001",
    sample: "046-000-0001",
    stops: nothing,
  }),
  contactEmail: setting({
    name: "担当のメール",
    cell: email(),
    note: "返信先。課の代表アドレス",
    example: "kakari@example.jp",
    sample: "kakari@example.jp",
    stops: "メールの送信",
  }),
  plannedVisits: setting({
    name: "実施予定数",
    cell: count(),
    note: "年間の同行研修の予定数（R40）。未定なら空のまま",
    example: "20",
    sample: 20,
    stops: "1月1日の判定（R40）",
  }),
  arrangeDays: setting({
    name: "日程調整の期限（日）",
    cell: count(),
    note: "決定から日程を決めるまでの日数（A14）",
    example: "14",
    sample: 14,
    stops: letters,
  }),
  reportDays: setting({
    name: "報告の期限（日）",
    cell: count(),
    note: "実施から報告書の提出までの日数（A16）",
    example: "14",
    sample: 14,
    stops: letters,
  }),
  themes: setting({
    name: "研修テーマ",
    cell: choices([], 260),
    note: "申込書と承諾書の選択肢。「、」で区切ります",
    example: "看取り、緩和",
    standard: "看取り、緩和、認知症、小児、精神、神経難病、医療機器、多職種連携、経営・診療報酬",
    stops: "様式の作成",
  }),
  blocks: setting({
    name: "ブロック名",
    cell: choices([], 260),
    note: "市内4ブロックの名称。残る名称は市で決めて書き足します（A7）",
    example: "東、西南",
    standard: "東、西南",
    stops: "様式の作成",
  }),
  priorityOrder: setting({
    name: "対象区分の優先順",
    cell: choices([], 260),
    note: "人数が競合するときの順。前にあるほど優先します。受講が初めての人は常に先です",
    example: "未参入開業医、参入済み医師",
    standard: "未参入開業医、参入済み医師、勤務医、看護師、コメディカル、その他",
    stops: "マッチング",
  }),
  peopleOrder: setting({
    name: "人の優先の順",
    cell: choices([], 260),
    note: "決まる人数を最も多くした次に、だれを先にするか。初めての受講、対象区分、待機日数をどれも一度ずつ、先にするものから書きます",
    example: "初めての受講、対象区分、待機日数",
    standard: "初めての受講、対象区分、待機日数",
    stops: nothing,
  }),
  fitOrder: setting({
    name: "組合せの優先の順",
    cell: choices([], 260),
    note: "だれが決まるかの次に、どの組合せをよいとするか。希望との違い、負担の平準化、合う日の余裕をどれも一度ずつ書きます",
    example: "希望との違い、負担の平準化、合う日の余裕",
    standard: "希望との違い、負担の平準化、合う日の余裕",
    stops: nothing,
  }),
  weights: setting({
    name: "希望の重み",
    cell: choices([], 260),
    note: "希望に合わないことをどれだけ重くみるか。重い、やや重い、ふつう、軽い、みないから選びます",
    example: "希望順位はふつう、テーマはふつう、ブロックはやや重い、移動は軽い、希望指導医は重い",
    standard: "希望順位はふつう、テーマはふつう、ブロックはやや重い、移動は軽い、希望指導医は重い",
    stops: nothing,
  }),
  reserveShare: setting({
    name: "留保の割合（%）",
    cell: count(),
    note: "受入枠（承諾した指導医の年上限の合計）のうち、期限まで留保の対象区分のために空けておく割合。0なら留保しません",
    example: "20",
    standard: 0,
    stops: nothing,
  }),
  reserveClass: setting({
    name: "留保の対象区分",
    cell: text(),
    note: "受入枠を空けておく相手",
    example: "未参入開業医",
    standard: "未参入開業医",
    stops: nothing,
  }),
  reserveUntil: setting({
    name: "留保の期限",
    cell: date(),
    note: "この日まで受入枠を空けておきます。翌日からはだれでも使えます",
    example: "2018/9/30",
    stops: `${nothing}（留保の割合が1以上で空なら、マッチング）`,
  }),
  longestWait: setting({
    name: "待てる日数",
    cell: count(),
    note: "受付からこの日数を過ぎた申込みは、定期の提案日を待たずに組むよう作業パネルに出します",
    example: "14",
    standard: 14,
    stops: nothing,
  }),
  batchDays: setting({
    name: "定期の提案日",
    cell: choices([], 260),
    note: "毎月、全員の提案を作る日。「、」で区切ります",
    example: "1日、15日",
    standard: "1日、15日",
    stops: nothing,
  }),
  nextSelection: setting({
    name: "次の選定の時期",
    cell: text(),
    note: "待機連絡に印字する時期。空なら「随時」と印字します",
    example: "毎月10日ごろと25日ごろに",
    sample: "毎月10日ごろと25日ごろに",
    stops: nothing,
  }),
  wishWindowFrom: setting({
    name: "マッチングする日の始まり",
    cell: text(),
    note: "この日より前の希望日は使いません。空なら今日の翌日から",
    example: "2018/6/1",
    stops: nothing,
  }),
  applicantTemplate: template("決定連絡票（受講者用）"),
  instructorTemplate: template("決定連絡票（指導医用）"),
  acknowledgementTemplate: template("受付連絡（郵送）"),
  waitingTemplate: template("待機連絡"),
  refusalTemplate: template("不決定通知"),
  applicantChangeTemplate: template("変更連絡（受講者用）"),
  instructorChangeTemplate: template("変更連絡（指導医用）"),
  applicantCancelTemplate: template("取消連絡（受講者用）"),
  instructorCancelTemplate: template("取消連絡（指導医用）"),
  acknowledgement: setting({
    name: "受付連絡の文面",
    cell: long(),
    note: "申込みを受け付けたときのメールの文面。{{ }} の語は置き換わります",
    example: "",
    standard:
      "{{氏名}} {{敬称}}\n\n在宅医同行研修のお申込みを受け付けました。\n\n受付番号：{{受付番号}}\n受付日時：{{受付日時}}\n\n指導医との組合せが決まりましたら、決定連絡票をお送りします。\nお申込みの内容に変更があるときは、下記までご連絡ください。",
    stops: "受付連絡の送信",
  }),
  windowLeft: setting({
    name: "封筒の窓の左（mm）",
    cell: count(),
    note: "長形3号の窓付き封筒。三つ折りの用紙の左端から窓までの長さ",
    example: "20",
    standard: 20,
    stops: "郵送の文書の作成",
  }),
  windowTop: setting({
    name: "封筒の窓の上（mm）",
    cell: count(),
    note: "三つ折りの用紙の上端から窓までの長さ",
    example: "25",
    standard: 25,
    stops: "郵送の文書の作成",
  }),
  windowWidth: setting({
    name: "封筒の窓の幅（mm）",
    cell: count(),
    note: "窓の幅",
    example: "90",
    standard: 90,
    stops: "郵送の文書の作成",
  }),
  windowHeight: setting({
    name: "封筒の窓の高さ（mm）",
    cell: count(),
    note: "窓の高さ",
    example: "45",
    standard: 45,
    stops: "郵送の文書の作成",
  }),
  labelSheet: setting({
    name: "宛名ラベルの寸法（mm）",
    cell: text(220),
    note: "列数×行数、1枚の幅×高さ、用紙の左と上の余白の順に、「、」で区切ります",
    example: "2×6、84×42、18、21",
    standard: "2×6、84×42、18、21",
    stops: "宛名ラベルの作成",
  }),
  clockMinutes: setting({
    name: "時計の間隔（分）",
    cell: choice(["1", "5", "10"]),
    note: "待ちの処理を始める間隔。変えたら初期設定をもう一度実行します",
    example: "5",
    standard: "5",
    stops: "初期設定",
  }),
  documentsPerDay: setting({
    name: "1日に作る文書の上限",
    cell: count(),
    note: "Googleの1日の上限を超えないための数。無償のアカウントは250、組織のアカウントは1500です",
    example: "250",
    standard: 250,
    stops: "通知の作成",
  }),
  lettersPerChunk: setting({
    name: "一度に作る通数",
    cell: count(),
    note: "通知を何通ずつ区切って記録するか（1〜20）",
    example: "10",
    standard: 10,
    stops: "通知の作成",
  }),
} as const;

export type SettingKey = keyof typeof settings;
type ValueOf<K extends SettingKey> = (typeof settings)[K] extends Setting<infer T> ? T : never;

/** Name of the settings sheet and its columns, for messages. */
export const SETTINGS_SHEET = "設定";

/** The settings of this workbook: `get` answers blank where nothing is decided, `need` stops by name. */
export interface SettingValues {
  get<K extends SettingKey>(key: K): ValueOf<K>;
  need<K extends SettingKey>(key: K): ValueOf<K>;
}

/** Settings from the rows of the sheet 設定 (name and raw value). Throws OfficeError naming the row at fault. */
export function settingValues(rows: readonly { name: string; value: string }[]): SettingValues {
  // Names come back from the sheet in ordinary widths: 担当のＦＡＸ is 担当のFAX.
  const raw = new Map(rows.map((row) => [oneLine(row.name), row.value]));
  const get = <K extends SettingKey>(key: K): ValueOf<K> => {
    const declared = settings[key] as unknown as Setting<ValueOf<K>>;
    const parsed = z.safeParse(declared.cell.schema, raw.get(oneLine(declared.name)) ?? "");
    if (parsed.success) return parsed.data;
    const why = parsed.error.issues[0]?.message ?? "";
    throw new OfficeError(
      `「${declared.name}」の値を読めません（${why}）`,
      { sheet: SETTINGS_SHEET, key: declared.name },
      `例にならって直してください（例：${declared.example}）`,
    );
  };
  const need = <K extends SettingKey>(key: K): ValueOf<K> => {
    const value = get(key);
    const empty = value === "" || value === null || (Array.isArray(value) && value.length === 0);
    if (!empty) return value;
    const declared: Setting<never> | Setting<unknown> = settings[key];
    const example = declared.example === "" ? "" : `（例：${declared.example}）`;
    throw new OfficeError(
      `「${declared.name}」が決まっていません`,
      { sheet: SETTINGS_SHEET, key: declared.name },
      `${SETTINGS_SHEET}シートの「値」に書いてから、もう一度実行してください${example}。空の間は「${declared.stops}」が止まります`,
    );
  };
  return { get, need };
}

/** Text of a choice list that a setting holds; empty when nothing is decided. */
export function listFrom(values: SettingValues, source: { readonly setting: string }): readonly string[] {
  const value: unknown = values.get(source.setting as SettingKey);
  return Array.isArray(value) ? (value as string[]) : [];
}
