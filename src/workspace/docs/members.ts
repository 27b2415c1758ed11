/** Compile-time proof, as in ../members.ts: no element has a name here that it has not at Google. */
import type { Body, RimSection } from "./body.ts";
import type { Table, TableCell } from "./container.ts";
import type { DocumentApp } from "./document-app.ts";
import type { OpenDocument } from "./open-document.ts";
import type { ListItem, Paragraph } from "./paragraphs.ts";

/** Names of an element for the workspace itself. */
type Ours = "element" | "belongsTo" | "moveInto" | "self";
type Known<Google, Element, Own extends string = Ours> =
  Exclude<keyof Element, Own> extends keyof Google ? true : Exclude<keyof Element, keyof Google>;
type AllTrue<T extends readonly true[]> = T;

export type Checked = AllTrue<
  [
    Known<GoogleAppsScript.Document.Body, Body>,
    Known<GoogleAppsScript.Document.DocumentApp, DocumentApp>,
    Known<
      GoogleAppsScript.Document.Document,
      OpenDocument,
      "run" | "docs" | "file" | "save" | "discard" | "edit" | "stories" | "main" | "contains" | "pathOf"
    >,
    Known<GoogleAppsScript.Document.HeaderSection, RimSection>,
    Known<GoogleAppsScript.Document.ListItem, ListItem>,
    Known<GoogleAppsScript.Document.Paragraph, Paragraph>,
    Known<GoogleAppsScript.Document.Table, Table>,
    Known<GoogleAppsScript.Document.TableCell, TableCell>,
  ]
>;
