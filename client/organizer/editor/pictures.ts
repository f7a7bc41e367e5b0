/** The pixels of the pictures that lie under the plan, fetched with the token and made no larger than a card can hold. */
import type { PlanPicture } from '../../../shared/protocol/organizer.ts';

/** Longer sides than this no graphics card is sure to take. */
const LONGEST_SIDE = 4096;
const WITHIN_MS = 60_000;

/** The pixels of a picture; null when it is none. */
async function decoded(blob: Blob): Promise<HTMLCanvasElement | null> {
  const address = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    // A drawing without a size of its own is drawn as large as it is seen well.
    const [width, height] = [image.naturalWidth || 2000, image.naturalHeight || 1400];
    const share = Math.min(1, LONGEST_SIDE / Math.max(width, height));
    const pixels = document.createElement('canvas');
    pixels.width = Math.max(1, Math.round(width * share));
    pixels.height = Math.max(1, Math.round(height * share));
    pixels.getContext('2d')?.drawImage(image, 0, 0, pixels.width, pixels.height);
    return pixels;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

const planAddress = (venue: string, plan: string): string =>
  `/api/organizer/venues/${encodeURIComponent(venue)}/plans/${encodeURIComponent(plan)}`;

/** The pixels of a picture on the server; null when they cannot be had. */
export async function fetchedPicture(
  token: string,
  venue: string,
  plan: PlanPicture,
): Promise<HTMLCanvasElement | null> {
  try {
    const answer = await fetch(planAddress(venue, plan.id), {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    return answer.ok ? await decoded(await answer.blob()) : null;
  } catch {
    return null;
  }
}
