const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is a file, and no folder',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'a symbolic link that leads to itself',
  EISDIR: 'it is a folder',
  EEXIST: 'it is there already',
  ENOSPC: 'no space left',
  EROFS: 'it cannot be written to',
};

/** Why a file could not be read or written, in words. */
export function failureText(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return WORDS[code ?? ''] ?? code ?? message ?? String(error);
}
