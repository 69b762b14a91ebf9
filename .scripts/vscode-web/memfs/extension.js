// Served to the browser as it is: a worker evaluates it as CommonJS.
const vscode = require('vscode');

const { File, Directory } = vscode.FileType;
const { Created, Changed, Deleted } = vscode.FileChangeType;
const { FileNotFound, FileExists, FileIsADirectory, FileNotADirectory, NoPermissions } = vscode.FileSystemError;

exports.activate = async (context) => {
  const provider = new MemoryFileSystem();
  const options = { isCaseSensitive: true };
  const response = await fetch(vscode.Uri.joinPath(context.extensionUri, '../workspace.json').toString(true));
  const root = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'memfs')?.uri.path ?? '/workspace';
  for (const [path, base64] of Object.entries(await response.json())) provider.add(`${root}/${path}`, decode(base64));
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('memfs', provider, options));
};

/** Files and folders by path; a folder is an entry without data. */
class MemoryFileSystem {
  #entries = new Map([['/', folder()]]);
  #changed = new vscode.EventEmitter();
  onDidChangeFile = this.#changed.event;

  /** Adds a file and the folders above it. */
  add(path, data) {
    for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) this.#ensure(path.slice(0, at));
    this.#entries.set(path, { ...folder(), data });
  }

  // Every change is told, watched or not: the editor keeps what it asked for.
  watch() {
    return new vscode.Disposable(() => {});
  }

  stat(uri) {
    const { data, ctime, mtime } = this.#entry(uri);
    return { type: data ? File : Directory, ctime, mtime, size: data?.byteLength ?? 0 };
  }

  readDirectory(uri) {
    if (this.#entry(uri).data) throw FileNotADirectory(uri);
    const above = uri.path === '/' ? '/' : `${uri.path}/`;
    return [...this.#entries]
      .filter(([path]) => path.startsWith(above) && path !== '/' && !path.includes('/', above.length))
      .map(([path, { data }]) => [path.slice(above.length), data ? File : Directory]);
  }

  readFile(uri) {
    const { data } = this.#entry(uri);
    if (!data) throw FileIsADirectory(uri);
    return data;
  }

  writeFile(uri, data, { create, overwrite }) {
    const entry = this.#entries.get(uri.path);
    if (!entry && !create) throw FileNotFound(uri);
    if (entry && create && !overwrite) throw FileExists(uri);
    if (entry && !entry.data) throw FileIsADirectory(uri);
    this.#parent(uri);
    this.#entries.set(uri.path, { ...folder(), ...entry, data: data.slice(), mtime: Date.now() });
    this.#tell([{ type: entry ? Changed : Created, uri }]);
  }

  createDirectory(uri) {
    if (this.#entries.has(uri.path)) throw FileExists(uri);
    this.#parent(uri);
    this.#ensure(uri.path);
    this.#tell([{ type: Created, uri }]);
  }

  delete(uri, { recursive }) {
    this.#entry(uri);
    const paths = this.#below(uri);
    if (paths.length > 1 && !recursive) throw NoPermissions(uri);
    for (const path of paths) this.#entries.delete(path);
    this.#tell([{ type: Deleted, uri }]);
  }

  rename(from, to, { overwrite }) {
    this.#entry(from);
    if (to.path.startsWith(`${from.path}/`)) throw NoPermissions(to);
    this.#parent(to);
    if (this.#entries.has(to.path)) {
      if (!overwrite) throw FileExists(to);
      for (const path of this.#below(to)) this.#entries.delete(path);
    }
    for (const path of this.#below(from)) {
      this.#entries.set(to.path + path.slice(from.path.length), this.#entries.get(path));
      this.#entries.delete(path);
    }
    this.#tell([
      { type: Deleted, uri: from },
      { type: Created, uri: to },
    ]);
  }

  #entry(uri) {
    const entry = this.#entries.get(uri.path);
    if (!entry) throw FileNotFound(uri);
    return entry;
  }

  #parent(uri) {
    const parent = vscode.Uri.joinPath(uri, '..');
    if (this.#entry(parent).data) throw FileNotADirectory(parent);
  }

  #ensure(path) {
    if (!this.#entries.has(path)) this.#entries.set(path, folder());
  }

  #below({ path }) {
    return [...this.#entries.keys()].filter((other) => other === path || other.startsWith(`${path}/`));
  }

  // After the answer to the call that caused them, as on a disk.
  #tell(changes) {
    setTimeout(() => this.#changed.fire(changes), 0);
  }
}

function folder() {
  return { ctime: Date.now(), mtime: Date.now() };
}

function decode(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
