/** A user as scripts see one. */
import type { Kernel } from "../kernel.ts";

class User implements Pick<GoogleAppsScript.Base.User, "getEmail"> {
  constructor(private readonly email: string) {}
  getEmail(): string {
    return this.email;
  }
}

export function exposeUser(kernel: Kernel, email: string): GoogleAppsScript.Base.User {
  return kernel.expose("User", new User(email), ["getEmail"]) as unknown as GoogleAppsScript.Base.User;
}
