import type { RelevantEntry } from '../memory/rank-for-question.ts';
import type { TokenUsage } from './answer-store.ts';

/** What a model is given to answer from. */
export interface ModelRequest {
  readonly message: string;
  /** The memory context for this question, see `packContext`. */
  readonly context: string;
  /** The entries that the context shows with their relevance to the message, best first, for providers that quote. */
  readonly entries: readonly RelevantEntry[];
  /** How many entries memory holds, shown or not. */
  readonly totalEntries: number;
}

export interface ModelReply {
  readonly text: string;
  /** Id of the model that wrote it. */
  readonly model: string;
  readonly usage?: TokenUsage;
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
}
