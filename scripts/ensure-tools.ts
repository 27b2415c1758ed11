/** Installs what the tests need beside npm where it can (root on Debian), and otherwise names it and stops. */
import { spawnSync } from "node:child_process";
import { findProgram, tools, type Tool } from "./tools.ts";

const missing = () => tools.filter((tool) => !tool.present());

function install(wanted: Tool[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const packages = wanted.map((tool) => tool.package);
  console.log(`Installing ${packages.join(" ")}`);
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...packages]]) {
    spawnSync("apt-get", ["-qq", ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
  }
}

const canInstall = process.getuid?.() === 0 && findProgram("apt-get") !== undefined;
if (canInstall && missing().length > 0) install(missing());

const left = missing();
if (left.length > 0) {
  console.error("The tests need these, which are missing here and could not be installed:");
  for (const tool of left) console.error(`  ${tool.package} (for ${tool.for})`);
  console.error(`On Debian: sudo apt-get install ${left.map((tool) => tool.package).join(" ")}`);
  process.exitCode = 1;
} else {
  console.log(`Tools: ${tools.map((tool) => tool.package).join(", ")}`);
}
