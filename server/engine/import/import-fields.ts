import { type FieldSpec, list, map, oneOf, or, text } from '../format/field-spec.ts';

const IMPORT_MAP_VERSION = 'charter-import/v1';

/** Every key of an import map, in canonical order. Made when asked for: most runs import nothing. */
export function importMapFormat(): FieldSpec {
  const column = or(
    map('What becomes of a column.', {
      key: text(
        'The key of the charter that it goes to, as in owners.operator.name; one of your own begins with x-.',
        'path of a key',
      ),
      values: {
        ...map(
          'What some of its values are called in a charter. One that means nothing has no value behind the colon. What is not listed is taken as it is.',
          {},
        ),
        anyKey: text('What it is called in a charter.', 'value'),
      },
      dates: text('How dates are written in it, in the letters YYYY, MM and DD; YYYY-MM-DD unless set.', 'DD/MM/YYYY'),
    }),
    'text',
  );
  return map('Says how the rows of an inventory become charters.', {
    apiVersion: oneOf('The version of the map format.', [IMPORT_MAP_VERSION]),
    folder: or(
      list(
        'The columns that name a charter and its folder, joined; that of the title unless set.',
        text('The name of a column.', 'column'),
      ),
      'text',
    ),
    blanks: list(
      'Values that say nothing, beside those that every charter takes for placeholders, as "N/A".',
      text('A value.', 'value'),
    ),
    columns: {
      ...map(
        'By the name of a column, the key of the charter that it goes to. Columns that are not listed are left out.',
        {},
      ),
      anyKey: column,
    },
  });
}
