/** A folder of scripts as pushed to Google: .js/.gs files in one global scope, .html files, appsscript.json. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import gas from "gas-local";
import { checkSyntax } from "./syntax.ts";
import { Exception } from "./kernel.ts";

export interface Manifest {
  timeZone: string;
  /** Absent: Google works the scopes out of the code by itself. */
  oauthScopes?: string[];
  dependencies?: { enabledAdvancedServices?: { userSymbol: string; serviceId: string; version: string }[] };
}

/** The global object of one execution. */
export type Globals = Record<string, unknown>;

/**
 * An error of the host (a service's Exception) is an Error to the script as well. A class of the script that
 * extends Error keeps its own instanceof.
 */
const PRELUDE = new vm.Script(`Object.defineProperty(Error, Symbol.hasInstance, { value(thing) {
  return this === Error
    ? Object.prototype.toString.call(thing) === "[object Error]"
    : Function.prototype[Symbol.hasInstance].call(this, thing);
} });`);

export class ScriptFolder {
  readonly manifest: Manifest;
  private readonly pages = new Map<string, string>();

  constructor(
    readonly dir: string,
    manifestPath = join(dir, "appsscript.json"),
  ) {
    if (!existsSync(manifestPath))
      throw new Error(`マニフェストがありません: ${manifestPath}（先に build してください）`);
    this.manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as Manifest;
    useTimeZone(this.manifest.timeZone);
  }

  /** Loads all scripts into a fresh global object, as Google does for every execution. */
  load(services: Globals): Globals {
    const context = vm.createContext({ ...services });
    PRELUDE.runInContext(context);
    return gas.require(this.dir, context, { filter: isScript });
  }

  /** The text of `<name>.html`; Google names files without the extension. */
  html(name: string): string {
    const known = this.pages.get(name);
    if (known !== undefined) return known;
    const path = join(this.dir, `${name}.html`);
    if (!existsSync(path)) throw new Exception(`HTML ファイル「${name}」は見つかりませんでした。`);
    const text = readFileSync(path, "utf8");
    this.pages.set(name, text);
    return text;
  }
}

const checked = new Map<string, string>();

/** gas-local asks which files to load; each content is checked once for what Google's parser refuses. */
function isScript(path: string): boolean {
  if (!/\.(?:js|gs)$/.test(path)) return false;
  const { mtimeMs, size } = statSync(path);
  const stamp = `${mtimeMs} ${size}`;
  if (checked.get(path) !== stamp) checkSyntax(readFileSync(path, "utf8"), path);
  checked.set(path, stamp);
  return true;
}

/** Dates in scripts tell local time of the manifest's zone: the whole process takes it on. */
function useTimeZone(timeZone: string): void {
  process.env["TZ"] = timeZone;
  const actual = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (actual !== timeZone)
    throw new Error(`プロセスのタイムゾーンが ${actual} のままです。TZ=${timeZone} を付けて起動してください`);
}
