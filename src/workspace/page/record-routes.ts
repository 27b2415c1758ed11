/** Documents, mail, people and the clockwork. */
import type { Hono } from "hono";
import { MIME } from "../shared.ts";
import { download, MAIL_POLICY } from "./guard.ts";
import { lettersPage, mailPage } from "./lists.ts";
import type { OfficeThread } from "./office-thread.ts";
import { clockPage, peoplePage } from "./side-pages.ts";

export function recordRoutes(app: Hono, office: OfficeThread): void {
  app.get("/people", async (context) => {
    const who = context.req.query("who")?.trim() ?? "";
    const sights = who === "" ? undefined : await office.ask("sights", who);
    const files = who === "" ? [] : await office.ask("files", who);
    return context.html(peoplePage(await office.ask("shell"), sights, files));
  });
  app.get("/clock", async (context) => context.html(clockPage(await office.ask("shell"), await office.ask("behind"))));
  letterRoutes(app, office);
  mailRoutes(app, office);
}

function letterRoutes(app: Hono, office: OfficeThread): void {
  const page = async (id: string | undefined) => {
    const letters = await office.ask("letters");
    const chosen = letters.find((letter) => letter.id === id);
    return id !== undefined && !chosen ? undefined : lettersPage(await office.ask("shell"), letters, chosen);
  };
  app.get("/letters", async (context) => context.html((await page(undefined)) ?? ""));
  app.get("/letters/:id", async (context) => {
    const found = await page(context.req.param("id"));
    return found ? context.html(found) : context.notFound();
  });
  app.get("/letters/:id/docx", async (context) => {
    const { name, bytes } = await office.ask("docx", context.req.param("id"));
    return new Response(bytes, { headers: download(name, MIME.docx) });
  });
}

function mailRoutes(app: Hono, office: OfficeThread): void {
  app.get("/mail", async (context) =>
    context.html(mailPage(await office.ask("shell"), await office.ask("mails"), undefined)),
  );
  app.get("/mail/:n{\\d+}", async (context) => {
    const mail = await office.ask("mail", Number(context.req.param("n")));
    return context.html(mailPage(await office.ask("shell"), await office.ask("mails"), mail));
  });
  app.get("/mail/:n{\\d+}/html", async (context) => {
    const { htmlBody } = await office.ask("mail", Number(context.req.param("n")));
    return context.html(htmlBody, 200, { "content-security-policy": MAIL_POLICY });
  });
  app.get("/mail/:n{\\d+}/eml", async (context) => {
    const n = Number(context.req.param("n"));
    return new Response(await office.ask("eml", n), { headers: download(`${n}.eml`, "message/rfc822") });
  });
  app.get("/mail/:n{\\d+}/attachments/:at{\\d+}", async (context) => {
    const { n, at } = context.req.param();
    const { name, type, bytes } = await office.ask("attachment", Number(n), Number(at));
    return new Response(bytes, { headers: download(name, type) });
  });
}
