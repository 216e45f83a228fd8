import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { ConnectionLostError } from '../../app/connection/connection.ts';
import { errorCodeOf, SavedBeforeError } from '../errors.ts';
import { isUnanswered, sendOnce, type Attempts } from './send-once.ts';

interface Draw {
  readonly quantity: number;
}

/** A core that keeps what it is sent by its id, behind a line that can break before or after that. */
function plant() {
  const drawn = new Map<string, Draw>();
  let attempts: Attempts<Draw> = { id: 'a', unanswered: [] };
  const line = { breaks: null as 'before' | 'after' | null };
  const press = (values: Draw, refusal?: string) =>
    sendOnce(
      attempts,
      values,
      () => {
        const { id } = attempts;
        if (line.breaks === 'before') return Promise.reject(new ConnectionLostError());
        if (drawn.has(id)) {
          return Promise.reject(new ORPCError('ALREADY_EXISTS', { data: { field: 'id' } }));
        }
        if (refusal !== undefined) return Promise.reject(new ORPCError(refusal));
        drawn.set(id, values);
        return line.breaks === 'after' ? Promise.reject(new ConnectionLostError()) : Promise.resolve();
      },
      (next) => {
        attempts = next;
      },
    );
  return { drawn: () => [...drawn.values()], line, press, attempts: () => attempts };
}

describe('a form whose answer was lost', () => {
  it('has saved one record after it is pressed again, and says so', async () => {
    const { drawn, line, press } = plant();
    line.breaks = 'after';
    await expect(press({ quantity: 1 })).rejects.toBeInstanceOf(ConnectionLostError);
    line.breaks = null;
    await expect(press({ quantity: 1 })).resolves.toBe('before');
    expect(drawn()).toEqual([{ quantity: 1 }]);
  });

  it('is saved by the second attempt when the first never arrived', async () => {
    const { drawn, line, press } = plant();
    line.breaks = 'before';
    await expect(press({ quantity: 1 })).rejects.toBeInstanceOf(ConnectionLostError);
    line.breaks = null;
    await expect(press({ quantity: 2 })).resolves.toBe('now');
    expect(drawn()).toEqual([{ quantity: 2 }]);
  });

  it('never saves what was changed since on top, however often it is pressed', async () => {
    const { drawn, line, press } = plant();
    line.breaks = 'after';
    await expect(press({ quantity: 1 })).rejects.toBeInstanceOf(ConnectionLostError);
    line.breaks = null;
    await expect(press({ quantity: 2 })).rejects.toBeInstanceOf(SavedBeforeError);
    await expect(press({ quantity: 2 })).rejects.toBeInstanceOf(SavedBeforeError);
    expect(drawn()).toEqual([{ quantity: 1 }]);
  });

  it('does not know which of two different attempts was saved', async () => {
    const { line, press } = plant();
    line.breaks = 'before';
    await expect(press({ quantity: 1 })).rejects.toBeInstanceOf(ConnectionLostError);
    line.breaks = 'after';
    await expect(press({ quantity: 2 })).rejects.toBeInstanceOf(ConnectionLostError);
    line.breaks = null;
    await expect(press({ quantity: 2 })).rejects.toBeInstanceOf(SavedBeforeError);
  });

  it('still knows of it after another attempt was refused', async () => {
    const { drawn, line, press, attempts } = plant();
    line.breaks = 'before';
    await expect(press({ quantity: 1 })).rejects.toBeInstanceOf(ConnectionLostError);
    line.breaks = null;
    await expect(press({ quantity: 1 }, 'DATABASE_BUSY')).rejects.toSatisfy(
      (error) => errorCodeOf(error) === 'DATABASE_BUSY',
    );
    expect(isUnanswered(attempts(), { quantity: 1 })).toBe(true);
    expect(drawn()).toEqual([]);
  });

  it('is remembered before it is sent, so that a crash does not lose it', async () => {
    let kept: Attempts<Draw> | undefined;
    const first: Attempts<Draw> = { id: 'a', unanswered: [] };
    await sendOnce(
      first,
      { quantity: 1 },
      () => {
        expect(kept).toEqual({ id: 'a', unanswered: [{ quantity: 1 }] });
        return Promise.resolve();
      },
      (next) => {
        kept = next;
      },
    );
    expect.assertions(1);
  });
});

describe('a form that was refused', () => {
  it('is sent under the same id again, and nothing is open', async () => {
    const { drawn, press, attempts } = plant();
    await expect(press({ quantity: 0 }, 'INVALID_INPUT')).rejects.toBeInstanceOf(ORPCError);
    expect(attempts()).toEqual({ id: 'a', unanswered: [] });
    await expect(press({ quantity: 1 })).resolves.toBe('now');
    expect(drawn()).toEqual([{ quantity: 1 }]);
  });
});
