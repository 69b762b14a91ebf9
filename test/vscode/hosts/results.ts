import type { Failure, Outcome } from '../../../.scripts/checks/step.ts';
import { readable } from './stack.ts';

type Event =
  | { readonly type: 'pass'; readonly title: string; readonly ms: number }
  | ({ readonly type: 'fail' } & Failure)
  | { readonly type: 'end'; readonly passed: number; readonly failed: number };

// How the suite marks its reports among all else that an extension host prints.
const mark = '@charter-test ';
const chatter = /^\[(trace|debug|info)\] |^\s+at .*(node:|extensionHost|workbench\.js)/;

/** Reads what an extension host prints: tells each test as it ends and keeps the rest for when something is wrong. */
export class Results {
  readonly #print: (line: string) => void;
  readonly #failures: Failure[] = [];
  readonly #console: string[] = [];
  #passed = 0;
  #end: (Event & { readonly type: 'end' }) | undefined;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  /** Takes one line of the extension host's console. */
  read(line: string): void {
    const at = line.indexOf(mark);
    if (at < 0) return void (line.trim() && !chatter.test(line) && this.#console.push(line));
    const event: Event = JSON.parse(line.slice(at + mark.length));
    if (event.type === 'end') {
      this.#end = event;
    } else if (event.type === 'pass') {
      this.#passed++;
      this.#print(`  ✓ ${event.title} (${event.ms} ms)`);
    } else {
      const error = readable(event.error);
      this.#failures.push({ title: event.title, error });
      this.#print(`  ✗ ${event.title}\n${error.replace(/^/gm, '      ')}`);
    }
  }

  /** The outcome, in which a run that broke off or had no tests is a failure too. */
  outcome(problem: string | undefined): Outcome {
    const broken = this.#broken(problem);
    if (broken || this.#failures.length > 0) {
      this.#print('  the end of the extension host’s console:');
      for (const line of this.#console.slice(-40)) this.#print(`    ${line}`);
    }
    const failures = broken ? [...this.#failures, { title: 'the test run', error: broken }] : this.#failures;
    if (broken) this.#print(`  ✗ ${broken}`);
    return { passed: this.#passed, failures };
  }

  #broken(problem: string | undefined): string | undefined {
    if (!this.#end) return problem ?? 'it broke off before its end';
    if (this.#end.passed !== this.#passed || this.#end.failed !== this.#failures.length) return 'reports were lost';
    if (this.#passed + this.#failures.length === 0) return 'there was no test';
    // A failed test makes VS Code end with an error, which then says nothing new.
    return this.#failures.length > 0 ? undefined : problem;
  }
}
