import { Text, TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';

/** What a text stands for; `understood`: the same in words, where it could be taken for something else. */
export type Reading<Value> =
  | { readonly value: Value; readonly understood?: string }
  | { readonly problem: string };

export interface TypedFieldProps<Value> extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> {
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  /** Of a text that is not blank. */
  readonly read: (text: string) => Reading<Value>;
  readonly write: (value: Value) => string;
  /** Stands at the end of the field, e.g. `mm/s`. */
  readonly unit?: string;
}

/**
 * A value that is typed. The text stays as it was typed; one that stands for no value gives the form none, says why
 * once the field is left and keeps the form from being sent.
 */
export function TypedField<Value>(props: TypedFieldProps<Value>) {
  const { value, onChange, read, write, unit, error, description, onFocus, onBlur, ...others } = props;
  const input = useRef<HTMLInputElement>(null);
  const [given, setGiven] = useState(value);
  const [text, setText] = useState(() => (value === null ? '' : write(value)));
  const [left, setLeft] = useState(false);
  if (given !== value) {
    setGiven(value);
    setText(value === null ? '' : write(value));
  }
  const reading = text.trim() === '' ? null : read(text);
  const problem = reading !== null && 'problem' in reading ? reading.problem : null;
  const understood = reading !== null && 'value' in reading ? reading.understood : undefined;
  useEffect(() => input.current?.setCustomValidity(problem ?? ''), [problem]);

  const type = (next: string) => {
    const typed = next.trim() === '' ? null : read(next);
    const readable = typed !== null && 'value' in typed ? typed.value : null;
    setText(next);
    setGiven(readable);
    if (typed === null || 'value' in typed) setLeft(false);
    if (readable !== given) onChange(readable);
  };
  return (
    <TextInput
      autoComplete="off"
      spellCheck={false}
      rightSection={unit === undefined ? undefined : <Unit>{unit}</Unit>}
      // A long one leaves room for the value.
      rightSectionWidth={unit === undefined ? undefined : `min(${unit.length + 2.5}ch, 45%)`}
      rightSectionPointerEvents="none"
      {...others}
      // What stands there is a proposal: typing replaces it.
      onFocus={(event) => {
        event.currentTarget.select();
        onFocus?.(event);
      }}
      ref={input}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onInvalid={() => setLeft(true)}
      onBlur={(event) => {
        setLeft(true);
        if (value !== null && problem === null && understood === undefined) setText(write(value));
        onBlur?.(event);
      }}
      error={left && problem !== null ? problem : error}
      description={
        understood === undefined ? (
          description
        ) : (
          <>
            {description} <strong>= {understood}</strong>
          </>
        )
      }
    />
  );
}

function Unit({ children }: { children: ReactNode }) {
  return (
    <Text span size="sm" c="dimmed" truncate px={4}>
      {children}
    </Text>
  );
}
