import { describe, expect, it } from 'vitest';
import { addCounts, countsLine, playwrightCounts, readReport, vitestCounts } from './test-counts.ts';

const vitest = {
  numPassedTests: 10,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{}] },
    { status: 'failed', assertionResults: [{}] },
    { status: 'failed', assertionResults: [] },
  ],
};

describe('the last line of npm test', () => {
  it('counts a file that could not be loaded as a failure', () => {
    expect(vitestCounts(vitest)).toEqual({ passed: 10, failed: 2, skipped: 3 });
  });

  it('counts a flaky end-to-end test and an error outside any test as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 };
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 0 });
  });

  it('counts a runner that wrote no report as a failure', async () => {
    expect(vitestCounts(await readReport('/nowhere/report.json'))).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
    expect(playwrightCounts(null).failed).toBe(1);
  });

  it('adds up, and speaks of skipped tests only where there are any', () => {
    const sum = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });
    expect(countsLine(sum)).toBe('11 passed, 22 failed, 33 skipped');
    expect(countsLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  });
});
