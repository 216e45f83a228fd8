import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemPorts } from './system-ports.ts';

describe('the real timers', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('call once in every period', async () => {
    const call = vi.fn<() => Promise<void>>().mockResolvedValue();
    const timer = systemPorts(() => {}).timers.every(1000, call);
    await vi.advanceTimersByTimeAsync(3000);
    expect(call).toHaveBeenCalledTimes(3);
    timer.stop();
    await vi.advanceTimersByTimeAsync(3000);
    expect(call).toHaveBeenCalledTimes(3);
  });

  it('wait for a call that takes longer than the period', async () => {
    let end = () => {};
    const call = vi.fn<() => Promise<void>>(() => new Promise((resolve) => (end = resolve)));
    const timer = systemPorts(() => {}).timers.every(1000, call);
    await vi.advanceTimersByTimeAsync(5000);
    expect(call).toHaveBeenCalledTimes(1);
    end();
    await vi.advanceTimersByTimeAsync(1000);
    expect(call).toHaveBeenCalledTimes(2);
    timer.stop();
  });
});
