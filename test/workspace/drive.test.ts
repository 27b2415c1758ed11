import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ScriptBlob } from "../../src/workspace/blob.ts";
import { NotEmbedded } from "../../src/workspace/kernel.ts";
import { MIME } from "../../src/workspace/shared.ts";
import { CLERK, OFFICE, openDesk } from "./drive-desk.ts";

describe("drive.file: ファイルは作ったアカウントにだけ見える", () => {
  test("作った本人には id と名前が返り、同僚には見つからない", () => {
    const { drive, make, run } = openDesk();
    const id = make("様式", MIME.folder);
    expect(run(() => drive.advanced.Files.get(id))).toEqual({
      kind: "drive#file",
      id,
      name: "様式",
      mimeType: MIME.folder,
    });
    expect(() => run(() => drive.advanced.Files.get(id), CLERK)).toThrow(`File not found: ${id}.`);
    expect(() => run(() => drive.advanced.Files.copy({}, id), CLERK)).toThrow("File not found");
    expect(run(() => drive.advanced.Files.list().files, CLERK)).toEqual([]);
  });

  test("編集者として共有されても、Drive API からは見えないまま。人としては開ける", () => {
    const { drive, make, run } = openDesk();
    const folder = make("様式", MIME.folder);
    const id = make("決定連絡票", MIME.document, { parents: [folder] });
    run(() => drive.advanced.Permissions.create({ type: "user", role: "writer", emailAddress: CLERK }, folder));
    expect(() => run(() => drive.advanced.Files.get(id), CLERK)).toThrow("File not found");
    expect(drive.canWrite(drive.file(id), CLERK)).toBe(true);
    expect(drive.canRead(drive.file(id), "stranger@example.com")).toBe(false);
  });

  test("Drive API の外で生まれたファイル（FormApp や元の台帳）は本人にも見えない", () => {
    const { drive, run } = openDesk();
    const form = drive.add({ name: "申込書", mimeType: MIME.form, owner: OFFICE });
    expect(() => run(() => drive.advanced.Files.get(form.id))).toThrow("File not found");
  });
});

describe("作成", () => {
  test("フォルダの中に生まれる。ないフォルダや他人のフォルダには作れない", () => {
    const { drive, make } = openDesk();
    const folder = make("通知", MIME.folder);
    const id = make("手紙", MIME.document, { parents: [folder] });
    expect(drive.file(id).parents).toEqual([folder]);
    expect(() => make("手紙", MIME.document, { parents: ["nowhere"] })).toThrow("File not found: nowhere.");
    expect(() => make("手紙", MIME.document, { parents: [folder] }, CLERK)).toThrow("File not found");
    expect(() => make("手紙", MIME.document, { parents: [id] })).toThrow("not a folder");
  });

  test("appProperties は 1 組 124 バイトまで", () => {
    const { make } = openDesk();
    expect(() => make("手紙", MIME.document, { appProperties: { notice: "x".repeat(119) } })).toThrow("124 bytes");
    expect(make("手紙", MIME.document, { appProperties: { notice: "x".repeat(118) } })).not.toBe("");
  });

  test("文書は 1 日 250 まで（無料アカウント）。コピーも数える", () => {
    const { drive, kernel, make, run } = openDesk();
    const id = make("ひな形", MIME.document);
    for (let n = 1; n < 250; n++) make(`手紙${n}`, MIME.document);
    expect(() => run(() => drive.advanced.Files.copy({}, id))).toThrow("回数が多すぎます");
    expect(() => make("もう一通", MIME.document)).toThrow("回数が多すぎます");
    kernel.now += 24 * 3_600_000;
    expect(make("翌日の一通", MIME.document)).not.toBe("");
  });

  test("この環境にない種類・引数・項目は名前を言って止まる", () => {
    const { drive, make, run } = openDesk();
    expect(() => make("図", "application/vnd.google-apps.drawing")).toThrow(NotEmbedded);
    const id = make("様式", MIME.folder);
    expect(() => run(() => drive.advanced.Files.update({}, id, null, { addParents: "x" }))).toThrow(/addParents/);
    expect(() => make("様式", MIME.folder, { starred: true })).toThrow(/starred/);
    expect(() => run(() => drive.advanced.Files.get(id, { fields: "thumbnailLink" }))).toThrow(/thumbnailLink/);
    expect(() => (drive.advanced as unknown as { Comments: object }).Comments).toThrow("Drive.Comments");
  });

  test("中身を作れなかったファイルは残らない", () => {
    const { drive, kernel, run } = openDesk();
    const media = ScriptBlob.of(kernel, {
      name: "x.docx",
      contentType: MIME.docx,
      bytes: () => new Uint8Array([1, 2, 3]),
    });
    const create = () =>
      drive.advanced.Files.create({ mimeType: MIME.document }, media as unknown as GoogleAppsScript.Base.Blob);
    expect(() => run(create)).toThrow("変換できません");
    expect(drive.list()).toHaveLength(0);
  });
});

