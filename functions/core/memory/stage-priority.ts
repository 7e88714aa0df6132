const PRIORITIES: ReadonlyMap<string, number> = new Map([
  ['validation', 0.9],
  ['error', 0.8],
  ['transformation', 0.7],
  ['ingestion', 0.5],
  ['storage', 0.3],
]);

/** How much a pipeline stage weighs, 0.2 to 0.9 (spec section 1); a stage without a place of its own weighs 0.2. */
export function stagePriority(stage: string): number {
  return PRIORITIES.get(stage) ?? 0.2;
}
