/** Letters that leave on paper: to whom, in which order they lie, and which go in one envelope. Pure. */
import { nameKey } from "../core/text.ts";
import { letterOf } from "../letters/index.ts";
import type { Addressee } from "../letters/letter.ts";
import { isMaterial, materialOf, type Sources } from "../letters/material.ts";
import type { Notice } from "../tables/notices.ts";
import type { Method } from "../tables/words.ts";

export interface Posted {
  readonly notice: Notice;
  readonly method: Method;
  readonly addressee: Addressee;
  readonly kana: string;
}

/** Letters of one institution, or of one person where no institution is known. */
export interface Envelope {
  /** At least one; their addresses differ in spelling at most. */
  readonly letters: readonly Posted[];
  readonly postalCode: string;
  readonly address: string;
  /** The lines below the address: 「横須賀見本病院　御中」, or institution, 部署 and 「見本 太郎　様」 of the one person. */
  readonly to: readonly string[];
  /** Whether all letters are for one person. */
  readonly alone: boolean;
}

/** How and to whom a notice goes, by the rows as they are now; why not, where its decision does not stand any more. */
export function postedOf(notice: Notice, sources: Sources): Posted | { readonly fault: string } {
  const issue = { issuedOn: notice.issuedOn, documentNumber: notice.documentNumber, reissuedOn: "" };
  const material = materialOf(notice, sources, issue);
  if ("fault" in material) return material;
  if (!isMaterial(material)) return { fault: "もとの決定が取り消されたか、申込みの状態が変わっています" };
  const { applicant, instructor, method } = material;
  const kana = (notice.addresseeId === instructor?.instructorId ? instructor.kana : applicant?.kana) ?? "";
  return { notice, method, addressee: letterOf(notice.letter).addressee(material), kana };
}

/** What the way of sending lacks, in words for staff; "" for a letter that can go. */
export function lackOf({ method, addressee }: Posted): string {
  const missing = [
    ...(method === "郵送" && addressee.postalCode === "" ? ["郵便番号"] : []),
    ...(method === "郵送" && addressee.address === "" ? ["所在地"] : []),
    ...(method === "FAX" && addressee.fax === "" ? ["FAX番号"] : []),
  ];
  return missing.length === 0 ? "" : `${addressee.name}の${missing.join("と")}がありません`;
}

/** By institution, then by the name's reading, then by document number. */
export function inOrder(posted: readonly Posted[]): Posted[] {
  const places = new Map(posted.map((each) => [each, placeOf(each)]));
  return [...posted].sort((a, b) => compare(places.get(a) ?? [], places.get(b) ?? []));
}

function placeOf(each: Posted): readonly (string | number)[] {
  const { notice, kana } = each;
  return [institutionOf(each), kana, notice.number ?? Infinity, notice.noticeId];
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) return 0;
  return (a[at] ?? "") < (b[at] ?? "") ? -1 : 1;
}

/** Two institutions of one name in different places are two; spaces and variant characters make no difference. */
function institutionOf({ addressee, notice }: Posted): string {
  if (addressee.facility === "") return `\t${notice.addresseeId}`;
  return `${nameKey(addressee.facility)}\t${addressee.postalCode.replace(/\D/g, "")}`;
}

/** Letters as `inOrder` lays them, put into envelopes. `honorific`: 様, as the city has it. */
export function envelopesOf(ordered: readonly Posted[], honorific: string): Envelope[] {
  const groups = new Map<string, Posted[]>();
  for (const each of ordered) {
    const key = institutionOf(each);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((letters) => envelopeOf(letters, honorific));
}

function envelopeOf(letters: readonly Posted[], honorific: string): Envelope {
  const { postalCode, address, facility } = addresseeOf(letters);
  const alone = new Set(letters.map((each) => nameKey(each.addressee.name))).size === 1;
  const to = alone ? personLines(addresseeOf(letters), honorific) : [`${facility}　御中`];
  return { letters, postalCode, address, to, alone };
}

function addresseeOf([first]: readonly Posted[]): Addressee {
  if (!first) throw new Error("an envelope holds at least one letter");
  return first.addressee;
}

/** Institution, 部署・役職 and name; what is empty has no line. */
export function personLines({ facility, title, name }: Addressee, honorific: string): string[] {
  return [facility, title, `${name}　${honorific}`].filter((line) => line !== "");
}
