/**
 * Many letters as one Doc for the printer, each on a page of its own, its address where the window of the envelope is.
 */

/** In millimetres; `left` and `top` from the top left corner of the page. */
export interface EnvelopeWindow {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PrintSpec {
  readonly name: string;
  readonly folder: string;
  /** Which print this is; two prints of one mark are one. */
  readonly mark: string;
  /** In the order in which they are to come out. `addresseeLine`: the line that ends the address: 「見本 太郎　様」. */
  readonly letters: readonly { readonly fileId: string; readonly addresseeLine: string }[];
  readonly window: EnvelopeWindow;
}

export function assembleLetters(spec: PrintSpec, again: boolean): string {
  throw new Error(`not yet: ${spec.name} ${String(again)}`);
}
