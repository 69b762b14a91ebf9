import type { CST } from 'yaml';
import type { PageLine, PageLines } from '../../document/page-lines.ts';
import type { FieldSpec } from '../../format/field-spec.ts';
import { canonicalOrder, isInOrder, keepsAliases } from './order.ts';
import { below } from './order-in-braces.ts';
import { keyText, startOf } from './tokens.ts';

/** A line of the page as it is to be, without its line end. */
export interface LaidLine {
  readonly text: string;
  /** The line that it was; undefined for a blank line that is added. */
  readonly from: number | undefined;
}

export interface LayOutOptions {
  readonly format: FieldSpec | undefined;
  /** Spaces a level. */
  readonly step: number;
  /** Whether entries may change places. */
  readonly reorder: boolean;
}

/** Lines from the first up to but without the last. */
interface Region {
  readonly from: number;
  readonly to: number;
}

/** An entry of a map, or an item of a list, with the lines that go where it goes. */
interface Part {
  readonly token: CST.CollectionItem;
  /** The line that it begins on. */
  readonly head: number;
  /** Where on that line. */
  readonly at: number;
  /** Comments and blank lines above it. */
  readonly lead: Region;
  /** The lines below its first that belong to it: its value, and comments that are indented deeper. */
  readonly body: Region;
}

/** Where a block stands: it is the page, or begins below its key or dash, or on the line of its dash. */
type Stand = 'page' | 'below' | 'behind-dash';

/**
 * Lays the lines of a page out: entries in canonical order, each with the comments above and inside it; levels `step`
 * spaces apart; never two blank lines in a row, and where sections have blank lines between them, each has one. What
 * stands on a line stays as it is, columns that are aligned by hand included. What is written in a way that charters are
 * not written in, such as `? key`, is moved as a whole.
 */
