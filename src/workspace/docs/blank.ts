/**
 * The parts of an empty .docx. It looks as a new Google document does: Letter paper, one inch margins, 11 pt,
 * line spacing 1.15; an office that wants A4 sets it. Japanese text gets a Mincho face: Google's default (Arial)
 * has no kanji, and IPA fonts lack characters such as 𠮷; Word without Noto takes the altName of the font table.
 */
import { W } from "./xml.ts";

const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

export const DOCUMENT_PART = "word/document.xml";
export const CORE_PART = "docProps/core.xml";

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${TYPE}.settings+xml"/><Override PartName="/word/fontTable.xml" ContentType="${TYPE}.fontTable+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const ROOT_RELS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

const DOCUMENT_RELS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${REL}/settings" Target="settings.xml"/><Relationship Id="rId3" Type="${REL}/fontTable" Target="fontTable.xml"/></Relationships>`;

const DOCUMENT = `${HEAD}<w:document xmlns:w="${W}" xmlns:r="${REL}"><w:body><w:p/><w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`;

/** The part that holds lists, which a document has only once it has one, and its entries in the package's indexes. */
export const NUMBERING_PART = "word/numbering.xml";
export const NUMBERING_TYPE = `<Override PartName="/${NUMBERING_PART}" ContentType="${TYPE}.numbering+xml"/>`;
export const NUMBERING_RELATION = `<Relationship Id="rIdNumbering" Type="${REL}/numbering" Target="numbering.xml"/>`;
export const NUMBERING = `${HEAD}<w:numbering xmlns:w="${W}"/>`;

/** kinsoku rules follow w:lang; the compatibility mode keeps Word from opening the file in an older layout. */
const SETTINGS = `${HEAD}<w:settings xmlns:w="${W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/></w:settings>`;

const FONT_TABLE = `${HEAD}<w:fonts xmlns:w="${W}"><w:font w:name="Noto Serif CJK JP"><w:altName w:val="ＭＳ 明朝"/><w:charset w:val="80"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font><w:font w:name="Noto Sans CJK JP"><w:altName w:val="ＭＳ ゴシック"/><w:charset w:val="80"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="Arial"><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`;

const HEADINGS: readonly (readonly [id: string, name: string, halfPoints: number])[] = [
  ["Title", "Title", 52],
  ["Subtitle", "Subtitle", 30],
  ["Heading1", "heading 1", 40],
  ["Heading2", "heading 2", 32],
  ["Heading3", "heading 3", 28],
];

const STYLES = `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Noto Serif CJK JP" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${HEADINGS.map(heading).join("")}</w:styles>`;

function heading([id, name, size]: readonly [string, string, number]): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
}

/** docProps/core.xml: the title that PDF readers and screen readers announce. */
export function coreXml(title: string): string {
  const safe = title.replace(/[&<>]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[char] ?? "");
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${safe}</dc:title><dc:language>ja-JP</dc:language></cp:coreProperties>`;
}

/** Part name → XML. */
export function blankParts(): Record<string, string> {
  return {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": ROOT_RELS,
    [CORE_PART]: coreXml(""),
    [DOCUMENT_PART]: DOCUMENT,
    "word/_rels/document.xml.rels": DOCUMENT_RELS,
    "word/styles.xml": STYLES,
    "word/settings.xml": SETTINGS,
    "word/fontTable.xml": FONT_TABLE,
  };
}
