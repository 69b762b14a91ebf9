/** The parts of an address that say where it lies. */
export interface Place {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/**
 * The paths from a folder down to a file, without the folder's own: all that must not be a symbolic link for the file to
 * lie inside. Of the folder itself, its path. Undefined for what lies elsewhere, or is written so that it may.
 */
export function pathsInside(folder: Place, file: Place): readonly string[] | undefined {
  if (folder.scheme !== file.scheme || folder.authority.toLowerCase() !== file.authority.toLowerCase())
    return undefined;
  const root = folder.path.replace(/\/+$/, '');
  if (file.path === root || file.path === folder.path) return [file.path];
  if (!file.path.startsWith(`${root}/`)) return undefined;
  const steps = file.path.slice(root.length + 1).split('/');
  // A provider may take any of these for something else than a plain name.
  if (steps.some((step) => step === '' || step === '.' || step === '..' || /[\\\0]|%2f|%5c|%2e%2e/i.test(step))) {
    return undefined;
  }
  return steps.map((_, at) => `${root}/${steps.slice(0, at + 1).join('/')}`);
}
