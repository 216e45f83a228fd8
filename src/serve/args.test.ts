import { describe, expect, it } from 'vitest';
import { ArgumentError, parseServeArguments } from './args.ts';

describe('the browser host’s command line', () => {
  it.each([
    [[], { data: null, port: 0, open: true, help: false }],
    [['--data', 'D', '--port', '8080', '--no-open'], { data: 'D', port: 8080, open: false, help: false }],
    [['--data=D E'], { data: 'D E', port: 0, open: true, help: false }],
    [['-h'], { data: null, port: 0, open: true, help: true }],
  ])('reads %j', (args, expected) => {
    expect(parseServeArguments(args)).toEqual(expected);
  });

  it.each([
    [['--port', 'abc'], '--port needs a number from 0 to 65535, not "abc".'],
    [['--port', '65536'], '--port needs a number from 0 to 65535, not "65536".'],
    [['--port', '-1'], '--help lists what can be said.'],
    [['--data', ''], '--data needs the name of a folder.'],
    [['--dtaa', 'D'], "Unknown option '--dtaa'. --help lists what can be said."],
    [['folder'], '--help lists what can be said.'],
  ])('refuses %j in a sentence', (args, sentence) => {
    const attempt = () => parseServeArguments(args);
    expect(attempt).toThrow(ArgumentError);
    expect(attempt).toThrow(sentence);
  });
});
