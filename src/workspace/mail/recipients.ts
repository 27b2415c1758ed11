/** Addresses as MailApp takes them: a comma-separated list, each one checked. */
import { Exception } from "../kernel.ts";

export interface Recipient {
  name: string;
  address: string;
}

const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@${LABEL}(?:\\.${LABEL})+$`);

/** Whether this is one bare address ("hanako@example.jp"): no name, no list, no spaces, ASCII only. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && text.indexOf("@") <= 64 && ADDRESS.test(text);
}

/** "a@example.jp, 例示 花子 <b@example.jp>" → recipients; an Exception names the first bad one. */
export function recipients(list: string): Recipient[] {
  if (list.trim() === "") return [];
  return list.split(",").map(recipient);
}

function recipient(text: string): Recipient {
  const named = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>]*)>\s*$/.exec(text);
  const found = named ? { name: named[1] ?? "", address: named[2] ?? "" } : { name: "", address: text.trim() };
  if (/[\r\n]/.test(text) || !isAddress(found.address)) throw new Exception(`無効なメール: ${text.trim()}`);
  return found;
}
