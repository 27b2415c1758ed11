/** Apps Script's enums are objects that print as their name: `String(ui.Button.OK) === "OK"`. */

export class EnumValue {
  constructor(
    private readonly label: string,
    private readonly place: number,
  ) {
    Object.freeze(this);
  }
  name(): string {
    return this.label;
  }
  ordinal(): number {
    return this.place;
  }
  compareTo(other: EnumValue): number {
    return this.place - other.place;
  }
  toString(): string {
    return this.label;
  }
  toJSON(): string {
    return this.label;
  }
}

/** An enum object from its labels in Google's order; its values compare by identity, as at Google. */
export function enumOf<const L extends string>(...labels: readonly L[]): Readonly<Record<L, EnumValue>> {
  const entries = labels.map((label, place) => [label, new EnumValue(label, place)] as const);
  return Object.freeze(Object.fromEntries(entries)) as Readonly<Record<L, EnumValue>>;
}
