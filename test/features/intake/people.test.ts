import fc from "fast-check";
import { expect, test } from "vitest";
import {
  candidatesFor,
  confirmed,
  identify,
  personNumbers,
  proposedIn,
} from "../../../src/features/intake/people.rules.ts";
import { row } from "./samples.ts";

const taro = row(1, { name: "髙橋 見本", kana: "たかはし みほん", facility: "見本医院", email: "taro@example.jp" });

test.each([
  ["the same in everything", {}, true],
  ["another spelling of the name", { name: "高橋見本" }, true],
  ["moved to another institution, with another address", { facility: "例示病院", email: "other@example.jp" }, true],
  ["kana misspelt", { kana: "たかはし みほむ" }, true],
  ["another profession, same name and kana", { profession: "その他" }, true],
  ["name changed, kana, profession and institution the same", { name: "例示 見本" }, true],
  [
    "name changed, kana and profession the same, elsewhere",
    { name: "例示 見本", facility: "例示病院", email: "x@example.jp" },
    false,
  ],
  ["another person at the same institution and address", { name: "例示 花子", kana: "れいじ はなこ" }, false],
  ["same name only", { kana: "こうきょう けんぽん", profession: "看護師" }, false],
] as const)("a candidate is proposed or not: %s", (_, change, proposed) => {
  expect(candidatesFor({ ...taro, ...change }, [taro])).toHaveLength(proposed ? 1 : 0);
});

test("an address is never enough, whoever shares it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1 })), { maxLength: 10 }),
      (people) => {
        const known = people.map(([name, kana], index) =>
          row(index + 1, { name: `甲${name}`, kana: `か${kana}`, email: "ward@example.jp", facility: "例示病院" }),
        );
        expect(
          candidatesFor({ ...taro, name: "乙", kana: "お", email: "ward@example.jp", facility: "例示病院" }, known),
        ).toEqual([]);
      },
    ),
  );
});

test("the text says what agrees and what does not", () => {
  const { personId, personCandidate } = identify({ ...taro, facility: "例示病院" }, [taro], () => "人-9999");
  expect(personId).toBe("");
  expect(personCandidate).toBe(
    "人-0001（申-2018-0001 髙橋 見本、医師、見本医院）：氏名・ふりがな・職種が一致（メールは同じ、所属は異なる）",
  );
  expect(proposedIn(personCandidate)).toBe("人-0001");
});

test("of two candidates the likelier stands first, and it is said whom 同じ人 means", () => {
  const namesake = row(2, {
    ...taro,
    applicationId: "申-2018-0002",
    personId: "人-0002",
    facility: "例示病院",
    email: "b@example.jp",
  });
  const { personCandidate } = identify({ ...namesake }, [taro, namesake], () => "");
  expect(proposedIn(personCandidate)).toBe("人-0002");
  expect(personCandidate).toContain("ほかに：人-0001");
  expect(personCandidate).toContain("「同じ人」は 人-0002 を指します");
});

test("someone who still waits for confirmation proposes the person whom they may be", () => {
  const waiting = row(2, {
    ...taro,
    applicationId: "申-2018-0002",
    personId: "",
    personCandidate: "人-0001（…）",
    facility: "例示病院",
  });
  expect(candidatesFor({ ...taro, facility: "例示病院" }, [waiting]).map((each) => each.personId)).toEqual(["人-0001"]);
});

test("many candidates still fit into the cell", () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    row(index + 1, {
      ...taro,
      applicationId: `申-2018-${index}`,
      personId: `人-${String(index + 1).padStart(4, "0")}`,
    }),
  );
  expect(identify(taro, many, () => "").personCandidate.length).toBeLessThanOrEqual(500);
});

test("numbers go on above the highest", () => {
  const next = personNumbers(["人-0002", "", "人-0010", "見本"]);
  expect([next(), next()]).toEqual(["人-0011", "人-0012"]);
});

test("staff's word makes one person or two, also when they change their mind", () => {
  const waiting = row(2, { personId: "", personCandidate: "人-0001（申-2018-0001 …）" });
  const next = () => "人-0007";
  const others = () => [taro];
  const same = confirmed({ ...waiting, personVerdict: "同じ人" }, others, next);
  expect(same.personId).toBe("人-0001");
  const another = confirmed({ ...waiting, ...same, personVerdict: "別の人" }, others, next);
  expect(another.personId).toBe("人-0007");
  expect(confirmed({ ...waiting, ...another, personVerdict: "別の人" }, others, () => "人-0008").personId).toBe(
    "人-0007",
  );
  expect(confirmed({ ...waiting, personVerdict: "" }, others, next).personId).toBe("");
});
