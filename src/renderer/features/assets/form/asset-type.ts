import type { CustomField } from '../../../../shared/contract/asset-types.ts';
import { api, client, queryClient } from '../../../api.ts';
import { newId } from '../../../ui/new-id.ts';

/** The id of the type with this name, made when there is none; an empty name is no type. */
export async function typeIdOf(typeName: string): Promise<string | null> {
  const name = typeName.trim();
  if (name === '') return null;
  const types = await queryClient.fetchQuery(api.assetTypes.list.queryOptions({ input: {} }));
  const known = types.find((type) => type.name.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return known.id;
  const id = newId();
  await client.assetTypes.create({ id, name });
  return id;
}

/** The fields that assets of a type have, as they are now. */
export async function customFieldsOf(typeId: string | null): Promise<readonly CustomField[]> {
  if (typeId === null) return [];
  const type = await queryClient.fetchQuery(api.assetTypes.get.queryOptions({ input: { id: typeId } }));
  return type.fields.filter(({ archivedAt }) => archivedAt === null);
}
