import {
  type CharterReport,
  type Content,
  type Element,
  type Evaluation,
  evaluate,
  makeReport,
  parseCharter,
  type ReportOptions,
  reportContent,
  type Surroundings,
} from '../../server/engine/index.ts';
import { dedent } from './marked.ts';
import { overlay } from './overlay.ts';
import { completePage, productionChanges, surroundings } from './page.ts';

/** The complete page as it is in production, with a fragment laid over it, evaluated. */
export function evaluated(fragment = '', given: Partial<Surroundings> = {}): Evaluation {
  const page = overlay(productionChanges, completePage).text;
  return evaluate(parseCharter(overlay(dedent(fragment), page).text), surroundings(given));
}

/** The evaluation of a whole text. */
export function evaluatedText(text: string, given: Partial<Surroundings> = {}): Evaluation {
  return evaluate(parseCharter(text), surroundings(given));
}

/** The report of the page in production, with a fragment laid over it. */
export function reported(fragment = '', given: Partial<Surroundings> = {}, options: ReportOptions = {}): CharterReport {
  return makeReport(evaluated(fragment, given), options);
}

/** The report as an editor shows it. */
export function page(report: CharterReport): readonly Element[] {
  return reportContent(report, { interactive: true });
}

/** Every element of a page. */
export function elements(contents: readonly Content[]): readonly Element[] {
  return contents.flatMap((one) => (typeof one === 'string' ? [] : [one, ...elements(one.children)]));
}

/** What a page says, with single spaces. */
export function words(contents: readonly Content[]): string {
  const said = (one: Content): string => (typeof one === 'string' ? one : one.children.map(said).join(' '));
  return contents.map(said).join(' ').replace(/\s+/g, ' ');
}