export function layOut(page: PageLines, { format, step, reorder }: LayOutOptions): readonly LaidLine[] {
  const { lines, lineAt } = page;
  const out: LaidLine[] = [];
  const isTrivia = (line: number) => lines[line]!.kind === 'blank' || lines[line]!.kind === 'comment';
  const raw = ({ start, end }: PageLine) => page.text.slice(start, end);
  const content = (line: PageLine) => raw(line).slice(line.indent);

  const blank = (from: number | undefined): void => {
    const last = out.at(-1);
    if (last && (last.text !== '' || (last.from !== undefined && lines[last.from]!.kind !== 'blank')))
      out.push({ text: '', from });
  };
  const put = (line: number, indent: number, text: string): void => {
    out.push({ text: text === '' ? '' : ' '.repeat(Math.max(0, indent)) + text, from: line });
  };
  const comment = (line: number, indent: number): void => put(line, indent, content(lines[line]!).trimEnd());

  /** Comments above something: the first where that stands, the others as they are to the first. */
  const putLead = ({ from, to }: Region, indent: number): void => {
    let shift: number | undefined;
    for (let line = from; line < to; line++) {
      if (lines[line]!.kind === 'blank') blank(line);
      else {
        shift ??= indent - lines[line]!.indent;
        comment(line, Math.max(indent, lines[line]!.indent + shift));
      }
    }
  };
  /** Comments below something that they belong to: deeper than it, and where its value is a text of lines, less than that. */
  const putTail = ({ from, to }: Region, indent: number, deep: number): void => {
    let shift: number | undefined;
    for (let line = from; line < to; line++) {
      if (lines[line]!.kind === 'blank') blank(line);
      else {
        shift ??= deep - lines[line]!.indent;
        comment(line, Math.max(indent + 1, Math.min(deep, lines[line]!.indent + shift)));
      }
    }
  };

  /** Divides the lines of a block among its parts; what is left over at its end belongs to none. */
  const divide = (
    tokens: readonly CST.CollectionItem[],
    { from, to }: Region,
    column: number,
  ): { parts: Part[]; tail: Region } => {
    const begins = tokens.flatMap((token) => {
      const at = startOf(token);
      return at === undefined ? [] : [{ token, at, head: lineAt(at) }];
    });
    let lead: Region = { from, to: begins[0]?.head ?? to };
    const parts = begins.map(({ token, at, head }, index): Part => {
      const next = begins[index + 1]?.head ?? to;
      let end = next;
      while (end > head + 1 && isTrivia(end - 1)) end--;
      // Comments that are indented deeper than the keys still belong to what stands above them.
      for (let line = end; line < next; line++) {
        if (lines[line]!.kind === 'blank') continue;
        // One that hides a finding belongs to what stands below it, however deep it is.
        if (lines[line]!.indent <= column || isSuppressed(line)) break;
        end = line + 1;
      }
      const part = { token, at, head, lead, body: { from: head + 1, to: end } };
      lead = { from: end, to: next };
      return part;
    });
    return { parts, tail: lead };
  };

  /** Everything as it is, moved by some columns. */
  const putAsIs = ({ from, to }: Region, shift: number): void => {
    for (let line = from; line < to; line++) {
      const { kind, indent } = lines[line]!;
      if (kind === 'blank') blank(line);
      else put(line, indent + shift, kind === 'inside' ? content(lines[line]!) : content(lines[line]!).trimEnd());
    }
  };

  const putMap = (
    map: CST.BlockMap,
    spec: FieldSpec | undefined,
    region: Region,
    indent: number,
    stand: Stand,
  ): void => {
    const column = columnOf(map.items, stand);
    const { parts, tail } = divide(map.items, region, column);
    const [first] = parts;
    if (!first || parts.some(({ token }) => isUnusual(token))) {
      putAsIs(region, indent - column);
      return;
    }
    const head = stand === 'behind-dash' ? first.lead : headOf(first.lead, stand);
    putLead(head, indent);
    parts[0] = { ...first, lead: { from: head.to, to: first.lead.to } };
    const order = orderOf(parts, spec, stand);
    const spaced = stand === 'page' && parts.some(({ lead }, index) => index > 0 && hasBlank(lead));
    for (const [place, index] of order.entries()) {
      const part = parts[index]!;
      const { token, lead, body } = part;
      const before = parts[order[place - 1] ?? -1];
      if (before && spaced && !hasBlank(lead) && (isLong(part) || isLong(before))) blank(undefined);
      putLead(place === 0 && index > 0 ? withoutBlanks(lead) : lead, indent);
      putPart(part, indent);
      putBody(token.value, below(spec, token.key), part, body, column, indent);
    }
    putLead(tail, indent);
  };

  const putSeq = (
    seq: CST.BlockSequence,
    spec: FieldSpec | undefined,
    region: Region,
    indent: number,
    stand: Stand,
  ): void => {
    const column = columnOf(seq.items, stand);
    const { parts, tail } = divide(seq.items, region, column);
    for (const part of parts) {
      const { token, head, at, lead, body } = part;
      putLead(lead, indent);
      const { value } = token;
      const start = isBlock(value) ? startOf(value.items[0]!) : undefined;
      const onLine = start !== undefined && lineAt(start) === head;
      if (value?.type === 'block-map' && onLine && value.items.some(isUnusual))
        putAsIs({ from: head, to: body.to }, indent - column);
      else if (onLine && isBlock(value) && page.text.slice(at + 1, start).trim() === '') {
        const place = out.length;
        putBlock(value, spec?.items, { from: head, to: body.to }, indent + 2, 'behind-dash');
        const { text, from } = out[place]!;
        out[place] = { text: `${' '.repeat(indent)}- ${text.slice(indent + 2)}`, from };
      } else if (onLine) {
        putPart(part, indent);
        putAsIs(body, indent - column);
      } else {
        putPart(part, indent);
        putBody(value, spec?.items, part, body, column, indent, 2);
      }
    }
    putLead(tail, indent);
  };

  const putBlock = (
    block: CST.BlockMap | CST.BlockSequence,
    spec: FieldSpec | undefined,
    region: Region,
    indent: number,
    stand: Stand,
  ): void =>
    block.type === 'block-map'
      ? putMap(block, spec, region, indent, stand)
      : putSeq(block, spec, region, indent, stand);

  /** The line that a part begins on. */
  const putPart = ({ head, at, body }: Part, indent: number): void => {
    const text = page.text.slice(at, lines[head]!.end);
    const runsOn = body.to > body.from && lines[body.from]!.kind === 'inside';
    put(head, indent, runsOn ? text : text.trimEnd());
  };

  /** What stands below the first line of a part. */
  const putBody = (
    value: CST.Token | null | undefined,
    spec: FieldSpec | undefined,
    { head }: Part,
    body: Region,
    column: number,
    indent: number,
    deeper = step,
  ): void => {
    if (body.to <= body.from) return;
    if (isBlock(value)) {
      const start = startOf(value.items[0]!);
      const first = start === undefined ? head : lineAt(start);
      // An anchor or a tag may stand on a line of its own.
      if (first > head && allTrivia(body.from, first)) putBlock(value, spec, body, indent + deeper, 'below');
      else putAsIs(body, indent + deeper - firstIndent(body));
      return;
    }
    if (value?.type === 'block-scalar' && lineAt(value.offset) > head) {
      putAsIs(body, indent + deeper - firstIndent(body));
      return;
    }
    let end = body.to;
    while (end > body.from && isTrivia(end - 1)) end--;
    const tail = { from: end, to: body.to };
    if (value?.type === 'block-scalar') {
      const base = putText(value, { from: body.from, to: end }, column, indent);
      putTail(tail, indent, Math.min(indent + deeper, base - 1));
      return;
    }
    const below = value && lineAt(value.offset) > head;
    const shift = below ? indent + deeper - firstIndent(body) : indent - column;
    for (let line = body.from; line < end; line++) {
      const { kind, indent: old } = lines[line]!;
      const text = content(lines[line]!);
      if (kind === 'blank') blank(line);
      else if (kind === 'comment') comment(line, indent + deeper);
      else
        put(line, Math.max(old > column ? indent + 1 : indent, old + shift), kind === 'inside' ? text : text.trimEnd());
    }
    putTail(tail, indent, indent + deeper);
  };

  /** The lines of a block of text, whose indentation is no part of it but for what is more. Returns that indentation. */
  const putText = (value: CST.BlockScalar, { from, to }: Region, column: number, indent: number): number => {
    const given = value.props.find(({ type }) => type === 'block-scalar-header') as CST.SourceToken | undefined;
    const indicator = Number(/[1-9]/.exec(given?.source ?? '')?.[0] ?? 0);
    const spaces = (line: number) => /^ */.exec(raw(lines[line]!))![0].length;
    let old = column + indicator;
    for (let line = from; indicator === 0 && line < to; line++) {
      if (raw(lines[line]!).trim() === '') continue;
      old = spaces(line);
      break;
    }
    const base = indent + (indicator || step);
    for (let line = from; line < to; line++) {
      const text = raw(lines[line]!);
      out.push({ text: text.length > old ? ' '.repeat(base) + text.slice(old) : '', from: line });
    }
    return base;
  };

  /** In which order the parts of a map are to stand; as they do where one of them would lose what belongs to it. */
  const orderOf = (parts: readonly Part[], spec: FieldSpec | undefined, stand: Stand): readonly number[] => {
    const asIs = parts.map((_, index) => index);
    if (!reorder) return asIs;
    const order = canonicalOrder(
      parts.map(({ token }) => keyOf(token)),
      spec,
    );
    if (isInOrder(order)) return asIs;
    const spans = parts.map(({ head, body }) => ({
      start: lines[head]!.start,
      end: lines[Math.max(head, body.to - 1)]!.end,
    }));
    if (!keepsAliases(order, spans, page.marks)) return asIs;
    if (stand !== 'behind-dash') return order;
    // There is no line above what stands behind a dash, and a comment on its line may be about the whole item.
    const [was, is] = [parts[0]!, parts[order[0]!]!];
    const bound = hasComment(is.lead) || isSuppressed(was.head) || isSuppressed(is.head);
    return was !== is && bound ? asIs : order;
  };

  /** The comments at the top of a block that are about the whole of it. */
  const headOf = ({ from, to }: Region, stand: Stand): Region => {
    let end = to;
    while (end > from && lines[end - 1]!.kind !== 'blank') end--;
    // Where no blank line tells, what stands at the top of a page is about the page.
    if (end === from && stand === 'page') end = to;
    if (!hasComment({ from, to: end })) return { from, to: from };
    for (let line = from; line < end; line++) if (isSuppressed(line)) return { from, to: line };
    return { from, to: end };
  };

  const columnOf = (items: readonly CST.CollectionItem[], stand: Stand): number => {
    const at = startOf(items[0]!);
    if (at === undefined) return 0;
    const line = lines[lineAt(at)]!;
    return stand === 'behind-dash' ? at - line.start : line.indent;
  };
  const isUnusual = ({ start, key, sep }: CST.CollectionItem): boolean => {
    const at = startOf({ start, key, sep } as CST.CollectionItem);
    const colon = sep?.find(({ type }) => type === 'map-value-ind');
    const explicit = start.some(({ type }) => type === 'explicit-key-ind');
    return explicit || at === undefined || !key || !colon || lineAt(colon.offset) !== lineAt(at);
  };
  const isLong = ({ body }: Part) => body.to > body.from;
  const isSuppressed = (line: number) => raw(lines[line]!).includes('charter-ignore');
  const some = ({ from, to }: Region, kind: PageLine['kind']): boolean => {
    for (let line = from; line < to; line++) if (lines[line]!.kind === kind) return true;
    return false;
  };
  const hasBlank = (region: Region) => some(region, 'blank');
  const hasComment = (region: Region) => some(region, 'comment');
  const allTrivia = (from: number, to: number): boolean => {
    for (let line = from; line < to; line++) if (!isTrivia(line)) return false;
    return true;
  };
  /** The indentation of the first line in a region that is more than a comment. */
  const firstIndent = ({ from, to }: Region): number => {
    let line = from;
    while (line < to - 1 && isTrivia(line)) line++;
    return lines[line]!.indent;
  };
  const withoutBlanks = ({ from, to }: Region): Region => {
    let start = from;
    while (start < to && lines[start]!.kind === 'blank') start++;
    return { from: start, to };
  };

  const whole = { from: page.from, to: page.to };
  putAsIs({ from: 0, to: page.from }, 0);
  const root = page.document?.value;
  if (isBlock(root)) putBlock(root, format, whole, 0, 'page');
  else putAsIs(whole, 0);
  if (page.to < lines.length) putVerbatim();
  else while (isAddedBlank(out.at(-1))) out.pop();
  return out;

  function putVerbatim(): void {
    for (let line = page.to; line < lines.length; line++) out.push({ text: raw(lines[line]!), from: line });
  }

  function isAddedBlank(last: LaidLine | undefined): boolean {
    return last?.text === '' && (last.from === undefined || lines[last.from]!.kind === 'blank');
  }
}

function isBlock(token: CST.Token | null | undefined): token is CST.BlockMap | CST.BlockSequence {
  return token?.type === 'block-map' || token?.type === 'block-seq';
}

function keyOf({ key }: CST.CollectionItem): string | undefined {
  return keyText(key);
}
