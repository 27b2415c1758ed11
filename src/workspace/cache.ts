/** CacheService: short-lived strings that may vanish at any moment (`forget`). */
import { SECOND } from "./elapse.ts";
import type { Kernel } from "./kernel.ts";
import { Exception } from "./kernel.ts";

export const KEY_CHARS = 250;
export const VALUE_BYTES = 100 * 1024;
export const MAX_SECONDS = 6 * 60 * 60;
const DEFAULT_SECONDS = 600;

export class Cache implements GoogleAppsScript.Cache.Cache {
  private readonly entries = new Map<string, { value: string; until: number }>();

  constructor(private readonly kernel: Kernel) {}

  get(key: string): string | null {
    const entry = this.entries.get(key);
    return entry && entry.until > this.kernel.now ? entry.value : null;
  }
  getAll(keys: string[]): Record<string, string> {
    const found = Array.from(keys, (key) => [key, this.get(key)] as const);
    return Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== null));
  }
  /** Google does not say what it does beyond six hours (?): refused here. */
  put(key: string, value: string, expirationInSeconds = DEFAULT_SECONDS): void {
    if (key.length > KEY_CHARS) throw new Exception("引数が大きすぎます: key");
    if (Buffer.byteLength(String(value)) > VALUE_BYTES) throw new Exception("引数が大きすぎます: value");
    if (!(expirationInSeconds > 0 && expirationInSeconds <= MAX_SECONDS))
      throw new Exception("引数が無効です: expirationInSeconds");
    this.entries.set(key, { value: String(value), until: this.kernel.now + expirationInSeconds * SECOND });
  }
  putAll(values: Record<string, string>, expirationInSeconds = DEFAULT_SECONDS): void {
    for (const [key, value] of Object.entries(values)) this.put(key, value, expirationInSeconds);
  }
  remove(key: string): void {
    this.entries.delete(key);
  }
  removeAll(keys: string[]): void {
    for (const key of Array.from(keys)) this.entries.delete(key);
  }
}

export class CacheService implements GoogleAppsScript.Cache.CacheService {
  private readonly caches = new Map<string, Cache>();

  constructor(private readonly kernel: Kernel) {}

  getScriptCache(): Cache {
    return this.cache("script");
  }
  getDocumentCache(): Cache {
    return this.cache("document");
  }
  getUserCache(): Cache {
    return this.cache(`user ${this.kernel.run?.effectiveUser ?? ""}`);
  }

  /** Everything cached is gone, as may happen at Google before its time. */
  forget(): void {
    this.caches.clear();
  }

  private cache(name: string): Cache {
    const known = this.caches.get(name) ?? new Cache(this.kernel);
    this.caches.set(name, known);
    return this.kernel.expose("Cache", known);
  }
}
