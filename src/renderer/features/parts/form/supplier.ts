import { api, client, queryClient } from '../../../api.ts';
import { newId } from '../../../ui/new-id.ts';

/** The id of the supplier with this name, made when there is none; an empty name is no supplier. */
export async function supplierIdOf(supplierName: string): Promise<string | null> {
  const name = supplierName.trim();
  if (name === '') return null;
  const suppliers = await queryClient.fetchQuery(api.suppliers.names.queryOptions());
  const known = suppliers.find((supplier) => supplier.name.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return known.id;
  const id = newId();
  await client.suppliers.create({ id, name });
  return id;
}
