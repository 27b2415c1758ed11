/** A folder of scripts as pushed to Google: .js/.gs files in one global scope, .html files, appsscript.json. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import gas from "gas-local";
import { compiling } from "./compiled.ts";
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

/** Where scripts are found and none is run. */
const NOWHERE = vm.createContext({});

/** By folder: the global functions of its scripts as they were last seen. */
const declared = new Map<string, { scripts: readonly vm.Script[]; functions: ReadonlySet<string> }>();

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
    return compiling(
      (script) => script.runInContext(context) as unknown,
      () => gas.require(this.dir, context, { filter: isScript }),
    );
  }

  /** Names of the global functions. They hang on the scripts' text alone, so each text is loaded once for them. */
  functions(services: () => Globals): ReadonlySet<string> {
    const scripts: vm.Script[] = [];
    compiling(
      (script) => scripts.push(script),
      () => gas.require(this.dir, NOWHERE, { filter: isScript }),
    );
    const before = declared.get(this.dir);
    if (before && before.scripts.length === scripts.length && before.scripts.every((one, at) => one === scripts[at]))
      return before.functions;
    const globals = this.load(services());
    const names = Object.getOwnPropertyNames(globals).filter((name) => typeof globals[name] === "function");
    const functions = new Set(names);
    declared.set(this.dir, { scripts, functions });
    return functions;
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

/** gas-local asks which files to load. */
function isScript(path: string): boolean {
  return /\.(?:js|gs)$/.test(path);
}

/** Dates in scripts tell local time of the manifest's zone: the whole process takes it on. */
function useTimeZone(timeZone: string): void {
  // Each setting of TZ makes V8 forget what it knows of zones, which is slow to learn again.
  if (process.env["TZ"] !== timeZone) process.env["TZ"] = timeZone;
  const actual = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (actual !== timeZone)
    throw new Error(`プロセスのタイムゾーンが ${actual} のままです。TZ=${timeZone} を付けて起動してください`);
}
