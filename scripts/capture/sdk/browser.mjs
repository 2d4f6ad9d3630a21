// Drives Chromium over the page that listens on port argv[2]: types, navigates, fetches, clicks a dead button in a
// rage, and errs. The page has a name of its own, so that no port or address of this run ends up in a fixture.
import { chromium } from "playwright-core";

const [, , port, executablePath] = process.argv;
const browser = await chromium.launch({
  executablePath,
  args: [
    `--host-resolver-rules=MAP parcel-desk.example:80 127.0.0.1:${port}`,
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 1180, height: 780 } });
  await page.goto("http://parcel-desk.example/");
  await page.waitForTimeout(800);
  await page.fill("#recipient", "Ines Alvarez");
  await page.click("#to-parcels");
  await page.waitForTimeout(300);
  await page.click("#quote");
  await page.waitForTimeout(700);
  for (let i = 0; i < 6; i++) await page.click("#dead", { delay: 20 });
  // The SDK calls a click dead when nothing has changed on the page seven seconds later.
  await page.waitForTimeout(8500);
  await page.click("#to-labels");
  await page.click("#fail");
  await page.waitForTimeout(2500);
  process.stdout.write(`${browser.version()}\n`);
} finally {
  await browser.close();
}
