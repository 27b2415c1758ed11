/** What Google gives to a page: calls of the script's functions by name, and the frame it lies in. */
declare namespace google.script {
  /** All that google.script.run carries: no Date, no function, not even nested. */
  type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

  /** One line for each function of src/main.ts that a page calls; its answer comes to the success handler. */
  interface Entries {
    proxySubmit(paper: Plain): void;
    pastePreview(pasted: Plain): void;
    pasteTakeIn(taken: Plain): void;
    panelCards(): void;
    panelStep(name: string, text: string): void;
    openProxy(): void;
  }

  interface Runner extends Entries {
    withSuccessHandler<Answer>(handler: (answer: Answer) => void): Runner;
    /** Always attach one: without it an error at Google leaves the page waiting for ever. */
    withFailureHandler(handler: (error: Error) => void): Runner;
  }
  const run: Runner;
  const host: { close(): void; setHeight(height: number): void };
}
