import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsTraces, patientTraces, tracesText } from "../../src/core/patient-text/index.ts";
import { rules } from "../../src/core/patient-text/patterns.ts";
import { labelled } from "./patient-text/corpus.ts";
import { development } from "./patient-text/development.ts";
import { earlier } from "./patient-text/earlier.ts";
import { heldOut } from "./patient-text/held-out.ts";
import { score, type Score } from "./patient-text/score.ts";

const shown = (text: string, allowed: readonly string[] = []): string[] =>
  patientTraces(text, allowed).map((trace) => `${trace.kind}:${trace.text}`);

describe("例文", () => {
  const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  const line = (name: string, { sentences, clean, warned, marks, found, alarms }: Score): string =>
    `${name}: ${found} of ${marks} marks found (${percent(found, marks)}), ${warned} of ${sentences - clean} sentences warned of, false alarms in ${alarms} of ${clean} clean ones (${percent(alarms, clean)})`;

  test.each([
    ["development", [...development, ...earlier]],
    ["held out", heldOut],
    ["whole", [...development, ...earlier, ...heldOut]],
  ])("%s: 印のほとんどを見つけ、清い文ではほとんど何も言わない", (name, sentences) => {
    const result = score(sentences);
    console.info(`patient text, ${line(name, result)}`);
    expect(result.found / result.marks, result.faults.join("\n")).toBeGreaterThanOrEqual(0.95);
    expect(result.warned / (result.sentences - result.clean), result.faults.join("\n")).toBeGreaterThanOrEqual(0.95);
    expect(result.alarms / result.clean, result.faults.join("\n")).toBeLessThanOrEqual(0.1);
  });

  test("320文以上あり、半分以上は清く、同じ文は二度ない", () => {
    const all = [...development, ...earlier, ...heldOut];
    const clean = all.filter((each) => labelled(each).marks.length === 0);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(320);
    expect(2 * clean.length).toBeGreaterThanOrEqual(all.length);
    for (const half of [development, earlier, heldOut])
      expect(new Set(half.flatMap((each) => labelled(each).marks.map(({ kind }) => kind))).size).toBe(7);
  });
});

describe("氏名", () => {
  test.each([
    ["槇さん、土屋さん、小室様、服部さん、緒方さん", ["槇", "土屋", "小室", "服部", "緒方"]],
    ["鈴木 一郎 様の診察", ["鈴木 一郎"]],
    ["山田はな子さん、佐藤みどり様、斉藤マサさん", ["山田はな子", "佐藤みどり", "斉藤マサ"]],
    ["𠮷田さん、渡邊様、髙橋宅", ["𠮷田", "渡邊", "髙橋"]],
    ["ﾜﾀﾅﾍﾞさん、か\u3099もうさん", ["ﾜﾀﾅﾍﾞ", "か\u3099もう"]],
    ["あらい様のお宅、さとうさま宅", ["あらい", "さとう"]],
    ["鈴木さんご夫婦、田中のおばあちゃん", ["鈴木", "田中"]],
    ["今回田中さん宅へ、患者田中の経過", ["田中", "田中"]],
    ["佐藤 ハナ（82）、山本（91）さん", ["佐藤 ハナ", "山本"]],
    ["T.Sさん、Ｍ様、K・Tさん", ["T.S", "Ｍ", "K・T"]],
    ["元看護師の木村さん", ["木村"]],
  ])("%s から名前を見つける", (text, names) => {
    const found = patientTraces(text, []).filter(({ kind }) => kind === "氏名");
    expect(found.map((trace) => trace.text)).toEqual(names);
  });

  test.each([
    "お舅さん、お姑さん、おばあさん、お爺さん、いとこさん",
    "救急隊さん、民生委員さん、町内会長さん、大家さん、花屋さん、パン屋さん",
    "訪問入浴さん、福祉用具業者さん、連携室さん、関係機関様",
    "猫ちゃんとワンちゃんがいた",
    "NPさん、Nsさん、Drさん、アシスタントさん、〇〇さん、○○様",
    "ちゃんと薬を飲めているか。本人がちゃんとしている。聞くんですよ、行くんだと思った",
    "出来る様に、その様な、見える様子、どの様に、同様に、多種多様、さまざまな、お互いさま、お疲れさま",
    "佐藤医院さん、山田クリニックさん、上田在宅医療クリニック、鈴木居宅介護支援事業所",
    "三浦半島、川崎病、橋本脳症、林の中、森の家、三浦(12)、大津(8)",
    "指導医：田中太郎　受講者：鈴木花子",
    "看護師の木村さん、ケアマネの吉村さん、渡辺さん（薬剤師）",
    "氏名　年齢　住所、氏名：非公開、名前で呼ぶ",
    "佐藤さん（仮名）の事例",
    "同氏、両氏、某氏、諸君、自宅、居宅、実家、農家、専門家、家族",
  ])("%s には名前がない", (text) => {
    expect(shown(text)).toEqual([]);
  });

  test.each("佐藤 鵜飼 一色 四方 百目鬼 神崎 島袋 金城 知念 薬袋 勅使河原 東雲 小比類巻 八重樫".split(" "))(
    "%s の姓は、よくある姓の表になくても、敬称があれば見つかる",
    (family) => {
      for (const title of ["さん", "様", "氏", "さま", "くん"])
        expect(shown(`午後は${family}${title}を訪問した。`)).toEqual([`氏名:${family}`]);
    },
  );
});

