import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../shared/errors.ts';
import { ConnectionLostError } from '../app/connection/connection.ts';
import { errors } from '../i18n/en/errors.ts';
import { errorCodeOf } from './errors.ts';

describe('the code of an error', () => {
  it('is the one the core gave', () => {
    expect(errorCodeOf(new ORPCError('NOT_ENOUGH_STOCK'))).toBe('NOT_ENOUGH_STOCK');
  });

  it('is CONNECTION_LOST when the core did not answer', () => {
    expect(errorCodeOf(new ConnectionLostError())).toBe('CONNECTION_LOST');
  });

  it.each([
    ['BAD_REQUEST', 'INVALID_INPUT'],
    ['UNAUTHORIZED', 'NOT_SIGNED_IN'],
    ['TEAPOT', 'INTERNAL'],
  ])('translates %s of the transport to %s', (code, expected) => {
    expect(errorCodeOf(new ORPCError(code))).toBe(expected);
  });

  it('is INTERNAL for anything else', () => {
    expect(errorCodeOf(new TypeError('x is not a function'))).toBe('INTERNAL');
  });
});

describe('the catalogue of errors', () => {
  it('has a sentence for every code of the contract and none without one', () => {
    expect(Object.keys(errors).sort()).toEqual([...ERROR_CODES, 'CONNECTION_LOST', 'SAVED_BEFORE'].sort());
  });

  it('says what happened, what is safe and what to do, each as a sentence', () => {
    for (const sentences of Object.values(errors)) {
      // What is in the way is named where its name is known.
      const said = Object.keys(sentences).filter((key) => key !== 'happenedNamed');
      expect(said).toEqual(['happened', 'safe', 'todo']);
      for (const text of Object.values(sentences)) expect(text).toMatch(/^(?:[A-Z]|\{\{).*\.$/);
    }
  });
});
