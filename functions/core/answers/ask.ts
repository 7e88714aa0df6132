import type { Observer } from '../observer.ts';
import type { Clock, NewId, Sha256, Stopwatch, Timer } from '../ports.ts';
import type { Scope } from '../scope.ts';
import type { Settings } from '../settings/settings.ts';
import type { StatisticsStore } from '../stats/statistics-store.ts';
import type { AnswerCache, AnswerLookup, StoredAnswer } from './answer-store.ts';
import type { LateAnswers } from './late-answers.ts';
import type { MakeAnswer } from './make-answer.ts';
import type { MessageRequest } from './message-request.ts';

/** What answering a message needs of the world. */
export interface ReplyPorts {
  readonly answers: AnswerCache;
  readonly makeAnswer: MakeAnswer;
  readonly late: LateAnswers;
  readonly statistics: Pick<StatisticsStore, 'recordResponse'>;
  readonly defaults: Settings;
  readonly clock: Clock;
  readonly stopwatch: Stopwatch;
  readonly timer: Timer;
  readonly newId: NewId;
  readonly sha256: Sha256;
}

/** One message on its way to an answer. */
export interface Ask {
  readonly scope: Scope;
  readonly answerId: string;
  readonly request: MessageRequest;
  readonly settings: Settings;
  readonly targetMs: number;
  /** Time since the operation began. */
  readonly elapsedMs: () => number;
  /** Undefined when the store did not answer in time: then nothing is served from it and nothing stored. */
  readonly lookup: AnswerLookup | undefined;
  readonly observer: Observer;
}

/** An answer and where it came from; `storing` is a write that may still be under way and never rejects. */
export type Answered =
  | {
      readonly source: 'exact' | 'precomputed' | 'model';
      readonly answer: StoredAnswer;
      readonly storing?: Promise<void>;
    }
  | { readonly source: 'fallback' };
