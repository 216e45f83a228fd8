import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ALONE, chartSearchFields, companyOf, searchOf, viewOf } from './address.ts';

const id = (last: number) => `01890a5d-ac96-774b-bcce-b302099a80${String(last).padStart(2, '0')}`;
const readings = { from: 0, to: 10 * 86_400_000 };
const schema = z.object(chartSearchFields);

describe('the address of a chart', () => {
  it('holds all that is shown, and gives it back', () => {
    const company = { others: [id(2), id(3)], hidden: [id(3), id(1)], versus: 'week' } as const;
    const view = { kind: 'span', from: 5, to: 9 } as const;
    const search = schema.parse(JSON.parse(JSON.stringify(searchOf(view, company))));
    expect(companyOf(search, id(1))).toEqual(company);
    expect(viewOf(search, readings)).toEqual(view);
    const day = { kind: 'last', ms: 86_400_000 } as const;
    expect(viewOf(schema.parse(searchOf(day, ALONE)), readings)).toEqual(day);
  });

  it('is short where there is nothing to say', () => {
    expect(JSON.stringify(searchOf({ kind: 'all' }, ALONE))).toBe('{"show":"all"}');
    expect(companyOf({}, id(1))).toEqual(ALONE);
    expect(viewOf({}, readings)).toBeNull();
  });

  it('is not believed where it makes no sense', () => {
    const others = Array.from({ length: 9 }, (_unused, index) => id(index));
    const search = schema.parse({
      from: 9,
      to: 5,
      show: 'century',
      with: ['nonsense', id(1), id(1), ...others].join(','),
      hide: id(50),
      versus: 'tomorrow',
    });
    const company = companyOf(search, id(1));
    expect(company.others).toHaveLength(6);
    expect(company.others).not.toContain(id(1));
    expect(company).toMatchObject({ hidden: [], versus: null });
    expect(viewOf(search, readings)).toBeNull();
  });
});
