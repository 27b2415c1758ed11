/** What was made of a file's bytes, kept for as long as the file has those bytes: tests reopen one folder by the thousand. */

export class Remembered<T> {
  private readonly known = new Map<string, { bytes: Buffer; made: T }>();

  /**
   * `make` gives something that nobody changes in place, since it is handed out again and again. At most `room` files
   * are kept, the ones asked for last.
   */
  constructor(
    private readonly make: (bytes: Buffer, path: string) => T,
    private readonly room: number,
  ) {}

  /** What `make` gives for these bytes; other bytes at the same path are made afresh. */
  of(path: string, bytes: Buffer): T {
    const before = this.known.get(path);
    const kept = before?.bytes.equals(bytes) ? before : { bytes, made: this.make(bytes, path) };
    this.known.delete(path);
    this.known.set(path, kept);
    const oldest = this.known.keys().next();
    if (this.known.size > this.room && !oldest.done) this.known.delete(oldest.value);
    return kept.made;
  }
}
