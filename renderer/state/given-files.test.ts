import { describe, expect, it } from 'vitest';
import { isWorkspaceFile, listFiles, type Given } from './given-files.ts';

const never = new AbortController().signal;

/** As a browser hands them out: a hundred at a time, none at the end. */
function folder(path: string, entries: Given[]): Given {
  return {
    ...{ isFile: false, isDirectory: true, name: path.split('/').at(-1) ?? '', fullPath: path },
    createReader() {
      const left = [...entries];
      return {
        readEntries: (found: (some: unknown[]) => void) => setTimeout(() => found(left.splice(0, 100))),
      };
    },
  } as unknown as Given;
}

function entry(path: string, failsWith?: string): Given {
  const name = path.split('/').at(-1) ?? '';
  return {
    ...{ isFile: true, isDirectory: false, name, fullPath: path },
    file: (found: (file: File) => void, failed: (reason: DOMException) => void) =>
      failsWith === undefined ? found(new File(['x'], name)) : failed(new DOMException('', failsWith)),
  } as unknown as Given;
}

const pathsOf = async (given: Given[]): Promise<string[]> =>
  (await listFiles(given, () => undefined, never)).map(({ path }) => path).sort();

describe('files that were given', () => {
  it('are found in folders of any depth and size, under their paths', async () => {
    const many = Array.from({ length: 250 }, (_, at) => entry(`/a/b/${at}.json`));
    const paths = await pathsOf([folder('/a', [folder('/a/b', many), entry('/a/c.json')]), entry('/d.csv')]);
    expect(paths).toHaveLength(252);
    expect(paths).toEqual(expect.arrayContaining(['a/b/249.json', 'a/c.json', 'd.csv']));
  });

  it('keep the folder they were chosen with', async () => {
    const file = new File(['x'], 'b.json');
    Object.defineProperty(file, 'webkitRelativePath', { value: 'a/b.json' });
    expect(await pathsOf([file, new File([], 'c.json')])).toEqual(['a/b.json', 'c.json']);
  });

  it('may be none: a folder can be empty', async () => {
    expect(await pathsOf([folder('/a', [])])).toEqual([]);
  });

  it.each([
    ['NotFoundError', 'disk-failed'],
    ['NotReadableError', 'path-forbidden'],
  ])('that cannot be read (%s) are a failure with their path', async (reason, code) => {
    await expect(listFiles([entry('/a/b.json', reason)], () => undefined, never)).rejects.toMatchObject({
      code,
      details: { path: 'a/b.json' },
    });
  });

  it('are looked for no longer once that is cancelled', async () => {
    const abort = new AbortController();
    const found: number[] = [];
    const listing = listFiles(
      [entry('/a'), entry('/b'), entry('/c')],
      (count) => (found.push(count), abort.abort()),
      abort.signal,
    );
    await expect(listing).rejects.toMatchObject({ code: 'cancelled' });
    expect(found).toEqual([1]);
  });

  it.each([
    [new File([], 'a.tracebell'), true],
    [new File([], 'A.TraceBell'), true],
    [new File([], 'a.tracebell.gz'), false],
    [entry('/x/a.tracebell'), true],
    [folder('/a.tracebell', []), false],
  ])('are told from workspaces (%#)', (given, is) => expect(isWorkspaceFile(given)).toBe(is));
});
