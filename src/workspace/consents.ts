/** Which scopes a person granted, and whether a call may be made with them. */
import type { Run } from "./kernel.ts";
import { Exception, NotEmbedded } from "./kernel.ts";
import { allowedInSimpleTrigger, scopesOf } from "./scopes.ts";

/**
 * "full": a person consents to all of the manifest's scopes at the first authorised run, except what was denied.
 * "asked": a person consents only to what `requireScopes` asked for, so a missing request shows as a refused call.
 */
export type ConsentMode = "full" | "asked";

export interface ConsentState {
  refused: Record<string, string[]>;
  granted: Record<string, string[]>;
}

export class Consents {
  private refused = new Map<string, Set<string>>();
  private granted = new Map<string, Set<string>>();

  /** `declared`: oauthScopes of the manifest; undefined when it names none, and Google works them out itself. */
  constructor(
    private readonly declared: readonly string[] | undefined,
    private readonly mode: ConsentMode,
  ) {}

  /** Whether a call under `scope` by `user` goes through. */
  has(user: string, scope: string): boolean {
    if (this.refused.get(user)?.has(scope)) return false;
    if (this.declared === undefined) return true;
    if (!this.declared.includes(scope)) return false;
    return this.mode === "full" || (this.granted.get(user)?.has(scope) ?? false);
  }

  grant(user: string, scopes: readonly string[] = this.declared ?? []): void {
    for (const scope of scopes) {
      this.refused.get(user)?.delete(scope);
      own(this.granted, user).add(scope);
    }
  }

  deny(user: string, scopes: readonly string[] = this.declared ?? []): void {
    for (const scope of scopes) {
      own(this.refused, user).add(scope);
      this.granted.get(user)?.delete(scope);
    }
  }

  /** requireScopes: the person is asked, and the run ends where the answer was no. */
  ask(user: string, scopes: readonly string[] = this.declared ?? []): void {
    const missing = scopes.filter((scope) => this.declared !== undefined && !this.declared.includes(scope));
    if (missing.length > 0) throw new Exception(`マニフェストにないスコープです: ${missing.join(" ")}`);
    for (const scope of scopes) if (!this.refused.get(user)?.has(scope)) own(this.granted, user).add(scope);
    const refused = scopes.filter((scope) => !this.has(user, scope));
    if (refused.length > 0)
      throw new Exception(`この操作を実行するには承認が必要です。必要な権限: ${refused.join(" && ")}`);
  }

  /** The scopes that `user` was asked for by requireScopes or granted by hand. */
  of(user: string): readonly string[] {
    return [...(this.granted.get(user) ?? [])];
  }

  /** Throws Google's kind of error when `run` may not call `method`. */
  guard(method: string, run: Run): void {
    if (run.kind === "simple" && !allowedInSimpleTrigger(method))
      throw new Exception(
        `${method} を呼び出す権限がありません（シンプル トリガーでは承認の必要なサービスを使えません）`,
      );
    const scopes = scopesOf(method);
    if (scopes === undefined)
      throw new NotEmbedded(`${method} に要るスコープが分かりません（scopes.ts に加えてください）`);
    if (scopes.length > 0 && !scopes.some((scope) => this.has(run.effectiveUser, scope)))
      throw new Exception(
        `指定された権限では ${method} を呼び出すことができません。必要な権限: ${scopes.join(" || ")}`,
      );
  }

  state(): ConsentState {
    return { refused: plain(this.refused), granted: plain(this.granted) };
  }

  restore(state: ConsentState): void {
    this.refused = sets(state.refused);
    this.granted = sets(state.granted);
  }
}

function own(map: Map<string, Set<string>>, user: string): Set<string> {
  const known = map.get(user) ?? new Set<string>();
  map.set(user, known);
  return known;
}

function plain(map: Map<string, Set<string>>): Record<string, string[]> {
  return Object.fromEntries([...map].map(([user, scopes]) => [user, [...scopes]]));
}

function sets(record: Record<string, string[]>): Map<string, Set<string>> {
  return new Map(Object.entries(record).map(([user, scopes]) => [user, new Set(scopes)]));
}
