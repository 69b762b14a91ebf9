/** What the readiness page is made of. */
export interface PageParts {
  readonly script: string;
  /** The layout, and the colours of the editor. */
  readonly styles: readonly string[];
  /** Where style sheets may come from, as a content security policy says it. */
  readonly styleSource: string;
  /** Said anew for each page: only the script that has it runs. */
  readonly nonce: string;
}

/** The empty readiness page: its script fills it with what it is told, and nothing else may run or load in it. */
export function readinessHtml({ script, styles, styleSource, nonce }: PageParts): string {
  const policy = `default-src 'none'; style-src ${styleSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  const links = styles.map((style) => `<link rel="stylesheet" href="${escapeAttribute(style)}">`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Readiness</title>
${links.join('\n')}
</head>
<body class="empty">
<main>
<p id="notice" class="notice" role="status"></p>
<div class="tools" role="group" aria-label="This page">
<button type="button" id="export" title="Write it to a file, as HTML or Markdown">Export</button>
<button type="button" id="print" title="Open it in the browser, which can print it">Print</button>
</div>
<div id="report"></div>
</main>
<script nonce="${escapeAttribute(nonce)}" src="${escapeAttribute(script)}"></script>
</body>
</html>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
