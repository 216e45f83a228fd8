/** What other features use: `useDocumentsTab({ entity, recordId })` on a record page, `<Documents …>` anywhere. */
export { Documents, type DocumentsProps } from './Documents.tsx';
export { useDocumentsTab } from './use-documents-tab.tsx';
