import { AppError } from '../../core/errors.ts';

/** A change of a memory that gave way to others in all its tries: `unavailable`, and nothing is changed by it. */
export function memoryContended(): AppError {
  return new AppError(
    'unavailable',
    'The memory of this agent is being changed by others all the time; try again shortly.',
  );
}
