/** The rooms of the house and the doors between them. */
import { dirname } from "node:path";
import type { Graph } from "./graph.ts";

const DECLARATIONS = ["tables", "forms", "letters", "papers", "settings"];

type Room = "main" | "core" | "declarations" | "rules" | "command" | "dialog" | "platform" | "workspace";

/** Rooms that a room may import from; "rules" of a feature are open to that feature alone. */
const doors: Record<Room, readonly Room[]> = {
  main: ["core", "declarations", "rules", "command", "platform"],
  core: ["core"],
  declarations: ["core", "declarations"],
  rules: ["core", "declarations", "rules"],
  command: ["core", "declarations", "rules", "command", "platform"],
  dialog: ["core", "rules", "dialog"],
  platform: ["core", "platform"],
  workspace: ["workspace"],
};

/** Packages: the add-on carries zod/mini alone, because each kilobyte is loaded at each click. */
const addonPackages = /^zod\/(mini|v4\/(mini|locales\/[\w-]+\.js|core))$/;

/** The room a source lies in; none for a file that fits nowhere. */
export function roomOf(path: string): Room | undefined {
  const parts = path.split("/");
  const [top = "", second = ""] = [parts[0], parts[1]?.replace(/\.ts$/, "")];
  if (top !== "src") return undefined;
  if (path === "src/main.ts") return "main";
  if (second === "core" || second === "platform" || second === "workspace") return second;
  if (DECLARATIONS.includes(second)) return "declarations";
  const kind = /^src\/features\/[^/]+\/(?:.+\.(command|dialog)|.+)\.ts$/.exec(path);
  // What a feature keeps beside its commands and its page is as pure as its rules.
  return kind ? ((kind[1] ?? "rules") as "rules" | "command" | "dialog") : undefined;
}

/** Sentences about every import that goes through a wall, and every file that lies in no room. */
export function violations(graph: Graph): string[] {
  return [...graph].flatMap(([file, edges]) => {
    const room = roomOf(file);
    if (!room) return [`${file} lies in no room`];
    return [...edges].filter((edge) => !allowed(file, room, edge)).map((edge) => `${file} may not import ${edge}`);
  });
}

function allowed(file: string, room: Room, edge: string): boolean {
  if (isPackage(edge)) return room === "workspace" || addonPackages.test(edge);
  const to = roomOf(edge);
  if (!to || !doors[room].includes(to)) return false;
  return room === "main" || featureOf(edge) === undefined || featureOf(edge) === featureOf(file);
}

function isPackage(edge: string): boolean {
  return !/^(\.\.?\/|src\/|test\/|scripts\/|bench\/)/.test(edge);
}

/** Features meet only in tables. */
function featureOf(path: string): string | undefined {
  return /^src\/features\/([^/]+)\//.exec(`${dirname(path)}/`)?.[1];
}
