import type { Store } from '../store/port.ts';

/** What the store's calls are measured by. */
export interface StoreMeter {
  /** This method of the store took so many milliseconds, and did or did not do what it was asked. */
  called(method: string, ms: number, ok: boolean): void;
}

/** The same store, each of whose calls is measured. */
export function meterStore(store: Store, meter: StoreMeter): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function' || typeof name !== 'string') return method;
      return async (...given: readonly unknown[]) => {
        const began = performance.now();
        let ok = false;
        try {
          const result: unknown = await Reflect.apply(method, target, given);
          ok = true;
          return result;
        } finally {
          meter.called(name, performance.now() - began, ok);
        }
      };
    },
  });
}
