import type { Rule } from '../rule.ts';
import autoApproveLogged from './auto-approve-logged.ts';
import changeApproval from './change-approval.ts';
import changeNotice from './change-notice.ts';
import customerAudit from './customer-audit.ts';
import dateOrder from './date-order.ts';
import distinctOwners from './distinct-owners.ts';
import duplicateName from './duplicate-name.ts';
import errorBaseline from './error-baseline.ts';
import errorRateWorse from './error-rate-worse.ts';
import evidenceExists from './evidence-exists.ts';
import frictionHours from './friction-hours.ts';
import fundedAboveLabel from './funded-above-label.ts';
import inputFreshness from './input-freshness.ts';
import inputGaps from './input-gaps.ts';
import inputSchema from './input-schema.ts';
import inputsDocumented from './inputs-documented.ts';
import itOwnedWorkflow from './it-owned-workflow.ts';
import labelOverclaims from './label-overclaims.ts';
import labelReview from './label-review.ts';
import labelUnderclaims from './label-underclaims.ts';
import maintenanceBacked from './maintenance-backed.ts';
import maintenanceBudget from './maintenance-budget.ts';
import manualPathRetired from './manual-path-retired.ts';
import manualWriteBack from './manual-write-back.ts';
import metricData from './metric-data.ts';
import metricImpression from './metric-impression.ts';
import metricMissed from './metric-missed.ts';
import metricOverdue from './metric-overdue.ts';
import metricStale from './metric-stale.ts';
import metricWindow from './metric-window.ts';
import modelVersion from './model-version.ts';
import ninetyDayMetric from './ninety-day-metric.ts';
import onePage from './one-page.ts';
import operatorOwner from './operator-owner.ts';
import overrideLogging from './override-logging.ts';
import ownerKnown from './owner-known.ts';
import ownerLeaving from './owner-leaving.ts';
import pathEscapes from './path-escapes.ts';
import placeholder from './placeholder.ts';
import promptVersioned from './prompt-versioned.ts';
import retiredPostmortem from './retired-postmortem.ts';
import reviewCapacity from './review-capacity.ts';
import reviewChecklist from './review-checklist.ts';
import reviewPays from './review-pays.ts';
import reviewTiers from './review-tiers.ts';
import schema from './schema.ts';
import singleOwner from './single-owner.ts';
import singleWorkflow from './single-workflow.ts';
import sponsorNamed from './sponsor-named.ts';
import statusDeclared from './status-declared.ts';
import suppressionValid from './suppression-valid.ts';
import technicalOwner from './technical-owner.ts';
import thirtyDayReport from './thirty-day-report.ts';
import thresholdUpdates from './threshold-updates.ts';
import tierFallback from './tier-fallback.ts';
import tierShares from './tier-shares.ts';
import trainingComplete from './training-complete.ts';
import turnoverTestDate from './turnover-test-date.ts';
import turnoverTestPassed from './turnover-test-passed.ts';
import usageMeasured from './usage-measured.ts';
import vendorOwner from './vendor-owner.ts';
import waiverValid from './waiver-valid.ts';
import weeklyReview from './weekly-review.ts';
import whenWrong from './when-wrong.ts';
import workflowClear from './workflow-clear.ts';
import writeBack from './write-back.ts';
import writeBackFunded from './write-back-funded.ts';
import writeBackLive from './write-back-live.ts';
import writeBackPlanned from './write-back-planned.ts';
import yamlSyntax from './yaml-syntax.ts';

/** Every check, in canonical order: that of next steps, gates and documentation. */
export const RULES: readonly Rule[] = [
  // Charter gate
  frictionHours,
  operatorOwner,
  technicalOwner,
  inputSchema,
  reviewTiers,
  writeBack,
  ninetyDayMetric,
  turnoverTestDate,
  maintenanceBudget,
  whenWrong,
  // Production gate
  inputsDocumented,
  writeBackLive,
  overrideLogging,
  weeklyReview,
  turnoverTestPassed,
  trainingComplete,
  manualPathRetired,
  // Ownership
  singleOwner,
  distinctOwners,
  vendorOwner,
  itOwnedWorkflow,
  sponsorNamed,
  ownerKnown,
  ownerLeaving,
  // Review
  tierShares,
  reviewCapacity,
  reviewPays,
  tierFallback,
  autoApproveLogged,
  reviewChecklist,
  // Integration
  manualWriteBack,
  writeBackPlanned,
  writeBackFunded,
  inputGaps,
  inputFreshness,
  evidenceExists,
  // Metric
  metricWindow,
  metricOverdue,
  metricMissed,
  metricStale,
  metricImpression,
  metricData,
  // Workflow
  workflowClear,
  singleWorkflow,
  onePage,
  // Governance
  modelVersion,
  promptVersioned,
  changeApproval,
  changeNotice,
  thresholdUpdates,
  customerAudit,
  maintenanceBacked,
  // Adoption
  thirtyDayReport,
  errorBaseline,
  errorRateWorse,
  usageMeasured,
  // Label
  statusDeclared,
  labelOverclaims,
  labelUnderclaims,
  labelReview,
  fundedAboveLabel,
  retiredPostmortem,
  // Text
  yamlSyntax,
  schema,
  placeholder,
  dateOrder,
  duplicateName,
  waiverValid,
  pathEscapes,
  suppressionValid,
];

/** The check with this id. */
export function ruleById(id: string): Rule | undefined {
  return RULES.find((rule) => rule.id === id);
}
