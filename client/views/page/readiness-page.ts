import { REVEAL } from '../../../server/protocol.ts';
import type { PageMessage, PageState, ShowMessage } from './messages.ts';
import { patch } from './patch.ts';
import { readPlace } from './place.ts';

// The script of the readiness page. It runs in the web view.

declare function acquireVsCodeApi(): { postMessage(message: PageMessage): void; setState(state: PageState): void };

const vscode = acquireVsCodeApi();
const notice = document.getElementById('notice')!;
const report = document.getElementById('report')!;

window.addEventListener('message', ({ data }: MessageEvent<ShowMessage>) => {
  if (data.type !== 'show') return;
  vscode.setState({ uri: data.uri });
  patch(notice, data.notice === undefined ? [] : [data.notice]);
  patch(report, data.page);
  document.body.classList.toggle('empty', data.page.length === 0);
});

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : undefined;
  const place = button?.getAttribute(REVEAL);
  const range = place ? readPlace(place) : undefined;
  if (range) vscode.postMessage({ type: 'reveal', range });
  else if (button?.id === 'export' || button?.id === 'print') vscode.postMessage({ type: button.id });
});

vscode.postMessage({ type: 'ready' });
