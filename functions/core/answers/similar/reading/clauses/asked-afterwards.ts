import { phrasePattern } from '../../../../text/phrase-pattern.ts';

/** A question that only points to a wish said before it. */
const POINTING_QUESTION = phrasePattern(`
  ^ [so|and|but|now|please|well|ok|okay]* (
    how
    how (do|can|could|should|would|might) (i|we|you|one) [best] (
      do|achieve|accomplish|go about|approach|solve|handle|manage|realize|implement|get
    ) [that|this|it|so|there]
    how (can|could|should|do|would|to) [i|we|you|one] [do (that|this|it)]
    how (is|can|could|would) (that|this|it) [be] (done|achieved|possible|work)
    (what is|is there|what would be) (the|a|an|any) [best|easy|good|right|easiest|simple|simplest|recommended] way [
      to (do|achieve) (that|this|it|so)
      of doing (that|this|it|so)
    ]
  ) $
`);
const WISH =
  /^(?:\S+ ){0,6}?(?:i|we) (?:(?:would like|want|need|wish|have|am trying|are trying|try|plan|aim|am supposed|was asked|were asked|am about|intend|hope) to|must|should) (?=[a-z])|^(?:\S+ ){0,3}?(?:my|our|the) (?:goal|task|aim|plan|idea|intention|wish|requirement) (?:is|was) to (?=[a-z])/i;

/** `I want to split a topic. How do I do that?` as `How do I split a topic`; other clauses as they are. */
export function askedAfterwards(clauses: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const asking = clauses.findIndex((words) => POINTING_QUESTION.test(words.join(' ').toLowerCase()));
  const wish = clauses.findIndex((words, at) => at < asking && WISH.test(words.join(' ')));
  if (wish < 0) return clauses;
  const wanted = (clauses[wish] ?? []).join(' ').replace(WISH, '').split(' ');
  return clauses.flatMap((words, at) => {
    if (at === asking) return [];
    return at === wish ? [['how', 'do', 'i', ...wanted]] : [words];
  });
}
