import { constants, open, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { AppError } from '../../core/errors.ts';

/**
 * The bytes of a file in the folder, by its path relative to it. Refuses with AppError `invalid_params` a path that is
 * absolute, climbs, leaves the folder through a link, or is no plain file; the message never shows the folder.
 */
export async function openFolderFile(folder: string, path: string): Promise<AsyncIterable<Uint8Array>> {
  if (!isPlainPath(path)) throw refusal('must be a relative path within the data folder');
  try {
    return await openWithin(await realpath(folder), path);
  } catch (error) {
    throw error instanceof AppError
      ? error
      : refusal(`${JSON.stringify(path)} cannot be read: ${reasonOf(error)}`);
  }
}

function isPlainPath(path: string): boolean {
  return path !== '' && !/^[/\\]|[\0\\]/.test(path) && !path.split('/').includes('..');
}

async function openWithin(root: string, path: string): Promise<AsyncIterable<Uint8Array>> {
  const real = await realpath(resolve(root, path));
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep))
    throw refusal('must stay within the data folder');
  // No link may take the file's place after the check, and a pipe must not block the opening.
  const file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  if ((await file.stat()).isFile()) return file.createReadStream();
  await file.close();
  throw refusal('must be a file');
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'there is no such file' : code;
}

function refusal(fault: string): AppError {
  return new AppError('invalid_params', `source: ${fault}.`, [{ pointer: '#/source', detail: fault }]);
}
