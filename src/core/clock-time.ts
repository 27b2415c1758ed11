/** Times of day as people type them. Pure. */
import { narrow } from "./text.ts";

/** "14:05:00" from 14:05, 14時, 午後2時5分, 14時半; "" when it is no time. */
export function timeOf(typed: string): string {
  const found = /^(午前|午後)?(\d{1,2})(?::|時)(?:(\d{1,2})分?|半)?$/.exec(
    narrow(typed).replace(/[\s：]/g, (mark) => (mark === "：" ? ":" : "")),
  );
  if (!found) return "";
  const half = typed.includes("半") ? 30 : 0;
  const [hour, minute] = [Number(found[2]), found[3] === undefined ? half : Number(found[3])];
  const shift = found[1] === "午後" && hour < 12 ? 12 : 0;
  const most = found[1] === undefined ? 23 : 12;
  if (hour > most || minute > 59) return "";
  return `${String(hour + shift).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00`;
}
