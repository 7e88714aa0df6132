/** Texts that are longer are rare, and would take room for nothing. */
const LONGEST_CHARS = 40;

/**
 * The same function of a word, with its answers kept for the next time: for up to `most` words, then it begins anew. Only
 * for what depends on the word alone and is never changed.
 */
export function remembered<T>(of: (word: string) => T, most: number): (word: string) => T {
  const answers = new Map<string, T>();
  return (word) => {
    const known = answers.get(word);
    if (known !== undefined) return known;
    const answer = of(word);
    if (word.length > LONGEST_CHARS) return answer;
    if (answers.size >= most) answers.clear();
    answers.set(word, answer);
    return answer;
  };
}
