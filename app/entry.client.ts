import { echoAmounts } from './browser/amounts.ts';
import { keepPaySum } from './browser/pay-sum.ts';
import { countDown } from './browser/count-down.ts';
import { keepTyped } from './browser/keep-typed.ts';
import { moveThroughGrids } from './browser/grids.ts';
import { previewWhileTyping } from './browser/live-preview.ts';
import { offerPasskeys } from './browser/passkeys.ts';
import { preparePictures } from './browser/pictures.ts';
import { offerSharing } from './browser/share.ts';
import { sendOnChange, sendOnce } from './browser/sending.ts';

/**
 * All the script there is. Pages are documents that work without it
 * (docs/decisions/0009); what is here makes some of them quicker to use.
 */
sendOnce(document);
sendOnChange(document);
countDown(document);
echoAmounts(document);
keepPaySum(document);
moveThroughGrids(document);
previewWhileTyping(document);
preparePictures(document);
offerPasskeys(document);
keepTyped(document);
offerSharing(document);
