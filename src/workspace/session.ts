/** Session: who is at the keyboard, and with whose rights the run goes. */
import type { Kernel } from "./kernel.ts";

export class User implements Pick<GoogleAppsScript.Base.User, "getEmail"> {
  constructor(private readonly email: string) {}

  getEmail(): string {
    return this.email;
  }
}

export class Session implements Pick<GoogleAppsScript.Base.Session, "getScriptTimeZone" | "getActiveUserLocale"> {
  /** Set by a test: Google may leave the active user's e-mail empty even at the keyboard. */
  hidden = false;

  constructor(
    private readonly kernel: Kernel,
    private readonly timeZone: string,
    private readonly atKeyboard: () => string,
  ) {}

  /** Empty under a trigger. */
  getActiveUser(): User {
    const run = this.kernel.run;
    const email = run ? run.activeUser : this.atKeyboard();
    return this.user(this.hidden ? "" : email);
  }
  /** Under a trigger, its creator. */
  getEffectiveUser(): User {
    return this.user(this.kernel.run?.effectiveUser ?? this.atKeyboard());
  }
  getScriptTimeZone(): string {
    return this.timeZone;
  }
  getActiveUserLocale(): string {
    return "ja";
  }

  private user(email: string): User {
    return this.kernel.expose("User", new User(email));
  }
}
