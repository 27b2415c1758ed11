/** The words by which a name is told from a role. Packed, since the script is loaded for every click. Pure. */
import { nameKey } from "../text.ts";
import { HAN, lazy, re } from "./letters.ts";

/** The most frequent family names, and those that end as roles do (土屋, 小室, 田所). General knowledge; of nobody. */
const SURNAMES =
  "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 増田 丸山 杉山 村田 大塚 新井 小山 藤本 平野 河野 上野 野口 武田 松井 千葉 菅原 岩崎 木下 久保 佐野 野村 松尾 菊地 市川 杉本 古川 大西 島田 水野 桜井 高野 渡部 吉川 山内 西田 飯田 菊池 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田 服部 東 岩田 土屋 川崎 福島 本田 辻 樋口 秋山 永井 中西 吉村 川上 石原 大橋 松岡 馬場 浜田 森本 星野 矢野 浅野 大久保 松下 吉岡 小池 野田 荒木 大谷 熊谷 松浦 黒田 尾崎 永田 川村 望月 田口 松村 荒井 堀 大島 平井 早川 菅野 栗原 西山 広瀬 横田 石橋 岩本 萩原 片山 関口 宮田 大石 本間 須藤 高山 岡崎 小田 伊東 鎌田 上原 篠原 小西 松原 福井 古賀 大森 小泉 成田 奥村 内藤 沢田 川島 桑原 三宅 片岡 富田 杉浦 岡 八木 奥田 小沢 松永 北川 関根 河合 平川 白石 今村 寺田 青山 中尾 小倉 渋谷 上村 小野寺 大山 岡村 足立 坂口 天野 多田 根本 豊田 村山 田島 佐久間 塚本 飯塚 武藤 白井 宮川 中沢 坂井 角田 児玉 下田 榎本 河村 水谷 神田 川田 大川 児島 星 今野 前川 浅井 稲垣 江口 神谷 長田 金井 吉野 谷 稲葉 町田 藤沢 堀内 竹中 若林 田辺 松崎 甲斐 石塚 安部 榊原 相馬 岩井 高島 三好 落合 細川 小原 黒木 堤 徳永 土井 入江 金田 井口 黒川 野崎 窪田 日高 滝沢 岸 石黒 三上 竹田 津田 植田 堀江 村井 金沢 川井 川原 中井 三木 西尾 大木 戸田 森下 矢島 大場 栗田 川端 長島 緒方 土方 吾妻 田所 別所 守屋 古屋 大屋 可児 本多 喜多 伊集院 西園寺 麻生 小室 氷室 秩父 桑園 大関 守屋 税所";

/** What a person is called by what he is to somebody, does, or belongs to; it ends the word before さん or 様. */
const ROLES =
  "[者師士員客親族医院局課署社店園隣婦姉妹兄弟娘孫嫁婿姪甥祖父母姑舅婆爺長児皆嬢坊屋具設所隊科室誰疲陰互々猫犬〇]|[長次三四末二][男女]|息子|お子|双子|子供|夫妻|[本主夫友知隣病老住職大新成恋故国法]人|同居人|[証見理話]人|[一二三四五六七八九十何数]人|女性|男性|彼女|女将|先生|[学習修講校年院]生|旦那|[先双奥皆]方|運転手|助手|相手|[家地世帯喪飼]主|包括|訪看|居宅|老健|特養|行政|機関|団体|治体|[企事]業|一同|一家|本部|事務|外来|病棟|拠点|介護|看護|医療|連携|相談|福祉|支援|入浴|先輩|後輩|同僚|近所|苦労|馳走|世話|種多|者三|模|仕|各位|学校|大学|警察|消防|救急|大工|住職|[一二三四五六七八九十数]名";
/** The same, where nothing else may stand before it: 子 is a role, 花子 is not; 奥 is, 陸奥 is not. */
const ALONE =
  "大家|子|奥|妻|夫|方|主|男|女|赤|何|同|多|有|一|異|文|神|仏|王|彼|両|摂|華|某|諸|貴|若|御|他|業|上|全|中|家|名|殿|姫|日|月";
const KANA_ROLES =
  "みな|みんな|かあ|おとう|ばあ|じい|おにい|おねえ|おく|むすめ|むすこ|よめ|まご|こども|だんな|たく|つかれ|おかげ|くろう|ひとり|ふたり|かんごし|いしゃ|かぞく|いもうと|おとうと|いろいろ|ちら|たがい|きゃく|となり";
const KATAKANA_ROLES =
  "スタッフ|マネ|ナース|ママ|パパ|ボランティア|クリニック|ドクタ|デイ|サビス|レジデント|アシスタント|コメディカル|メンバ|ケア|リハ|リハビリ|セラピスト|オペ|バイト|プラン|トウ|カア|オジイ|オバア|ジイ|バア|オジ|オバ|ミナ|タク|ヘルパ|ワン|ネコ";

/** Letters that stand for a person without being his initials (Ａさん, Ｂさん; Ｘ), and those that stand for a calling. */
const LETTERS = "[A-DXZ]|PT|OT|ST|CM|NS|NP|RN|DR|CW|SW";

export type Script = "han" | "katakana" | "hiragana" | "latin";

const words = lazy(() => ({
  surnames: new Set(SURNAMES.split(" ").map(nameKey)),
  given: re(`^[${HAN}]{1,2}[子郎男雄夫美江枝代恵助吉蔵治造]$`),
  roles: {
    han: re(`^(?:${ALONE})$|(?:${ROLES})$`),
    hiragana: re(
      `(?:${KANA_ROLES})$|(?:^|[のはがを])(?:とう|にい|ねえ|おば|おじ|おい|めい|ひと|あか|いとこ|わん|ねこ)$`,
    ),
    katakana: re(`ー|(?:${KATAKANA_ROLES})$`),
    latin: re(`^(?:${LETTERS})$`),
  } satisfies Record<Script, RegExp>,
}));

/** Two or three kanji that end as given names do. */
export const looksGiven = (word: string): boolean => words().given.test(word);

/** Whether the whole word is a common family name, in whatever variant of its characters. */
export const isSurname = (word: string): boolean => words().surnames.has(nameKey(word));

export const isRole = (word: string, script: Script): boolean =>
  words().roles[script].test(word) && !(script === "han" && isSurname(word));

/** A common family name within a run of kanji: what stands before it, and a given name of up to three characters. */
export function split(run: string): { before: string; family: string; given: string } | undefined {
  const chars = Array.from(run);
  const keys = Array.from(nameKey(run));
  const part = (from: number, to?: number): string => chars.slice(from, to).join("");
  for (let from = 0; from < chars.length; from++)
    for (let to = Math.min(from + 3, chars.length); to > from; to--) {
      // A name of one character is found only where it stands alone: 原 in 原因 is none.
      if (chars.length - to > 3 || (to - from === 1 && chars.length > 1)) continue;
      if (words().surnames.has(keys.slice(from, to).join("")))
        return { before: part(0, from), family: part(from, to), given: part(to) };
    }
  return undefined;
}
