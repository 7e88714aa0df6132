import type { KnownQuestions, KnownQuestionsPorts } from '../core/answers/known-questions.ts';

/** The questions that an instance has in mind; what reads and compares them is loaded with the first that needs it. */
export function lazyQuestions(ports: KnownQuestionsPorts): KnownQuestions {
  let loaded: KnownQuestions | undefined;
  const get = async () => {
    const { makeKnownQuestions } = await import('../core/answers/known-questions.ts');
    loaded ??= makeKnownQuestions(ports);
    return loaded;
  };
  return {
    peek: (scope) => loaded?.peek(scope),
    refresh: async (scope) => await (await get()).refresh(scope),
    load: async (scope) => await (await get()).load(scope),
    expectDeletions: (scope, byMs) => loaded?.expectDeletions(scope, byMs) ?? true,
  };
}
