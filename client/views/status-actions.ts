import type { StatusParams } from '../../server/protocol.ts';

/** Something that can be done from the status item. */
export interface StatusAction {
  readonly label: string;
  readonly icon: string;
  readonly command: string;
  /** It is called with the charter's address. */
  readonly aboutCharter: boolean;
}

const EVALUATE = action('Evaluate readiness', 'checklist', 'charter.evaluateReadiness', true);
const REPORT = action('Open the report', 'preview', 'charter.openReport', true);
const NEXT = action('Go to the next finding', 'arrow-down', 'editor.action.marker.next');
const PROBLEMS = action('Show all problems', 'list-unordered', 'workbench.actions.view.problems');
const POSTMORTEM = action('Answer the postmortem', 'archive', 'charter.postmortem', true);
const CHECKS = action('Show the checks', 'book', 'charter.showChecks');
const RESTART = action('Restart the language server', 'debug-restart', 'charter.restartServer');
const NEW = action('New charter', 'add', 'charter.new');

/** What can be done where a charter stands so: what is wanted most first. */
export function statusActions(status: StatusParams | undefined, server: string): readonly StatusAction[] {
  if (server === 'stopped') return [RESTART];
  if (status?.kind === 'foreign') return [NEW, CHECKS];
  const retired = status?.declared === 'retired' ? [POSTMORTEM] : [];
  return [EVALUATE, REPORT, ...retired, NEXT, PROBLEMS, CHECKS, RESTART];
}

function action(label: string, icon: string, command: string, aboutCharter = false): StatusAction {
  return { label, icon, command, aboutCharter };
}
