import * as vscode from 'vscode';
import type { CharterEntry } from '../../server/protocol.ts';
import type { Charters } from '../charters.ts';
import { setting } from '../settings.ts';
import { description, spoken, tooltip } from './charters/describe.ts';
import { GROUPS } from './charters/groups.ts';
import { type CharterRow, createChartersTree, type GroupRow, type Row } from './charters/tree.ts';
import { markdownText } from './markdown.ts';

const VIEW = 'charter.charters';
/** Groups of more are closed until somebody opens them. */
const MOST_OPEN = 100;

/** The view of all charters of the workspace, by label. */
export interface ChartersView extends vscode.Disposable {
  /** The charters that claim more than they have earned, as the badge says. */
  readonly badge: number;
  /** What the view says above its rows. */
  readonly message: string | undefined;
  readonly state: Charters['state'];
  /** Its groups with their rows, as they read. */
  readonly rows: readonly { readonly group: string; readonly charters: readonly string[] }[];
  /** The address of the charter that is selected, if one is. */
  readonly selected: string | undefined;
  readonly onDidChange: vscode.Event<void>;
  /** Asks for words and shows what has them, while they are typed; the words may be given. */
  filter(words?: unknown): void;
  clearFilter(): void;
}

/** Makes the view, which follows what is told of the charters. */
export function createChartersView(charters: Charters): ChartersView {
  const tree = createChartersTree();
  const redraw = new vscode.EventEmitter<Row | Row[] | undefined>();
  const changed = new vscode.EventEmitter<void>();
  const stopped = () => charters.state === 'stopped';

  const provider: vscode.TreeDataProvider<Row> = {
    onDidChangeTreeData: redraw.event,
    // While nobody tells of changes there are no rows, but the way to restart the server.
    getChildren: (row) => {
      if (stopped()) return [];
      if (!row) return [...tree.groups()];
      return row.kind === 'group' ? [...tree.children(row)] : [];
    },
    getParent: (row) => (row.kind === 'charter' ? tree.groupOf(row) : undefined),
    getTreeItem: (row) => (row.kind === 'group' ? groupItem(row) : charterItem(row, tree.hasNamesake(row.entry))),
    resolveTreeItem(item, row) {
      if (row.kind === 'charter') item.tooltip = tooltipOf(row);
      return item;
    },
  };
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });

  function groupItem(row: GroupRow): vscode.TreeItem {
    const { label, icon, about } = GROUPS.find(({ id }) => id === row.id)!;
    const size = tree.size(row);
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const open = tree.filter !== '' || (size <= MOST_OPEN && row.id !== 'retired');
    const item = new vscode.TreeItem(label, open ? Expanded : Collapsed);
    item.id = row.key;
    item.description = String(size);
    item.tooltip = about;
    item.iconPath = new vscode.ThemeIcon(icon, colourOf(row.id));
    item.contextValue = 'group';
    item.accessibilityInformation = { label: `${label}, ${size} charter${size === 1 ? '' : 's'}. ${about}` };
    return item;
  }

  function show(rows: ReturnType<typeof tree.apply>): void {
    const { badge, message } = said();
    // What does not differ is not sent: each of these is a message to the window.
    if (view.message !== message) view.message = message;
    if (view.description !== filterWords()) view.description = filterWords();
    if (view.badge?.value !== badge?.value) view.badge = badge;
    void vscode.commands.executeCommand('setContext', 'charter.viewState', charters.state);
    void vscode.commands.executeCommand('setContext', 'charter.viewFiltered', tree.filter !== '');
    void vscode.commands.executeCommand('setContext', 'charter.hasCharters', tree.total > 0);
    if (rows === 'all') redraw.fire(undefined);
    else if (rows.length > 0) redraw.fire([...rows]);
    changed.fire();
  }

  function filterWords(): string | undefined {
    return tree.filter === '' ? undefined : `"${tree.filter}"`;
  }

  function said(): { badge: vscode.ViewBadge | undefined; message: string | undefined } {
    if (stopped()) return { badge: undefined, message: undefined };
    const count = tree.overclaimed;
    const words = `${count === 1 ? '1 charter claims' : `${count} charters claim`} more than is earned`;
    return {
      badge: count > 0 ? { value: count, tooltip: words } : undefined,
      message:
        charters.state === 'reading'
          ? 'Reading all charters …'
          : tree.filter !== '' && tree.shown > 0
            ? `${tree.shown} of ${tree.total} charters`
            : undefined,
    };
  }

  function setFilter(words: string): void {
    if (words.trim() === tree.filter) return;
    tree.setFilter(words);
    show('all');
    follow();
  }

  function filter(words?: unknown): void {
    if (typeof words === 'string') {
      setFilter(words);
      return;
    }
    const before = tree.filter;
    const box = vscode.window.createInputBox();
    box.title = 'Filter charters';
    box.placeholder = 'Name, title, path, owner or label';
    box.prompt = 'Enter keeps the filter, Escape goes back to what it was.';
    box.value = before;
    let kept = false;
    box.onDidChangeValue(setFilter);
    box.onDidAccept(() => {
      kept = true;
      box.hide();
    });
    box.onDidHide(() => {
      if (!kept) setFilter(before);
      box.dispose();
    });
    box.show();
  }

  let selected: string | undefined;
  /** The charter to select has no row yet, or one that could not be selected: its next change is a new chance. */
  let waiting = false;

  /** Selects the charter of the active editor, where somebody can see it. */
  function follow(): void {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const row = uri === undefined ? undefined : tree.find(uri);
    const follows = view.visible && !stopped() && setting('view.followActiveEditor') !== false;
    waiting = follows && uri !== undefined && !row;
    if (!row || !follows || view.selection.includes(row)) return;
    view.reveal(row, { select: true, focus: false }).then(undefined, () => {
      waiting = true;
    });
  }

  let state = charters.state;
  const subscriptions = vscode.Disposable.from(
    view,
    redraw,
    changed,
    charters.onDidChange((change) => {
      const rows = tree.apply(change.changed, change.removed);
      show(state === charters.state ? rows : 'all');
      state = charters.state;
      if (waiting) follow();
    }),
    vscode.window.onDidChangeActiveTextEditor(follow),
    view.onDidChangeVisibility(follow),
    view.onDidChangeSelection(({ selection: [row] }) => {
      selected = row?.kind === 'charter' ? row.uri : undefined;
      changed.fire();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('charter.view.followActiveEditor')) follow();
    }),
  );
  show([]);

  return {
    get badge() {
      return view.badge?.value ?? 0;
    },
    get message() {
      return view.message;
    },
    get state() {
      return charters.state;
    },
    get rows() {
      if (stopped()) return [];
      return tree.groups().map((group) => ({
        group: `${GROUPS.find(({ id }) => id === group.id)!.label} ${tree.size(group)}`,
        charters: tree
          .children(group)
          .map(({ entry }) => `${entry.name} ${description(entry, tree.hasNamesake(entry))}`.trim()),
      }));
    },
    get selected() {
      return selected;
    },
    onDidChange: changed.event,
    filter,
    clearFilter: () => setFilter(''),
    dispose: () => subscriptions.dispose(),
  };
}

