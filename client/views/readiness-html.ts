import * as vscode from 'vscode';

/** The empty readiness page: its script fills it with what it is told, and nothing else may run or load in it. */
export function readinessHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'readiness-page.js'));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'client', 'media', 'readiness.css'));
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Readiness</title>
<link rel="stylesheet" href="${escapeAttribute(style.toString())}">
</head>
<body>
<main id="readiness"></main>
<script nonce="${nonce}" src="${escapeAttribute(script.toString())}"></script>
</body>
</html>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
