declare module "gas-local" {
  interface Options {
    filter?: (path: string) => boolean;
  }
  const gas: {
    /** Runs every file of the folder in one context (made from `globals` unless it is one) and returns it. */
    require(folder: string, globals: Record<string, unknown>, options?: Options): Record<string, unknown>;
  };
  export default gas;
}
