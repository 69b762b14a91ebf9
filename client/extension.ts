/** Starts the extension in VS Code's Node extension host. */
export function activate(): void {}
