/** In which order letters on paper lie, and which of them go in one envelope. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { envelopesOf, inOrder, lackOf, postedOf, type Posted } from "../../src/papers/envelopes.ts";
import type { Method } from "../../src/tables/words.ts";
import { shelfOf, type Person } from "./shelf.ts";

function posted(people: readonly Person[], method: Method = "郵送"): Posted[] {
  const shelf = shelfOf(people, method);
  return shelf.notices.map((row) => {
    const each = postedOf(row, shelf);
    if ("fault" in each) throw new Error(each.fault);
    return each;
  });
}

const names = (letters: readonly Posted[]): string[] => letters.map((each) => each.addressee.name);

test("医療機関ごとにまとまり、その中はふりがなの順、同じ人の中は文書番号の順に並ぶ", () => {
  const people: Person[] = [
    { name: "見本 二", kana: "みほん に", facility: "ろ病院" },
    { name: "例示 一", kana: "れいじ いち", facility: "い病院" },
    { name: "見本 二", kana: "みほん に", facility: "ろ病院" },
    { name: "見本 三", kana: "みほん さん", facility: "ろ病院" },
    { name: "例示 四", kana: "れいじ あ", facility: "い病院" },
  ];
  const ordered = inOrder(posted(people));
  expect(names(ordered)).toEqual(["例示 四", "例示 一", "見本 三", "見本 二", "見本 二"]);
  expect(ordered.slice(-2).map((each) => each.notice.number)).toEqual([1, 3]);
});

describe("封筒", () => {
  const hospital = { facility: "例示病院", postalCode: "238-0001" };

  test("同じ医療機関の人あては一つの封筒に入り、医療機関の御中で出す", () => {
    const [envelope, ...rest] = envelopesOf(
      inOrder(
        posted([
          { name: "見本 一", ...hospital },
          { name: "見本 二", ...hospital, facility: "例示 病院" },
        ]),
      ),
      "様",
    );
    expect(rest).toEqual([]);
    expect(envelope).toMatchObject({ to: ["例示病院　御中"], alone: false, postalCode: "238-0001" });
    expect(envelope?.letters).toHaveLength(2);
  });

  test("名前が同じでも、郵便番号の違う医療機関は別の封筒にする", () => {
    const people = [
      { name: "見本 一", ...hospital },
      { name: "見本 二", ...hospital, postalCode: "238-0002" },
    ];
    expect(envelopesOf(inOrder(posted(people)), "様").map(({ to }) => to.at(-1))).toEqual([
      "見本 一　様",
      "見本 二　様",
    ]);
  });

  test("郵便番号の書き方の違いは、別の医療機関とみなさない", () => {
    const people = [
      { name: "見本 一", ...hospital },
      { name: "見本 二", ...hospital, postalCode: "2380001" },
    ];
    expect(envelopesOf(inOrder(posted(people)), "様")).toHaveLength(1);
  });

  test("一人あてだけの封筒は、2通でも本人の名で出す", () => {
    const twice = { name: "見本 一", title: "院長", ...hospital };
    const [envelope] = envelopesOf(inOrder(posted([twice, twice])), "様");
    expect(envelope).toMatchObject({ to: ["例示病院", "院長", "見本 一　様"], alone: true });
  });

  test("医療機関の分からない人は、一人ずつの封筒にする", () => {
    const people = [
      { name: "見本 一", facility: "" },
      { name: "見本 二", facility: "" },
    ];
    expect(envelopesOf(inOrder(posted(people)), "様").map(({ to }) => to)).toEqual([["見本 一　様"], ["見本 二　様"]]);
  });
});

describe("出せない通知", () => {
  test.each<[Method, Partial<Person>, string]>([
    ["郵送", { postalCode: "" }, "見本 一の郵便番号がありません"],
    ["郵送", { postalCode: "", address: "" }, "見本 一の郵便番号と所在地がありません"],
    ["FAX", { fax: "" }, "見本 一のFAX番号がありません"],
    ["手渡し", { postalCode: "", address: "", fax: "" }, ""],
    ["郵送", { fax: "" }, ""],
    ["FAX", { postalCode: "", address: "", fax: "046-000-0001" }, ""],
  ])("%s：%o", (method, lacks, said) => {
    expect(posted([{ name: "見本 一", ...lacks }], method).map(lackOf)).toEqual([said]);
  });

  test("もとの申込みの行がなくなった通知は、そう分かる", () => {
    const shelf = { ...shelfOf([{ name: "見本 一" }]), applicants: [] };
    expect(shelf.notices.map((row) => postedOf(row, shelf))).toEqual([
      { fault: expect.stringContaining("申-2018-0001 の行が申込者シートにありません") as string },
    ]);
  });
});

const people = fc.array(
  fc.record({
    name: fc.constantFrom("見本 一", "見本 二", "例示 三"),
    kana: fc.constantFrom("みほん いち", "みほん に", ""),
    facility: fc.constantFrom("例示病院", "例示 病院", "見本医院", "髙台医院", "高台医院", ""),
    postalCode: fc.constantFrom("238-0001", "2380001", "238-0002"),
  }),
  { minLength: 1, maxLength: 25 },
);

test("どの順に届いても同じ並びになり、封筒は並びを切っただけで、一通も増えも減りもしない", () => {
  fc.assert(
    fc.property(people, fc.integer(), (some, seed) => {
      const letters = posted(some);
      const shuffled = [...letters].sort((a, b) => mixed(a, seed) - mixed(b, seed));
      const ordered = inOrder(letters);
      expect(inOrder(shuffled)).toEqual(ordered);
      expect(envelopesOf(ordered, "様").flatMap((envelope) => envelope.letters)).toEqual(ordered);
    }),
  );
});

/** A number that has nothing to do with the order. */
const mixed = ({ notice }: Posted, seed: number): number => Math.sin((notice.number ?? 0) * 12.9898 + seed);
