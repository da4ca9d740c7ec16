import { assertOneConnection } from '#app/platform/db.ts';
import { assertLockOrder } from '#app/platform/locks.ts';

/** What only tests are told, by an exception, of how the database is used. */
assertLockOrder();
assertOneConnection();
