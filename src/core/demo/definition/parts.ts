/**
 * The spare parts, by category: number, name, unit, cost of one, supplier, store, reorder point (0: ordered
 * by hand), reorder quantity, opening stock, days of delivery. Designations of bearings, belts and fittings
 * are the generic ones.
 */
import type { PartDefinition } from './types.ts';

const TABLE = `
[Bearings]
BRG-6205    | Deep groove ball bearing 6205-2RS              | pcs |     8.40 | lagertek  | line-side |   6 |  12 |   18 |  3
BRG-6206    | Deep groove ball bearing 6206-2RS              | pcs |    10.20 | lagertek  | line-side |   6 |  12 |   14 |  3
BRG-6208    | Deep groove ball bearing 6208-2RS              | pcs |    16.50 | lagertek  | central   |   4 |   8 |   10 |  3
BRG-6308    | Deep groove ball bearing 6308-C3               | pcs |    24.80 | lagertek  | central   |   4 |   6 |    9 |  4
BRG-6310    | Deep groove ball bearing 6310-C3               | pcs |    39.50 | lagertek  | central   |   2 |   4 |    6 |  5
BRG-6312    | Deep groove ball bearing 6312-C3               | pcs |    58.00 | lagertek  | central   |   2 |   4 |    5 |  5
BRG-22211   | Spherical roller bearing 22211-E               | pcs |    96.00 | lagertek  | central   |   2 |   2 |    4 | 10
BRG-32010   | Tapered roller bearing 32010-X                 | pcs |    34.00 | lagertek  | central   |   2 |   4 |    6 |  6
BRG-NU210   | Cylindrical roller bearing NU 210              | pcs |    47.00 | lagertek  | central   |   2 |   2 |    4 |  8
BRG-UCF206  | Flanged bearing unit UCF 206, stainless        | pcs |    42.90 | lagertek  | central   |   4 |   8 |   11 |  5
BRG-UCP207  | Pillow block unit UCP 207, stainless           | pcs |    51.60 | lagertek  | central   |   3 |   6 |    8 |  5
BRG-CAM19   | Cam follower 19 x 11, stainless                | pcs |    21.30 | lagertek  | line-side |   8 |  16 |   22 |  6
BRG-LIN20   | Linear bearing carriage size 20                | pcs |    63.00 | lagertek  | central   |   2 |   4 |    6 |  8
[Seals]
SEA-FV72    | Filling valve seal set, Isoflow 72             | set |    38.50 | vantorre  | line-side |  24 |  36 |   48 | 12
SEA-FV60    | Filling valve seal set, Barofill 60            | set |    33.20 | vantorre  | line-side |  20 |  30 |   40 | 12
SEA-FC60    | Filling valve seal set, Canflow 60             | set |    41.80 | vantorre  | line-side |  20 |  30 |   42 | 12
SEA-OR-KIT  | O-ring kit EPDM, food grade                    | set |    64.00 | dichtwerk | line-side |   2 |   4 |    6 |  5
SEA-DN50    | Dairy gasket DN 50, EPDM                       | pcs |     1.90 | dichtwerk | line-side |  40 | 100 |  130 |  4
SEA-DN80    | Dairy gasket DN 80, EPDM                       | pcs |     2.80 | dichtwerk | central   |  20 |  50 |   70 |  4
SEA-MS-SP   | Mechanical seal, pump SP 40/50                 | pcs |   186.00 | dichtwerk | central   |   2 |   3 |    5 |  9
SEA-MS-NC   | Mechanical seal, pump NC 80-150                | pcs |   142.00 | dichtwerk | central   |   2 |   3 |    5 |  9
SEA-MS-MV   | Cartridge seal, pump MV 8/15                   | pcs |   224.00 | dichtwerk | central   |   1 |   2 |    3 | 12
SEA-RWDR45  | Shaft seal 45 x 62 x 8, FKM                    | pcs |     9.60 | dichtwerk | central   |   6 |  10 |   14 |  4
SEA-RWDR60  | Shaft seal 60 x 80 x 10, FKM                   | pcs |    13.80 | dichtwerk | central   |   4 |   8 |   10 |  4
SEA-BN      | Blow nozzle seal                               | pcs |    17.40 | vantorre  | line-side |  14 |  28 |   36 | 10
SEA-BV50    | Seat seal for butterfly valve DN 50            | pcs |    11.20 | dichtwerk | central   |   8 |  16 |   22 |  5
SEA-MIX     | Seal kit for double-seat valve DN 65           | set |    88.00 | dichtwerk | central   |   3 |   4 |    7 |  8
[Belts and chains]
BLT-SPB2000 | V-belt SPB 2000                                | pcs |    19.50 | tolvaro   | central   |   4 |   8 |   11 |  3
BLT-SPA1500 | V-belt SPA 1500                                | pcs |    13.20 | tolvaro   | central   |   4 |   8 |   10 |  3
BLT-T10     | Timing belt T10 x 1250                         | pcs |    28.90 | tolvaro   | central   |   3 |   5 |    7 |  4
BLT-AT20    | Timing belt AT20, hoist                        | m   |    46.00 | hallmeer  | workshop  |  10 |  20 |   24 | 14
BLT-PU8     | Round belt PU 8 mm                             | m   |     3.10 | tolvaro   | line-side |  20 |  50 |   60 |  4
CHN-820     | Flat-top chain, acetal 82.5 mm                 | m   |    31.00 | tolvaro   | workshop  |  15 |  30 |   48 |  7
CHN-815     | Flat-top chain, stainless 82.5 mm              | m   |    52.00 | tolvaro   | workshop  |  12 |  24 |   36 |  7
CHN-12B     | Roller chain 12B-1                             | m   |    18.70 | tolvaro   | workshop  |   5 |  10 |   15 |  4
CHN-LINK    | Connecting links 12B-1                         | pcs |     2.40 | tolvaro   | line-side |  10 |  20 |   28 |  4
CNV-WEAR    | Wear strip UHMW-PE                             | m   |     6.90 | tolvaro   | workshop  |  30 |  60 |   90 |  6
CNV-SPR23   | Sprocket 23 teeth for flat-top chain           | pcs |    26.50 | tolvaro   | central   |   4 |   6 |   10 |  7
CNV-GUIDE   | Guide rail, stainless with PE profile          | m   |    14.80 | tolvaro   | workshop  |  12 |  24 |   32 |  6
[Drives]
DRV-KB97    | Bevel gearbox KB 97-25, filler main drive      | pcs |  9840.00 | kesdrive  | workshop  |   1 |   1 |    2 | 98
DRV-KG77    | Helical gear motor KG 77, 5.5 kW with brake    | pcs |  4310.00 | kesdrive  | workshop  |   0 |   1 |    1 | 56
DRV-KM100   | Three-phase motor KM 100, 3 kW                 | pcs |   612.00 | kesdrive  | workshop  |   1 |   1 |    2 | 14
DRV-KM71    | Gear motor for conveyors, 0.55 kW              | pcs |   398.00 | kesdrive  | workshop  |   2 |   3 |    6 | 10
DRV-BRK     | Brake lining set for KG 77                     | set |   118.00 | kesdrive  | central   |   1 |   2 |    3 |  9
DRV-COUP    | Elastomer star for coupling size 38            | pcs |    16.40 | kesdrive  | central   |   4 |   6 |    9 |  4
DRV-TLIM    | Torque limiter for infeed worm                 | pcs |   274.00 | vantorre  | central   |   1 |   1 |    2 | 20
[Pneumatics]
VLV-SOL24   | Solenoid valve 5/2, 24 V                       | pcs |    74.00 | pneuvia   | line-side |   4 |   6 |   10 |  4
VLV-SOL32   | Solenoid valve 3/2, 24 V                       | pcs |    52.00 | pneuvia   | line-side |   4 |   6 |    9 |  4
PNE-CYL32   | Compact cylinder 32 x 25                       | pcs |    58.00 | pneuvia   | line-side |   3 |   6 |    8 |  4
PNE-CYL50   | Compact cylinder 50 x 50                       | pcs |    83.00 | pneuvia   | central   |   2 |   4 |    6 |  5
PNE-FRL     | Filter regulator G 1/2                         | pcs |    96.00 | pneuvia   | central   |   2 |   3 |    5 |  5
PNE-TUB8    | Hose PU 8 x 5.5, blue                          | m   |     1.40 | pneuvia   | line-side |  50 | 100 |  140 |  3
PNE-FIT8    | Push-in fitting G 1/4 for 8 mm                 | pcs |     2.20 | pneuvia   | line-side |  40 | 100 |  120 |  3
PNE-CUP     | Suction cup 60 mm, silicone                    | pcs |    12.60 | pneuvia   | line-side |  12 |  24 |   34 |  5
PNE-SHOCK   | Shock absorber M20                             | pcs |    49.00 | pneuvia   | central   |   2 |   4 |    5 |  6
[Valves]
VLV-BF50    | Butterfly valve DN 50 with actuator            | pcs |   312.00 | dichtwerk | central   |   1 |   2 |    3 | 12
VLV-ANG25   | Angle seat valve DN 25                         | pcs |   148.00 | pneuvia   | central   |   2 |   2 |    4 |  8
VLV-STM40   | Steam control valve insert DN 40               | set |   276.00 | tolvaro   | central   |   1 |   1 |    2 | 18
VLV-TRAP    | Steam trap DN 20, ball float                   | pcs |   134.00 | tolvaro   | central   |   2 |   3 |    5 |  8
VLV-DRAIN   | Condensate drain, level-controlled, service unit | pcs |   189.00 | altopress | central   |   1 |   2 |    3 |  7
VLV-HGB     | Hot-gas bypass valve for dryer                 | pcs |   246.00 | altopress | central   |   1 |   1 |    2 | 21
[Format parts]
FMT-GRIP    | Gripper fingers for rinser, pair               | pcs |    18.90 | vantorre  | line-side |  16 |  32 |   44 | 10
FMT-BELL    | Centring bell, Isoflow 72                      | pcs |    24.60 | vantorre  | line-side |  12 |  24 |   30 | 12
FMT-CHUCK   | Capping chuck insert 28 mm                     | pcs |    46.00 | vantorre  | line-side |   5 |  10 |   14 | 12
FMT-CLUTCH  | Magnetic clutch for capping head               | pcs |   385.00 | vantorre  | central   |   2 |   3 |    5 | 18
FMT-THROAT  | Crimping throat for crowner                    | pcs |    92.00 | vantorre  | central   |   4 |   6 |   10 | 16
FMT-SPRING  | Compression springs for crowner head, set      | set |    27.50 | vantorre  | central   |   4 |   6 |    9 | 10
FMT-ROLL1   | Seaming roll, first operation                  | pcs |   164.00 | vantorre  | central   |   4 |   6 |   10 | 20
FMT-ROLL2   | Seaming roll, second operation                 | pcs |   164.00 | vantorre  | central   |   4 |   6 |   10 | 20
FMT-SCHUCK  | Seaming chuck 202                              | pcs |   128.00 | vantorre  | central   |   3 |   4 |    7 | 20
FMT-NOZ     | Spray nozzle, bottle washer                    | pcs |     4.70 | vantorre  | line-side |  40 |  80 |  110 |  8
FMT-CARR    | Bottle carrier insert, washer                  | pcs |     3.90 | vantorre  | workshop  |  60 | 120 |  180 | 14
FMT-SBAR    | Spray bar nozzle, pasteuriser                  | pcs |     6.20 | vantorre  | central   |  20 |  40 |   55 | 10
FMT-MLOCK   | Mould lock pin, blow moulder                   | pcs |    57.00 | vantorre  | central   |   4 |   6 |   10 | 16
[Labelling]
LAB-KNIFE   | Cutter blade for roll-fed labeller             | pcs |    78.00 | etikra    | line-side |   3 |   6 |    8 |  8
LAB-GLUE    | Hot-melt glue roller                           | pcs |   312.00 | etikra    | central   |   1 |   1 |    2 | 18
LAB-PAL     | Glue pallet, wet-glue labeller                 | pcs |   116.00 | etikra    | central   |   4 |   4 |    8 | 18
LAB-SPONGE  | Brush-down sponge                              | pcs |     5.40 | etikra    | line-side |  12 |  24 |   32 |  6
LAB-INK     | Ink cartridge for date coder                   | pcs |    92.00 | etikra    | line-side |   3 |   6 |    9 |  5
LAB-MKUP    | Make-up cartridge for date coder               | pcs |    64.00 | etikra    | line-side |   3 |   6 |    9 |  5
[Packing]
PAC-FKNIFE  | Film cutter blade, shrink packer               | pcs |    54.00 | hallmeer  | line-side |   2 |   4 |    6 |  9
PAC-HEAT    | Tubular heater 4 kW, shrink tunnel             | pcs |    96.00 | hallmeer  | central   |   3 |   6 |    8 | 12
PAC-BELT    | Glass fibre tunnel belt                        | m   |    88.00 | hallmeer  | workshop  |   4 |  12 |   14 | 25
PAC-GNOZ    | Glue gun nozzle, tray packer                   | pcs |    37.00 | hallmeer  | line-side |   4 |   6 |    9 |  7
PAC-GRIP    | Packing head gripper tulip                     | pcs |    14.20 | hallmeer  | line-side |  24 |  48 |   66 |  9
[Inspection]
INS-LAMP    | LED flash lamp, empty bottle inspector         | pcs |   685.00 | etikra    | central   |   1 |   1 |    2 | 24
INS-WIN     | Protective window for camera                   | pcs |    44.00 | etikra    | central   |   2 |   4 |    6 |  9
[Sensors]
ELC-PROX    | Proximity switch M12, PNP                      | pcs |    28.50 | elektrada | line-side |   6 |  12 |   17 |  3
ELC-LIGHT   | Reflex light barrier with polarising filter    | pcs |    63.00 | elektrada | line-side |   4 |   8 |   12 |  3
ELC-PT100   | Resistance thermometer PT100, 6 x 50           | pcs |    41.00 | elektrada | line-side |   3 |   6 |    8 |  4
ELC-VIB     | Vibration transmitter 4-20 mA                  | pcs |   248.00 | elektrada | central   |   1 |   2 |    3 | 10
ELC-PRESS   | Pressure transmitter 0-10 bar                  | pcs |   172.00 | elektrada | central   |   2 |   2 |    4 |  7
ELC-COND    | Conductivity sensor, inductive                 | pcs |   540.00 | aquiron   | central   |   0 |   1 |    1 | 15
ELC-ENC     | Incremental encoder 1024                       | pcs |   226.00 | elektrada | central   |   1 |   2 |    3 |  8
[Electrical]
ELC-CAB     | Sensor cable M12, 5 m                          | pcs |     9.80 | elektrada | line-side |  10 |  20 |   30 |  3
ELC-CONT    | Contactor 18 A, 24 V                           | pcs |    47.00 | elektrada | line-side |   3 |   6 |    8 |  3
ELC-SSR     | Solid-state relay 50 A                         | pcs |    68.00 | elektrada | central   |   3 |   4 |    7 |  5
ELC-MPCB    | Motor protection switch 9-14 A                 | pcs |    59.00 | elektrada | central   |   2 |   3 |    5 |  4
ELC-PSU     | Power supply 24 V, 10 A                        | pcs |   139.00 | elektrada | central   |   1 |   2 |    3 |  4
ELC-FU075   | Frequency converter 0.75 kW                    | pcs |   318.00 | elektrada | workshop  |   1 |   1 |    2 |  9
ELC-FU55    | Frequency converter 5.5 kW                     | pcs |   894.00 | elektrada | workshop  |   0 |   1 |    1 | 12
ELC-ESTOP   | Emergency stop button with contacts            | pcs |    36.00 | elektrada | central   |   3 |   4 |    7 |  3
ELC-CURT    | Light curtain receiver, type 4                 | pcs |   742.00 | elektrada | central   |   0 |   1 |    1 | 20
ELC-FUSE    | Fuse set 2-25 A                                | set |    22.00 | elektrada | line-side |   3 |   6 |    9 |  3
[Filters]
FIL-AIRC    | Intake filter element, Helix 90                | pcs |    62.00 | altopress | central   |   2 |   4 |    6 |  6
FIL-OILC    | Oil filter, Helix 90                           | pcs |    48.00 | altopress | central   |   2 |   4 |    6 |  6
FIL-SEP     | Oil separator element, Helix 90                | pcs |   318.00 | altopress | central   |   1 |   2 |    3 |  9
FIL-COAL    | Coalescing filter element, 300 m³/h            | pcs |    87.00 | altopress | central   |   2 |   4 |    6 |  6
FIL-VAC     | Exhaust filter, vacuum pump VR 250             | pcs |    73.00 | tolvaro   | central   |   2 |   4 |    5 |  6
FIL-RO5     | Cartridge filter 5 µm, 40 inch                 | pcs |    14.60 | aquiron   | central   |  14 |  28 |   42 |  5
FIL-MAT     | Filter mat for ventilation                     | m   |     7.30 | tolvaro   | central   |  10 |  20 |   30 |  4
[Water treatment]
RO-MEMB     | RO membrane element 8 x 40                     | pcs |   565.00 | aquiron   | central   |   6 |   6 |    8 | 21
RO-ANTI     | Antiscalant                                    | kg  |     8.90 | aquiron   | oil       |  25 |  75 |  100 |  5
SOF-SALT    | Regeneration salt tablets                      | kg  |     0.42 | aquiron   | central   | 250 | 750 | 1000 |  3
CTW-BIO     | Biocide for cooling water                      | kg  |    11.40 | aquiron   | oil       |  20 |  40 |   60 |  5
[Refrigeration]
REF-R       | Refrigerant R-513A, cylinder charge            | kg  |    39.00 | frigalto  | workshop  |  10 |  20 |   26 |  8
[Lubricants]
OIL-CLP220  | Gear oil CLP 220, food grade H1                | l   |     9.60 | lubrano   | oil       |  40 |  60 |  100 |  4
OIL-COMP46  | Compressor oil VG 46                           | l   |    11.80 | lubrano   | oil       |  40 |  60 |   90 |  4
OIL-VAC100  | Vacuum pump oil VG 100                         | l   |    10.40 | lubrano   | oil       |  10 |  20 |   30 |  4
GRS-H1      | Grease cartridge, food grade H1                | pcs |    12.90 | lubrano   | oil       |  12 |  24 |   36 |  4
`;

