import type { RecordFormat } from './encode-records.ts';

/** Key of an object in a data lake: `dataset/year=2026/month=11/day=25/<id>.jsonl.gz`, the day in UTC. */
export function partitionedKey(dataset: string, atMs: number, id: string, format: RecordFormat): string {
  const [year, month, day] = new Date(atMs).toISOString().slice(0, 10).split('-');
  return `${dataset}/year=${year}/month=${month}/day=${day}/${id}.${format}.gz`;
}
