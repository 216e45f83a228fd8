/** Units a plant measures in, to choose from; any other can be typed. */
export const USUAL_UNITS = [
  '°C',
  'bar',
  'mm/s',
  'g',
  'A',
  'V',
  'kW',
  'l/min',
  'm³/h',
  'rpm',
  '%',
  'mm',
  'µm',
  'h',
];
