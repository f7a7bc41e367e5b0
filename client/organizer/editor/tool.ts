/** The tools of the editor, and the keys that take them up. */
const TOOLS = [
  'choose',
  'area',
  'wall',
  'door',
  'connection',
  'landmark',
  'sign',
  'beacon',
  'meeting',
  'obstacle',
  'place',
  'measure',
  'cut',
  'scale',
] as const;

/** `cut` divides the area that is chosen; `scale` lays a picture to scale: both begin from the panel. */
export type Tool = (typeof TOOLS)[number];

/** Those that have a button of their own. */
export const BUTTONS: readonly Tool[] = TOOLS.filter((tool) => tool !== 'cut' && tool !== 'scale');

/** One key each, on the plan. */
export const TOOL_KEYS: Readonly<Record<string, Tool>> = {
  v: 'choose',
  a: 'area',
  w: 'wall',
  d: 'door',
  c: 'connection',
  l: 'landmark',
  s: 'sign',
  b: 'beacon',
  m: 'meeting',
  o: 'obstacle',
  p: 'place',
  r: 'measure',
};

export const keyOf = (tool: Tool): string | null =>
  Object.entries(TOOL_KEYS).find(([, each]) => each === tool)?.[0] ?? null;
