/** What LevelDB's class does to its store, all its writes among it. */
export interface StoreWrites {
  _put: (this: StoreWrites, key: unknown, value: unknown, options: unknown) => Promise<void>;
  _del: (this: StoreWrites, key: unknown, options: unknown) => Promise<void>;
  _batch: (this: StoreWrites, operations: unknown, options: unknown) => Promise<void>;
}

/**
 * Makes a store refuse every write after the first that failed, until it is opened anew; reads go on. A write that a
 * full disk cuts short leaves a torn record in LevelDB's log, and what is written behind one is lost when the log is
 * read again, although it was acknowledged. `onFailure` is told the first failure.
 */
export function guardWrites(store: StoreWrites, onFailure: (error: unknown) => void): void {
  const { _put: put, _del: del, _batch: batch } = store;
  let hasFailed = false;
  const guard = async (write: () => Promise<void>) => {
    if (hasFailed) throw new WritesEnded();
    try {
      await write();
    } catch (error) {
      if (!hasFailed) onFailure(error);
      hasFailed = true;
      throw new WritesEnded();
    }
  };
  store._put = async function (...args) {
    await guard(() => put.apply(this, args));
  };
  store._del = async function (...args) {
    await guard(() => del.apply(this, args));
  };
  store._batch = async function (...args) {
    await guard(() => batch.apply(this, args));
  };
}

/** Dynalite replies with the status and body of such an error; any other it throws, and the caller waits in vain. */
class WritesEnded extends Error {
  override readonly name = 'WritesEnded';
  readonly statusCode = 500;
  readonly body = {
    __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
    message: 'Nothing more can be stored.',
  };
}
