import type { Elsewhere, StandInState } from './control-messages.ts';

const places = new Map<string, Elsewhere>();
/** Requests that went no further. */
export const stopped: StandInState['stopped'] = [];

export const elsewhere = {
  put: (place: Elsewhere) => void places.set(place.url, place),
  at: (url: string): Response | undefined => {
    const place = places.get(url);
    return place && new Response(place.body || null, { status: place.status, headers: place.headers });
  },
};
