import type { RelevantEntry } from '../memory/rank-for-question.ts';
import type { TokenUsage } from './answer-store.ts';

/** What a model is given to answer from. */
export interface ModelRequest {
  readonly message: string;
  /** The memory context for this question, see `packContext`. */
  readonly context: string;
  /** The entries that the context shows with their relevance to the message, best first, for providers that quote. */
  readonly entries: readonly RelevantEntry[];
  /** Those of the most relevant entries of all memory that the context does not show, as many as the model asks for. */
  readonly others: readonly RelevantEntry[];
  /** How many entries memory holds, shown or not. */
  readonly totalEntries: number;
  /** How many of them were read for this question; fewer when time was too short to read all. */
  readonly readEntries: number;
}

export interface ModelReply {
  readonly text: string;
  /** Id of the model that wrote it. */
  readonly model: string;
  readonly usage?: TokenUsage;
  /** Ids of those of the request's `others` that it was made from. */
  readonly drawnFrom?: readonly string[];
}

/** A model that refused; `isPermanent` when asking again cannot help (a bad key, an unknown model). */
export class ModelError extends Error {
  readonly isPermanent: boolean;

  constructor(message: string, isPermanent: boolean) {
    super(message);
    this.name = 'ModelError';
    this.isPermanent = isPermanent;
  }
}

/** A source of new answers. It gives up when `timeoutMs` are over; any failure is a thrown error. */
export interface Model {
  readonly answer: (request: ModelRequest, timeoutMs: number) => Promise<ModelReply>;
  /** Of how many of the most relevant entries it is given those that the context leaves out; default 0. */
  readonly mostRelevant?: number;
}
