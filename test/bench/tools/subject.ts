/** A way to run tool calls with a cache on DynamoDB. */
export interface Subject {
  readonly name: string;
  /** Runs the calls, at most eight at a time, and answers how many of them were refused. */
  readonly run: (keys: readonly string[]) => Promise<{ readonly refused: number }>;
}

/** Makes a subject that runs the tool and whose requests go through that endpoint, as an instance of its own. */
export type MakeSubject = (endpoint: string, tool: Tool) => Promise<Subject>;

/** The work whose result is cached: some JSON of about 1 KB for each key. */
export type Tool = (key: string) => Promise<unknown>;

/** Calls that run at a time in every subject. */
export const CONCURRENCY = 8;

/** A table whose key is the text `id`, which both peers can use. */
export const PEER_TABLE = 'Peers';
