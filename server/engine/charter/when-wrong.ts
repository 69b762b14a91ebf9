import type { Charter } from './charter.ts';
import { said } from './said.ts';

/** What happens when output is wrong, as far as the page says it; undefined where it says nothing. */
export function whenWrongWords(charter: Charter): string | undefined {
  const at = (key: string, before = '') => {
    const words = said(charter, `whenWrong.${key}`);
    return words && `${before}${words}`;
  };
  return [at('detect'), at('correct'), at('escalateTo', 'told: ')].filter(Boolean).join('; ') || undefined;
}
