/**
 * Warns of what may identify a patient in free text (domain.md 3, 8, 9). It proposes; a person decides. It finds forms,
 * not meaning: a patient described so that neighbours know him passes, and a colleague without a title may be marked.
 */
import { hiragana, nameKey } from "../text.ts";
import { folded } from "./fold.ts";
import { untitled } from "./full-names.ts";
import { titled, type Named, type Span } from "./names.ts";
import { rules, type Kind } from "./patterns.ts";
import { combinations } from "./places.ts";
import { split } from "./words.ts";

export type { Kind } from "./patterns.ts";

export interface Trace {
  readonly kind: Kind;
  /** As written. */
  readonly text: string;
  /** Where in the text as written, in UTF-16 units. */
  readonly at: number;
  /** The line it stands in, from 1. */
  readonly line: number;
}

interface Mark extends Span {
  readonly kind: Kind;
}

/** All that may identify a patient, in the order of the text; `allowed` are the names of doctors, trainees, facilities. */
export function patientTraces(text: string, allowed: readonly string[]): Trace[] {
  const { plain, places } = folded(text);
  const excused = excuses(plain, allowed);
  const named = [...titled(plain), ...untitled(plain)].filter((name) => !excused.name(name));
  const marks = [
    ...named.flatMap((name) => [mark("氏名", name), ...ageAfter(plain, name)]),
    ...rules().flatMap(({ kind, pattern }) =>
      Array.from(plain.matchAll(pattern), ({ 0: words, index }) =>
        mark(kind, { at: index, end: index + words.length }),
      ),
    ),
    ...combinations(plain),
  ];
  const kept = apart(
    marks.filter((each) => !excused.place(each)),
    plain.length,
  );
  let line = 1;
  let counted = 0;
  return kept.map(({ kind, at, end }) => {
    const from = places[at] ?? 0;
    line += text.slice(counted, from).split("\n").length - 1;
    counted = from;
    return { kind, at: from, text: text.slice(from, places[end]), line };
  });
}

export const holdsTraces = (text: string, allowed: readonly string[]): boolean =>
  patientTraces(text, allowed).length > 0;

const REMEDIES: Readonly<Record<Kind, string>> = {
  氏名: "「Aさん」などに書きかえる",
  年齢: "「80代」などに書きかえる",
  生年月日: "消すか、「80代」などに書きかえる",
  住所: "消すか、「市内」などに書きかえる",
  電話: "消す",
  番号: "消す",
  メール: "消す",
};

/** What was found, where, and what to do; "" where nothing was. */
export function tracesText(traces: readonly Trace[]): string {
  if (traces.length === 0) return "";
  return [
    `患者さんが特定できるおそれのある書き方が${traces.length}か所あります。`,
    ...traces.map(({ kind, text, line }) => `・${line}行目　${kind}「${text}」→${REMEDIES[kind]}`),
    "書いた方に確かめて、→のように直してください。患者さんのことでなければ、そのままでかまいません。",
  ].join("\n");
}

const mark = (kind: Kind, { at, end }: Span): Mark => ({ kind, at, end });

/** 佐藤花子（85）, 田中さん（85、女性）: a number in brackets after a name is an age. */
function ageAfter(plain: string, { end }: Named): Mark[] {
  const found = /^(?:さん|さま|様|氏)?\((\d{2,3})(?![\d歳才%])/u.exec(plain.slice(end, end + 12));
  if (!found) return [];
  const until = end + found[0].length;
  return [mark("年齢", { at: until - (found[1] ?? "").length, end: until })];
}

/** The first mark keeps its place; one that overlaps it adds nothing. */
function apart(marks: readonly Mark[], length: number): Mark[] {
  const taken = new Uint8Array(length);
  const kept = marks.filter(({ at, end }) => {
    const free = taken.subarray(at, end).every((each) => each === 0);
    if (free) taken.fill(1, at, end);
    return free;
  });
  return kept.sort((a, b) => a.at - b.at);
}

interface Excuses {
  name(name: Named): boolean;
  place(span: Span): boolean;
}

const key = (name: string): string => hiragana(nameKey(name));

/** Who and what may be named: whole names, their family and given names, and facilities wherever they are written out. */
function excuses(plain: string, allowed: readonly string[]): Excuses {
  const given = new Set<string>();
  const family = new Set<string>();
  const written = new Uint8Array(plain.length);
  for (const name of allowed.map((each) => folded(each).plain.trim()).filter((each) => each !== "")) {
    const known = split(name);
    const [first = name, ...rest] = name.includes(" ") ? name.split(/ +/) : [known?.family ?? name, known?.given ?? ""];
    for (const each of [name, first]) family.add(key(each));
    given.add(key(rest.join("")));
    for (let at = plain.indexOf(name); at >= 0; at = plain.indexOf(name, at + name.length))
      written.fill(1, at, at + name.length);
  }
  return {
    name: (name) => {
      const words = key(plain.slice(name.at, name.end));
      if (name.patient) return false;
      return (
        given.has(words) ||
        Array.from(family).some((each) => words === each || (each.length > 1 && words.endsWith(each)))
      );
    },
    place: ({ at, end }) => written.subarray(at, end).every((each) => each === 1),
  };
}
