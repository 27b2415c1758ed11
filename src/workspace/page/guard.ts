/** The page is for this machine's own browser only: who else knocks is refused. */
import type { MiddlewareHandler } from "hono";

/** What a page of ours may load and do. Inline styles carry widths and colours of cells and letters. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data: blob:",
  "frame-ancestors 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
].join("; ");

/** A script's page is a stranger to ours: no origin, no network, only its own inline scripts and styles. */
export const FRAME_POLICY =
  "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:";
/** The HTML of a mail: nothing runs and nothing is loaded. */
export const MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * Another site open in the same browser may send requests here: by its own name that points to this machine (so the
 * Host must be ours), or across origins (so whatever changes something must come from our own pages).
 */
export const guard: MiddlewareHandler = async (context, next) => {
  const host = context.req.header("host") ?? "";
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host)) return context.text("この名前では開けません", 421);
  const origin = context.req.header("origin");
  const changes = !["GET", "HEAD"].includes(context.req.method);
  if (changes && origin !== `http://${host}`) return context.text("ほかのページからは操作できません", 403);
  await next();
  const { headers } = context.res;
  if (!headers.has("content-security-policy")) headers.set("content-security-policy", POLICY);
  headers.set("x-content-type-options", "nosniff");
  // "no-referrer" would take the Origin from our own forms as well.
  headers.set("referrer-policy", "same-origin");
  headers.set("cache-control", "no-store");
};

/** A file to be saved, its name in any script. */
export function download(name: string, type: string): Record<string, string> {
  return {
    "content-type": type,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  };
}
