// Live members that @types/google-apps-script 2.0.13 does not know.
declare namespace GoogleAppsScript {
  namespace Forms {
    interface FormApp {
      create(title: string, isPublished: boolean): Form;
    }
    interface Form {
      setPublished(enabled: boolean): Form;
      isPublished(): boolean;
      addPublishedReader(email: string): Form;
    }
  }
  namespace Docs {
    namespace Schema {
      interface Request {
        updateDocumentStyle?: { documentStyle: object; fields: string };
        updateTableColumnProperties?: {
          tableStartLocation: { index: number };
          columnIndices: number[];
          tableColumnProperties: { widthType: string; width: Dimension };
          fields: string;
        };
        updateTableRowStyle?: {
          tableStartLocation: { index: number };
          rowIndices?: number[];
          tableRowStyle: { minRowHeight?: Dimension; preventOverflow?: boolean };
          fields: string;
        };
        updateTableCellStyle?: {
          tableStartLocation?: { index: number };
          tableRange?: {
            tableCellLocation: { tableStartLocation: { index: number }; rowIndex: number; columnIndex: number };
            rowSpan: number;
            columnSpan: number;
          };
          tableCellStyle: object;
          fields: string;
        };
        pinTableHeaderRows?: { tableStartLocation: { index: number }; pinnedHeaderRowsCount: number };
      }
      interface ParagraphStyle {
        pageBreakBefore?: boolean | undefined;
      }
    }
  }
}
