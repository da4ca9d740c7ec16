import { type Fields, type KivaRow, ofSnapshot } from './kiva-snapshot.ts';

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The loans of an answer, however it is wrapped: the API's `loans`, a bare list or one loan, what a
 * GraphQL query gives (`values`, `nodes`, `edges`), or a file of the data snapshot.
 */
export function kivaRowsOfJson(raw: unknown): KivaRow[] | null {
  const list = listIn(raw);
  return (
    list?.map((one, index) => {
      const node = isFields(one) && isFields(one['node']) ? one['node'] : one;
      return { place: `[${index}]`, loan: inWordsOfTheApi(node) };
    }) ?? null
  );
}

const wrappers = ['loans', 'values', 'nodes', 'edges', 'loan', 'lend', 'data'];

function listIn(raw: unknown): unknown[] | null {
  if (Array.isArray(raw)) {
    // Pages of answers, one after another.
    const pages = raw.map((one) =>
      isFields(one) && Array.isArray(one['loans']) ? listIn(one) : [one],
    );
    return pages.flatMap((page) => page ?? []);
  }
  if (!isFields(raw)) return null;
  const wrapper = wrappers.find((name) => isFields(raw[name]) || Array.isArray(raw[name]));
  if ('id' in raw || 'loan_id' in raw) return [raw];
  if (wrapper !== undefined) return listIn(raw[wrapper]);
  // A query may call its answer as it likes.
  const alias = Object.values(raw).find((value) => isFields(value) || Array.isArray(value));
  return alias === undefined ? null : listIn(alias);
}

function inWordsOfTheApi(node: unknown): unknown {
  if (!isFields(node)) return node;
  if ('loanAmount' in node || 'geocode' in node) return ofGraph(node);
  return 'location' in node || !('country_code' in node || 'country' in node)
    ? node
    : ofSnapshot(node);
}

const inside = (value: unknown, name: string): unknown =>
  isFields(value) ? value[name] : undefined;

/** A node of GraphQL: the same facts in other words. */
function ofGraph(node: Fields): Fields {
  const { geocode, terms, partner } = node;
  const country = inside(geocode, 'country');
  const language = inside(node['originalLanguage'], 'isoCode');
  const stories = [
    [language ?? 'en', node['descriptionInOriginalLanguage'] ?? node['description']],
    ['en', node['description']],
  ].filter(([, text]) => typeof text === 'string');
  return {
    id: node['id'],
    name: node['name'],
    loan_amount: node['loanAmount'],
    borrower_count: node['borrowerCount'],
    activity: inside(node['activity'], 'name') ?? node['activity'],
    sector: inside(node['sector'], 'name') ?? node['sector'],
    use: node['use'],
    location: {
      country_code: inside(country, 'isoCode'),
      country: inside(country, 'name'),
      town: inside(geocode, 'city'),
    },
    partner_id: node['partnerId'] ?? inside(partner, 'id'),
    description: { texts: Object.fromEntries(stories.toReversed()) as unknown },
    borrowers: asList(node['borrowers'])?.map((one) => ({
      first_name: inside(one, 'firstName'),
      last_name: inside(one, 'lastName'),
      gender: inside(one, 'gender'),
    })),
    terms: {
      disbursal_currency: inside(terms, 'currency'),
      disbursal_amount: inside(terms, 'disbursalAmount'),
      repayment_interval: node['repaymentInterval'],
      repayment_term: node['lenderRepaymentTerm'] ?? inside(terms, 'lenderRepaymentTerm'),
      local_payments: asList(inside(terms, 'expectedPayments'))?.flatMap((one) => {
        const amount = inside(one, 'localAmount');
        return amount === undefined ? [] : [{ due_date: inside(one, 'dueToKivaDate'), amount }];
      }),
    },
  };
}

const asList = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : undefined);
