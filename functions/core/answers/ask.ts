import type { Observer } from '../observer.ts';
import type { Clock, NewId, Sha256, Stopwatch, Timer } from '../ports.ts';
import type { Scope } from '../scope.ts';
import type { Settings } from '../settings/settings.ts';
import type { StatisticsRecorder } from '../stats/statistics-store.ts';
import type { AnswerCache, AnswerLookup, StoredAnswer } from './answer-store.ts';
import type { FallbackReason } from './fallback.ts';
import type { KnownQuestions } from './known-questions.ts';
import type { MakeAnswer } from './make-answer.ts';
import type { MessageRequest } from './message-request.ts';
import type { OutsideWork } from './outside-work.ts';
import type { GuardReason } from './similar/rules/verdict.ts';

/** What answering a message needs of the world. */
export interface ReplyPorts {
  readonly answers: AnswerCache;
  readonly questions: KnownQuestions;
  readonly makeAnswer: MakeAnswer;
  readonly outside: OutsideWork;
  readonly statistics: Pick<StatisticsRecorder, 'recordResponse' | 'recordLateAnswer'>;
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

/** The question whose stored answer was served in place of one to the message. */
export interface Match {
  readonly message: string;
  /** 0 to 1. */
  readonly similarity: number;
}

interface Common {
  /** Writes that may still be under way; it never rejects. */
  readonly underWay?: Promise<unknown>;
  /** Why stored questions that are similar enough were passed over. */
  readonly refusals?: readonly GuardReason[];
}

/** An answer and where it came from. */
export type Answered = Common &
  (
    | { readonly source: 'exact' | 'precomputed' | 'model'; readonly answer: StoredAnswer }
    | { readonly source: 'semantic'; readonly answer: StoredAnswer; readonly match: Match }
    | { readonly source: 'fallback'; readonly reason?: FallbackReason }
  );
