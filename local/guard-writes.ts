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
  let failure: { readonly error: unknown } | undefined;
  const guard = async (write: () => Promise<void>) => {
    if (failure !== undefined) throw failure.error;
    try {
      await write();
    } catch (error) {
      if (failure === undefined) onFailure(error);
      failure ??= { error };
      throw error;
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
