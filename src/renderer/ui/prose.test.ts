import { describe, expect, it } from 'vitest';
import { proseBlocks } from './prose.ts';

describe('what people write', () => {
  it('is read as paragraphs and lists', () => {
    expect(
      proseBlocks('Look first:\n- seal\n* bearing\n\n1. Lock out\n2) Open\n\nThen\ncall Ana.\r\n'),
    ).toEqual([
      { kind: 'paragraph', text: 'Look first:' },
      { kind: 'list', ordered: false, items: ['seal', 'bearing'] },
      { kind: 'list', ordered: true, items: ['Lock out', 'Open'] },
      { kind: 'paragraph', text: 'Then\ncall Ana.' },
    ]);
  });

  it('stays text, whatever it looks like', () => {
    expect(proseBlocks('<b>hot</b> -5 °C')).toEqual([{ kind: 'paragraph', text: '<b>hot</b> -5 °C' }]);
    expect(proseBlocks(' \n\n')).toEqual([]);
  });
});
