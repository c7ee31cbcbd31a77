import { stat } from 'node:fs/promises';

const answers = new Map<string, Promise<unknown>>();

/**
 * What `ask` said last, as long as none of `files` has changed since: the answer is one that only they
 * decide. `what` stands for one kind of answer. A question that failed, or was given up by who asked it
 * first, is asked again. Undefined when the first of the files is missing.
 */
export async function onceFor<T extends {}>(
  what: string,
  files: readonly [string, ...string[]],
  ask: () => Promise<T>,
): Promise<T | undefined> {
  const [first, ...rest] = await Promise.all(files.map(formOf));
  if (first === undefined) return undefined;
  const key = JSON.stringify([what, first, ...rest]);
  const known = await answers.get(key)?.catch(() => undefined);
  if (known !== undefined) return known as T;
  const asked = ask();
  answers.set(key, asked);
  asked.catch(() => {
    if (answers.get(key) === asked) answers.delete(key);
  });
  return await asked;
}

async function formOf(path: string): Promise<string | undefined> {
  const file = await stat(path).catch(() => undefined);
  return file && `${path} ${file.dev} ${file.ino} ${file.mtimeMs} ${file.size}`;
}
