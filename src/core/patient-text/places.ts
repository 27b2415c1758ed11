/** A quarter of the city together with what few there share: that may point to one home. Pure. */
import type { Kind } from "./patterns.ts";
import type { Span } from "./names.ts";
import { HAN, lazy, re } from "./letters.ts";
import { QUARTERS } from "./quarters.ts";

const looks = lazy(() => ({
  sentence: re("[^。\\n]{1,400}", "gu"),
  // 根岸町, 浦賀, 長井6丁目; not a hospital, a station or a block of that name, nor a person.
  quarter: re(
    `(?:(?:横須賀市|(?<![${HAN}]))(?!葉山町)[${HAN}]{1,4}(?<![市各同近一])町|${QUARTERS})(?:町|[\\d一二三四五六七八九十]{1,2}丁目)?(?!市|町|駅|病院|診療所|医院|クリニック|ホーム|ブロック|コミュニティ|行政|保健|医療|さん|様|氏|先生|医師|[内会村長医民])`,
  ),
  // Diseases and states of which a quarter has one or two. Common ones (癌, 認知症, 脳梗塞) point to nobody,
  rare: re(
    "ALS|筋萎縮性側索硬化症|多系統萎縮症|MSA|進行性核上性麻痺|PSP|大脳皮質基底核変性症|脊髄小脳変性症|筋ジストロフィー|脊髄性筋萎縮症|ハンチントン|プリオン|クロイツフェルト|ミトコンドリア病|重症筋無力症|多発性硬化症|医療的ケア児|人工呼吸器|気管切開",
  ),
  // except where the quarter is as small as a 丁目.
  disease: re("癌|がん|末期|終末期|認知症|脳梗塞|心不全|COPD|肺炎|透析|病の"),
  somebody: re("方(?!法|針|向|面|々|が多|が中心)|患者|お宅|宅|独居|女性|男性|夫婦|夫妻|お子|ご本人"),
  decade: re("(?<!\\d)(?:[5-9]0|100) ?歳?[代台]|[五六七八九]十歳?[代台]"),
}));

/** At most one place and one decade a sentence: enough to warn, and one pass over the text. */
export function combinations(plain: string): (Span & { kind: Kind })[] {
  const found: (Span & { kind: Kind })[] = [];
  for (const { 0: sentence, index } of plain.matchAll(looks().sentence)) {
    const place = looks().quarter.exec(sentence);
    if (!place || !looks().somebody.test(sentence)) continue;
    const decade = looks().decade.exec(sentence);
    const few = looks().rare.test(sentence) || (place[0].includes("丁目") && looks().disease.test(sentence));
    const mark = (kind: Kind, { 0: words, index: at }: RegExpExecArray): void => {
      found.push({ kind, at: index + at, end: index + at + words.length });
    };
    if (decade || few) mark("住所", place);
    if (decade) mark("年齢", decade);
  }
  return found;
}
