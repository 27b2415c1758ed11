/**
 * Spreadsheets and files for people outside the office: born in their folder by Drive, closed to copying, filled whole by the
 * Sheets API, and seen by viewers alone. Every step looks first, so that it may be done again after a crash.
 */
import type { CopySheet } from "../core/copy-sheet.ts";
import { messageOf, OfficeError } from "../core/errors.ts";
import { copyRequests } from "./copy-page.ts";
import { driveFiles, drivePermissions, fileIdOf, findMarked } from "./files.ts";

const BOOK = "application/vnd.google-apps.spreadsheet";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** The property of a file that says which copy it is. */
const MARK = "zaitakuCopy";

/** Where copies lie. Throws OfficeError before 初期設定 has made the folder. */
export function copyFolder(): string {
  const folder = fileIdOf("folder.shared");
  if (folder !== "") return folder;
  throw new OfficeError(
    "フォルダ「医師会の写し」がありません",
    {},
    "事務所アカウントで、メニュー「在宅連携 > 初期設定」を実行してください",
  );
}

export const bookUrl = (id: string): string => `https://docs.google.com/spreadsheets/d/${id}/edit`;

/** The spreadsheet of this mark, or a new one. Viewers can neither copy nor print it. */
export function ensureBook(name: string, mark: string): string {
  const found = findMarked(MARK, mark);
  if (found !== undefined) return found;
  const resource = { name, mimeType: BOOK, parents: [copyFolder()], appProperties: { [MARK]: mark } };
  return driveFiles().create({ ...resource, copyRequiresWriterPermission: true }).id ?? "";
}

/** Writes all sheets, in place of whatever was there, in one batch. */
export function fillBook(id: string, name: string, sheets: readonly CopySheet[]): void {
  const service = spreadsheets();
  const present = service.get(id, { fields: "sheets(properties(sheetId))" }).sheets ?? [];
  const ids = present.map(({ properties }) => properties?.sheetId ?? 0);
  service.batchUpdate({ requests: copyRequests(name, sheets, ids) }, id);
}

/** The .xlsx of a spreadsheet as a file of this mark; answers its id. One that is there may say what holds no more: it goes. */
export function makeXlsx(bookId: string, name: string, mark: string): string {
  const found = findMarked(MARK, mark);
  if (found !== undefined) retireFile(found);
  // @types knows no third argument, but without `alt: media` the live service answers no content.
  const files = driveFiles() as unknown as {
    export(id: string, mimeType: string, options: { alt: "media" }): GoogleAppsScript.Base.Blob;
  };
  const content = files.export(bookId, XLSX, { alt: "media" }).setName(`${name}.xlsx`);
  const resource = {
    name: `${name}.xlsx`,
    mimeType: XLSX,
    parents: [copyFolder()],
    appProperties: { [MARK]: mark },
  };
  return driveFiles().create(resource, content).id ?? "";
}

function spreadsheets(): NonNullable<NonNullable<typeof Sheets>["Spreadsheets"]> {
  const service = typeof Sheets === "undefined" ? undefined : Sheets.Spreadsheets;
  if (service) return service;
  throw new OfficeError(
    "拡張サービス「Google Sheets API」が使えません",
    {},
    "スクリプトの「サービス」に Google Sheets API（v4）を追加してください",
  );
}

/** Who may do what with a file beside its owner. */
interface Right {
  readonly id: string;
  readonly type: string;
  readonly role: string;
  readonly email: string;
}

function rightsOn(fileId: string): Right[] {
  const list = drivePermissions().list(fileId, { fields: "permissions(id,type,role,emailAddress)" }).permissions ?? [];
  return list
    .map(({ id = "", type = "", role = "", emailAddress = "" }) => ({ id, type, role, email: emailAddress }))
    .filter(({ role }) => role !== "owner");
}

const isViewer = ({ type, role, email }: Right, wanted: ReadonlySet<string>): boolean =>
  type === "user" && role === "reader" && wanted.has(email.toLowerCase());

export interface Viewing {
  /** Whom Google did not let in, and what it said. */
  readonly refused: ReadonlyMap<string, string>;
  /** Rights that somebody gave by hand, and that are gone now. */
  readonly removed: readonly string[];
  /** Rights that cannot be taken away here: they come from a folder above. */
  readonly left: readonly string[];
}

/** Lets exactly these addresses (in small letters) look at a file. Nobody is mailed. */
export function letView(fileId: string, addresses: readonly string[]): Viewing {
  const wanted = new Set(addresses);
  const rights = rightsOn(fileId);
  const { removed, left } = removeRights(
    fileId,
    rights.filter((right) => !isViewer(right, wanted)),
  );
  const there = new Set(rights.filter((right) => isViewer(right, wanted)).map(({ email }) => email.toLowerCase()));
  const refused = new Map<string, string>();
  for (const emailAddress of addresses.filter((each) => !there.has(each))) {
    try {
      drivePermissions().create({ type: "user", role: "reader", emailAddress }, fileId, {
        sendNotificationEmail: false,
      });
    } catch (thrown) {
      if (!isAnswer(thrown, "permissions.create")) throw thrown;
      refused.set(emailAddress, messageOf(thrown));
    }
  }
  return { refused, removed, left };
}

/** Whether Google has answered no, for good; what fails in passing is tried again by whoever called. */
function isAnswer(thrown: unknown, method: "permissions.create" | "permissions.delete" | "files.get"): boolean {
  const message = messageOf(thrown);
  return (
    message.includes(`drive.${method} failed with error`) &&
    !/rate|quota|internal|backend|time|unavailable/i.test(message.replace(/^.*failed with error/, ""))
  );
}

function removeRights(fileId: string, rights: readonly Right[]): Pick<Viewing, "removed" | "left"> {
  const left = rights.filter(({ id }) => {
    try {
      drivePermissions().remove(fileId, id);
      return false;
    } catch (thrown) {
      if (!isAnswer(thrown, "permissions.delete")) throw thrown;
      return true;
    }
  });
  const names = (of: readonly Right[]): string[] => of.map(rightText);
  return { removed: names(rights.filter((right) => !left.includes(right))), left: names(left) };
}

const ROLES: Readonly<Record<string, string>> = {
  writer: "編集者",
  commenter: "閲覧者（コメント可）",
  reader: "閲覧者",
};
const rightText = ({ type, role, email }: Right): string =>
  `${type === "anyone" ? "リンクを知る全員" : email}（${ROLES[role] ?? role}）`;

/** Whether a file is open to this account, lies in the bin, or is not to be seen at all. */
export function stateOfFile(id: string): "there" | "trashed" | "unseen" {
  if (id === "") return "unseen";
  try {
    return driveFiles().get(id, { fields: "trashed" }).trashed === true ? "trashed" : "there";
  } catch (thrown) {
    if (!isAnswer(thrown, "files.get")) throw thrown;
    return "unseen";
  }
}

/** Takes all rights but the owner's away, and puts the file into the bin; answers whether it could be reached. */
export function retireFile(id: string): boolean {
  const state = stateOfFile(id);
  if (state === "unseen") return false;
  removeRights(id, rightsOn(id));
  if (state === "there") driveFiles().update({ trashed: true }, id);
  return true;
}

/** Ids of our files in the folder of copies that are not in the bin. */
export function copiesThere(): string[] {
  const q = `'${copyFolder()}' in parents and trashed = false`;
  return (driveFiles().list({ q, fields: "files(id)", pageSize: 100 }).files ?? []).flatMap(({ id }) => id ?? []);
}
