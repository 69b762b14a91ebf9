// What few runs need lies in files beside the program, its late parts, which are read when they are needed. Which modules
// are in which, the build says, and puts in their place functions that ask for the part here.

/** What a part gives: the functions of its modules, by the paths of these. */
type Part = Readonly<Record<string, Readonly<Record<string, (...given: never[]) => unknown>>>>;
/** The parts take from the program what it has already, by number. */
type Shared = readonly (readonly unknown[])[];
type PartFile = (shared: Shared) => { readonly modules: Part };

let share: () => Shared = () => [];
const known = new Map<string, Part>();

/** Says what the parts take from the program. */
export function shareWithParts(what: () => Shared): void {
  share = what;
}

/** A part, by the name of its file; read when it is asked for the first time. Throws where it cannot be read. */
export function latePart(file: string): Part {
  const read = known.get(file);
  if (read) return read;
  const part = readPart(file)(share()).modules;
  known.set(file, part);
  return part;
}

function readPart(file: string): PartFile {
  try {
    return inWorker() ? imported(file) : required(file);
  } catch (cause) {
    throw new Error(`${file}, a part of this program, could not be read. Install the program again.`, { cause });
  }
}

/** Where the program lies, as a worker of a browser is told: it cannot always find out. */
let programFolder: string | undefined;

/** Says where the program lies; for a worker only. */
export function locateProgram(uri: string): void {
  programFolder = uri.replace(/\/$/, '');
}

declare function importScripts(...urls: string[]): void;

function inWorker(): boolean {
  return typeof importScripts === 'function';
}

function required(file: string): PartFile {
  // In a variable: a bundler takes whatever may be meant by a pattern of paths.
  const place = `./${file}`;
  return require(place) as PartFile;
}

function imported(file: string): PartFile {
  const scope = globalThis as { charterPart?: PartFile | undefined };
  scope.charterPart = undefined;
  importScripts(`${programFolder ?? '.'}/${file}`);
  const part = scope.charterPart as PartFile | undefined;
  if (!part) throw new Error('It is no part.');
  return part;
}
