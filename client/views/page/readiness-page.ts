import { REVEAL } from '../../../server/protocol.ts';
import type { PageMessage, PageState, ShowMessage } from './messages.ts';
import { patch } from './patch.ts';
import { readPlace } from './place.ts';

// The script of the readiness page. It runs in the web view.

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
const notice = document.getElementById('notice')!;
const report = document.getElementById('report')!;
/** The charter that is shown, and how far down; at first what the page kept while it was out of view. */
let kept = vscode.getState();
let filled = false;
/** What the keyboard was at. */
let visited: HTMLElement | undefined;

window.addEventListener('message', ({ data: { type, uri, page, notice: said } }: MessageEvent<ShowMessage>) => {
  if (type !== 'show') return;
  patch(notice, said === undefined ? [] : [said]);
  patch(report, page);
  document.body.classList.toggle('empty', page.length === 0);
  // Of another charter than before somebody reads the beginning first.
  const other = kept?.uri !== uri;
  if (other) visited = undefined;
  if (!kept || other) kept = { uri, top: 0 };
  if (page.length > 0) {
    if (other || !filled) window.scrollTo(0, kept.top ?? 0);
    filled = true;
  }
  vscode.setState(kept);
});

window.addEventListener('scrollend', () => {
  if (!kept || !filled) return;
  kept = { uri: kept.uri, top: window.scrollY };
  vscode.setState(kept);
});

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement) visited = target;
});

// Whoever follows a link into the text and comes back goes on from that link: VS Code lets go of it meanwhile.
window.addEventListener('focus', () => {
  if (document.activeElement === document.body && visited?.isConnected) visited.focus({ preventScroll: true });
});

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : undefined;
  const place = button?.getAttribute(REVEAL);
  const range = place ? readPlace(place) : undefined;
  if (range) vscode.postMessage({ type: 'reveal', range });
  else if (button?.id === 'export' || button?.id === 'print') vscode.postMessage({ type: button.id });
});

vscode.postMessage({ type: 'ready' });
