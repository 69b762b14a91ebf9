import { basename, posix } from 'node:path';
import type { WebOptions } from './serve.ts';
import { webViewPage } from './web-view.ts';

/** The page that loads VS Code for the browser with a workspace and this repository's extension. */
export function page(host: string, options: WebOptions): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Charters</title>
<link rel="icon" href="/code/favicon.ico">
<link rel="stylesheet" href="/code/out/vs/workbench/workbench.web.main.css">
</head>
<body></body>
<script src="/code/out/vs/loader.js"></script>
<script src="/code/out/vs/webPackagePaths.js"></script>
<script>
  const code = location.origin + '/code';
  const paths = self.webPackagePaths;
  for (const name of Object.keys(paths)) paths[name] = code + '/node_modules/' + name + '/' + paths[name];
  require.config({ baseUrl: code + '/out', paths });
  self.product = ${JSON.stringify(workbench(host, options)).replaceAll('<', '\\u003c')};
</script>
<script src="/code/out/vs/workbench/workbench.web.main.nls.js"></script>
<script src="/code/out/vs/workbench/workbench.web.main.js"></script>
<script src="/code/out/vs/code/browser/workbench/workbench.js"></script>
</html>`;
}

function workbench(host: string, { workspace, open, theme, tests }: WebOptions): object {
  const served = (path: string) => ({ scheme: 'http', authority: host, path });
  const folder = `/${basename(workspace)}`;
  return {
    folderUri: { scheme: 'memfs', path: folder },
    enableWorkspaceTrust: false,
    developmentOptions: {
      enableSmokeTestDriver: tests !== undefined,
      extensions: [served('/extension')],
      ...(tests && { extensionTestsPath: served(`/extension/${tests}`) }),
    },
    additionalBuiltinExtensions: [served('/memfs')],
    configurationDefaults: {
      'workbench.startupEditor': 'none',
      'workbench.colorTheme': theme ?? 'Default Dark Modern',
      'telemetry.telemetryLevel': 'off',
      'explorer.compactFolders': false,
    },
    ...(open && { defaultLayout: { editors: [{ uri: { scheme: 'memfs', path: `${folder}/${open}` } }] } }),
    productConfiguration: {
      nameShort: 'Code',
      nameLong: 'Code',
      applicationName: 'code-web',
      dataFolderName: '.vscode-web',
      version: '1.91.1',
      enableTelemetry: false,
      // By default a server on the internet.
      webviewContentExternalBaseUrlTemplate: `http://${host}/code/${posix.dirname(webViewPage)}/`,
    },
  };
}
