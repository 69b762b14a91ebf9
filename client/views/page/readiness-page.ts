import type { PageMessage, PageState, ShowMessage } from './messages.ts';
import { patch } from './patch.ts';
import { REVEAL, readinessContent, readPlace } from './readiness-content.ts';

// The script of the readiness page. It runs in the web view.

declare function acquireVsCodeApi(): { postMessage(message: PageMessage): void; setState(state: PageState): void };

const vscode = acquireVsCodeApi();
const main = document.getElementById('readiness')!;

window.addEventListener('message', ({ data }: MessageEvent<ShowMessage>) => {
  if (data.type !== 'show') return;
  vscode.setState({ uri: data.uri });
  patch(main, readinessContent(data));
});

main.addEventListener('click', ({ target }) => {
  const place = target instanceof Element && target.closest(`[${REVEAL}]`)?.getAttribute(REVEAL);
  const range = place ? readPlace(place) : undefined;
  if (range) vscode.postMessage({ type: 'reveal', range });
});

vscode.postMessage({ type: 'ready' });
