import type { Output } from './host.ts';

/** Says on a terminal how far a long run is, in one line that is gone when it ends. */
export interface Progress {
  at(done: number, of: number): void;
  end(): void;
}

/** What is done within this time needs no word. In milliseconds. */
const SOON = 1000;

/** @param wanted false where nobody looks, or nobody wants to see it */
export function progressOn(output: Output, wanted: boolean, now: () => number = () => Date.now()): Progress {
  const start = now();
  let shown = '';
  const show = (text: string): void => {
    if (text === shown) return;
    output.write(`\r\u001b[K${text}`);
    shown = text;
  };
  return {
    at(done, of) {
      if (wanted && output.isTTY === true && now() - start > SOON) show(`${done} of ${of} charters`);
    },
    end: () => show(''),
  };
}
