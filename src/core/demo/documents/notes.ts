/** Texts that people of the plant have written into files. */

export const ALIGNMENT = `Alignment after exchange of the main gearbox, L1-FIL

Coupling size 38, laser, cold, piping and guards in place

                 before      after      limit
parallel, vert.  0.31 mm     0.04 mm    0.05 mm
parallel, hor.   0.18 mm     0.02 mm    0.05 mm
angular, vert.   0.12/100    0.03/100   0.05/100
angular, hor.    0.09/100    0.02/100   0.05/100

Soft foot: rear left 0.12 mm, shim 0.10 put under it.
Torque of the foot screws M20: 310 Nm.

After 30 min run-in: 1.5 mm/s, 56 °C at the output bearing.
`;

export const RESTART = `Restart of line 1 after a weekend

1. Air 6.8 bar, glycol below 1 °C, CO2 open: tell utilities half an hour before.
2. Filler: rinse 10 minutes, drain, look at valves 1-72 for drops.
3. Blow moulder: heat 25 minutes, first preforms into the bin.
4. Capper: two bottles of every head on the torque tester.
5. Inspector: test bottles low, high, no cap. All three must go out.
6. 15 minutes at 60 %, then full speed.

If the filler stays dry for more than 3 days, call quality first.
`;

export const OIL_STORE = `Oil store: what stands where

Left side     food grade (H1) only: CLP 220 H1, grease cartridges H1
Right side    compressor oil VG 46, vacuum pump oil VG 100, biocide, antiscalant

- Own jug for every oil. Red ring: not for food machines.
- Nothing in front of the bund drain.
- Open cans: date on the lid, away after 12 months.
- Spill kit behind the door. Used it? Tell Greta.
`;
