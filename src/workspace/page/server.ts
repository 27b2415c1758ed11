/** The page's server: one office in a folder, on this machine only. */
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { appOf } from "./app.ts";
import { OfficeThread } from "./office-thread.ts";

export interface ServeOptions {
  /** Folder of the office; made when it is not there. */
  dir: string;
  /** 0 takes any free port. */
  port: number;
  /** Folder of scripts; default: the built add-on. */
  scripts?: string;
}

export interface Served {
  /** "http://localhost:8765" */
  address: string;
  /** Saves the office and stops. */
  close: () => Promise<void>;
}

/** Real milliseconds without a deed after which the folder is written. */
const QUIET_MS = 1500;

/** Starts it; rejects when the port is taken or the office cannot be opened. */
export async function startPage({ dir, port, scripts }: ServeOptions): Promise<Served> {
  const office = await OfficeThread.open(dir, scripts);
  const saver = new Saver(office);
  const app = appOf(office);
  return new Promise((started, failed) => {
    const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, (info: AddressInfo) => {
      const close = async () => {
        server.close();
        await saver.stop();
        await office.close();
      };
      started({ address: `http://localhost:${info.port}`, close });
    });
    server.once("error", failed);
  });
}

/** Writes the folder when it has been quiet for a moment, and at the end. */
class Saver {
  private timer: NodeJS.Timeout | undefined;
  private saving: Promise<unknown> | undefined;

  constructor(private readonly office: OfficeThread) {
    office.onChange = () => this.later();
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.office.onChange = () => undefined;
    await this.saving;
    await this.office.closeDialogs();
    await this.office.ask("save");
  }

  private later(): void {
    // What changes while the folder is written may be half in it: it is written once more.
    if (this.saving) return void this.saving.then(() => this.later());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), QUIET_MS);
  }

  private save(): void {
    if (this.office.busy) return this.later();
    this.saving = this.office
      .ask("save")
      .catch((error: unknown) => console.error("保存できませんでした", error))
      .finally(() => (this.saving = undefined));
  }
}
