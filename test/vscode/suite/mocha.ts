// The build for browsers runs in both kinds of extension host; it leaves its class as a global.
import 'mocha/mocha.js';

interface MochaClass extends Mocha {
  suite: Mocha.Suite;
}

/** The one run of tests, whose functions (`suite`, `test`, `setup`, …) are globals for the test files. */
export const mocha = new (globalThis as unknown as { Mocha: new (options: Mocha.MochaOptions) => MochaClass }).Mocha({
  ui: 'tdd',
  // A whole page is typed, key by key, on a machine that may have other things to do.
  timeout: 90_000,
});

mocha.suite.emit('pre-require', globalThis, '', mocha);
