/** Bodies that change tags, for the API description. They are checked by the code that reads them. */

import Type from 'typebox';

const fields = {
  Value: Type.String({ minLength: 1, maxLength: 200, examples: ['VIP'] }),
  Action: Type.Union([Type.Literal('Add'), Type.Literal('Remove')]),
};

export const TagSchema = Type.Object(fields);

export const ManyTagsSchema = Type.Object({
  ...fields,
  MachineIds: Type.Array(Type.String({ pattern: '^[0-9a-fA-F]{40}$' }), { minItems: 1, maxItems: 500 }),
});
