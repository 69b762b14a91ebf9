/** Starts the language server, a bundle of its own beside this one, which looks for `--stdio` itself. */
export function startServer(): void {
  require('./server.js');
}
