import { codePoints } from '../text/code-points.ts';

type Shown = { readonly stage: string; readonly dataVolumeGb: number; readonly content: string };

/** The entry's line in a context: `[STAGE] (V.VVGB processed) content`, each line break of the content as one space. */
export function contextLine({ stage, dataVolumeGb, content }: Shown): string {
  return `[${stage.toUpperCase()}] (${dataVolumeGb.toFixed(2)}GB processed) ${withoutLineBreaks(content)}`;
}

/** Code points of the entry's whole line. */
export function contextLineChars(entry: Shown): number {
  return codePoints(contextLine(entry));
}

/** The last line of a context that leaves entries out. */
export function omissionLine(entries: number, volumeGb: number): string {
  return `[+${entries} entries omitted, ${volumeGb.toFixed(2)}GB of data]`;
}

function withoutLineBreaks(text: string): string {
  return text.replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, ' ');
}
