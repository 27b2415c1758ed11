/** Custom menus as they are built (`Menu`) and as a person finds them (`MenuEntry`). */
import type { Desk } from "./desk.ts";
import type { Kernel } from "./kernel.ts";
import { Exception, unwrap } from "./kernel.ts";

export type MenuEntry =
  { caption: string; run: string } | { caption: string; items: MenuEntry[] } | { separator: true };

export const MENU_LOCAL = ["addItem", "addSeparator", "addSubMenu"] as const;

export class Menu {
  readonly items: MenuEntry[] = [];

  constructor(
    private readonly kernel: Kernel,
    private readonly desk: Desk,
    readonly caption: string,
  ) {}

  addItem(caption: string, functionName: string): Menu {
    if (typeof functionName !== "string" || functionName === "") throw new Exception("引数が無効です: functionName");
    this.items.push({ caption, run: functionName });
    return this.kernel.expose("Menu", this);
  }
  addSeparator(): Menu {
    this.items.push({ separator: true });
    return this.kernel.expose("Menu", this);
  }
  addSubMenu(menu: Menu): Menu {
    const sub = unwrap(menu);
    this.items.push({ caption: sub.caption, items: sub.items });
    return this.kernel.expose("Menu", this);
  }
  /** The menu of the same name is replaced. */
  addToUi(): void {
    this.desk.addMenu({ caption: this.caption, items: this.items });
  }
}

/** The function behind a path of captions; a missing one throws with what the menu really holds. */
export function findItem(menus: readonly MenuEntry[], path: readonly string[]): string {
  let level = menus;
  for (const [depth, caption] of path.entries()) {
    const entry = level.find((item) => "caption" in item && item.caption === caption);
    if (entry === undefined || !("caption" in entry)) throw missing(menus, path);
    if ("run" in entry && depth === path.length - 1) return entry.run;
    if (!("items" in entry)) throw missing(menus, path);
    level = entry.items;
  }
  throw missing(menus, path);
}

function missing(menus: readonly MenuEntry[], path: readonly string[]): Error {
  return new Error(`メニュー「${path.join(" > ")}」はありません。今のメニュー:\n${outline(menus, "  ")}`);
}

function outline(level: readonly MenuEntry[], indent: string): string {
  const lines = level.map((entry) => {
    if (!("caption" in entry)) return `${indent}―`;
    return "items" in entry
      ? `${indent}${entry.caption}\n${outline(entry.items, `${indent}  `)}`
      : `${indent}${entry.caption}`;
  });
  return lines.length > 0 ? lines.join("\n") : `${indent}（空）`;
}
