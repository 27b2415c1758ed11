/** Shared spreadsheets and files, each as the person sees it who asks. */
import type { Context, Hono } from "hono";
import { filesPage } from "./files-page.ts";
import { download } from "./guard.ts";
import { messagePage } from "./layout.ts";
import type { OfficeThread } from "./office-thread.ts";

export function fileRoutes(app: Hono, office: OfficeThread): void {
  const shell = () => office.ask("shell");
  /** Whose eyes: by the address, else whoever is at the keyboard. */
  const personOf = async (context: Context) => context.req.query("as")?.trim() || (await shell()).user;
  const refused = async (context: Context, person: string) => {
    const text = `${person} は、このファイルを開く権限がありません。`;
    return context.html(messagePage(await shell(), "アクセス権が必要です", text), 403);
  };
  app.get("/files", async (context) => {
    const person = await personOf(context);
    return context.html(filesPage(await shell(), person, await office.ask("files", person), undefined));
  });
  app.get("/files/:id", async (context) => {
    const person = await personOf(context);
    const chosen = await office.ask("file", context.req.param("id"), person, context.req.query("sheet"));
    if (!chosen) return refused(context, person);
    return context.html(filesPage(await shell(), person, await office.ask("files", person), chosen));
  });
  app.get("/files/:id/download", async (context) => {
    const person = await personOf(context);
    const file = await office.ask("download", context.req.param("id"), person);
    if (!file) return refused(context, person);
    return new Response(Uint8Array.from(file.bytes), { headers: download(file.name, file.type) });
  });
}
