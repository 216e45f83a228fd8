/** Reading files in. */
export const imports = {
  title: 'Import readings',
  keywords: 'csv file sensor measurements upload',
};
