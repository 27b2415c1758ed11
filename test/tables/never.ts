/** What no sheet and no Form of the office may ask for, and the names that speak of patients all the same. */

export const NEVER = /免許|籍|生年月日|誕生|年齢|口座|銀行|マイナンバー|個人番号|患者(?!同意の取得方法)|病名|疾患/;

/**
 * None of them is asked of a patient: 患者の同意 is the instructor's yes that patients agreed to a visitor; the other two
 * are the office's own guard over free text of reports, what may be about a patient there and how staff judged it.
 */
export const ABOUT_PATIENTS = ["患者の同意", "患者情報の疑い", "患者情報の確認"] as const;
