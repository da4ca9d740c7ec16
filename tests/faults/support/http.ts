import { type IncomingMessage, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string | undefined;
}

/**
 * One request on a connection of its own, as any client makes it, whatever host it names.
 *
 * @throws what the connection ended with before there was an answer.
 */
export function send(
  url: string,
  asked: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = asked;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (answer) => {
      read(answer)
        .then((text) =>
          resolve({ status: answer.statusCode ?? 0, text, location: answer.headers.location }),
        )
        .catch(reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

async function read(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return text;
}

export function form(origin: string, fields: Record<string, string>) {
  return {
    method: 'POST',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  };
}