describe("fields と検索", () => {
  test("頼んだ項目だけが返る", () => {
    const { drive, make, run } = openDesk();
    const folder = make("通知", MIME.folder);
    const id = make("手紙", MIME.document, { parents: [folder], appProperties: { notice: "通-1" } });
    expect(run(() => drive.advanced.Files.get(id, { fields: "id,appProperties" }))).toEqual({
      id,
      appProperties: { notice: "通-1" },
    });
    expect(run(() => drive.advanced.Files.list({ q: "name = '手紙'", fields: "files(id,parents)" }))).toEqual({
      files: [{ id, parents: [folder] }],
    });
    expect(run(() => drive.advanced.Files.get(id, { fields: "id" }))).not.toHaveProperty("name");
  });

  test("名前・種類・フォルダ・ごみ箱・appProperties を and でつなげる", () => {
    const { drive, make, run } = openDesk();
    const folder = make("通知", MIME.folder);
    const one = make("O'Hara の手紙", MIME.document, { parents: [folder], appProperties: { notice: "通-1" } });
    make("別の手紙", MIME.document, { parents: [folder], appProperties: { notice: "通-2" } });
    const find = (q: string) => run(() => drive.advanced.Files.list({ q }).files?.map((file) => file.id)) ?? [];
    expect(
      find(`'${folder}' in parents and trashed = false and appProperties has { key='notice' and value='通-1' }`),
    ).toEqual([one]);
    expect(find(String.raw`name = 'O\'Hara の手紙' and mimeType = '${MIME.document}'`)).toEqual([one]);
    expect(find("'root' in parents")).toEqual([folder]);
    run(() => drive.advanced.Files.update({ trashed: true }, folder));
    expect(find("trashed = false")).toEqual([]);
    expect(find("name contains '別の' and trashed = true")).toHaveLength(1);
  });

  test("読めない条件は Google の誤りに、ない条件は名前で止まる。知らないフォルダの検索は空でなく誤り", () => {
    const { drive, run } = openDesk();
    const list = (q: string) => run(() => drive.advanced.Files.list({ q }));
    expect(() => list("name = 手紙")).toThrow("Invalid Value");
    expect(() => list("name = 'a' or name = 'b'")).toThrow(/「or」/);
    expect(() => list("'nowhere' in parents")).toThrow("File not found");
  });

  test("ページに分かれ、nextPageToken でたどると全部そろう", () => {
    const { drive, make, run } = openDesk();
    for (let n = 0; n < 5; n++) make(`手紙${n}`, MIME.document);
    const page = (pageToken?: string) =>
      run(() => drive.advanced.Files.list({ pageSize: 2, orderBy: "name", ...(pageToken ? { pageToken } : {}) }));
    const names: unknown[] = [];
    for (let token: string | undefined, first = true; first || token; first = false) {
      const result = page(token);
      names.push(...(result?.files ?? []).map((file) => file.name));
      token = result?.nextPageToken;
    }
    expect(names).toEqual(["手紙0", "手紙1", "手紙2", "手紙3", "手紙4"]);
  });
});

