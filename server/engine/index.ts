/** The engine: text in, findings and labels out. It knows no editor, no file system and no clock. */
export type { Charter } from './charter/charter.ts';
export { samePerson } from './charter/owner.ts';
export { readPage } from './charter/read-page.ts';
export { isCharter } from './classify.ts';
export type { CharterChange } from './compare/compare.ts';
export { compareVersions, type VersionComparison } from './compare/compare-files.ts';
export { type CharterDocument, parseCharter } from './document/parse.ts';
export { type Evaluation, evaluate, type GateResult, type Questions, type Surroundings } from './evaluate.ts';
export { checksTable, describeField, explainRule, severityWords } from './explain.ts';
export { type CodeAction, quickFixes } from './features/code-actions.ts';
export { type CodeLens, codeLenses } from './features/code-lens.ts';
export { type CompletionSources, complete, folderToList } from './features/completion/complete.ts';
export type { Completion, FolderEntry } from './features/completion/item.ts';
export { type Definition, definitions } from './features/definition.ts';
export { type DocumentLink, documentLinks, type LinkTarget } from './features/document-links.ts';
export { type DocumentSymbol, documentSymbols } from './features/document-symbols.ts';
export { type Fixed, fixAll, mendAll, mendPolicy } from './features/fix-all.ts';
export { type FoldingRange, foldingRanges } from './features/folding-ranges.ts';
export { type FormatOptions, formatCharter } from './features/format-charter.ts';
export { type Hover, type HoverSources, hover } from './features/hover.ts';
export { type InlayHint, inlayHints } from './features/inlay-hints.ts';
export { knownPeople, ownersElsewhere } from './features/people.ts';
export { hoverPolicy, policyFixes } from './features/policy-features.ts';
export { selectionRanges } from './features/selection-ranges.ts';
export { type Judged, whileTyping } from './features/while-typing.ts';
export type { NewFile } from './fixes/create-file.ts';
export { scaffoldNextLabel } from './fixes/next-label.ts';
export { countUnanswered, postmortemEdits } from './fixes/postmortem.ts';
export { safeEdits } from './fixes/safe-edits.ts';
export { LABELS } from './format/fields.ts';
export { charterSchema } from './format/json-schema.ts';
export { type ImportedCharter, importRows } from './import/import-rows.ts';
export { type ImportMap, missingColumns, readImportMap } from './import/read-import-map.ts';
export { type InventoryProblem, readInventory } from './import/read-inventory.ts';
export { namesakeMessage } from './namesake-message.ts';
export {
  type HandoverPage,
  handOverPage,
  type NamedPage,
  nobodyNamed,
  planSuccession,
  type Succession,
} from './people/hand-over.ts';
export { type Identity, type People, tellApart } from './people/identity.ts';
export { type PeopleOnPages, peopleOnPages } from './people/list-people.ts';
export { type Mention, type MentionPart, mentionsIn } from './people/mentions.ts';
export { type Person, parsePerson } from './people/person.ts';
export { mentionsOf, type Page, peopleOn, renameIn } from './people/rename-person.ts';
export { spanOfPart } from './people/write-person.ts';
export { type CompilePattern, holds } from './policy/condition.ts';
export {
  chain,
  isRelative,
  type LoadedFile,
  type LoadedPolicy,
  loadPolicy,
  locatePolicy,
  NO_POLICY,
  POLICY_FILE_NAMES,
  type PolicyHost,
  policyCache,
} from './policy/load-policy.ts';
export { DEFAULT_POLICY, type Policy } from './policy/policy.ts';
export { readPolicyFile } from './policy/read-policy.ts';
export { type Portfolio, type PortfolioEntry, sumUp } from './portfolio/portfolio.ts';
export { portfolioHtml } from './portfolio/portfolio-html.ts';
export { portfolioMarkdown } from './portfolio/portfolio-markdown.ts';
export {
  describeReadiness,
  type GateReadiness,
  labelSummary,
  type Readiness,
  type Step,
} from './readiness.ts';
export { REVEAL, reportContent } from './report/content.ts';
export type { Content, Element } from './report/element.ts';
export { escapeHtml, framePage } from './report/page-html.ts';
export { makePostmortem, type Postmortem } from './report/postmortem.ts';
export { postmortemHtml, postmortemMarkdown } from './report/postmortem-pages.ts';
export { type CharterReport, makeReport, type ReportOptions } from './report/report.ts';
export { reportHtml } from './report/report-html.ts';
export { reportMarkdown } from './report/report-markdown.ts';
export type { Finding, Fix, Gate, Label, Outcome, Rule, Severity } from './rule.ts';
export { RULES, ruleById } from './rules/index.ts';
export { compareSeverity } from './severity.ts';
export { nearest } from './structure/nearest.ts';
export { type Summary, summarize } from './summary.ts';
export { type NewCharterAnswers, newCharter, slug } from './template.ts';
export {
  applyEdits,
  type Change,
  countBlanks,
  inOrder,
  moved,
  placeBefore,
  plainText,
  snippetText,
  type Template,
  type TextEdit,
} from './text/edit.ts';
export { indexLines, type Lines, type Position } from './text/lines.ts';
export { escapeMarkdown } from './text/markdown.ts';
export { contains, type Span, touches } from './text/span.ts';
export { withoutMarkdown } from './text/without-markdown.ts';
export { CODEOWNERS_PLACES, readCodeowners } from './values/codeowners.ts';
export { type Day, parseDay } from './values/day.ts';
export { type FileFact, type Files, NO_FILES } from './values/path.ts';
