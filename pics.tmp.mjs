import { chromium } from 'playwright';
import { chromiumOnThisMachine } from './tests/support/browser.ts';
const browser = await chromium.launch(await chromiumOnThisMachine());
const base='http://localhost:3100';
const bad = JSON.stringify([{client_waiver_signed:true,currency:"IDR",description:"Story.",disburse_time:"2026-12-20",entreps:[{amount:"1500000",first_name:"Ani"}],loanuse:"to buy thread",internal_loan_id:"t1",schedule:[{date:"2027-01-20",interest:"0",principal:"750000"},{date:"2027-02-20",interest:"0",principal:"750000"}],themes:["Women"]},{client_waiver_signed:true,currency:"IDR",description:"Story.",disburse_time:"2026-12-20",entreps:[{amount:"1500000",first_name:"Budi"}],loanuse:"to buy thread",internal_loan_id:"t2",schedule:[{date:"2027-01-20",interest:"-5",principal:"750000"},{date:"2027-02-20",interest:"0",principal:"750000"}]}]);
for (const [name,width,scheme,lang] of [['w',1280,'light','en'],['n',390,'dark','id']]) {
  const ctx = await browser.newContext({viewport:{width,height:900},colorScheme:scheme,locale:lang==='id'?'id-ID':'en-US'});
  const page = await ctx.newPage();
  await page.goto(base+'/sign-in');
  await page.fill('input[type=email]','officer@demo.example'); await page.fill('input[type=password]','urunan demo'); await page.keyboard.press('Enter');
  await page.waitForTimeout(2500);
  await page.goto(base+'/desk/reports/2026-06');
  const t = await page.locator('textarea[name=text]').inputValue();
  console.log(t.split('\n').slice(0,4).join(' | '));
  const rows = t.split('\n').slice(1).filter(Boolean).map(r=>r.split(','));
  const refs = rows.map(r=>r[0]);
  const text = ['Koperasi Mekar;;','loan;paid_on;amount', `${refs[0]};05/06/2026;150.000`, `${refs[0]};05/06/2026;150.000`, `${refs[1]};2026-06-10;abc`, `nobody;2026-06-10;5`, `${refs[1]};2027-13-40;1000`, `${refs[2]??refs[1]};2026-06-11;0`, 'Total;;151.000'].join('\n');
  await page.fill('textarea[name=text]', text);
  await page.locator('form:has(textarea[name=text]) button').last().click(); await page.waitForTimeout(1500);
  await page.screenshot({path:`/tmp/q-rep-${name}.png`,fullPage:false});
  await page.evaluate(()=>window.scrollTo(0,0));
  const main = page.locator('main'); await main.screenshot({path:`/tmp/q-repm-${name}.png`, clip: undefined});
  await page.goto(base+'/desk/import'); await page.fill('input[name=rate]','16000'); await page.fill('textarea[name=json]', bad); await page.locator('form:has(textarea[name=json]) button').last().click(); await page.waitForTimeout(1500);
  await page.locator('main').screenshot({path:`/tmp/q-imp-${name}.png`});
}
await browser.close();
