import { m } from '#app/messages/compiled/messages.js';
import { formatInstant } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { currentLanguage } from './language.ts';

type PlainPage =
  | 'not_understood'
  | 'from_elsewhere'
  | 'failed'
  | 'form_too_large'
  | 'maintenance'
  | 'database_away'
  | 'files_away';

/** A self-contained page, for answers that do not come from Remix. */
export function plainPage(page: PlainPage, until = new Date(0)): string {
  const words: Record<PlainPage, { title: string; text: string }> = {
    not_understood: { title: m.plain_request_title(), text: m.plain_request_text() },
    from_elsewhere: { title: m.plain_elsewhere_title(), text: m.plain_elsewhere_text() },
    failed: { title: m.error_title(), text: m.error_text() },
    maintenance: {
      title: m.maintenance_title(),
      text: m.maintenance_text({ until: formatInstant(until, currentLanguage()) }),
    },
    database_away: { title: m.plain_away_title(), text: m.plain_away_text() },
    files_away: { title: m.plain_files_title(), text: m.plain_files_text() },
    form_too_large: { title: m.plain_form_title(), text: m.plain_form_text() },
  };
  const { title, text } = words[page];
  return `<!doctype html><html lang="${currentLanguage()}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="stylesheet" href="/plain.css"></head>
<body><main><h1>${title}</h1><p>${text}</p><p><a href="${href('public/home')}">${m.nav_home()}</a></p></main></body></html>`;
}
