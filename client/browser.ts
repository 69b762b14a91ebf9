/** Starts the extension in VS Code's browser extension host. */
export function activate(): void {}
