/** The answer of somebody who wants to go back to the question before. */
export const BACK = Symbol('back');

/** An answer; undefined when the questions were given up. */
export type Answer<T> = T | typeof BACK | undefined;

/** Which of several questions one is, from 1. The first has no way back. */
export interface Place {
  readonly at: number;
  readonly of: number;
}

/** One of several questions. What it is answered with goes into the state, from which it shows it when it is asked again. */
export interface Step<S> {
  /** Whether it is asked at all; where it is not said, it is. */
  applies?(state: S): boolean;
  ask(state: S, place: Place): Promise<Answer<S>>;
}

/** Asks one question after the other, with a way back to each; undefined when they were given up. */
export async function askSteps<S>(start: S, steps: readonly Step<S>[]): Promise<S | undefined> {
  let state = start;
  const asked: Step<S>[] = [];
  for (;;) {
    const open = steps.filter((step) => !asked.includes(step) && (step.applies?.(state) ?? true));
    const [step] = open;
    if (!step) return state;
    const answer = await step.ask(state, { at: asked.length + 1, of: asked.length + open.length });
    if (answer === undefined) return undefined;
    if (answer === BACK) asked.pop();
    else {
      state = answer;
      asked.push(step);
    }
  }
}
