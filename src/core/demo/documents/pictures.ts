/** The two pictures of the demo plant: what a thermal camera and a vibration analyser show. */
import { type Colour, Picture } from './picture.ts';

const WHITE: Colour = [245, 245, 245];

/** Colours of a thermal camera from cold to hot, as most of them show it. */
const IRON: readonly Colour[] = [
  [8, 4, 30],
  [60, 8, 110],
  [150, 20, 130],
  [215, 70, 60],
  [245, 150, 20],
  [255, 225, 90],
  [255, 252, 225],
];

/** @param heat 0 to 1 */
function iron(heat: number): Colour {
  const place = Math.min(0.999, Math.max(0, heat)) * (IRON.length - 1);
  const [low, high] = [IRON[Math.floor(place)]!, IRON[Math.floor(place) + 1]!];
  const part = place % 1;
  const mix = (channel: 0 | 1 | 2) => Math.round(low[channel] + (high[channel] - low[channel]) * part);
  return [mix(0), mix(1), mix(2)];
}

/** Three fuses of a switchboard; the clamp of the middle one is hot. */
export function thermogram(): Uint8Array {
  const [coldest, hottest] = [24, 82];
  const picture = new Picture(480, 360, [0, 0, 0]);
  const near = (x: number, y: number, centre: readonly [number, number], width: number, height: number) =>
    Math.exp(-(((x - centre[0]) / width) ** 2) - ((y - centre[1]) / height) ** 2);
  const temperature = (x: number, y: number): number => {
    // The grain of the sensor, the same each time.
    const grain = (((x * 7919 + y * 104_729) % 97) / 97 - 0.5) * 1.2;
    const cabinet = 25 + 3 * (y / 360) + grain;
    const fuses = [110, 210, 310].map((centre, index) => {
      const inside = Math.abs(x - centre) < 27 && Math.abs(y - 185) < 92;
      const cable = Math.abs(x - centre) < 9 && (y < 95 || y > 275);
      const warmth = [12, 19, 13][index]!;
      return (
        (inside ? warmth * (0.75 + 0.25 * near(x, y, [centre, 185], 30, 80)) : 0) + (cable ? warmth * 0.7 : 0)
      );
    });
    const clamp = 52 * near(x, y, [210, 96], 20, 16) + 16 * near(x, y, [210, 60], 11, 55);
    return cabinet + Math.max(...fuses) + clamp;
  };
  picture.fill(0, 0, 420, 360, (x, y) => iron((temperature(x, y) - coldest) / (hottest - coldest)));
  picture.fill(436, 40, 22, 280, (_x, y) => iron(1 - (y - 40) / 280));
  picture.write(`${hottest} °C`, 428, 18, 2, WHITE);
  picture.write(`${coldest} °C`, 428, 330, 2, WHITE);
  // The cross and the value that the camera puts on the hottest place.
  for (let arm = -14; arm <= 14; arm += 1) {
    if (Math.abs(arm) < 4) continue;
    picture.set(210 + arm, 96, WHITE);
    picture.set(210, 96 + arm, WHITE);
  }
  picture.write('78.4 °C', 232, 78, 3, WHITE);
  return picture.png();
}

/** Velocity over frequency: the output bearing's outer race at 87 Hz with its harmonics. */
export function spectrum(): Uint8Array {
  const [ink, grid, trace]: Colour[] = [
    [60, 66, 74],
    [222, 226, 230],
    [20, 90, 160],
  ];
  const picture = new Picture(640, 320, [255, 255, 255]);
  const [left, bottom, width, height] = [52, 280, 560, 240];
  const x = (hertz: number) => Math.round(left + (hertz / 500) * width);
  const y = (speed: number) => Math.round(bottom - (speed / 4) * height);
  for (let hertz = 0; hertz <= 500; hertz += 100) {
    picture.fill(x(hertz), y(4), 1, height, () => grid!);
    picture.write(String(hertz), x(hertz) - 10, bottom + 10, 2, ink!);
  }
  for (let speed = 0; speed <= 4; speed += 1) {
    picture.fill(left, y(speed), width, 1, () => grid!);
    picture.write(String(speed), left - 16, y(speed) - 5, 2, ink!);
  }
  picture.write('mm/s', left - 44, 14, 2, ink!);
  picture.write('Hz', left + width - 18, bottom + 26, 2, ink!);
  const peaks = [
    [24.5, 0.9],
    [87, 3.4],
    [174, 2.1],
    [261, 1.2],
    [348, 0.7],
    [435, 0.4],
  ] as const;
  let last = bottom;
  for (let column = left; column < left + width; column += 1) {
    const hertz = ((column - left) / width) * 500;
    const floor = 0.08 + (((column * 7919) % 53) / 53) * 0.07;
    const speed = peaks.reduce(
      (sum, [at, peak]) =>
        sum +
        peak * Math.exp(-(((hertz - at) / 1.6) ** 2)) +
        0.18 * peak * Math.exp(-(((hertz - at) / 9) ** 2)),
      floor,
    );
    const top = y(Math.min(4, speed));
    picture.fill(column, Math.min(top, last), 2, Math.abs(top - last) + 2, () => trace!);
    last = top;
  }
  picture.write('87 Hz', x(87) + 8, y(3.7), 2, ink!);
  return picture.png();
}
