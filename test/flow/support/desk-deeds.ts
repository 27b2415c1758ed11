/** What a clerk does about letters, each from an office made ready for it. */
import type { Office } from "../../../src/workspace/office.ts";
import { clerkTypes } from "../people.ts";
import { keysOf, makeOnly, menu, select, send, typeAll } from "./notices.ts";
import { decide } from "./settings.ts";
import type { Stage } from "./stages.ts";

export const FIRST = "案-2018-0001-1/受講者";
export const HOST = "案-2018-0001-1/指導医";

const acknowledged = (office: Office): string[] =>
  keysOf(office.table("通知").filter((row) => row["種類"] === "受付連絡"));

export interface DeskDeed {
  readonly name: string;
  readonly stage: Stage;
  prepare(office: Office): void;
  act(office: Office): void;
}

const corrected = (office: Office): void => {
  send(office);
  office.advance("5m");
  clerkTypes(office, "申込者", "申-2018-0001", "日中の電話番号", "046-999-9999");
  office.click("在宅連携", "受付", "訂正を記録する");
};

/** Mail leaves, yet Google answers with an error: nobody knows, and staff are asked. */
function leavingInDoubt(office: Office, act: () => void): void {
  const app = office.services.mail.app as { sendEmail(...args: unknown[]): void };
  const original = app.sendEmail.bind(app);
  app.sendEmail = (...args) => {
    original(...args);
    throw new Error("サービスに接続できません");
  };
  act();
  app.sendEmail = original;
}

export const DESK_DEEDS: readonly DeskDeed[] = [
  {
    name: "郵送の文書を作る",
    stage: "decided",
    prepare: (office) => typeAll(office, [FIRST, HOST], "発送方法", "郵送"),
    act: (office) => void makeOnly(office),
  },
  {
    name: "再交付する",
    stage: "decided",
    prepare: (office) => {
      typeAll(office, [FIRST], "発送方法", "郵送");
      corrected(office);
    },
    act: (office) => {
      select(office, "通知", [FIRST, HOST]);
      menu(office, "再交付する");
    },
  },
  {
    name: "再交付を送る",
    stage: "decided",
    prepare: (office) => {
      send(office);
      select(office, "通知", [FIRST]);
      menu(office, "再交付する");
    },
    act: (office) => void send(office),
  },
  {
    name: "変更連絡を起こす",
    stage: "decided",
    prepare: corrected,
    act: (office) => {
      select(office, "通知", [FIRST, HOST]);
      menu(office, "変更連絡を起こす");
    },
  },
  {
    name: "待機の通知を起こす",
    stage: "applied",
    prepare: () => undefined,
    act: (office) => {
      select(office, "申込者", ["申-2018-0001"]);
      menu(office, "待機・不決定の通知を起こす");
    },
  },
  {
    name: "送信を取りやめる",
    stage: "decided",
    prepare: (office) => {
      decide(office, "sendWaitMinutes", "60");
      send(office);
    },
    act: (office) => void menu(office, "送信を取りやめる"),
  },
  {
    name: "郵送に切り替える",
    stage: "decided",
    prepare: (office) => {
      send(office);
      typeAll(office, [FIRST, ...acknowledged(office)], "職員の判断", "郵送に切り替える");
    },
    act: (office) => void makeOnly(office),
  },
  {
    name: "番号の付いた文書を取りやめる",
    stage: "decided",
    prepare: (office) => {
      makeOnly(office);
      typeAll(office, [FIRST, HOST], "職員の判断", "取りやめる");
    },
    act: (office) => void makeOnly(office),
  },
  {
    name: "届いていると答える",
    stage: "decided",
    prepare: (office) => {
      leavingInDoubt(office, () => send(office));
      const asked = office.table("通知").filter((row) => row["状態"] === "要確認");
      typeAll(office, keysOf(asked), "職員の判断", "届いている");
    },
    act: (office) => void makeOnly(office),
  },
];
