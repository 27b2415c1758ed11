/** google.script.run: what may cross between a page and the scripts. */
import { Exception } from "./kernel.ts";

/** A plain copy; a Date, a function or an object of a class, nested or not, throws as Google does. */
export function crossing(value: unknown, where: string): unknown {
  checkPlain(value, where);
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}

function checkPlain(value: unknown, where: string): void {
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint")
    throw refused(where, typeof value);
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkPlain(item, `${where}[${index}]`);
    return;
  }
  if (!isPlain(value)) throw refused(where, Object.prototype.toString.call(value));
  for (const [key, item] of Object.entries(value)) checkPlain(item, `${where}.${key}`);
}

/** Of any realm: its prototype is an Object.prototype (or none), and it is no Date. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  return Object.getPrototypeOf(prototype) === null && Object.prototype.toString.call(value) === "[object Object]";
}

function refused(where: string, type: string): Exception {
  return new Exception(
    `google.script.run では ${where} の ${type} を渡せません。渡せるのは文字列・数値・真偽値・null と、それらの配列やオブジェクトだけです。`,
  );
}
