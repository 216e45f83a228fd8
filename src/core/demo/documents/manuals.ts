/** The papers of the demo plant: what makers and inspectors write. Makers, models and values are invented. */
import { type PdfLine, pdfOf } from './pdf.ts';

const title = (text: string): PdfLine => ({ kind: 'title', text });
const heading = (text: string): PdfLine => ({ kind: 'heading', text });
const text = (...paragraphs: string[]): PdfLine[] => paragraphs.map((line) => ({ kind: 'text', text: line }));
const rows = (...lines: string[][]): PdfLine[] => lines.map((cells) => ({ kind: 'row', cells }));

export function pumpManual(): Uint8Array {
  return pdfOf(
    [
      [
        title('Pumaldo centrifugal pumps SP, NC and MV'),
        heading('Operating manual, extract for maintenance'),
        ...text(
          'This extract is for people who are trained to work on pumps. Read the whole manual before the first commissioning.',
        ),
        heading('1 Safety'),
        ...text(
          '• Isolate the motor, lock it and try to start before you open anything.',
          '• Close suction and discharge, drain and vent. Caustic and hot water burn: wear face shield and gloves.',
          '• A pump that was run dry is hot inside. Wait for 30 minutes.',
        ),
        heading('2 Commissioning'),
        ...text(
          '• Fill the casing and vent at the highest point until no bubbles come.',
          '• Jog the motor for half a second and compare the direction of rotation with the arrow.',
          '• Start against a nearly closed discharge valve, then open slowly. Never run for more than two minutes against a closed valve.',
          '• After one hour: current below the plate, bearings below 80 °C, no more than a few drops at the seal.',
        ),
        heading('3 Alignment'),
        ...text('Cold, with the piping connected. Repeat after the first day of operation.'),
        ...rows(
          ['Coupling size', 'Parallel, mm', 'Angular, mm per 100 mm'],
          ['up to 38', '0.05', '0.05'],
          ['42 to 65', '0.08', '0.06'],
          ['above 65', '0.10', '0.08'],
        ),
      ],
      [
        heading('4 Maintenance'),
        ...rows(
          ['When', 'What', 'Note'],
          ['Every day', 'Listen, look at the seal', 'Drops, not a jet'],
          ['Every 13 weeks', 'Current, pressure, vibration', 'Warning at 2.8 mm/s'],
          ['Every year', 'Alignment, coupling star', 'Renew the star at 3 mm wear'],
          ['4,000 h', 'Regrease motor bearings', 'Food-grade grease H1'],
          ['16,000 h', 'Renew shaft seal', 'Together with the O-rings'],
        ),
        heading('5 Shaft seals'),
        ...rows(
          ['Series', 'Seal', 'Faces'],
          ['SP 40, SP 50', 'double, flushed', 'silicon carbide on both sides'],
          ['NC 80 to NC 150', 'single', 'carbon on silicon carbide'],
          ['MV 8, MV 15', 'cartridge', 'silicon carbide, set at the factory'],
        ),
        ...text(
          'Touch the faces with clean gloves only. Wet them with water, never with oil. Pull the setting clips of a cartridge only after its screws are tight.',
        ),
        heading('6 Torques'),
        ...rows(
          ['Screw', 'Dry, Nm', 'Greased, Nm'],
          ['Casing M10', '38', '30'],
          ['Casing M12', '65', '52'],
          ['Impeller nut M16', '110', '90'],
        ),
        heading('7 When something is wrong'),
        ...rows(
          ['You see', 'Probable cause', 'What to do'],
          ['Too little flow', 'Strainer blocked, air', 'Clean, vent'],
          ['Sounds like gravel', 'Cavitation', 'Open the suction side'],
          ['Current too high', 'Bearing, rubbing impeller', 'Turn by hand, dismount'],
          ['Seal leaks', 'Dry running, crystals', 'Renew seal, check flushing'],
        ),
      ],
    ],
    'Pumaldo SP, NC, MV · extract for maintenance · edition 4',
  );
}

