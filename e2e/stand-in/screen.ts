import type { Rectangle } from 'electron';
import { lifecycle, settings } from './lifecycle.ts';

interface Display {
  id: number;
  bounds: Rectangle;
  workArea: Rectangle;
  scaleFactor: number;
}

export const screen = {
  getAllDisplays(): Display[] {
    lifecycle.mustBeReady('screen');
    return settings.displays.map((area, index) => ({
      id: index + 1,
      bounds: area,
      workArea: area,
      scaleFactor: 1,
    }));
  },
};
