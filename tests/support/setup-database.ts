import { assertOneConnection } from '#app/platform/db.ts';
import { assertLockOrder } from '#app/platform/locks.ts';

/** Checks of how the database is used, which throw, and only in tests. */
assertLockOrder();
assertOneConnection();