export function gearboxManual(): Uint8Array {
  return pdfOf(
    [
      [
        title('Kesdrive gearboxes KB, KG and KF'),
        heading('Lubrication, running in, exchange'),
        heading('1 Oil'),
        ...rows(
          ['Series', 'Oil', 'Volume', 'Change'],
          ['KB 87', 'CLP 220', '10 l', '2 years'],
          ['KB 97', 'CLP 220', '12 l', '2 years'],
          ['KG 77', 'CLP HC 220', '4.5 l', '4 years'],
          ['KF 57', 'CLP HC 460', '3.2 l', '4 years'],
        ),
        ...text(
          'In the filling area use oil that is registered H1 only. Never mix mineral and synthetic oil: drain and flush twice.',
          'The breather points away from any water jet. Water in the oil is the most frequent cause of bearing failures in beverage plants.',
        ),
        heading('2 Exchange'),
        ...text(
          '• Hang the gearbox on both eyes; weight of KB 97: 265 kg.',
          '• Clean the feet, put the old shims back in the same place.',
          '• Align to 0.05 mm with the coupling star in place.',
          '• Fill oil at standstill to the middle of the glass.',
        ),
        heading('3 Running in'),
        ...text(
          'Thirty minutes at half speed, then thirty minutes at full speed. Afterwards bearing temperature below 70 °C, vibration below 2.3 mm/s. Change the first oil after 300 hours.',
        ),
        heading('4 Vibration'),
        ...rows(
          ['Zone (ISO 20816-3)', 'Flexible, mm/s', 'What to do'],
          ['A and B', 'up to 4.5', 'go on'],
          ['C', '4.5 to 7.1', 'find the cause, plan the exchange'],
          ['D', 'above 7.1', 'stop'],
        ),
      ],
    ],
    'Kesdrive KB, KG, KF · lubrication and exchange',
  );
}

export function compressorManual(): Uint8Array {
  return pdfOf(
    [
      [
        title('Altopress Helix 90 and Helix 90 V'),
        heading('Service plan'),
        ...rows(
          ['Interval', 'Work', 'Part'],
          ['Every day', 'Oil level, condensate drain', '-'],
          ['1,000 h', 'Clean intake filter and coolers', '-'],
          ['2,000 h', 'Intake filter, oil filter', 'HX90-AIR, HX90-OIL'],
          ['4,000 h', 'Oil, separator element', '45 l VG 46, HX90-SEP-01'],
          ['8,000 h', 'Valves, hoses, safety valve test', 'HX90-KIT8'],
          ['24,000 h', 'Bearings of the air end', 'by Altopress only'],
        ),
        heading('Separator element'),
        ...text(
          'Change it when the differential pressure under load is above 0.8 bar, or once a year. Above 1.0 bar it may tear, and oil goes into the network.',
          '• Stop, wait until the system pressure is 0 bar, lock out.',
          '• Mark the scavenge line and pull it out before you lift the cover.',
          '• The staples of both gaskets must touch metal: they lead static charge away.',
          '• Run for ten minutes and write down the new differential pressure.',
        ),
        heading('Limits'),
        ...rows(
          ['Value', 'Warning', 'Stop'],
          ['Discharge temperature', '100 °C', '108 °C'],
          ['Separator differential pressure', '0.8 bar', '1.0 bar'],
          ['Room temperature', '35 °C', '40 °C'],
        ),
      ],
    ],
    'Altopress Helix 90 · service plan',
  );
}

/** @param day of the inspection */
export function vesselCertificate(day: string): Uint8Array {
  return pdfOf(
    [
      [
        title('Certificate of periodic inspection'),
        ...text('Pressure equipment, external inspection and test of safety accessories'),
        heading('Object'),
        ...rows(
          ['Operator', 'Ellerbrook Bottling, Brunnenweg 12'],
          ['Equipment', 'Air receiver, tag AIR-REC'],
          ['Maker, model', 'Altopress, R 5000'],
          ['Volume, maximum pressure', '5000 l, 11 bar'],
        ),
        heading('Result'),
        ...rows(
          ['External inspection', 'no findings'],
          ['Safety valve', 'opens at 10.9 bar, tight again at 9.8 bar'],
          ['Pressure gauge', 'deviation 0.1 bar, within class 1.6'],
          ['Condensate drain', 'works; rust sludge seen, flush the receiver at the next stop'],
        ),
        heading('Statement'),
        ...text(
          'The equipment may be operated until the next internal inspection.',
          `Inspected on ${day}. This paper belongs to the demo plant and certifies nothing.`,
        ),
      ],
    ],
    'Inspection of pressure equipment · AIR-REC',
  );
}

export function sealInstruction(): Uint8Array {
  return pdfOf(
    [
      [
        title('Filling valve seal set, Isoflow 72'),
        heading('Fitting instruction'),
        ...text(
          '1. Bowl empty, rinsed and without pressure. Lock out the main drive.',
          '2. Turn the valve a quarter to the left and pull it down. Catch the spring.',
          '3. Take all six seals out, also those that look good.',
          '4. Clean the grooves with the plastic hook of the set. No metal.',
          '5. Wet the new seals with water. Seal 4 has its lip upwards.',
          '6. Put the valve in, turn to the right until it clicks.',
          '7. Fill 200 bottles and look for drops for 20 seconds.',
        ),
        ...rows(
          ['Seal', 'Size, mm', 'Material'],
          ['1, 2', '14 x 2.5', 'EPDM'],
          ['3', '22 x 3', 'EPDM'],
          ['4', 'lip 18', 'PTFE'],
          ['5, 6', '31 x 3.5', 'EPDM'],
        ),
      ],
    ],
    'SEA-FV72 · fitting instruction',
  );
}
