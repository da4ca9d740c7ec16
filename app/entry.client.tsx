import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { overwriteGetLocale } from './messages/compiled/runtime.js';

overwriteGetLocale(() => (document.documentElement.lang === 'id' ? 'id' : 'en'));

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
