import { describe, expect, it } from 'vitest';
import { detectDialect } from './dialect.ts';

const dialectOf = (...lines: string[]) => detectDialect(new TextEncoder().encode(`${lines.join('\n')}\n`));

/** The columns as `names | value | unit`; null where each metric has a column. */
function found(...lines: string[]): string | null {
  const { long, columns } = dialectOf(...lines);
  if (long === null) return null;
  const nameOf = (index: number) => columns[index]!.name;
  const unit = long.unit === null ? '-' : nameOf(long.unit);
  return `${long.names.map(nameOf).join('/')} | ${nameOf(long.value)} | ${unit}`;
}

const AT = '2026-03-05 10:00:00';
const LATER = '2026-03-05 10:00:10';

describe('a file with a row for each reading', () => {
  it.each([
    ['commas', ['time,tag,value', `${AT},P-101/Flow,7.1`, `${AT},P-101/Heat,20`], 'tag | value | -'],
    [
      'a unit and a quality',
      [
        'Timestamp,TagName,Value,Quality,EngUnits',
        `${AT},FIC101.PV,7.1,192,l/min`,
        `${LATER},FIC101.PV,7.2,192,l/min`,
      ],
      'TagName | Value | EngUnits',
    ],
    [
      'German headers and decimal commas',
      [
        'Zeitstempel;Messgröße;Messwert;Einheit;Qualität',
        '05.03.2026 10:00:00;P-101/Schwingung;7,1;mm/s;gut',
        '05.03.2026 10:00:00;P-101/Temperatur;61,5;°C;gut',
      ],
      'Messgröße | Messwert | Einheit',
    ],
    [
      'date and time of day apart',
      [
        'Datum;Uhrzeit;Messstelle;Wert',
        '05.03.2026;10:00:00;TI 4711;61,5',
        '05.03.2026;10:00:10;TI 4711;61,6',
      ],
      'Messstelle | Wert | -',
    ],
    [
      'tabs',
      ['ts\tPoint Name\tValue [°C]', `${AT}\tRoof\t7.1`, `${LATER}\tRoof\t7.2`],
      'Point Name | Value [°C] | -',
    ],
    [
      'names with commas in quotes',
      ['time,name,value', `${AT},"Pump 1, flow",7.1`, `${AT},"Pump 1, ""main"" heat",20`],
      'name | value | -',
    ],
    [
      'the asset in a column and the metric in another',
      ['time,equipment,metric,value,unit', `${AT},P-101,Flow,7.1,l/min`, `${AT},P-101,Heat,20,degC`],
      'equipment/metric | value | unit',
    ],
    [
      'a tag that has several names',
      ['time;Name;Tag;Value', `${AT};Flow;P-101;7,1`, `${AT};Heat;P-101;20,5`, `${AT};Heat;P-102;20,5`],
      'Tag/Name | Value | -',
    ],
    [
      'a tag beside its description',
      [
        'time;Tag;Name;Value',
        `${AT};VT101;Drive end;7,1`,
        `${AT};VT102;Fan end;2,5`,
        `${LATER};VT101;Drive end;3,5`,
      ],
      'Tag | Value | -',
    ],
    [
      'channels by number',
      ['time;Kanal;Wert', `${AT};1;7,1`, `${AT};2;2,5`, `${LATER};1;7,3`, `${LATER};2;2,5`],
      'Kanal | Wert | -',
    ],
    [
      'states by name',
      ['time,tag,value', `${AT},P-101/Mode,Running`, `${LATER},P-101/Mode,Stopped`],
      'tag | value | -',
    ],
    [
      'the value behind the unit, and the time last',
      ['tag;unit;value;time', `VT101;mm/s;7,1;${AT}`, `VT102;mm/s;7,4;${AT}`],
      'tag | value | unit',
    ],
    [
      'milliseconds since 1970',
      [
        'timestamp,topic,payload,value',
        '1772704800000,plant/P-101/Flow,x,7.1',
        '1772704801000,plant/P-101/Flow,x,7.2',
      ],
      'topic | value | -',
    ],
    [
      'headers that say nothing, where an instant has several',
      ['a;b;c', `${AT};VT101;7,1`, `${AT};VT102;2,5`, `${LATER};VT101;7,3`, `${LATER};VT102;2,5`],
      'b | c | -',
    ],
    [
      'no header',
      [`${AT};VT101;7,1`, `${AT};VT102;2,5`, `${LATER};VT101;7,3`, `${LATER};VT102;2,5`],
      '#2 | #3 | -',
    ],
  ])('is told by %s', (_what, lines, expected) => {
    expect(found(...lines)).toBe(expected);
  });

  it.each([
    ['a column for each metric', ['time,Flow,Heat', `${AT},7.1,20`, `${LATER},7.2,21`]],
    ['one metric and a remark', ['time;Temperature;Operator', `${AT};7,1;Ana`, `${LATER};7,2;Ben`]],
    ['one metric called value', ['time;value', `${AT};7,1`, `${LATER};7,2`]],
    [
      'a value, its quality and the number of the row',
      ['id;time;value;quality', `1;${AT};7,1;good`, `2;${LATER};7,2;good`],
    ],
    ['no times', ['tag;value', 'VT101;7,1', 'VT102;2,5']],
    ['the same row twice', ['time;Temperature;Operator', `${AT};7,1;Ana`, `${AT};7,1;Ana`]],
  ])('is not one with %s', (_what, lines) => {
    expect(found(...lines)).toBeNull();
  });
});
