import type { Observer } from '../observer.ts';
import type { Clock } from '../ports.ts';
import type { Scope } from '../scope.ts';
import { applyPatch, type Settings, type SettingsPatch } from '../settings/settings.ts';
import { isLive } from './answer-store.ts';
import type { QuestionFacts } from './question-log.ts';

/** What trimming does to the stored answers of an agent. */
export interface AnswerTrimmer {
  /** Every question, last answered first, and what the agent sets differently; sees all acknowledged writes. */
  readonly survey: (scope: Scope) => Promise<TrimSurvey>;
  /** True if a trimming has begun and was not ended. */
  readonly hasBegun: (scope: Scope) => Promise<boolean>;
  /** Notes that a trimming of what was answered until then has begun. */
  readonly begin: (scope: Scope, asOfMs: number) => Promise<void>;
  readonly remove: (scope: Scope, questions: readonly QuestionFacts[]) => Promise<void>;
  /** Takes the note away. */
  readonly end: (scope: Scope) => Promise<void>;
}

export interface TrimSurvey {
  readonly questions: readonly QuestionFacts[];
  readonly settings: SettingsPatch;
  /** Epoch milliseconds of a trimming that has begun and was not ended. */
  readonly begunAsOfMs?: number;
}

interface Ports {
  readonly trimmer: AnswerTrimmer;
  readonly defaults: Settings;
  readonly clock: Clock;
}

/** What a trimming did. */
export interface TrimReport {
  readonly kept: number;
  readonly removed: number;
}

/**
 * Deletes all but the `keepStored` most recent answers of a model once there are more than `maxStored`, and those past
 * their time with them; precomputed ones stay. Safe to repeat and to run twice at once; one that broke off is finished
 * by the next, whatever was answered since.
 */
export function makeTrimAnswers({ trimmer, defaults, clock }: Ports) {
  return async (scope: Scope, observer?: Observer): Promise<TrimReport> => {
    const nowMs = clock();
    const { questions, settings, begunAsOfMs } = await trimmer.survey(scope);
    const { maxStored, keepStored } = applyPatch(defaults, settings).answers;
    const live = questions.filter((question) => isLive(question, nowMs));
    const expired = questions.filter((question) => !isLive(question, nowMs));
    const ofModel = live.filter(({ origin }) => origin === 'model');
    if (begunAsOfMs === undefined && ofModel.length <= maxStored) return { kept: live.length, removed: 0 };
    const asOfMs = begunAsOfMs ?? nowMs;
    if (begunAsOfMs === undefined) await trimmer.begin(scope, asOfMs);
    const surplus = ofModel.filter(({ answeredAtMs }) => answeredAtMs <= asOfMs).slice(keepStored);
    const gone = [...surplus, ...expired];
    await trimmer.remove(scope, gone);
    await trimmer.end(scope);
    const report = { kept: questions.length - gone.length, removed: gone.length };
    observer?.note('answers trimmed', { ...report });
    return report;
  };
}

/** Finishes a trimming of the agent that broke off; where there is none it costs one read. */
export function makeResumeTrim(ports: Ports) {
  const trim = makeTrimAnswers(ports);
  return async (scope: Scope): Promise<void> => {
    if (await ports.trimmer.hasBegun(scope)) await trim(scope);
  };
}
