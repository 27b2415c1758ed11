/**
 * Which OAuth scopes a service call needs: any one of those listed. From the "Authorization" lines of Google's
 * reference and the platform page. A class that is not listed is refused by name, so that none slips through.
 */

const AUTH = "https://www.googleapis.com/auth/";
export const SCOPE = {
  boundSheet: `${AUTH}spreadsheets.currentonly`,
  sheets: `${AUTH}spreadsheets`,
  forms: `${AUTH}forms`,
  documents: `${AUTH}documents`,
  driveFile: `${AUTH}drive.file`,
  drive: `${AUTH}drive`,
  mail: `${AUTH}script.send_mail`,
  triggers: `${AUTH}script.scriptapp`,
  dialogs: `${AUTH}script.container.ui`,
  email: `${AUTH}userinfo.email`,
} as const;

type Scopes = readonly string[];
const NONE: Scopes = [];
const SHEET: Scopes = [SCOPE.boundSheet, SCOPE.sheets];
const ANY_SHEET: Scopes = [SCOPE.sheets];
const FORM: Scopes = [SCOPE.forms];
const DOCUMENT: Scopes = [SCOPE.documents];
const DRIVE: Scopes = [SCOPE.driveFile, SCOPE.drive];
/** Live, the Sheets API also takes files that these scripts made. */
const SHEETS_API: Scopes = [SCOPE.sheets, SCOPE.driveFile, SCOPE.drive];
const TRIGGERS: Scopes = [SCOPE.triggers];
const DIALOGS: Scopes = [SCOPE.dialogs];

const METHODS: Readonly<Record<string, Scopes>> = {
  "SpreadsheetApp.create": ANY_SHEET,
  "SpreadsheetApp.open": ANY_SHEET,
  "SpreadsheetApp.openById": ANY_SHEET,
  "SpreadsheetApp.openByUrl": ANY_SHEET,
  "SpreadsheetApp.getUi": NONE,
  "ScriptApp.getProjectTriggers": TRIGGERS,
  "ScriptApp.deleteTrigger": TRIGGERS,
};

const CLASSES: readonly (readonly [Scopes, readonly string[]])[] = [
  [
    NONE,
    [
      "ScriptApp",
      "TriggerBuilder",
      "Trigger",
      "AuthorizationInfo",
      "PropertiesService",
      "Properties",
      "CacheService",
      "Cache",
    ],
  ],
  [
    NONE,
    [
      "LockService",
      "Lock",
      "Session",
      "Utilities",
      "HtmlService",
      "HtmlOutput",
      "HtmlTemplate",
      "Blob",
      "Menu",
      "PromptResponse",
      "Charts",
      "ChartType",
    ],
  ],
  [DIALOGS, ["Ui"]],
  [TRIGGERS, ["ClockTriggerBuilder", "FormTriggerBuilder", "SpreadsheetTriggerBuilder"]],
  [
    SHEET,
    [
      "SpreadsheetApp",
      "Spreadsheet",
      "Sheet",
      "Range",
      "RangeList",
      "Filter",
      "FilterCriteria",
      "FilterCriteriaBuilder",
      "NamedRange",
    ],
  ],
  [
    SHEET,
    [
      "DataValidation",
      "DataValidationBuilder",
      "Protection",
      "BooleanCondition",
      "ConditionalFormatRule",
      "ConditionalFormatRuleBuilder",
    ],
  ],
  [
    SHEET,
    [
      "Selection",
      "TextStyle",
      "TextStyleBuilder",
      "RichTextValue",
      "RichTextValueBuilder",
      "Color",
      "DeveloperMetadata",
      "Banding",
    ],
  ],
  [SHEET, ["EmbeddedChart", "EmbeddedChartBuilder", "ChartOptions", "ContainerInfo"]],
  [FORM, ["FormApp", "Form", "FormResponse", "ItemResponse", "Item", "Choice", "FeedbackBuilder", "QuizFeedback"]],
  [
    FORM,
    [
      "TextItem",
      "ParagraphTextItem",
      "MultipleChoiceItem",
      "CheckboxItem",
      "ListItem",
      "GridItem",
      "CheckboxGridItem",
      "ScaleItem",
    ],
  ],
  [
    FORM,
    [
      "DateItem",
      "DateTimeItem",
      "TimeItem",
      "DurationItem",
      "SectionHeaderItem",
      "PageBreakItem",
      "ImageItem",
      "VideoItem",
    ],
  ],
  [FORM, ["TextValidation", "TextValidationBuilder", "ParagraphTextValidation", "ParagraphTextValidationBuilder"]],
  [FORM, ["CheckboxValidation", "CheckboxValidationBuilder", "GridValidation", "GridValidationBuilder", "Publisher"]],
  [
    DOCUMENT,
    [
      "DocumentApp",
      "Document",
      "Body",
      "Paragraph",
      "Text",
      "Table",
      "TableRow",
      "TableCell",
      "Element",
      "HeaderSection",
    ],
  ],
  [DOCUMENT, ["FooterSection", "ListItemElement", "RangeElement", "PageBreak", "HorizontalRule", "InlineImage"]],
  [[SCOPE.mail], ["MailApp"]],
  [[SCOPE.email], ["User"]],
];

