/** What technicians have learned about the machines that stop the plant most often. */
export interface Guide {
  readonly commonIssues: string;
  readonly troubleshooting: string;
}

export const GUIDES: Readonly<Record<string, Guide>> = {
  Filler: {
    commonIssues: `- Valves drip after filling: seal set worn, or a splinter of glass in the seat.
- Underfill on single valves: vent tube blocked or bent.
- Foaming: product above 14 °C, or bowl pressure too close to the saturation pressure.
- Centring bells worn, bottles lift off.`,
    troubleshooting: `1. Open the fill level report and find out whether it is one valve, a sector or all of them.
2. One valve: seal set, vent tube, centring bell. A sector: cam roller and lifting cylinders. All: bowl pressure and product temperature.
3. Bowl pressure must be 0.5 to 0.8 bar above the saturation pressure of the product.
4. After a change of seals run 200 bottles and look at the valve again.

A restart after more than 20 minutes needs a rinse of the valves.`,
  },
  Capper: {
    commonIssues: `- Torque scatters between heads: magnetic clutch worn or out of setting.
- Cocked caps: chuck insert worn, or bottle neck support out of line.
- Caps jam in the chute: static charge, oval caps.`,
    troubleshooting: `1. Take two bottles of each head and measure them with the torque tester: 1.4 to 2.2 Nm.
2. One head out: change the chuck insert, then the clutch. All heads out: setting after a changeover.
3. Look at the chute with the strobe lamp before you change anything on the heads.`,
  },
  Gearbox: {
    commonIssues: `- Water in the oil where the high-pressure cleaner reaches the breather.
- Shaft seal leaks; most often the lip has run in after ten years.
- Output bearing: vibration rises slowly for weeks, then fast.`,
    troubleshooting: `1. Oil level and colour: milky means water, dark with glitter means bearings.
2. Vibration at both bearings, spectrum and envelope. Limits as for the whole machine: 4.5 mm/s warning, 7.1 mm/s stop.
3. Temperature of the bearings against the other line: more than 15 K apart is not weather.
4. Magnet of the drain plug: fine grey paste is normal, flakes are not.

Order a spare with the first alarm. The large ones take 14 weeks.`,
  },
  Pump: {
    commonIssues: `- Mechanical seal leaks: dry running, or caustic crystals on the faces.
- Cavitation: it sounds like gravel; suction strainer or a closed valve.
- Bearings: coupling not aligned after work on the piping.`,
    troubleshooting: `1. Suction side first: strainer, level, valves open?
2. Compare pressure and current with the curve in the data sheet.
3. A few drops an hour at the seal can wait for the next stop. More cannot.
4. After every dismounting align to 0.05 mm and write it down.`,
  },
  'Air compressor': {
    commonIssues: `- Discharge temperature above 100 °C: cooler dusty, room too warm, oil low.
- Oil in the network: separator element torn or scavenge line blocked.
- Hunts between load and unload: receiver full of water, or demand changed.`,
    troubleshooting: `1. Room below 35 °C and the exhaust louvre open?
2. Oil level with the machine stopped for five minutes.
3. Differential pressure of the separator: change at 0.8 bar, stop at 1.0 bar.
4. Blow out the coolers from the inside.
5. Network pressure against the shift plan: below 6.3 bar line 1 stops first.`,
  },
  'Air dryer': {
    commonIssues: `- Condensate drain clogged with rust from the receiver.
- Hot-gas bypass does not close: evaporator freezes, dew point rises.
- Refrigerant lost at the Schrader valves.`,
    troubleshooting: `1. Press the test key of the drain: you must hear it.
2. Evaporator pressure 3.0 to 3.4 bar at no load. Lower: bypass or refrigerant.
3. Condenser clean, fan turning?
4. Dew point above 7 °C: tell lines 1 and 3 at once, their valve blocks rust.`,
  },
  Chiller: {
    commonIssues: `- Condenser full of fluff from the pallet yard, worst from May to July.
- High-pressure trip with one fan out.
- Refrigerant low: bubbles in the sight glass at full load.`,
    troubleshooting: `1. Condensing temperature minus outdoor temperature: 12 K is clean, 18 K needs cleaning, 24 K trips.
2. All fans turning, in the right direction?
3. Sight glass and superheat at full load.

Work on the refrigerant circuit only by certified persons; write the charge into the log book.`,
  },
  'Steam boiler': {
    commonIssues: `- Burner locks out at the start of the shift: flame detector dirty.
- Flue gas temperature rises: soot or scale.
- Low water alarm in foam: desalting valve stuck.`,
    troubleshooting: `1. Read the fault code before you reset it. Two resets, then call Sven or the service.
2. Flue gas 30 K above the clean value: clean the tubes at the next stop.
3. Conductivity of the boiler water below 3000 µS/cm.
4. Never bridge a water level switch.`,
  },
  'Water treatment': {
    commonIssues: `- Permeate conductivity rises slowly: fouling. Fast: an O-ring.
- Differential pressure up: cartridge filters or biofilm.
- Hardness behind the softener: salt bridge in the brine tank.`,
    troubleshooting: `1. Normalise flow and pressure to 12 °C before you compare.
2. Conductivity of each pressure vessel by itself: one high means its O-rings.
3. Clean alkaline first, then acid. Judge after three days, not after an hour.
4. Antiscalant: stroke and level every shift.`,
  },
  Conveyor: {
    commonIssues: `- Wear strips down to the bolts in curves.
- Chain elongation above 3 %: jumps on the sprockets.
- Dry lubrication blocked: squealing, bottles fall over.`,
    troubleshooting: `1. Measure elongation over ten pitches at three places.
2. Guide rails: 3 mm play to the container, both sides.
3. Light barriers clean before you blame the control.`,
  },
};