describe("年齢と生年月日", () => {
  test.each([
    ["85 歳男性、８５さいの方、72y.o. 男性", ["年齢:85 歳", "年齢:８５さい", "年齢:72y.o"]],
    ["最高齢は102歳の方", ["年齢:102歳"]],
    ["昭12.3.4生まれ、大14年生まれの方", ["生年月日:昭12.3.4", "生年月日:大14年"]],
    ["S.12年3月4日生まれ", ["生年月日:S.12年3月4日"]],
    ["大正13年2月3日、1940/11/2", ["生年月日:大正13年2月3日", "生年月日:1940/11/2"]],
    ["衣笠の80代の方", ["住所:衣笠", "年齢:80代"]],
  ])("%s", (text, found) => {
    expect(shown(text)).toEqual(found);
  });

  test.each([
    "平均年齢は84歳、平均寿命は男性81歳",
    "80歳代と80歳台の方、80代の女性、ALSの90代の方",
    "0歳から100歳まで、15歳未満、65歳〜74歳、40-64歳、人生100年時代、75歳になると後期高齢者",
    "私は45歳で開業しました",
    "昭和50年代の団地、昭和40年頃、大正時代の家、昭和60年4月1日開院、令和元年5月1日に開設",
    "最大12.5-6、2018/10/01 13:00-16:00、H30.6.14、平成30-31年度",
    "301会議室、3号館、2F会議室、14Fr、18G",
    "80代の方が多い久里浜地区",
  ])("%s は、一人を指さない", (text) => {
    expect(shown(text)).toEqual([]);
  });
});

describe("住所、電話、番号、メール", () => {
  test.each([
    [
      "横須賀市船越町1丁目2番3号、三春町２ー１０、岩戸3-21",
      ["住所:横須賀市船越町1丁目2番3号", "住所:三春町２ー１０", "住所:岩戸3-21"],
    ],
    ["小川町11番地の2、船越町1の22の3", ["住所:小川町11番地の2", "住所:船越町1の22の3"]],
    ["コーポ大滝201、A棟305", ["住所:コーポ大滝201", "住所:A棟305"]],
    ["横須賀市小川町のALSの方", ["住所:横須賀市小川町"]],
    ["046.823.4567、+81-90-1234-5678、823-4567", ["電話:046.823.4567", "電話:+81-90-1234-5678", "電話:823-4567"]],
    ["ID:A0012、カルテ＃123、認定番号 1234567", ["番号:ID:A0012", "番号:カルテ＃123", "番号:認定番号 1234567"]],
    ["記号番号は１２－３４５６７８", ["番号:記号番号は１２－３４５６７８"]],
  ])("%s", (text, found) => {
    expect(shown(text)).toEqual(found);
  });

  test.each([
    "3-4か月ごと、1-2名、9-17時、10-20%、週3-4回、NRS5-6、GCS 3-4-5",
    "L4-5、C1-2、Stage 3-4、K21.9、HbA1c 6.5",
    "様式3-1-2、資料6-2-1、報告様式2-1-1、申-2018-0012",
    "1,200,000円、医療費1200000円、患者300人、カルテ 2018年分",
    "横須賀市、三浦市、葉山町、逗子市、鎌倉市の4市1町、本町の集会所、本町2丁目のバス停",
    "久里浜で神経難病の講演会。葉山町のALSの方。浦賀駅の近くの80代の方",
    "0120-123-456、119番、＃7119、COVID-2019、一番一般的で、一番十分な方法",
  ])("%s には、家も番号もない", (text) => {
    expect(shown(text)).toEqual([]);
  });
});

describe("書いてよい名前", () => {
  const allowed = ["中村 正樹", "小林由香", "ﾅｶﾑﾗ ﾏｻｷ", "みなと内科クリニック 046-812-3456"];

  test.each([
    "中村さん、中村正樹さん、中村　正樹様、正樹さん、ナカムラさん、受講者中村さん",
    "小林さん、小林由香氏、由香さん、患者さんは小林さんに心を開いた",
    "みなと内科クリニック　０４６－８１２－３４５６",
  ])("%s は、何も言われない", (text) => {
    expect(shown(text, allowed)).toEqual([]);
  });

  test.each([
    ["患者の中村様、利用者の小林さん", ["氏名:中村", "氏名:小林"]],
    ["小林ハルさん、田中由香さん", ["氏名:小林ハル", "氏名:田中由香"]],
    ["中村宅", ["氏名:中村"]],
    ["046-812-3457", ["電話:046-812-3457"]],
  ])("%s は、同じ姓でも患者さんである", (text, found) => {
    expect(shown(text, allowed)).toEqual(found);
  });

  test("空の名前は、何も許さない", () => {
    expect(shown("田中さん", ["", "　"])).toEqual(["氏名:田中"]);
  });
});

