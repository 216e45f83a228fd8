import { describe, expect, it } from 'vitest';
import { asTheyAre, changesOfMany, NONE } from './many.ts';

describe('what many assets are given', () => {
  it('is nothing as long as every field stays as it is', () => {
    expect(changesOfMany(asTheyAre)).toBeUndefined();
  });

  it('is what was chosen and no other field', () => {
    const location = { id: 'hall-4', label: 'Hall 4' };
    expect(changesOfMany({ ...asTheyAre, location, status: 'standby' })).toEqual({
      locationId: 'hall-4',
      status: 'standby',
    });
  });

  it('is empty where that was chosen', () => {
    const none = { id: NONE, label: 'None' };
    expect(
      changesOfMany({
        ...asTheyAre,
        location: none,
        type: none,
        responsibleUser: none,
        responsibleTeam: none,
        criticality: 'A',
      }),
    ).toEqual({
      locationId: null,
      assetTypeId: null,
      responsibleUserId: null,
      responsibleTeamId: null,
      criticality: 'A',
    });
  });
});