function charterItem({ key, uri, entry }: CharterRow, hasNamesake: boolean): vscode.TreeItem {
  const resource = vscode.Uri.parse(uri, true);
  const item = new vscode.TreeItem(entry.name, vscode.TreeItemCollapsibleState.None);
  item.id = key;
  // With it comes what the explorer shows of a file: its problems, and its state in version control.
  item.resourceUri = resource;
  item.description = description(entry, hasNamesake);
  item.iconPath = iconOf(entry);
  item.contextValue = entry.declared === 'retired' ? 'charter retired' : 'charter';
  item.command = { command: 'vscode.open', title: 'Open', arguments: [resource] };
  item.accessibilityInformation = { label: spoken(entry) };
  return item;
}

function iconOf({ errors, warnings, earned }: CharterEntry): vscode.ThemeIcon {
  if (errors > 0 || earned === null)
    return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  if (warnings > 0) return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
}

function colourOf(group: GroupRow['id']): vscode.ThemeColor | undefined {
  if (group === 'overclaimed') return new vscode.ThemeColor('list.warningForeground');
  return group === 'unreadable' ? new vscode.ThemeColor('list.errorForeground') : undefined;
}

function tooltipOf({ entry }: Extract<Row, { kind: 'charter' }>): vscode.MarkdownString {
  const { heading, lines } = tooltip(entry);
  return new vscode.MarkdownString([`**${markdownText(heading)}**`, ...lines.map(markdownText)].join('\n\n'));
}
