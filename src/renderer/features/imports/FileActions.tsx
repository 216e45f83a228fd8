import { Button, Group } from '@mantine/core';
import type { RecordImportKind } from '../../../shared/contract/records.ts';
import { useRecordFiles } from './use-record-files.tsx';

/** Import and export as buttons, for a place without a menu. */
export function FileActions({ kind }: { kind: RecordImportKind }) {
  const { menu, dialog } = useRecordFiles(kind);
  return (
    <Group gap="xs">
      {menu.map(({ label, icon: ActionIcon, onClick }) => (
        <Button
          key={label}
          variant="default"
          onClick={onClick}
          leftSection={ActionIcon === undefined ? undefined : <ActionIcon size={18} aria-hidden />}
        >
          {label}
        </Button>
      ))}
      {dialog}
    </Group>
  );
}
