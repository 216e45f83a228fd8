import { api, client, queryClient } from '../../../api.ts';
import { newId } from '../../../ui/new-id.ts';

/** The id of the type with this name, made when there is none; an empty name is no type. */
export async function typeIdOf(typeName: string): Promise<string | null> {
  const name = typeName.trim();
  if (name === '') return null;
  const types = await queryClient.fetchQuery(api.assets.types.queryOptions());
  const known = types.find((type) => type.name.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return known.id;
  const id = newId();
  await client.assets.createType({ id, name });
  return id;
}
