/** Stands in for node:test: keeps the tests of a file instead of running them, so that they can be run when wanted. */
type Body = () => unknown;
interface Collected {
  readonly name: string;
  readonly body: Body;
}

const tests: Collected[] = [];

/** What has been collected so far, and no longer. */
export function takeTests(): readonly Collected[] {
  return tests.splice(0);
}

export function test(name: string, ...rest: readonly unknown[]): void {
  tests.push({ name, body: rest.at(-1) as Body });
}

export function suite(_name: string, ...rest: readonly unknown[]): void {
  (rest.at(-1) as Body)();
}
