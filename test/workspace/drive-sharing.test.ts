/** Who may open what, and how it is taken away again. */
import { expect, test } from "vitest";
import { NotEmbedded } from "../../src/workspace/kernel.ts";
import { MIME } from "../../src/workspace/shared.ts";
import type { Desk } from "./drive-desk.ts";
import { CLERK, OFFICE, openDesk } from "./drive-desk.ts";

const VIEWER = "ishikai@example.jp";

function share({ drive, run }: Desk, id: string, emailAddress: string, role: "reader" | "writer" = "reader"): void {
  const options = { sendNotificationEmail: false };
  run(() => drive.advanced.Permissions.create({ type: "user", role, emailAddress }, id, options));
}

function rights({ drive, run }: Desk, id: string) {
  const fields = "permissions(id,type,role,emailAddress)";
  return run(() => drive.advanced.Permissions.list(id, { fields }).permissions ?? []) ?? [];
}

test("一覧の番号で共有を外すと、その人はもう読めない。閲覧者は書けない", () => {
  const desk = openDesk();
  const { drive, make, run } = desk;
  const id = make("医師会用", MIME.csv);
  share(desk, id, VIEWER);
  const file = drive.file(id);
  expect([
    drive.canRead(file, VIEWER),
    drive.canWrite(file, VIEWER),
    drive.canRead(file, "Ishikai@example.jp"),
  ]).toEqual([true, false, true]);
  const [owner, given] = rights(desk, id);
  expect(owner).toMatchObject({ type: "user", role: "owner", emailAddress: OFFICE });
  expect(given).toEqual({ id: given?.id, type: "user", role: "reader", emailAddress: VIEWER });
  run(() => drive.advanced.Permissions.remove(id, given?.id ?? ""));
  expect([drive.canRead(file, VIEWER), rights(desk, id).length]).toEqual([false, 1]);
  expect(() => run(() => drive.advanced.Permissions.remove(id, given?.id ?? ""))).toThrow("Permission not found");
  expect(() => run(() => drive.advanced.Permissions.remove(id, owner?.id ?? ""))).toThrow(
    "owner of a file cannot be removed",
  );
});

test("フォルダから受け継いだ共有も一覧に出て、ファイルの側からは外せない", () => {
  const desk = openDesk();
  const { drive, make, run } = desk;
  const folder = make("共有", MIME.folder);
  const id = make("一覧.csv", MIME.csv, { parents: [folder] });
  share(desk, folder, VIEWER);
  share(desk, folder, CLERK, "writer");
  share(desk, id, CLERK);
  expect(rights(desk, id).map(({ role, emailAddress }) => [role, emailAddress])).toEqual([["owner", OFFICE], ["reader", CLERK], ["reader", VIEWER]]); // prettier-ignore
  const inherited = rights(desk, id)[2]?.id ?? "";
  expect(() => run(() => drive.advanced.Permissions.remove(id, inherited))).toThrow("inherited");
  run(() => drive.advanced.Permissions.remove(folder, inherited));
  expect(drive.canRead(drive.file(id), VIEWER)).toBe(false);
});

test("ごみ箱のものは、持ち主のほかは読めない。フォルダごと捨てても同じ", () => {
  const desk = openDesk();
  const { drive, make, run } = desk;
  const folder = make("共有", MIME.folder);
  const id = make("一覧.csv", MIME.csv, { parents: [folder] });
  share(desk, folder, VIEWER, "writer");
  const seen = () =>
    [VIEWER, OFFICE].map((user) => [drive.canRead(drive.file(id), user), drive.canWrite(drive.file(id), user)]);
  const trash = (which: string, trashed: boolean) => run(() => drive.advanced.Files.update({ trashed }, which));
  trash(id, true);
  expect(seen()).toEqual([[false, false], [true, true]]); // prettier-ignore
  trash(id, false);
  trash(folder, true);
  expect(seen()).toEqual([[false, false], [true, true]]); // prettier-ignore
  trash(folder, false);
  expect(seen()).toEqual([[true, true], [true, true]]); // prettier-ignore
});

test("コピー・印刷・ダウンロードを閲覧者に許すかは、作るときにも後からも決められる", () => {
  const { drive, make, run } = openDesk();
  const of = (id: string) => run(() => drive.advanced.Files.get(id, { fields: "copyRequiresWriterPermission" }));
  const id = make("医師会用", MIME.csv, { copyRequiresWriterPermission: true });
  expect([of(id), of(make("別", MIME.csv))]).toEqual([
    { copyRequiresWriterPermission: true },
    { copyRequiresWriterPermission: false },
  ]);
  run(() => drive.advanced.Files.update({ copyRequiresWriterPermission: false }, id));
  expect(of(id)).toEqual({ copyRequiresWriterPermission: false });
  expect(() => make("別", MIME.csv, { copyRequiresWriterPermission: "はい" })).toThrow("copyRequiresWriterPermission");
});

test("Google 形式でないファイルの中身は差し替えられ、Google 形式のものは名前を言って止まる", () => {
  const { drive, kernel, make, letter, run } = openDesk();
  const id = make("一覧.csv", MIME.csv);
  expect(drive.plain.views()).toMatchObject([{ id, name: "一覧.csv", bytes: new Uint8Array(), trashed: false }]);
  const media = drive.advanced.Files.export(letter("中身"), MIME.text, { alt: "media" }) as never;
  run(() => drive.advanced.Files.update({ name: "新しい一覧.csv" }, id, media));
  expect(drive.plain.views()[0]).toMatchObject({ name: "新しい一覧.csv", bytes: new TextEncoder().encode("中身\n") });
  expect(drive.file(id).modifiedAt).toBe(kernel.now);
  const document = make("手紙", MIME.document);
  expect(() => run(() => drive.advanced.Files.update({}, document, media))).toThrow(NotEmbedded);
});

test("権限の一覧で、この環境にない項目は名前を言って止まる", () => {
  const { drive, make, run } = openDesk();
  const id = make("一覧.csv", MIME.csv);
  const list = (fields: string) => run(() => drive.advanced.Permissions.list(id, { fields }));
  expect(list("permissions(id,emailAddress)")?.permissions).toHaveLength(1);
  expect(() => list("permissions(displayName)")).toThrow(/displayName/);
});
