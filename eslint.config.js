import tseslint from "typescript-eslint";

const addon = ["src/**/*.ts"];
const notAddon = ["src/workspace/**", "**/*.dialog.ts"];
const pure = [
  "src/core/**",
  "src/tables/**",
  "src/forms/**",
  "src/letters/**",
  "src/papers/**",
  "src/settings.ts",
  "src/settings/**/*.ts",
  "src/features/**",
];

/** What Apps Script's V8 lacks: it type-checks nowhere else, and would only be missed in production. */
const absent = [
  ..."setTimeout setInterval clearTimeout clearInterval setImmediate queueMicrotask URL URLSearchParams".split(" "),
  ..."TextEncoder TextDecoder fetch crypto atob btoa structuredClone window document process performance".split(" "),
  ..."require module Buffer global localStorage AbortController".split(" "),
].map((name) => ({ name, message: "Apps Script does not have it." }));

const services = [
  ..."SpreadsheetApp FormApp DocumentApp DriveApp Docs Drive Sheets MailApp GmailApp HtmlService ScriptApp".split(" "),
  ..."PropertiesService CacheService LockService Session Utilities UrlFetchApp CalendarApp Logger Browser Charts".split(
    " ",
  ),
];
const elsewhere = services.map((name) => ({ name, message: "Only src/platform names a Google service." }));

const tooWide = [
  { name: "DriveApp", message: "It needs the scope drive; files are born by Drive.Files.create under drive.file." },
  { name: "GmailApp", message: "It needs a scope that reads mail; MailApp only sends." },
  { name: "UrlFetchApp", message: "Nothing leaves the office by the add-on's own requests." },
];

const randomness = { object: "Math", property: "random", message: "No randomness: same inputs, same rows." };
const unsteady = [randomness, { object: "Date", property: "now", message: "Time is passed in." }];
const widening = ["create", "openById", "openByUrl"].map((property) => ({
  object: "SpreadsheetApp",
  property,
  message: "It needs the scope spreadsheets; the add-on holds spreadsheets.currentonly.",
}));

const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Time is passed in as a value." },
  { selector: "CallExpression[callee.name='Date']", message: "Time is passed in as a value." },
];

/** One project a room, as the compilers see them. */
function typed(files, ignores, project) {
  return { files, ignores, languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } } };
}

export default tseslint.config(
  { ignores: ["node_modules", "dist", "out", "coverage", "docs", "test/fixtures", "**/*.d.ts"] },
  { linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      "max-lines": ["error", 250],
      eqeqeq: ["error", "always"],
      "no-console": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Spreading a string gives its code points, which is what counting and comparing names needs (𠮷).
      "@typescript-eslint/no-misused-spread": ["error", { allow: [{ from: "lib", name: "string" }, "string"] }],
      // `Day | string` says which strings are meant.
      "@typescript-eslint/no-duplicate-type-constituents": "off",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
      // Type parameters used once carry a caller's type through a table or a cell.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
    },
  },
  typed(["src/**/*.ts"], notAddon, "src/tsconfig.json"),
  typed(["src/workspace/**/*.ts", "test/**/*.ts", "bench/**/*.ts", "scripts/**/*.ts", "*.ts"], [], "tsconfig.json"),
  typed(["**/*.dialog.ts"], [], "src/features/tsconfig.pages.json"),
  {
    files: ["src/**/*.ts", "scripts/**/*.ts"],
    rules: { "max-lines-per-function": ["error", { max: 40, skipComments: true }] },
  },
  // Declarations are lists: splitting one would break "one edit in one file".
  { files: ["src/settings/*.ts", "src/main.ts", "src/tables/*.ts"], rules: { "max-lines": ["error", 560] } },
  {
    files: addon,
    ignores: notAddon,
    rules: {
      "no-restricted-globals": ["error", ...absent, ...elsewhere],
      "no-restricted-properties": ["error", ...unsteady, ...widening],
    },
  },
  {
    // The clock comes in at the entry, so this is where it may be read.
    files: ["src/platform/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", ...absent, ...tooWide],
      "no-restricted-properties": ["error", randomness, ...widening],
    },
  },
  {
    // The engine walks typed arrays by indices that are in bounds by construction; a test on each step costs time.
    files: ["src/core/assignment/**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  { files: pure, ignores: ["**/*.command.ts", ...notAddon], rules: { "no-restricted-syntax": ["error", ...clock] } },
  {
    // The stand-in keeps Google's class-shaped interfaces, and meets whatever scripts hand over.
    files: ["src/workspace/**/*.ts"],
    rules: {
      "no-restricted-properties": ["error", ...unsteady],
      "@typescript-eslint/no-deprecated": "off",
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/no-unnecessary-type-conversion": "off",
      "@typescript-eslint/prefer-return-this-type": "off",
    },
  },
  {
    // Sentences about one noun stay together even where they are many.
    files: ["test/**/*.ts", "bench/**/*.ts"],
    rules: {
      "max-lines": ["error", 350],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
);
