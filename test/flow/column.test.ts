/** A column is one edit in one file: it comes into sheet, Form and reference, and goes to nobody outside unasked. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildBundle, root } from "../../scripts/build.ts";
import { openOffice } from "../../src/workspace/office.ts";
import { decidedOffice, send } from "./decided.ts";
import { doctor, typed } from "./people.ts";
import { application } from "../../src/forms/index.ts";
import { formNamed, setUp } from "./setup-office.ts";

const FILE = "src/tables/applicants.ts";
const FORM = "在宅医同行研修申込書";
const CANARY = "石の上にも三年";
const dir = mkdtempSync(join(tmpdir(), "column-"));
const [edited, renamed] = [join(dir, "edited"), join(dir, "renamed")];

const declare = (header: string, rest: string) => (source: string) =>
  source.replace(
    /\n {4}purpose: \{/,
    `\n    motto: { header: "${header}", ${rest}cell: text(), writer: "intake", note: "心がけ", ask: ask(WISH, false, { help: "一言で" }) },$&`,
  );
const add = declare("座右の銘", "");

beforeAll(async () => {
  await buildBundle({ outDir: edited, replace: { [FILE]: add } });
  await buildBundle({ outDir: renamed, replace: { [FILE]: declare("大切な言葉", 'was: ["座右の銘"], ') } });
});
afterAll(() => rmSync(dir, { recursive: true }));

/** The generated reference, as the edited declarations give it. */
async function references(): Promise<{ tables: string; forms: string; letters: string }> {
  const contents = ["tables", "forms", "letters"]
    .map((name) => `export { ${name}Reference } from "${join(root, "scripts/docs", `${name}.ts`)}";`)
    .join("\n");
  const setup = (hooks: Parameters<NonNullable<Parameters<typeof build>[0]["plugins"]>[number]["setup"]>[0]): void =>
    hooks.onLoad({ filter: /tables\/applicants\.ts$/ }, ({ path }) => ({
      contents: add(readFileSync(path, "utf8")),
      loader: "ts",
    }));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    ...{ bundle: true, write: false, format: "esm", platform: "node", logLevel: "silent" },
    plugins: [{ name: "edited", setup }],
  });
  const path = join(dir, "references.mjs");
  writeFileSync(path, outputFiles[0]?.text ?? "");
  const made = (await import(pathToFileURL(path).href)) as Record<string, () => string>;
  return {
    tables: made["tablesReference"]?.() ?? "",
    forms: made["formsReference"]?.() ?? "",
    letters: made["lettersReference"]?.() ?? "",
  };
}

test("足した列は、シートとフォームと説明書に入る", async () => {
  const office = openOffice({ scripts: edited });
  setUp(office);
  expect(office.services.sheets.model.headers("申込者")).toContain("座右の銘");
  const section = formNamed(office, FORM).view.sections.find((one) =>
    one.questions.some((question) => question.title === "座右の銘"),
  );
  expect(section?.title).toBe("研修の希望");
  expect(section?.questions.find((one) => one.title === "座右の銘")).toMatchObject({ help: "一言で", required: false });
  const texts = await references();
  expect(texts.tables).toContain("| 座右の銘 | 文字（1行） |");
  expect(texts.tables).toMatch(/\| 座右の銘 .*事務局だけ/);
  expect(texts.forms).toContain("座右の銘");
});

test("足した列の答えは受け付けられるが、文書、メール、利用目的の一覧のどこからも出ていかない", async () => {
  const office = decidedOffice({ scripts: edited });
  office.submit(FORM, {
    ...typed(application, { ...doctor, 氏名: "例示 花子", ふりがな: "れいじ はなこ" }),
    座右の銘: CANARY,
  });
  office.services.sheets.clerk.type("申込者", 2, "座右の銘", CANARY);
  send(office);
  expect(office.table("申込者").map((row) => row["座右の銘"])).toEqual([CANARY, CANARY]);
  expect(office.table("通知").filter((row) => row["状態"] === "完了")).toHaveLength(4);
  const outside = [
    ...office.letters().map((letter) => `${letter.name}\n${letter.text}`),
    ...office.outbox().map((mail) => [mail.subject, mail.body, mail.htmlBody].join("\n")),
  ];
  expect(outside).toHaveLength(6);
  expect(outside.filter((text) => text.includes(CANARY) || text.includes("座右の銘"))).toEqual([]);
  for (const title of [FORM, "指導医承諾書"])
    expect(formNamed(office, title).view.description).not.toContain("座右の銘");
  expect((await references()).letters).not.toContain("座右の銘");
});

test("前の版のブックは、初期設定で列が足され、次の版では見出しが変わり、書かれたものは残る", async () => {
  const saved = join(dir, "saved");
  const old = decidedOffice();
  await old.save(saved);
  const before = old.table("申込者");
  const office = await openOffice({ dir: saved, scripts: edited });
  const said = setUp(office);
  expect(said).toContain("「申込者」に列を足しました：座右の銘");
  expect(said).toContain(`「${FORM}」に質問を足しました（1問）`);
  expect(office.table("申込者")).toEqual(before.map((row) => ({ ...row, 座右の銘: "" })));
  const titles = formNamed(office, FORM)
    .form.getItems()
    .map((item) => item.getTitle());
  expect(titles.indexOf("座右の銘")).toBe(titles.indexOf("受講目的") - 1);
  office.services.sheets.clerk.type("申込者", 2, "座右の銘", CANARY);
  await office.save(saved);
  const next = await openOffice({ dir: saved, scripts: renamed });
  expect(setUp(next)).toContain("「申込者」の見出し「座右の銘」を「大切な言葉」に変えました");
  expect(next.table("申込者")[0]?.["大切な言葉"]).toBe(CANARY);
  expect(next.services.sheets.model.headers("申込者")).not.toContain("座右の銘");
  expect(
    formNamed(next, FORM)
      .form.getItems()
      .filter((item) => item.getTitle() === "大切な言葉"),
  ).toHaveLength(1);
  expect(setUp(next)).toContain("足りないものはありませんでした");
});
