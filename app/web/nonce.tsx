import { createContext, useContext } from 'react';

/** The one-time word that lets a script of ours run; empty in the browser, which hides it anyway. */
export const NonceContext = createContext('');

export function useNonce(): string {
  return useContext(NonceContext);
}
