import { Lexer } from 'yaml';
import { FEW_LETTERS, MOST_VALUES } from './node.ts';

/**
 * True of a text that is certain to have more values than are read. Taking it apart into words tells so at a small part
 * of what reading takes, and no later where there are many times as many.
 */
export function hasTooManyValues(text: string): boolean {
  if (text.length <= FEW_LETTERS) return false;
  let behindColonOrDash = 0;
  let behindComma = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === ':' || lexeme === '-') behindColonOrDash++;
    else if (lexeme === ',') behindComma++;
    // In braces one value may stand behind both, so they are not added up.
    if (behindColonOrDash > MOST_VALUES || behindComma > MOST_VALUES) return true;
  }
  return false;
}
