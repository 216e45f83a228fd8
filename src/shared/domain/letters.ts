/**
 * Letters as they are looked up in a list: without their size and what stands above or below them (DIN 5007-1,
 * and for letters that have no base of their own what dictionaries take them for: æ as ae, ø as o, þ as th).
 *
 * Written out and not asked of the runtime (`normalize`, `toLowerCase`, `Intl`): indexes of databases are in this
 * order, and a newer Unicode must not change it under them. Capital A to Z stand in `collation.ts`.
 */
const LATIN: readonly (readonly [folded: string, letters: string])[] = [
  ['a', 'ªÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧȺḀḁẚẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ'],
  ['ae', 'ÆæǢǣǼǽ'],
  ['b', 'ƀƁƂƃɃḂḃḄḅḆḇ'],
  ['c', 'ÇçĆćĈĉĊċČčƇƈȻȼḈḉ'],
  ['d', 'ÐðĎďĐđƉƊƋƌḊḋḌḍḎḏḐḑḒḓ'],
  ['dz', 'ǄǅǆǱǲǳ'],
  ['e', 'ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩɆɇḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ'],
  ['f', 'ƑƒḞḟ'],
  ['g', 'ĜĝĞğĠġĢģƓǤǥǦǧǴǵḠḡ'],
  ['h', 'ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ'],
  ['i', 'ÌÍÎÏìíîïĨĩĪīĬĭĮįİıƗǏǐȈȉȊȋḬḭḮḯỈỉỊị'],
  ['ij', 'Ĳĳ'],
  ['j', 'ĴĵǰɈɉ'],
  ['k', 'ĶķĸƘƙǨǩḰḱḲḳḴḵ'],
  ['l', 'ĹĺĻļĽľĿŀŁłƚȽḶḷḸḹḺḻḼḽ'],
  ['lj', 'Ǉǈǉ'],
  ['m', 'ḾḿṀṁṂṃ'],
  ['n', 'ÑñŃńŅņŇňŉŊŋƝƞǸǹȠṄṅṆṇṈṉṊṋ'],
  ['nj', 'Ǌǋǌ'],
  ['o', 'ºÒÓÔÕÖØòóôõöøŌōŎŏŐőƆƟƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ'],
  ['oe', 'Œœ'],
  ['p', 'ƤƥṔṕṖṗ'],
  ['q', 'Ɋɋ'],
  ['r', 'ŔŕŖŗŘřȐȑȒȓɌɍṘṙṚṛṜṝṞṟ'],
  ['s', 'ŚśŜŝŞşŠšſȘșȿṠṡṢṣṤṥṦṧṨṩẛ'],
  ['ss', 'ßẞ'],
  ['t', 'ŢţŤťŦŧƫƬƭƮȚțȾṪṫṬṭṮṯṰṱẗ'],
  ['th', 'Þþ'],
  ['u', 'ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗɄṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự'],
  ['v', 'ƲṼṽṾṿ'],
  ['w', 'ŴŵẀẁẂẃẄẅẆẇẈẉẘ'],
  ['x', 'ẊẋẌẍ'],
  ['y', 'ÝýÿŶŷŸƳƴȲȳɎɏẎẏẙỲỳỴỵỶỷỸỹỾỿ'],
  ['z', 'ŹźŻżŽžƵƶȤȥɀẐẑẒẓẔẕ'],
];

/** Greek and Cyrillic letters beside the capitals in `ROWS`. */
const OTHERS: readonly (readonly [folded: string, letters: string])[] = [
  ['α', 'Άά'],
  ['ε', 'Έέ'],
  ['η', 'Ήή'],
  ['ι', 'ΊίΪϊΐ'],
  ['μ', 'µ'],
  ['ο', 'Όό'],
  ['σ', 'ς'],
  ['υ', 'ΎύΫϋΰ'],
  ['ω', 'Ώώ'],
  ['г', 'Ґґ'],
  ['е', 'Ёё'],
];

/** Greek, Cyrillic and Armenian capitals, each `step` apart, whose small letters stand `distance` behind them. */
const ROWS: readonly (readonly [first: number, last: number, step: number, distance: number])[] = [
  [0x0391, 0x03a9, 1, 0x20],
  [0x0400, 0x040f, 1, 0x50],
  [0x0410, 0x042f, 1, 0x20],
  [0x0460, 0x0480, 2, 1],
  [0x048a, 0x04be, 2, 1],
  [0x04c1, 0x04cd, 2, 1],
  [0x04d0, 0x052e, 2, 1],
  [0x0531, 0x0556, 1, 0x30],
];

/** The folded letters by the code of the letter; what is not in it stands for itself. */
export const FOLDED_LETTERS: ReadonlyMap<number, string> = new Map([
  ...ROWS.flatMap(([first, last, step, distance]) =>
    Array.from({ length: (last - first) / step + 1 }, (_unused, at) => {
      const code = first + at * step;
      return [code, String.fromCharCode(code + distance)] as const;
    }),
  ),
  ...[...LATIN, ...OTHERS].flatMap(([folded, letters]) =>
    Array.from(letters, (letter) => [letter.charCodeAt(0), folded] as const),
  ),
]);