describe("更新・コピー・権限", () => {
  test("更新は言われた項目だけを変え、appProperties は null で消える", () => {
    const { drive, make, run } = openDesk();
    const id = make("手紙", MIME.document, { appProperties: { notice: "通-1", step: "作成中" } });
    run(() => drive.advanced.Files.update({ name: "新しい名", appProperties: { step: null } }, id));
    expect(drive.file(id)).toMatchObject({ name: "新しい名", appProperties: { notice: "通-1" } });
  });

  test("コピーは説明と appProperties も引き継ぎ、フォルダはコピーできない", () => {
    const { drive, make, run } = openDesk();
    const folder = make("様式", MIME.folder);
    const id = make("ひな形", MIME.document, { parents: [folder], appProperties: { role: "template" } });
    const copy = run(() => drive.advanced.Files.copy({ appProperties: { notice: "通-1" } }, id).id) ?? "";
    expect(drive.file(copy)).toMatchObject({
      name: "Copy of ひな形",
      parents: [folder],
      appProperties: { role: "template", notice: "通-1" },
    });
    expect(() => run(() => drive.advanced.Files.copy({}, folder))).toThrow("cannot be copied");
  });

  test("人への共有は案内メールになり、断れば出ない。同じ人にもう一度なら役割が変わる", () => {
    const { drive, make, run } = openDesk();
    const id = make("様式", MIME.folder);
    run(() =>
      drive.advanced.Permissions.create({ type: "user", role: "reader", emailAddress: CLERK }, id, {
        sendNotificationEmail: false,
      }),
    );
    expect(drive.invitations).toEqual([]);
    run(() => drive.advanced.Permissions.create({ type: "user", role: "writer", emailAddress: CLERK }, id));
    expect(drive.invitations).toMatchObject([{ to: CLERK, fileId: id }]);
    const rights =
      run(() => drive.advanced.Permissions.list(id, { fields: "permissions(id,role,emailAddress)" }).permissions) ?? [];
    expect(rights.map((right) => [right.role, right.emailAddress])).toEqual([["owner", OFFICE], ["writer", CLERK]]); // prettier-ignore
    run(() => drive.advanced.Permissions.remove(id, rights[1]?.id ?? ""));
    expect(drive.canRead(drive.file(id), CLERK)).toBe(false);
  });

  test("published の公開は Form にだけでき、ほかの全員共有は記録に残る", () => {
    const { drive, make, run } = openDesk();
    const created: string[] = [];
    drive.register({
      mimeType: MIME.form,
      create: (file) => created.push(file.id),
      copy: () => undefined,
      exportAs: () => new Uint8Array(),
    });
    const form = make("申込書", MIME.form);
    const letter = make("手紙", MIME.document);
    const open = (id: string, view?: string) =>
      run(() => drive.advanced.Permissions.create({ type: "anyone", role: "reader", ...(view ? { view } : {}) }, id));
    open(form, "published");
    expect(created).toEqual([form]);
    expect(drive.file(form).permissions.at(-1)).toMatchObject({ type: "anyone", view: "published" });
    expect(drive.canRead(drive.file(form), "stranger@example.com")).toBe(false);
    expect(drive.openShares).toEqual([]);
    expect(() => open(letter, "published")).toThrow("published view");
    open(letter);
    expect(drive.openShares).toMatchObject([{ fileId: letter }]);
  });

  test("export は alt: media がなければ Google と同じく断る", () => {
    const { drive, letter, run } = openDesk();
    const id = letter("本文");
    expect(() => run(() => drive.advanced.Files.export(id, MIME.text))).toThrow("alt=media");
    expect(run(() => drive.advanced.Files.export(id, MIME.text, { alt: "media" }).getDataAsString())).toBe("本文\n");
  });
});

test("保存して開くと、同じ番号の続きから始まる", () => {
  const dir = mkdtempSync(join(tmpdir(), "drive-"));
  const first = openDesk();
  const folder = first.make("通知", MIME.folder);
  first.make("手紙", MIME.document, { parents: [folder], appProperties: { notice: "通-1" } });
  first.drive.save(dir);
  const second = openDesk();
  second.drive.open(dir);
  expect(second.drive.list()).toEqual(first.drive.list());
  expect(second.make("次", MIME.document)).toBe(first.make("次", MIME.document));
  expect(JSON.parse(readFileSync(join(dir, "state/drive.json"), "utf8"))).toHaveProperty("files");
  rmSync(dir, { recursive: true });
});

test("アカウントが消えると、その人のファイルも、その人への共有も消える", () => {
  const { drive, make, run } = openDesk();
  make("旧担当の様式", MIME.folder, {}, CLERK);
  const kept = make("通知", MIME.folder);
  run(() => drive.advanced.Permissions.create({ type: "user", role: "reader", emailAddress: CLERK }, kept));
  drive.removeAccount(CLERK);
  expect(drive.list().map((file) => file.id)).toEqual([kept]);
  expect(drive.canRead(drive.file(kept), CLERK)).toBe(false);
});

test("スプレッドシートは spreadsheets、取り込みと PDF は conversions の 1 日の枠を使う", () => {
  const { drive, docs, kernel, make, letter, run, quotas } = openDesk({ name: "なし", convert: () => [] });
  drive.register({
    mimeType: MIME.spreadsheet,
    create: () => undefined,
    copy: () => undefined,
    exportAs: () => new Uint8Array(),
  });
  make("医師会用", MIME.spreadsheet);
  expect(quotas.left("spreadsheets", OFFICE)).toBe(249);
  const id = letter("本文");
  const media = ScriptBlob.of(kernel, {
    name: "x.txt",
    contentType: MIME.text,
    bytes: () => new TextEncoder().encode("一\n二\n"),
  });
  const imported = run(
    () =>
      drive.advanced.Files.create({ mimeType: MIME.document }, media as unknown as GoogleAppsScript.Base.Blob).id ?? "",
  );
  expect(docs.text(imported ?? "")).toBe("一\n二\n");
  run(() => docs.app.openById(id).getAs(MIME.pdf));
  expect(quotas.left("conversions", OFFICE)).toBe(1998);
  expect(quotas.left("docs", OFFICE)).toBe(248);
});

test("呼び出しは Drive.Files.create のように数えられる", () => {
  const { kernel, make } = openDesk();
  make("通知", MIME.folder);
  expect(kernel.counts.get("Drive.Files.create")).toBe(1);
});
