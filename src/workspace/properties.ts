/** PropertiesService: three kinds of store, 9 KB a value and 500 KB a store. */
import type { Kernel } from "./kernel.ts";
import { Exception } from "./kernel.ts";

export const VALUE_BYTES = 9 * 1024;
export const STORE_BYTES = 500 * 1024;

export class Properties {
  private values = new Map<string, string>();

  constructor(private readonly kernel: Kernel) {}

  getProperty(key: string): string | null {
    return this.values.get(String(key)) ?? null;
  }
  getProperties(): Record<string, string> {
    return Object.fromEntries(this.values);
  }
  getKeys(): string[] {
    return [...this.values.keys()];
  }
  setProperty(key: string, value: string): Properties {
    return this.replace(new Map(this.values).set(String(key), String(value)));
  }
  setProperties(properties: Record<string, string>, deleteAllOthers = false): Properties {
    const next = new Map(deleteAllOthers ? [] : this.values);
    for (const [key, value] of Object.entries(properties)) next.set(key, String(value));
    return this.replace(next);
  }
  deleteProperty(key: string): Properties {
    this.values.delete(String(key));
    return this.exposed();
  }
  deleteAllProperties(): Properties {
    this.values.clear();
    return this.exposed();
  }

  /** All or nothing: a value or a store over its limit leaves the store as it was. */
  private replace(next: Map<string, string>): Properties {
    let total = 0;
    for (const [key, value] of next) {
      if (key === "") throw new Exception("引数が無効です: key");
      const size = Buffer.byteLength(value);
      if (size > VALUE_BYTES) throw new Exception("引数が大きすぎます: value");
      total += size + Buffer.byteLength(key);
    }
    if (total > STORE_BYTES) throw new Exception("プロパティの保存容量の割り当てを超えました。");
    this.values = next;
    return this.exposed();
  }

  private exposed(): Properties {
    return this.kernel.expose("Properties", this);
  }
}

export type PropertiesState = Record<string, Record<string, string>>;

export class PropertiesService {
  private readonly stores = new Map<string, Properties>();

  constructor(private readonly kernel: Kernel) {}

  getScriptProperties(): Properties {
    return this.kernel.expose("Properties", this.store("script"));
  }
  getDocumentProperties(): Properties {
    return this.kernel.expose("Properties", this.store("document"));
  }
  /** Each user has a store of their own; under a trigger it is its creator's. */
  getUserProperties(): Properties {
    return this.kernel.expose("Properties", this.store(`user ${this.kernel.run?.effectiveUser ?? ""}`));
  }

  state(): PropertiesState {
    return Object.fromEntries([...this.stores].map(([name, store]) => [name, store.getProperties()]));
  }
  restore(state: PropertiesState): void {
    for (const [name, values] of Object.entries(state)) this.store(name).setProperties(values, true);
  }

  private store(name: string): Properties {
    const known = this.stores.get(name) ?? new Properties(this.kernel);
    this.stores.set(name, known);
    return known;
  }
}

// Checked against Google's types here: their methods return the interface itself, ours the class.
type Matches<T, U extends T> = U;
export type CheckedProperties = Matches<GoogleAppsScript.Properties.Properties, Properties>;
export type CheckedService = Matches<GoogleAppsScript.Properties.PropertiesService, PropertiesService>;
