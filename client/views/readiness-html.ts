/** What the readiness page is made of. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  /** Where style sheets may come from, as a content security policy says it. */
  readonly styleSource: string;
  /** Said anew for each page: only the script that has it runs. */
  readonly nonce: string;
}

/** The empty readiness page: its script fills it with what it is told, and nothing else may run or load in it. */
export function readinessHtml({ script, style, styleSource, nonce }: PageParts): string {
  const policy = `default-src 'none'; style-src ${styleSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Readiness</title>
<link rel="stylesheet" href="${escapeAttribute(style)}">
</head>
<body>
<main id="readiness"></main>
<script nonce="${escapeAttribute(nonce)}" src="${escapeAttribute(script)}"></script>
</body>
</html>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
