/** Imports run down only: docs/decisions/0014 says why. The order is that of ARCHITECTURE.md. */
const layers = [
  ['routes', '^(app/(routes|root|entry)|app/routes\\.ts)'],
  ['workers', '^workers/'],
  // What of it is pure anyone may ask who passes the wall: below.
  ['demo', '^app/demo/(?!.*-rules\\.ts$)'],
  ['browser', '^app/browser/'],
  ['web', '^app/web/'],
  ['ui', '^app/ui/'],
  ['domain', '^app/domain/'],
  ['ledger', '^app/ledger/'],
  ['payments', '^app/payments/'],
  ['jobs', '^app/jobs/'],
  ['platform', '^app/platform/'],
  ['messages', '^app/messages/'],
  ['paths', '^app/paths\\.ts'],
  ['money', '^app/money/'],
];

/** What each layer may import, besides itself and packages. */
const allowed = {
  routes: [
    'demo',
    'browser',
    'web',
    'ui',
    'domain',
    'jobs',
    'platform',
    'messages',
    'money',
    'payments',
  ],
  workers: ['demo', 'domain', 'ledger', 'payments', 'jobs', 'platform', 'money'],
  demo: ['web', 'ui', 'domain', 'platform', 'money'],
  browser: ['money'],
  web: ['ui', 'domain', 'jobs', 'platform', 'money'],
  ui: ['domain', 'money'],
  domain: ['ledger', 'payments', 'jobs', 'platform', 'money'],
  ledger: ['platform', 'money'],
  payments: ['jobs', 'platform', 'money'],
  jobs: ['platform', 'money'],
  platform: ['money'],
  messages: ['money'],
  paths: [],
  money: [],
};

/** The rooms of the domain, in their order: each knows those before it. */
const rooms = [
  'audit',
  'roles',
  'approvals',
  'books',
  'banking',
  'borrowers',
  'people',
  'passkeys',
  'invitations',
  'rates',
  'repayments',
  'slices',
  'notifications',
  'lateness',
  'partners',
  'schedules',
  'potential',
  'drafts',
  'search',
  'figures',
  'loans',
  'front',
  'lenders',
  'payouts',
  'withdrawals',
  'balances',
  'disbursements',
  'disputes',
  'baskets',
  'funding',
  'receipts',
  'settlements',
  'losses',
  'distributions',
  'reversals',
  'deposits',
  'matching',
  'reconciliation',
  'ties',
  'operations',
  'desks',
];

/** What anyone may import: the words, and where things are. */
for (const name of Object.keys(allowed)) {
  if (name !== 'messages' && name !== 'paths') allowed[name].push('messages', 'paths');
}

const pathOf = Object.fromEntries(layers);

const layerRules = layers.map(([name]) => ({
  name: `${name}-imports-down`,
  severity: 'error',
  from: { path: pathOf[name] },
  to: {
    path: layers
      .filter(([other]) => other !== name && !allowed[name].includes(other))
      .map(([, path]) => path)
      .concat('^sandbox/', '^tests/'),
  },
}));

const roomRules = rooms.slice(0, -1).map((name, index) => ({
  name: `${name}-knows-only-those-before-it`,
  severity: 'error',
  from: { path: `^app/domain/${name}/` },
  to: { path: rooms.slice(index + 1).map((later) => `^app/domain/${later}/`) },
}));

/** The areas of routes: none knows another; what two of them share is in ui or web. */
const areas = ['public', 'account', 'lender', 'desk', 'operator', 'machine'];

const areaRules = areas.map((name) => ({
  name: `${name}-is-an-area-of-its-own`,
  severity: 'error',
  from: { path: `^app/routes/${name}/` },
  to: { path: `^app/routes/(?!${name}/)` },
}));

const onlyFrom = (name, package_, places) => ({
  name,
  severity: 'error',
  from: { pathNot: places },
  to: { path: `^node_modules/${package_}/` },
});

module.exports = {
  forbidden: [
    ...layerRules,
    ...roomRules,
    ...areaRules,
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '-rules\\.ts$' },
      to: {
        path: '^app/',
        pathNot: ['^app/money/', '-rules\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'ui-takes-types-only',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { path: '^app/domain/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes-touch-no-database',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: ['^app/platform/(db|generated)', '^app/ledger/'] },
    },
    onlyFrom('stripe-is-for-payments', 'stripe', ['^app/payments/', '^sandbox/', '^tests/']),
    onlyFrom('bullmq-is-for-jobs', 'bullmq', ['^app/jobs/', '^workers/', '^tests/']),
    {
      name: 'server-reaches-the-app-through-the-build',
      severity: 'error',
      from: { path: '^server\\.ts$' },
      to: { path: '^(app|workers|sandbox)/' },
    },
    {
      // The doors it has itself are opened by the table of addresses.
      name: 'the-demonstration-is-behind-a-wall',
      severity: 'error',
      from: {
        pathNot: [
          '^app/demo/',
          '^app/(root|entry\\.server)\\.tsx$',
          '^app/domain/people/sessions\\.ts$',
          '^workers/main\\.ts$',
          '^(sandbox|tests)/',
        ],
      },
      to: { path: '^app/demo/' },
    },
    {
      name: 'everything-is-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:', '^\\./build/'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['app/platform/generated/', 'app/messages/compiled/', '^build/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  },
};
