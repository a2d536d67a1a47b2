/** Builds the shop of `examples/`, with a branch for each of its pull requests, as a git repository in an empty folder. */
export declare const buildShop: (folder: string) => Promise<unknown>;