export const PARTS: readonly PartDefinition[] = parse(TABLE);

function parse(table: string): PartDefinition[] {
  let category = '';
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const heading = /^\[(.+)\]$/.exec(line);
      if (heading === null)
        return [
          toPart(
            category,
            line.split('|').map((cell) => cell.trim()),
          ),
        ];
      category = heading[1]!;
      return [];
    });
}

function toPart(category: string, cells: readonly string[]): PartDefinition {
  const [number, name, unit, cost, supplier, store, reorderPoint, reorderQuantity, opening, leadDays] =
    cells as [string, string, string, string, string, string, string, string, string, string];
  return {
    number,
    name,
    category,
    unit,
    cost: Number(cost),
    supplier,
    store,
    reorderPoint: Number(reorderPoint),
    reorderQuantity: Number(reorderQuantity),
    opening: Number(opening),
    leadDays: Number(leadDays),
  };
}

/** Kept in a second place too: what the shifts need at once. */
export const SECOND_STORES: Readonly<Record<string, string>> = {
  'BRG-6208': 'line-side',
  'ELC-PT100': 'central',
  'GRS-H1': 'line-side',
  'SEA-DN80': 'line-side',
  'ELC-SSR': 'line-side',
  'FIL-RO5': 'workshop',
  'CNV-SPR23': 'workshop',
};
