/** Addresses of the page, and what stands behind each. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import * as z from "zod/mini";
import { bookPage, sheetPart } from "./book-page.ts";
import { answerSchema, deedSchema } from "./deeds.ts";
import type { Deed } from "./deeds.ts";
import { formRoutes } from "./form-routes.ts";
import { fileRoutes } from "./file-routes.ts";
import { FRAME_POLICY, guard } from "./guard.ts";
import { messagePage } from "./layout.ts";
import { recordRoutes } from "./record-routes.ts";
import type { OfficeThread, Turn } from "./office-thread.ts";
import { OfficeFailure } from "./office-thread.ts";

const ASSETS = join(dirname(fileURLToPath(import.meta.url)), "assets");
const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** The whole page over one office. */
export function appOf(office: OfficeThread): Hono {
  const app = new Hono();
  app.use(guard);
  app.onError(async (error, context) => {
    if (!(error instanceof OfficeFailure)) console.error(error);
    const known = error instanceof OfficeFailure || error instanceof z.core.$ZodError;
    const shell = await office.ask("shell").catch(() => undefined);
    return context.html(messagePage(shell, "表示できません", error.message), known ? 400 : 500);
  });
  app.notFound(async (context) =>
    context.html(messagePage(await office.ask("shell"), "ページがありません", "住所を確かめてください。"), 404),
  );
  app.get("/", (context) => context.redirect("/book"));
  assetRoutes(app);
  bookRoutes(app, office);
  deedRoutes(app, office);
  seatRoutes(app, office);
  formRoutes(app, office);
  fileRoutes(app, office);
  recordRoutes(app, office);
  return app;
}

function assetRoutes(app: Hono): void {
  const require = createRequire(import.meta.url);
  const libraries: Record<string, string> = {
    "jszip.js": require.resolve("jszip/dist/jszip.min.js"),
    "docx-preview.js": join(dirname(require.resolve("docx-preview")), "docx-preview.min.js"),
  };
  const send = (path: string) =>
    new Response(readFileSync(path), {
      headers: { "content-type": TYPES[extname(path)] ?? "application/octet-stream" },
    });
  app.get("/assets/:file{[a-z-]+\\.(?:css|js|svg)}", (context) => send(join(ASSETS, context.req.param("file"))));
  app.get("/libraries/:file", (context) => {
    const path = libraries[context.req.param("file")];
    return path === undefined ? context.notFound() : send(path);
  });
}

function bookRoutes(app: Hono, office: OfficeThread): void {
  app.get("/book", async (context) => {
    // Only a whole page is an opening of the workbook; the grid's own refreshing is not.
    if (context.req.query("part") === undefined) await office.ask("open");
    const shell = await office.ask("shell");
    if (shell.access === "none")
      return context.html(
        messagePage(shell, "アクセス権が必要です", `${shell.user} は、このブックを開く権限がありません。`),
        403,
      );
    const book = await office.ask("book", context.req.query("sheet"));
    return context.html(
      context.req.query("part") === undefined ? bookPage(shell, book, [...office.dialogs.values()]) : sheetPart(book),
    );
  });
  app.get("/frames/:n{\\d+}", async (context) => {
    const page = await office.ask("frame", Number(context.req.param("n")));
    const bridge = readFileSync(join(ASSETS, "bridge.js"), "utf8");
    return context.html(`<!doctype html><script>${bridge}</script>${page}`, 200, {
      "content-security-policy": FRAME_POLICY,
    });
  });
}

function deedRoutes(app: Hono, office: OfficeThread): void {
  app.post("/act", async (context) => {
    const deed = deedSchema.parse(await context.req.json());
    return context.json(await perform(office, deed));
  });
  app.post("/answer", async (context) => {
    const { dialog, button, text } = answerSchema.parse(await context.req.json());
    return context.json(await office.answer(dialog, { button, text }));
  });
}

function perform(office: OfficeThread, deed: Deed): Promise<Turn> {
  switch (deed.do) {
    case "click":
      return office.act("click", deed.path, deed.place);
    case "call":
      return office.act("call", deed.name, deed.args, deed.place);
    case "type":
      return office.act("type", { sheet: deed.sheet, row: deed.row, column: deed.column }, deed.text);
    case "rearrange":
      return office.act("rearrange", deed.sheet, deed.how);
    case "advance":
      return office.act("advance", deed.duration);
  }
}

/** The strip's own buttons: plain forms that lead back to where they were pressed. */
function seatRoutes(app: Hono, office: OfficeThread): void {
  const back = (to: unknown) => (typeof to === "string" && /^\/(?!\/)/.test(to) ? to : "/book");
  app.post("/sit", async (context) => {
    const { user, back: to } = await context.req.parseBody();
    if (typeof user === "string" && user.includes("@")) await office.ask("sit", user);
    return context.redirect(back(to), 303);
  });
  app.post("/share", async (context) => {
    const { user } = await context.req.parseBody();
    if (typeof user === "string" && user.includes("@")) await office.ask("share", user);
    return context.redirect(`/people?who=${encodeURIComponent(String(user))}`, 303);
  });
  app.post("/advance", async (context) => {
    const { duration, back: to } = await context.req.parseBody();
    await office.ask("advance", String(duration));
    return context.redirect(back(to), 303);
  });
}