describe("見つけたものの示し方", () => {
  const letters = Array.from(
    "田中佐藤花子さん様氏のは、。\n　 （）(８５85歳才1２-－ーー昭和年月日生町丁目番号室ヤマダﾔﾏﾀﾞABＫ.@〒ID髙𠮷\u3099\u{E0100}",
  );
  const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 60 });

  test("どの語も、書かれたとおりに、順に、重ならずに引かれる", () => {
    fc.assert(
      fc.property(text, (written) => {
        const traces = patientTraces(written, []);
        let end = 0;
        for (const trace of traces) {
          expect(trace.at).toBeGreaterThanOrEqual(end);
          expect(written.slice(trace.at, trace.at + trace.text.length)).toBe(trace.text);
          expect(trace.text).not.toBe("");
          expect(written.split("\n")[trace.line - 1]).toContain(trace.text);
          end = trace.at + trace.text.length;
        }
        expect(holdsTraces(written, [])).toBe(traces.length > 0);
      }),
      { numRuns: 3000 },
    );
  });

  test("全角と半角で、見つかる数は変わらない", () => {
    const wide = (narrow: string): string =>
      narrow.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replace(/ /g, "　");
    for (const each of ["田中(85)さん 85歳 S12.3.4生 小川町11-2 046-812-3456 ID:A0012 a.b@example.com T.S様 82F"]) {
      expect(patientTraces(wide(each), []).map(({ kind }) => kind)).toEqual(
        patientTraces(each, []).map(({ kind }) => kind),
      );
      expect(patientTraces(each, [])).toHaveLength(10);
    }
  });

  test("文のあとに文を続けても、それぞれで見つかるものは変わらない", () => {
    const some = fc.constantFrom(...[...development, ...earlier].map((each) => labelled(each).text));
    fc.assert(
      fc.property(some, some, (first, second) => {
        const apart = [...shown(first), ...shown(second)];
        expect(shown(`${first}\n\n${second}`)).toEqual(apart);
      }),
    );
  });

  test("職員には、何が、どこにあり、どうするかを言う", () => {
    expect(tracesText(patientTraces("午後に訪問。\n山田さん、85歳。\n☎０４６－８１２－３４５６", []))).toBe(
      [
        "患者さんが特定できるおそれのある書き方が3か所あります。",
        "・2行目　氏名「山田」→「Aさん」などに書きかえる",
        "・2行目　年齢「85歳」→「80代」などに書きかえる",
        "・3行目　電話「０４６－８１２－３４５６」→消す",
        "書いた方に確かめて、→のように直してください。患者さんのことでなければ、そのままでかまいません。",
      ].join("\n"),
    );
    expect(tracesText([])).toBe("");
  });

  test("言われたとおりに直せば、もう何も言われない", () => {
    expect(shown("Aさん（80代）は市内にお住まいで、Bさんも同様である。")).toEqual([]);
  });
});

describe("長い文", () => {
  /** The source without escapes and character classes, where a star is a letter. */
  const bare = (source: string): string => source.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");

  test("どの型にも、限りのない繰返しはない。一字あたりの手数に上限があるので、長さに比例する", () => {
    expect(rules().length).toBeGreaterThan(20);
    for (const { pattern } of rules()) {
      expect(bare(pattern.source)).not.toMatch(/[*+]|\{\d+,\}/);
      // A group that repeats begins with a sign that its own repetition does not match, so there is one way to read it.
      for (const [, inner = ""] of pattern.source.matchAll(/\(\?:([^()]*)\)\{/g))
        expect(inner).toMatch(/^[^{]*$|^\\\.\[\\w-\]\{1,63\}$|^\[-の\]\\d\{1,4\}$/);
    }
  });

  test.each([
    "田中さん、",
    "一",
    "1-",
    "町1",
    "a@",
    "a.",
    "患者(",
    "カ",
    "0",
    "東様",
    "〒",
    "丁目1",
    "昭和1",
    " 様",
    "ー",
    "さ",
  ])("%j を繰り返した長い文は、その長さに応じた数だけ見つかる", (unit) => {
    const found = [1, 2].map((times) => patientTraces(unit.repeat(times * 6000), []).length);
    // A repeat may join at the seam; otherwise twice the text holds twice the traces.
    expect(Math.abs(found[1]! - 2 * found[0]!)).toBeLessThanOrEqual(2);
  });
});
