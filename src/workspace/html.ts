/** HtmlService: pages for dialogs and sidebars, from text and from the .html files of the scripts. */
import { ScriptBlob } from "./blob.ts";
import { enumOf } from "./enums.ts";
import type { Kernel } from "./kernel.ts";
import { unwrap } from "./kernel.ts";
import type { Globals } from "./loader.ts";
import { escapeHtml, evaluateTemplate } from "./template.ts";

/** Where pages come from, and the globals that their scriptlets see. */
export interface PageSource {
  html(name: string): string;
  context(): Globals;
}

export class HtmlOutput {
  private title = "";
  private width: number | null = null;
  private height: number | null = null;
  private readonly metaTags: { name: string; content: string }[] = [];

  constructor(
    private readonly kernel: Kernel,
    private content: string,
  ) {}

  getContent(): string {
    return this.content;
  }
  setContent(content: string): HtmlOutput {
    this.content = String(content);
    return this.exposed();
  }
  append(addedContent: string): HtmlOutput {
    return this.setContent(this.content + addedContent);
  }
  appendUntrusted(addedContent: string): HtmlOutput {
    return this.setContent(this.content + escapeHtml(String(addedContent)));
  }
  clear(): HtmlOutput {
    return this.setContent("");
  }
  getTitle(): string {
    return this.title;
  }
  setTitle(title: string): HtmlOutput {
    this.title = String(title);
    return this.exposed();
  }
  getWidth(): number | null {
    return this.width;
  }
  setWidth(width: number): HtmlOutput {
    this.width = width;
    return this.exposed();
  }
  getHeight(): number | null {
    return this.height;
  }
  setHeight(height: number): HtmlOutput {
    this.height = height;
    return this.exposed();
  }
  addMetaTag(name: string, content: string): HtmlOutput {
    this.metaTags.push({ name, content });
    return this.exposed();
  }
  getBlob(): ScriptBlob {
    const bytes = Buffer.from(this.content);
    return ScriptBlob.of(this.kernel, { name: `${this.title}.html`, contentType: "text/html", bytes: () => bytes });
  }

  private exposed(): HtmlOutput {
    return exposeOutput(this.kernel, this);
  }
}

/** Scripts set its variables as properties: `template.name = value`. */
export class HtmlTemplate {
  constructor(private readonly own: { kernel: Kernel; source: PageSource; raw: string }) {
    Object.defineProperty(this, "own", { enumerable: false });
  }

  evaluate(): HtmlOutput {
    const { kernel, source, raw } = this.own;
    return exposeOutput(
      kernel,
      new HtmlOutput(kernel, evaluateTemplate(raw, Object.fromEntries(Object.entries(this)), source.context())),
    );
  }
  getRawContent(): string {
    return this.own.raw;
  }
}

export class HtmlService {
  readonly SandboxMode = enumOf("EMULATED", "IFRAME", "NATIVE");
  readonly XFrameOptionsMode = enumOf("ALLOWALL", "DEFAULT");

  constructor(
    private readonly kernel: Kernel,
    private readonly source: PageSource,
  ) {}

  createHtmlOutput(html: unknown = ""): HtmlOutput {
    const text = typeof html === "string" ? html : Buffer.from(ScriptBlob.contentOf(html).bytes()).toString("utf8");
    return exposeOutput(this.kernel, new HtmlOutput(this.kernel, text));
  }
  createHtmlOutputFromFile(filename: string): HtmlOutput {
    return this.createHtmlOutput(this.source.html(filename));
  }
  createTemplate(html: string): HtmlTemplate {
    return this.kernel.expose(
      "HtmlTemplate",
      new HtmlTemplate({ kernel: this.kernel, source: this.source, raw: html }),
      ["getRawContent"],
    );
  }
  createTemplateFromFile(filename: string): HtmlTemplate {
    return this.createTemplate(this.source.html(filename));
  }
}

/** The page behind what a script handed to showModalDialog or showSidebar. */
export function outputOf(value: unknown): HtmlOutput | undefined {
  const raw = unwrap(value);
  return raw instanceof HtmlOutput ? raw : undefined;
}

const OUTPUT_LOCAL = [
  "getContent",
  "setContent",
  "append",
  "appendUntrusted",
  "clear",
  "getTitle",
  "setTitle",
  "getWidth",
  "setWidth",
  "getHeight",
  "setHeight",
  "addMetaTag",
  "getBlob",
] as const;

function exposeOutput(kernel: Kernel, output: HtmlOutput): HtmlOutput {
  return kernel.expose("HtmlOutput", output, OUTPUT_LOCAL);
}
