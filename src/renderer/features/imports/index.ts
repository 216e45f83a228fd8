/** What other features show of imports and exports. */
export { useRecordFiles, type RecordFiles } from './use-record-files.tsx';
export { FileActions } from './FileActions.tsx';
export { ReadingsExportDialog } from './export/ReadingsExportDialog.tsx';
