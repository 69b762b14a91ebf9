import * as vscode from 'vscode';
import type { PersonEntry } from '../../server/protocol.ts';
import { type PersonItem, personItems } from './person-items.ts';
import { type Answer, BACK, type Place } from './steps.ts';

interface Question {
  readonly title: string;
  readonly place?: Place | undefined;
  readonly placeholder?: string;
}

export interface TextQuestion extends Question {
  readonly prompt: string;
  readonly value?: string | undefined;
  /** What is wrong with a text; undefined when nothing is. */
  validate(text: string): string | undefined;
}

/** Asks for a text. */
export function askText({ prompt, value = '', validate, ...question }: TextQuestion): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.prompt = prompt;
  box.value = value;
  return answer(box, question, (accept) => {
    box.onDidChangeValue((text) => {
      // Not before something is typed: an empty box is no mistake yet.
      box.validationMessage = text === '' ? undefined : validate(text);
    });
    box.onDidAccept(() => {
      box.validationMessage = validate(box.value);
      if (!box.validationMessage) accept(box.value);
    });
  });
}

/** Asks for one of several things. */
export function askPick<T extends vscode.QuickPickItem>(question: Question, items: readonly T[]): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<T>();
  pick.items = items;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  return answer(pick, question, (accept) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) accept(chosen);
    });
  });
}

export interface PersonQuestion extends Question {
  /** Those to choose from; they may come late. */
  readonly people: readonly PersonEntry[] | Promise<readonly PersonEntry[]>;
  /** How to say that nobody is known yet; without it somebody has to be named. */
  readonly skip?: string;
  readonly value?: string | undefined;
}

/** Asks for a person: one of those who are known, or whoever is typed. Empty where nobody is known yet. */
export function askPerson({ people, skip, value = '', ...question }: PersonQuestion): Promise<Answer<string>> {
  const pick = vscode.window.createQuickPick<PersonItem & vscode.QuickPickItem>();
  pick.matchOnDescription = true;
  let known: readonly PersonEntry[] = [];
  const offer = (typed: string) => {
    pick.items = personItems(known, typed, skip);
  };
  pick.value = value;
  offer(value);
  pick.busy = true;
  // Whoever does not wait for them types a name; so does who finds that they cannot be had.
  void Promise.resolve(people)
    .then((found) => {
      known = found;
      offer(pick.value);
    })
    .catch(() => {})
    .finally(() => {
      pick.busy = false;
    });
  return answer(pick, question, (accept) => {
    pick.onDidChangeValue(offer);
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) accept(chosen.person);
    });
  });
}

/** What both kinds of boxes have. */
type Box = Pick<vscode.InputBox & vscode.QuickPick<never>, keyof vscode.InputBox & keyof vscode.QuickPick<never>>;

/** Shows a box until it is answered. Escape gives everything up; who looks elsewhere for an answer finds it still there. */
function answer<T>(
  box: Box,
  { title, place, placeholder }: Question,
  listen: (accept: (value: T) => void) => void,
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    box.title = title;
    box.placeholder = placeholder;
    box.ignoreFocusOut = true;
    if (place) {
      box.step = place.at;
      box.totalSteps = place.of;
      if (place.at > 1) box.buttons = [vscode.QuickInputButtons.Back];
    }
    const end = (value: Answer<T>) => {
      resolve(value);
      box.dispose();
    };
    listen(end);
    box.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) end(BACK);
    });
    box.onDidHide(() => end(undefined));
    box.show();
  });
}