const byClass = new Map(CLASSES.flatMap(([scopes, names]) => names.map((name) => [name, scopes] as const)));

/** Any one of the returned scopes will do; empty: none needed; undefined: the class is not known here. */
export function scopesOf(method: string): Scopes | undefined {
  const special = METHODS[method];
  if (special) return special;
  const owner = method.slice(0, method.lastIndexOf("."));
  const service = owner.split(".")[0] ?? "";
  if (service === "Drive") return DRIVE;
  if (service === "Docs") return DOCUMENT;
  if (service === "Sheets") return SHEETS_API;
  return byClass.get(owner) ?? byClass.get(service);
}

const SIMPLE_CLASSES = new Set(["Properties", "PropertiesService", "Menu", "Utilities"]);
const SIMPLE_METHODS = new Set(["SpreadsheetApp.getUi", "Ui.createMenu"]);

/** A simple trigger has menus and properties, and no service that needs authorisation. */
export function allowedInSimpleTrigger(method: string): boolean {
  return SIMPLE_METHODS.has(method) || SIMPLE_CLASSES.has(method.slice(0, method.lastIndexOf(".")));
}

/** What the text of a script uses, and what it needs for it. */
const USES: readonly (readonly [RegExp, Scopes])[] = [
  [/\bSpreadsheetApp\s*\??\.\s*(?:create|open|openById|openByUrl)\b/, ANY_SHEET],
  [/\bSpreadsheetApp\s*\??\.\s*(?!getUi\b|create\b|open\b|openById\b|openByUrl\b)\w/, SHEET],
  [/\bFormApp\s*\??\./, FORM],
  [/\b(?:DocumentApp|Docs)\s*\??\./, DOCUMENT],
  [/\bDrive\s*\??\./, DRIVE],
  [/\bDriveApp\s*\??\./, [SCOPE.drive]],
  [/\bSheets\s*\??\./, SHEETS_API],
  [/\bMailApp\s*\??\./, [SCOPE.mail]],
  [/\bScriptApp\s*\??\.\s*(?:newTrigger|getProjectTriggers|deleteTrigger)\b/, TRIGGERS],
  [/\.\s*(?:showModalDialog|showModelessDialog|showSidebar|alert|prompt)\s*\(/, DIALOGS],
  [/\bSession\s*\??\.\s*get(?:Active|Effective)User\b/, [SCOPE.email]],
];

/**
 * Compares a built script with its manifest: `missing` are uses that no declared scope covers (the acceptable
 * scopes of each, joined by " || "), `unused` are declared scopes that nothing in the script needs.
 */
export function compareScopes(code: string, declared: readonly string[]): { missing: string[]; unused: string[] } {
  const uses = USES.filter(([pattern]) => pattern.test(code)).map(([, scopes]) => scopes);
  const missing = uses.filter((scopes) => !scopes.some((scope) => declared.includes(scope)));
  const unused = declared.filter((scope) => !uses.some((scopes) => scopes.includes(scope)));
  return { missing: missing.map((scopes) => scopes.join(" || ")), unused };
}
