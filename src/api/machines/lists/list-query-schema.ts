/** The query options of a list, for the API description. They are checked by the code that reads them. */

import Type from 'typebox';

const text = (description: string, example: string) => Type.Optional(Type.String({ description, examples: [example] }));

export const ListQuery = Type.Object({
  $filter: text('OData: which items', "osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z"),
  $orderby: text('Properties, each asc or desc', 'osPlatform,lastSeen desc'),
  $select: text('Which fields', 'id,computerDnsName'),
  $top: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 10_000, description: 'The most items of all pages together' }),
  ),
  $skip: Type.Optional(Type.Integer({ minimum: 0, description: 'Items that are passed over' })),
  $count: Type.Optional(Type.Boolean({ description: 'With @odata.count' })),
  $skiptoken: Type.Optional(Type.String({ description: 'Of an @odata.nextLink' })),
});
