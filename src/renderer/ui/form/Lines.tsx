import { ActionIcon, Button, Input, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Lines.module.css';

export interface LinesProps<Line> {
  readonly label: string;
  readonly description?: string;
  readonly error: ReactNode;
  readonly lines: readonly Line[];
  readonly lineKey: (line: Line, index: number) => string | number;
  /** One field of each line, or two. */
  readonly children: (line: Line, index: number) => ReactNode;
  /** As few as there may be. */
  readonly least: number;
  readonly removeLabel: (number: number) => string;
  readonly onLines: (lines: Line[]) => void;
  readonly add: { readonly label: string; readonly line: Line; readonly disabled: boolean };
}

/** A list that is edited line by line: each is removed by its own button, a new one is added at the end. */
export function Lines<Line>(props: LinesProps<Line>) {
  const { lines, onLines, lineKey, least, removeLabel, add, children } = props;
  return (
    <>
      <Input.Wrapper
        label={props.label}
        description={props.description}
        labelElement="div"
        error={props.error}
      >
        <Stack gap={6} mt={4}>
          {lines.map((line, index) => (
            <div key={lineKey(line, index)} className={classes.line}>
              {children(line, index)}
              <ActionIcon
                size="input-sm"
                variant="default"
                aria-label={removeLabel(index + 1)}
                disabled={lines.length <= least}
                onClick={() => onLines(lines.filter((_line, place) => place !== index))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </div>
          ))}
        </Stack>
      </Input.Wrapper>
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={add.disabled}
        onClick={() => onLines([...lines, add.line])}
      >
        {add.label}
      </Button>
    </>
  );
}
