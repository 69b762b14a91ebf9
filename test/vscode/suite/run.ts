import { mocha } from './mocha.ts';

// Before the launcher would give up, so that the tests that did end are told.
const deadline = 280_000;

/** What VS Code calls: runs every test and reports each to whoever started VS Code, through the console. */
export function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the tests took over ${deadline / 1000} seconds`)), deadline);
    let passed = 0;
    let failed = 0;
    mocha.reporter(
      class {
        constructor(runner: Mocha.Runner) {
          runner.on('pass', (test) => {
            passed++;
            report({ type: 'pass', title: test.fullTitle(), ms: test.duration });
          });
          runner.on('fail', (test, error: Error) => {
            failed++;
            report({ type: 'fail', title: test.fullTitle(), error: error.stack ?? error.message });
          });
        }
      } as unknown as Mocha.ReporterConstructor,
    );
    // Not the browser build's own `run`, which reads options from a page's address.
    Object.getPrototypeOf(mocha).run.call(mocha, () => {
      clearTimeout(timer);
      report({ type: 'end', passed, failed });
      if (failed > 0) reject(new Error(`${failed} tests failed`));
      else resolve();
    });
  });
}

function report(event: object): void {
  console.log(`@charter-test ${JSON.stringify(event)}`);
}
